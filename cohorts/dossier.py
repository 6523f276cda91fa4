"""One checklist a participant: what is missing, until when, and what is done (DOSSIER in docs/rules.md)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import guardians
from .answers import missing_of
from .gates import Passage, passages
from .models import Application, BookedVisit, CohortQuiz, Gate, GateRequest, GuardianConsent, Question
from .visiting.mine import is_closed, visits_to_fill_in

State = Literal["missing", "waits", "done", "instead"]
DOSSIER = Question.Stage.DOSSIER
MOST_NAMED = 3


@dataclass(frozen=True)
class Item:
    """One line: `missing` is the participant's turn, `waits` somebody else's, `instead` an equivalent task."""

    title: str
    state: State
    detail: str = ""
    due_on: date | None = None
    url: str = ""
    action: str = ""
    icon: str = "pencil"
    gate: Gate | None = None
    is_late: bool = False
    parts: tuple[str, ...] = ()

    @property
    def words(self) -> list[str]:
        """What is missing one by one: the open questions, or the title."""
        return list(self.parts) or [self.title]


@dataclass
class Checklist:
    application: Application
    items: list[Item] = field(default_factory=list)

    @property
    def missing(self) -> list[Item]:
        """What the participant has to do, the sooner before the later."""
        found = [item for item in self.items if item.state == "missing"]
        return sorted(found, key=lambda item: item.due_on or date.max)

    @property
    def waits(self) -> list[Item]:
        return [item for item in self.items if item.state == "waits"]

    @property
    def is_complete(self) -> bool:
        """Nothing is asked of the participant any more."""
        return not self.missing

    @property
    def done(self) -> int:
        return sum(item.state in ("done", "instead") for item in self.items)

    @property
    def due_on(self) -> date | None:
        """The first day that presses."""
        return next((item.due_on for item in self.missing if item.due_on), None)


def checklist_of(application: Application) -> Checklist:
    return checklists([application])[0]


def checklists(applications: Iterable[Application]) -> list[Checklist]:
    """The checklists of participants of one cohort, in their order; each application carries its cohort.

    At most fifteen queries for any number of applications.
    """
    applications = list(applications)
    if not applications:
        return []
    cohort = applications[0].cohort
    quiz = CohortQuiz.objects.in_use().filter(gate=OuterRef("pk")).values("public_id")[:1]
    gates = list(cohort.gates.current().select_related("text").annotate(quiz=Subquery(quiz)))
    for gate in gates:
        gate.cohort = cohort
    asks = Question.objects.of_stage(DOSSIER).filter(cohort=cohort).exists()
    questions = missing_of(applications, DOSSIER) if asks else None
    shut = guardians.shut_for(applications) if gates else {}
    consents = _consents(applications) if gates else {}
    asked = _open_requests(gates, applications)
    found = passages(gates, applications)
    visits = visits_to_fill_in(cohort, applications)
    lists = []
    for row in applications:
        items = []
        if questions is not None:
            items.append(_item_of_questions(row, questions[row.pk]))
        if guardian := _item_of_guardian(row, shut.get(row.pk, ""), consents.get(row.pk)):
            items.append(guardian)
        items += [_item_of_gate(passage, asked[row.pk], shut.get(row.pk, "")) for passage in found[row.pk]]
        items += [_item_of_visit(row, visit, is_given) for visit, is_given in visits[row.pk]]
        lists.append(Checklist(row, items))
    today = timezone.now().astimezone(cohort.zone).date()
    for one in lists:
        one.items = [replace(item, is_late=bool(item.due_on and item.due_on < today)) for item in one.items]
    return lists


def lacks_of(applications: Iterable[Application]) -> dict[int, list[str]]:
    """What each of a cohort's participants still has to do, in words, by the key of the application."""
    lists = checklists(applications)
    return {one.application.pk: [word for item in one.missing for word in item.words] for one in lists}


def _consents(applications: list[Application]) -> dict[int, GuardianConsent]:
    rows = GuardianConsent.objects.current().filter(application__in=[row.pk for row in applications])
    return {row.application_id: row for row in rows}


def _open_requests(gates: list[Gate], applications: list[Application]) -> dict[int, set[int]]:
    """The keys of the gates that are being looked at again, by the key of the application."""
    asked: dict[int, set[int]] = defaultdict(set)
    if gates:
        rows = GateRequest.objects.open().filter(gate__in=gates, application__in=[row.pk for row in applications])
        for application, gate in rows.values_list("application", "gate"):
            asked[application].add(gate)
    return asked


