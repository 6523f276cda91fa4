"""Logos for what others print, such as certificates: of the organiser itself, and of a cohort's public partners."""

from accounts.models import Organisation
from cohorts.models import Cohort
from records.logos import Logo
from records.models import StoredFile

from ..models import Partnership, Profile


def logo_of(organisation: Organisation) -> Logo | None:
    """The logo of the version that the public reads."""
    profile = Profile.objects.public_of([organisation.pk]).select_related("logo").first()
    return Logo(organisation.name, _content(profile.logo)) if profile and profile.logo else None


def partners_of(cohort: Cohort) -> list[Logo]:
    """In the order of the public page, each once; a name alone where there is no logo."""
    rows = Partnership.objects.public().filter(cohort=cohort).select_related("organisation", "tier")
    rows = sorted(rows, key=lambda row: (row.tier.position if row.tier else 9999, row.organisation.name.lower()))
    found = dict.fromkeys(row.organisation for row in rows)
    profiles = {row.organisation_id: row for row in Profile.objects.public_of([one.pk for one in found])}
    return [_logo(organisation, profiles.get(organisation.pk)) for organisation in found]


def _logo(organisation: Organisation, profile: Profile | None) -> Logo:
    return Logo(organisation.name, _content(profile.logo) if profile and profile.logo else b"")


def _content(stored: StoredFile) -> bytes:
    """As a picture: of a drawing its bitmap. Light letters meant for a dark ground are left out."""
    facts = getattr(stored, "logo_facts", None)
    if stored.state != StoredFile.State.CONFIRMED or (facts and not facts.suits_light):
        return b""
    drawn = facts.bitmap if facts and facts.bitmap else stored
    try:
        with drawn.file.open("rb") as file:
            return file.read()
    except OSError:
        return b""
