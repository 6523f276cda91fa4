"""Each place where a version of a profile will stand, as it will stand there (LOGOS in docs/rules.md)."""

from dataclasses import dataclass

from accounts.models import Organisation

from .. import showing
from ..models import Partnership, Profile


@dataclass
class Place:
    """A cohort's public page: the heading under which the organisation stands, with its neighbours."""

    cohort: object
    shown: showing.Shown


def cohorts_with(organisation: Organisation, profile: Profile) -> list[Place]:
    """The cohorts to come that name the organisation to the public; two queries each, of three at most."""
    parts = Partnership.objects.public().filter(organisation=organisation, cohort__cancelled_at=None)
    parts = parts.select_related("cohort").order_by("cohort__starts_on", "pk")
    coming = list({part.cohort_id: part.cohort for part in parts if not part.cohort.is_over}.values())
    return [
        Place(cohort, _with_version(heading, organisation, profile))
        for cohort in coming[:3]
        for heading in showing.by_heading(cohort)
        if any(tile.name == organisation.name for tile in heading.tiles)
    ]


def _with_version(heading: showing.Shown, organisation: Organisation, profile: Profile) -> showing.Shown:
    """The heading with this version in the place of the public one, and two neighbours on each side at most."""
    at = next(number for number, tile in enumerate(heading.tiles) if tile.name == organisation.name)
    mine = showing.tile_of(organisation, profile, is_sponsor=heading.tiles[at].is_sponsor)
    tiles = [*heading.tiles[max(at - 2, 0) : at], mine, *heading.tiles[at + 1 : at + 3]]
    return showing.Shown(heading.name, heading.size, tiles)