def _item_of_questions(application: Application, missing: list[Question]) -> Item:
    return Item(
        title=_("Questions of the dossier"),
        detail=_named(missing),
        parts=tuple(str(one) for one in missing),
        state="missing" if missing else "done",
        due_on=application.cohort.dossier_due_on,
        url=reverse("cohorts:dossier_form", args=[application.public_id]),
        action=_("Fill in") if missing else _("Look"),
    )


def _named(missing: list[Question]) -> str:
    """The open questions by name while they are few, else their number."""
    if len(missing) <= MOST_NAMED:
        return ", ".join(str(one) for one in missing)
    told = ngettext("%(number)s answer is still missing.", "%(number)s answers are still missing.", len(missing))
    return told % {"number": len(missing)}


def _item_of_guardian(application: Application, shut: str, consent: GuardianConsent | None) -> Item | None:
    """Nothing for those who are of age, or have not said: then the question itself is missing."""
    if consent is None and shut != guardians.consent_missing():
        return None
    given = consent is not None and consent.is_given
    waits = consent is not None and not given and not consent.refused_at and not consent.withdrawn_at
    return Item(
        title=_("Consent of a parent or guardian"),
        detail=_("Before it, no gate opens.") if not given else "",
        state="done" if given else "waits" if waits else "missing",
        due_on=application.cohort.dossier_due_on,
        url=reverse("cohorts:guardian", args=[application.public_id]),
        action=_("Look") if given or waits else _("Ask by mail"),
        icon="users",
    )


def _item_of_visit(application: Application, visit: BookedVisit, is_given: bool) -> Item:
    """What the host wants to know; once the list is closed nothing is asked any more."""
    closed = is_closed(visit)
    asks = _("The list is closed: write to the team.") if closed else _("The host asks who comes.")
    return Item(
        title=_("Your visit to %(host)s") % {"host": visit.host_name},
        detail="" if is_given else asks,
        state="done" if is_given else "waits" if closed else "missing",
        due_on=visit.closes_at.astimezone(application.cohort.zone).date(),
        url=reverse("cohorts:my_visit", args=[application.public_id, visit.public_id]),
        action=_("Look") if is_given or closed else _("Fill in"),
        icon="building-factory-2",
    )


def _item_of_gate(passage: Passage, asked: set[int], shut: str) -> Item:
    """`shut`: why no gate of this participant opens yet, the answer or the consent that comes first."""
    gate = passage.gate
    is_asked = gate.pk in asked
    state = _state(passage, is_asked)
    can_act = state == "missing"
    return Item(
        title=gate.title,
        detail=shut if can_act and shut else _detail(passage, is_asked),
        state=state,
        due_on=gate.due,
        url=_url_of(passage, can_act and not shut),
        action=_action_of(gate) if can_act and not shut else _("Look"),
        icon="key",
        gate=gate,
    )


def _quiz_of(gate: Gate):
    """The public_id of the quiz that opens the gate, if one does; set by `checklists`."""
    return getattr(gate, "quiz", None)


def _url_of(passage: Passage, can_act: bool) -> str:
    own = passage.application.public_id
    if can_act and (quiz := _quiz_of(passage.gate)):
        return reverse("cohorts:my_quiz", args=[own, quiz])
    return reverse("cohorts:gate", args=[own, passage.gate.public_id])


def _action_of(gate: Gate) -> str:
    return _("Take the test") if _quiz_of(gate) else _ACTIONS[gate.kind]()


def _state(passage: Passage, is_asked: bool) -> State:
    if passage.is_open:
        return "done"
    if passage.is_settled:
        return "instead"
    team_acts = passage.gate.kind == Gate.Kind.PRETEST and not passage.outcome and not _quiz_of(passage.gate)
    return "waits" if is_asked or team_acts else "missing"


def _detail(passage: Passage, is_asked: bool) -> str:
    if passage.is_open:
        return ""
    if passage.is_settled:
        return passage.gate.task_instead
    if is_asked:
        return _("A person of the team looks at it and answers.")
    if passage.is_outdated:
        return _("There is a newer version to accept.")
    if passage.gate.kind == Gate.Kind.PRETEST and _quiz_of(passage.gate):
        return _("Not passed yet.") if passage.outcome else ""
    if passage.gate.kind == Gate.Kind.PRETEST:
        return _("Not passed yet.") if passage.outcome else _("The team notes the points.")
    return ""


_ACTIONS = {
    Gate.Kind.BRIEFING: lambda: _("Read and accept"),
    Gate.Kind.HOST_RULES: lambda: _("Read and accept"),
    Gate.Kind.FITNESS: lambda: _("Declare"),
    Gate.Kind.PRETEST: lambda: _("Look"),
}
