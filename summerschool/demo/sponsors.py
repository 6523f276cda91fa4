"""Packages of the coming edition, and invented sponsors: one that has to answer an offer, one that promised things."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Membership, Role, User
from cohorts.models import Cohort
from partners.models import Benefit, Enquiry, Package, SponsorPage, Sponsorship
from partners.sponsoring.actions import agreements, promises, sponsorships
from records import fonts

from .content import INVENTED_PARTNER, INVENTED_PARTNERS
from .partners import find_organisation

PACKAGES = [
    ("Main sponsor", 500_000, 2, "Your name beside ours, a talk, and a stand on all three days."),
    ("Sponsor", 250_000, 6, "A stand on the day of the employers, and your logo on every page."),
    ("Friend", 75_000, None, "Your name on the page, and our thanks."),
]
# of each package: kind, name, days we do it by, what is asked, days it is asked by, in how many packages it stands
LINES = [
    ("both", "Name and logo on the cohort's page", -60, "logo", -75, 3),
    ("both", "Text about you in the programme", -14, "texts", -45, 2),
    ("gives", "Stand on the day of the employers", 2, "nothing", 0, 2),
    ("gives", "Report on reach and satisfaction", 30, "nothing", 0, 2),
    ("both", "Talk of 20 minutes", 1, "person", -40, 1),
    ("gives", "Access to profiles that students open to you", 3, "nothing", 0, 1),
]


def make_sponsors(cohort: Cohort, organiser: User, contact: User) -> None:
    SponsorPage.objects.create(
        cohort=cohort,
        intro="Cleanrooms are small, so places are few. Sponsors make days possible that a school cannot pay alone.",
        opens_at=timezone.now() - timedelta(days=5),
        published_at=timezone.now() - timedelta(days=20),
    )
    heading = cohort.tiers.first()
    made = [_package(cohort, heading, number, *words) for number, words in enumerate(PACKAGES, start=1)]
    Enquiry.objects.create(
        cohort=cohort, package=made[2], organisation_name="Polder Instruments (invented)", full_name="Fien Aerts",
        email="fien.aerts@polder.example", message="We make particle counters and would like to come along.",
    )  # fmt: skip
    if fonts.are_made():  # an agreement is a PDF
        _offer(cohort, made[0], INVENTED_PARTNER, organiser)
        _agree(cohort, made[1], organiser)


def _package(cohort: Cohort, heading, number: int, name: str, cents: int, limit: int | None, words: str) -> Package:
    package = Package.objects.create(
        cohort=cohort, name=name, price_cents=cents, limit=limit, words=words, tier=heading, position=number
    )
    for position, (kind, what, given, asked, by, stands_in) in enumerate(LINES, start=1):
        if number <= stands_in:
            Benefit.objects.create(
                package=package, kind=kind, name=what, given_days=given, asked=asked, asked_days=by, position=position
            )
    return package


def _offer(cohort: Cohort, package: Package, name: str, organiser: User) -> Sponsorship:
    row = sponsorships.begin(cohort, find_organisation(cohort.organisation, name), package, organiser)
    agreements.send_offer(row, organiser)
    row.refresh_from_db()
    return row


def _agree(cohort: Cohort, package: Package, organiser: User) -> None:
    """One that accepted, has handed in one thing, and is late with another."""
    organisation = find_organisation(cohort.organisation, INVENTED_PARTNERS[1])
    speaker = User.objects.create_user("tuur.smets@vectorlane.example", None, full_name="Tuur Smets")
    Membership.objects.create(user=speaker, organisation=organisation, role=Role.PARTNER_CONTACT)
    row = _offer(cohort, package, INVENTED_PARTNERS[1], organiser)
    row = agreements.agree(row, row.agreements.get(), name="Tuur Smets", function="Marketing", by=speaker)
    for promise in row.deliverables.filter(asked="texts"):
        texts = {"text_en": "We move vectors.", "text_nl": "Wij vervoeren vectoren.", "text_fr": "Nous livrons."}
        promises.deliver(promise, promises.Brought(**texts), speaker)
    row.deliverables.filter(asked="logo").update(due_on=timezone.now().date() - timedelta(days=4))
