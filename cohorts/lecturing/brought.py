"""Where a piece of material stands, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Cohort, Lecturer, Material, MaterialVersion, Teaching

Approval = MaterialVersion.Approval
SIGNS = {"late": "clock-exclamation", "missing": "upload", "approval": "hourglass", "there": "check"}
TONES = {"late": "stop", "missing": "turn", "approval": "wait", "there": "done"}


@dataclass(frozen=True)
class Brought:
    """Material with its versions, newest first. `state`: late, missing, approval (of the company), there."""

    material: Material
    versions: list[MaterialVersion]
    lecturers: list[Lecturer]
    state: str

    @property
    def latest(self) -> MaterialVersion | None:
        return next((version for version in self.versions if not version.withdrawn_at), None)

    @property
    def shown(self) -> MaterialVersion | None:
        """What participants get: the newest version that may be shown."""
        return next((version for version in self.versions if version.is_shown), None)

    @property
    def word(self) -> str:
        if self.state == "approval" and self.latest and self.latest.approval == Approval.NO:
            return _("refused by the company")
        words = {
            "late": _("late"),
            "missing": _("missing"),
            "approval": _("waits for the company"),
            "there": _("there"),
        }
        return words[self.state]

    @property
    def sign(self) -> str:
        return SIGNS[self.state]

    @property
    def tone(self) -> str:
        return TONES[self.state]

    @property
    def names(self) -> str:
        return ", ".join(lecturer.full_name for lecturer in self.lecturers)


def today_in(cohort: Cohort) -> date:
    return timezone.now().astimezone(cohort.zone).date()


def material_of(cohort: Cohort, rows: QuerySet[Material] | None = None) -> list[Brought]:
    """The cohort's material, or these rows of it; four queries for any number."""
    rows = Material.objects.current().filter(session__cohort=cohort) if rows is None else rows
    versions = MaterialVersion.objects.select_related("file", "material", "lecturer", "by").order_by("-number")
    teachings = Teaching.objects.filter(sitting__session__cohort=cohort).select_related("lecturer", "sitting")
    by_session: dict[int, dict[int, Lecturer]] = {}
    for teaching in teachings:
        by_session.setdefault(teaching.sitting.session_id, {})[teaching.lecturer_id] = teaching.lecturer
    found = list(
        rows.select_related("session", "lecturer")
        .prefetch_related(Prefetch("versions", versions))
        .order_by("session__code", "session__pk", "pk")
    )
    today = today_in(cohort)
    told = []
    for row in found:
        row.session.cohort = cohort
        people = [row.lecturer] if row.lecturer else list(by_session.get(row.session_id, {}).values())
        told.append(Brought(row, list(row.versions.all()), people, _state(row, today)))
    return told


def _state(material: Material, today: date) -> str:
    latest = next((version for version in material.versions.all() if not version.withdrawn_at), None)
    if latest is None:
        return "late" if material.due_on and material.due_on < today else "missing"
    return "there" if latest.is_shown else "approval"


def of_lecturer(lecturer: Lecturer, brought: Iterable[Brought]) -> list[Brought]:
    return [one for one in brought if any(person.pk == lecturer.pk for person in one.lecturers)]
