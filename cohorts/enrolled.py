"""The people of a cohort as the list shows them: searched, filtered, sorted, counted, and what is still missing."""

from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Lower
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from .dossier import lacks_of
from .models import Application, Cohort

State = Application.State
NONE = "-"  # in the address: in no group, of no quota, of a school outside the address book

STATES = {
    "enrolled": (gettext_lazy("Enrolled"), (State.ACCEPTED,)),
    "offered": (gettext_lazy("Place offered"), (State.OFFERED,)),
    "waiting": (gettext_lazy("Waiting list"), (State.WAITING,)),
    "withdrawn": (pgettext_lazy("several people", "Withdrawn"), (State.WITHDRAWN,)),
    "all": (gettext_lazy("All"), tuple(state for state in State if state != State.DRAFT)),
}
SORTS = {
    "name": (Lower("person__full_name"), "queue_number"),
    "school": (Lower("school__name"), Lower("school_other"), Lower("person__full_name"), "queue_number"),
    "group": ("group", Lower("person__full_name"), "queue_number"),
    "sent": ("queue_number",),
}


@dataclass(frozen=True)
class People:
    cohort: Cohort
    state: str = "enrolled"
    query: str = ""
    school: str = ""
    group: str = ""
    quota: str = ""
    missing: str = ""
    sort: str = "name"

    @classmethod
    def asked(cls, cohort: Cohort, params: QueryDict | dict) -> "People":
        """What the address asks for; what it does not know of is left at its default."""
        said = {name: str(params.get(name, "")).replace("\x00", "").strip()[:200] for name in NARROWED}
        return cls(
            cohort,
            state=params.get("state") if params.get("state") in STATES else "enrolled",
            query=str(params.get("q", "")).replace("\x00", "").strip()[:200],
            school=said["school"] if _is_key(said["school"]) else "",
            group=said["group"],
            quota=said["quota"] if _is_key(said["quota"]) else "",
            missing=said["missing"] if said["missing"] in ("yes", "no") else "",
            sort=params.get("sort") if params.get("sort") in SORTS else "name",
        )

    def address(self) -> dict[str, str]:
        """The parts of the address that differ from the plain list, the search left out."""
        plain = {field.name: field.default for field in fields(self)}
        told = {name: value for name, value in _parts(self).items() if name not in ("cohort", "query")}
        return {name: value for name, value in told.items() if value != plain[name]}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query or self.school or self.group or self.quota or self.missing)

    def found(self) -> QuerySet[Application]:
        """All that search and filters find, in whatever state but a draft."""
        found = self.cohort.applications.exclude(state=State.DRAFT)
        if self.query:
            found = found.filter(Q(person__full_name__icontains=self.query) | Q(person__email__icontains=self.query))
        if self.school:
            found = found.filter(school=None) if self.school == NONE else found.filter(school__public_id=self.school)
        if self.group:
            found = found.filter(group="" if self.group == NONE else self.group)
        if self.quota:
            found = found.filter(quota=None) if self.quota == NONE else found.filter(quota__public_id=self.quota)
        if self.missing:
            lacking = Q(pk__in=_lacking(self.cohort))
            found = found.filter(lacking if self.missing == "yes" else Q(state=State.ACCEPTED) & ~lacking)
        return found

    def rows(self) -> QuerySet[Application]:
        rows = self.found().filter(state__in=STATES[self.state][1]).order_by(*SORTS[self.sort])
        return rows.select_related("person", "school", "quota", "cohort")

    def counts(self) -> dict[str, int]:
        """How many the search finds behind each state; one query."""
        return self.found().aggregate(
            **{key: Count("pk", filter=Q(state__in=states)) for key, (_name, states) in STATES.items()}
        )

    def choices(self) -> dict[str, list[tuple[str, str]]]:
        """What one can narrow the list down to: only what somebody in the cohort has. Three queries."""
        sent = self.cohort.applications.exclude(state=State.DRAFT).order_by()
        schools = sent.exclude(school=None).values_list("school__public_id", "school__name").distinct()
        groups = sent.exclude(group="").values_list("group", flat=True).distinct()
        quotas = [(str(quota.public_id), quota.name) for quota in self.cohort.quotas.all()]
        named = sorted(((str(key), name) for key, name in schools), key=lambda pair: pair[1].lower())
        return {
            "school": [*named, (NONE, _("another school"))] if named else [],
            "group": [*((name, name) for name in sorted(groups)), (NONE, _("in no group"))] if groups else [],
            "quota": [*quotas, (NONE, _("of no quota"))] if quotas else [],
            "missing": [("yes", _("something is missing")), ("no", _("complete"))],
        }


NARROWED = ("school", "group", "quota", "missing")


def _parts(people: People) -> dict[str, str]:
    return {field.name: getattr(people, field.name) for field in fields(people)}


def _is_key(value: str) -> bool:
    if value == NONE:
        return True
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _lacking(cohort: Cohort) -> list[int]:
    """The enrolled whose dossier is not complete; a fixed number of queries."""
    enrolled = list(cohort.applications.enrolled())
    for row in enrolled:
        row.cohort = cohort
    return [key for key, lacks in lacks_of(enrolled).items() if lacks]


def say_missing(rows: list[Application]) -> None:
    """Give each row of a page `lacks`: what is open in the dossier; who is not enrolled has none."""
    enrolled = [row for row in rows if row.state == State.ACCEPTED]
    lacking = lacks_of(enrolled)
    for row in rows:
        row.lacks = lacking.get(row.pk, [])
