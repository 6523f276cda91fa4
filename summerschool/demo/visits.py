"""A visit that an invented host offers: free dates on the days of a cohort, questions, rules; and its drawn logo."""

from datetime import datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Organisation, User
from cohorts.models import Cohort
from partners.logos import taking
from partners.models import Profile, VisitOffer
from partners.visits import offering

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90"><g fill="{ink}"><circle cx="45" cy="45" r="30"/>'
    '<circle cx="95" cy="45" r="18" fill="{second}"/><rect x="130" y="28" width="170" height="12" rx="6"/>'
    '<rect x="130" y="50" width="110" height="12" rx="6"/></g></svg>'
)
WORDS = {
    "title": "Along the way of one patient's cells",
    "sees": "From the airlock where material arrives to the freezers: corridors behind glass, one line in use, and the "
    "room where batch records are reviewed. Questions to an operator and to quality assurance at the end.",
    "place": "Invented street 1, 2845 Niel",
    "languages": ["en", "nl"],
    "minutes": 90,
    "people_a_guide": 8,
    "contact_name": "Reception",
    "contact_email": "reception@cellbridge.example",
    "list_language": "en",
    "list_format": "xlsx",
    "list_days": 14,
    "delete_days": 7,
}
RULES = {
    "en": "You wear what we give you, touch nothing and take no pictures. What you see of patients, customers and "
    "processes stays here.",
    "nl": "Je draagt wat we je geven, raakt niets aan en maakt geen foto's. Wat je ziet van patiënten, klanten en "
    "processen blijft hier.",
    "fr": "Vous portez ce que nous vous donnons, ne touchez à rien et ne prenez pas de photos. Ce que vous voyez des "
    "patients, des clients et des procédés reste ici.",
}


def offer_visits(cohort: Cohort, host: Organisation, contact: User) -> VisitOffer:
    """Two dates on the cohort's days, one after it."""
    offer = offering.begin(host, WORDS, contact)
    for days, hour, people in ((1, 14, 16), (2, 10, 24), (30, 10, 12)):
        moment = datetime.combine(cohort.starts_on + timedelta(days=days), time(hour), cohort.zone)
        offering.add_date(offer, starts_at=moment, largest_group=people)
    offering.save_field(offer, None, kind="legal_name", label="", help="For the badge at the gate.", required=True)
    offering.write_rules(offer, RULES, contact)
    return offering.offer_visit(offer, contact)


def draw_logo(host: Organisation, contact: User) -> None:
    """The accepted profile gets a logo for light grounds and one for dark ones."""
    profile = Profile.objects.filter(organisation=host).first()
    if profile is None:
        return
    for name, inks in (("logo", ("#0b5953", "#c9732b")), ("logo_dark", ("#c6eee6", "#f0a55c"))):
        drawn = LOGO.format(ink=inks[0], second=inks[1]).encode()
        stored = taking.keep(taking.check_logo(SimpleUploadedFile(f"{name}.svg", drawn)), contact)
        taking.confirm(stored)
        setattr(profile, name, stored)
    profile.logo_text = "Cellbridge"
    profile.save()
