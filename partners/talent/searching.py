"""The profiles that are open to an employer, as its contacts search and filter them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.dateparse import parse_date

from accounts.models import Organisation
from courses.models import Competency, Evidence

from ..models import Opening, TalentProfile

LEVELS = ("1", "2", "3", "4")


@dataclass(frozen=True)
class Wanted:
    """What is searched for; every part is text, as an address has it, and what is no value counts as none."""

    q: str = ""
    state: str = ""  # a kind
    competency: str = ""  # its code
    level: str = "1"
    region: str = ""
    by: str = ""  # who can begin by that day

    @classmethod
    def of(cls, said: Mapping[str, str]) -> "Wanted":
        texts = {key: str(said.get(key, "")).replace("\x00", "").strip()[:100] for key in asdict(cls())}
        texts["state"] = texts["state"] if texts["state"] in TalentProfile.Kind.values else ""
        texts["level"] = texts["level"] if texts["level"] in LEVELS else "1"
        texts["by"] = texts["by"] if _day(texts["by"]) else ""
        return cls(**texts)

    @property
    def day(self) -> date | None:
        return _day(self.by)

    @property
    def said(self) -> dict[str, str]:
        """What an address needs to say the same."""
        plain = asdict(Wanted())
        return {key: value for key, value in asdict(self).items() if value != plain[key]}

    @property
    def said_but_q(self) -> dict[str, str]:
        """What the field for the search keeps beside itself."""
        return {key: value for key, value in self.said.items() if key != "q"}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def open_to(organisation: Organisation):
    """Every profile that the employer sees now, the latest opened first."""
    rows = Opening.objects.standing().filter(organisation=organisation)
    return rows.select_related("profile__person", "profile__cv").order_by("-opened_at", "-pk")


def found(organisation: Organisation, wanted: Wanted, *, any_kind: bool = False):
    rows = open_to(organisation)
    if wanted.q:
        rows = rows.filter(
            Q(profile__person__full_name__icontains=wanted.q) | Q(profile__looking_for__icontains=wanted.q)
        )
    if wanted.state and not any_kind:
        rows = rows.filter(profile__kinds__contains=[wanted.state])
    if wanted.region:
        rows = rows.filter(profile__regions__contains=[wanted.region])
    if wanted.day:
        rows = rows.filter(Q(profile__available_from=None) | Q(profile__available_from__lte=wanted.day))
    if wanted.competency:
        rows = rows.filter(_shows(organisation, wanted.competency, int(wanted.level)))
    return rows


def _shows(organisation: Organisation, code: str, level: int) -> Exists:
    """Shown in the profile, and the evidence stands at that level or higher."""
    evidence = Evidence.objects.current().filter(
        person=OuterRef("profile__person"),
        competency__code=code,
        competency__organisation=organisation.keeper_id,
        level__gte=level,
        competency__talent_profiles=OuterRef("profile"),
    )
    return Exists(evidence)


def kinds(organisation: Organisation, wanted: Wanted) -> list[tuple[str, str, int]]:
    """For the filter: each kind with how many; one query."""
    said = list(found(organisation, wanted, any_kind=True).order_by().values_list("profile__kinds", flat=True))
    rows = [(kind.value, str(kind.label), sum(kind.value in one for one in said)) for kind in TalentProfile.Kind]
    return [("", "", len(said)), *rows]


def choices(organisation: Organisation) -> tuple[list[str], list[Competency]]:
    """The regions and the competencies that the open profiles name; two queries."""
    regions = {region for said in open_to(organisation).values_list("profile__regions", flat=True) for region in said}
    profiles = open_to(organisation).order_by().values("profile")
    shown = Competency.objects.filter(talent_profiles__in=profiles, organisation=organisation.keeper_id)
    return sorted(regions, key=str.casefold), list(shown.in_order().distinct())
