"""What the public sees of partners: names, and texts and logos once accepted (PROFILES in docs/rules.md)."""

from dataclasses import dataclass, field

from django.db.models.functions import Lower
from django.urls import reverse

from accounts.models import Organisation
from cohorts.models import Cohort
from records.models import StoredFile

from .models import Partnership, Profile, Tier


@dataclass
class Tile:
    """One partner, as a tile or as an entry of the public page."""

    name: str
    text: str = ""
    website: str = ""
    logo_url: str = ""
    logo_text: str = ""
    is_sponsor: bool = False
    parts: list[Partnership] = field(default_factory=list)

    @property
    def tells(self) -> bool:
        """Whether there is more to show than the name."""
        return bool(self.text or self.logo_url)

    @property
    def rel(self) -> str:
        return "sponsored noopener" if self.is_sponsor else "noopener"


@dataclass
class Shown:
    """A heading with its tiles; without a heading the name is empty."""

    name: str
    size: str
    tiles: list[Tile] = field(default_factory=list)


def tile_of(organisation: Organisation, profile: Profile | None, *, is_sponsor: bool = False) -> Tile:
    tile = Tile(name=organisation.name, website=organisation.website, is_sponsor=is_sponsor)
    if profile:
        tile.text = profile.text
        tile.website = profile.website or organisation.website
        if profile.logo and profile.logo.state == StoredFile.State.CONFIRMED:
            tile.logo_url = reverse("partners:logo", args=[profile.logo.public_id])
            tile.logo_text = profile.logo_text
    return tile


def by_heading(cohort: Cohort) -> list[Shown]:
    """The cohort's public partners in two queries; an organisation stands once under a heading."""
    rows = list(cohort.partnerships.public().select_related("organisation", "tier"))
    rows.sort(
        key=lambda row: (row.tier.position if row.tier else 9999, row.tier_id or 0, row.organisation.name.lower())
    )
    profiles = _profiles([row.organisation_id for row in rows])
    shown: list[Shown] = []
    last, names = object(), set()
    for row in rows:
        if row.tier_id != last:
            last, names = row.tier_id, set()
            size = row.tier.size if row.tier else Tier.Size.PLAIN
            shown.append(Shown(row.tier.name if row.tier else "", size))
        if row.organisation_id in names:
            continue
        names.add(row.organisation_id)
        is_sponsor = any(
            other.kind == Partnership.Kind.SPONSOR for other in rows if other.organisation_id == row.organisation_id
        )
        shown[-1].tiles.append(tile_of(row.organisation, profiles.get(row.organisation_id), is_sponsor=is_sponsor))
    return shown


def of_all_cohorts(query: str = "") -> list[Tile]:
    """Every public partner of a published cohort, once, with the parts that it has or had."""
    rows = Partnership.objects.public().filter(cohort__in=Cohort.objects.public())
    if query:
        rows = rows.filter(organisation__name__icontains=query)
    rows = rows.select_related("organisation", "cohort").order_by(
        Lower("organisation__name"), "organisation", "-cohort__starts_on", "pk"
    )
    tiles: dict[int, Tile] = {}
    profiles = _profiles([row.organisation_id for row in rows])
    for row in rows:
        tile = tiles.get(row.organisation_id)
        if tile is None:
            tile = tiles[row.organisation_id] = tile_of(row.organisation, profiles.get(row.organisation_id))
        tile.is_sponsor = tile.is_sponsor or row.kind == Partnership.Kind.SPONSOR
        tile.parts.append(row)
    return list(tiles.values())


def _profiles(organisations: list[int]) -> dict[int, Profile]:
    return {row.organisation_id: row for row in Profile.objects.public_of(organisations)} if organisations else {}


def is_public_logo(stored: StoredFile) -> bool:
    """Whether it is the logo of the version that the public reads, of a partner that it may know."""
    organisations = Profile.objects.filter(logo=stored).values("organisation")
    known = Partnership.objects.public().filter(cohort__in=Cohort.objects.public(), organisation__in=organisations)
    return any(row.logo_id == stored.pk for row in Profile.objects.public_of(known.values("organisation")))
