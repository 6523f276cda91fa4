"""What the public sees of partners: names, and texts and logos once accepted (PROFILES and LOGOS in docs/rules.md)."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import get_language

from accounts.models import Organisation
from cohorts.models import Cohort
from records.models import StoredFile

from .models import Partnership, Profile, Tier


@dataclass
class Tile:
    """One partner, as a tile or as an entry of the public page."""

    name: str
    text: str = ""
    text_language: str = ""  # where it is not the reader's
    website: str = ""
    logo_url: str = ""
    logo_dark_url: str = ""  # the logo made for dark grounds
    logo_text: str = ""
    needs_night: bool = False  # light letters and no other logo: it stands on a dark plate
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
        tile.text, tile.text_language = text_of(profile)
        tile.website = profile.website or organisation.website
        _put_logos(tile, profile)
    return tile


def text_of(profile: Profile) -> tuple[str, str]:
    """The words in the reader's language, else the first there are with their language."""
    said, mine = profile.texts, (get_language() or "en")[:2]
    if mine in said:
        return said[mine], ""
    language, words = next(iter(said.items()), ("", ""))
    return words, language


def _put_logos(tile: Tile, profile: Profile) -> None:
    """The logo for each ground; one alone stands for both, on a plate where it could not be seen."""
    light, dark = _whole(profile.logo), _whole(profile.logo_dark)
    tile.logo_text = profile.logo_text if light or dark else ""
    if first := light or dark:
        tile.logo_url = logo_address(first)
        facts = getattr(first, "logo_facts", None)
        tile.needs_night = not facts.suits_light and facts.suits_dark if facts else light is None
    if light and dark:
        tile.logo_dark_url = logo_address(dark)


def _whole(stored: StoredFile | None) -> StoredFile | None:
    return stored if stored and stored.state == StoredFile.State.CONFIRMED else None


def logo_address(stored: StoredFile) -> str:
    """An address of this file alone: another logo has another one, so no kept copy is ever out of date."""
    return reverse("partners:logo", args=[stored.public_id])


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
    shows = Q(logo=stored) | Q(logo_dark=stored)
    organisations = Profile.objects.filter(shows).values("organisation")
    known = Partnership.objects.public().filter(cohort__in=Cohort.objects.public(), organisation__in=organisations)
    return any(
        stored.pk in (row.logo_id, row.logo_dark_id) for row in Profile.objects.public_of(known.values("organisation"))
    )
