"""Passing gates, and opening them for somebody (GATES in docs/rules.md)."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.actions import accept_text
from accounts.models import Text, User
from records.errors import Refused, refuse

from .. import emails, guardians
from ..gates import passages
from ..models import Application, Cohort, Gate, GateRequest, GateResult, Session

Outcome = GateResult.Outcome
Answer = GateRequest.Answer
DECLARED = (Outcome.FIT, Outcome.NOT_FIT, Outcome.ADAPT)


def why_cannot_pass(gate: Gate, application: Application) -> str:
    """Why this participant can do nothing at this gate now; "" = they can."""
    if application.state != Application.State.ACCEPTED:
        return _("Gates are for those who have a place.")
    if gate.retired_at:
        return _("This is not asked any more.")
    if gate.cohort.cancelled_at or gate.cohort.is_over:
        return _("The cohort is over.")
    return guardians.shut_for([application])[application.pk]


def why_cannot_ask_again(gate: Gate, application: Application) -> str:
    """Why the participant cannot ask to have the gate looked at again; "" = they can."""
    if application.state != Application.State.ACCEPTED or gate.retired_at or gate.cohort.is_over:
        return _("This is not asked any more.")
    if gate.requests.open().filter(application=application).exists():
        return _("You have asked already. A person of the team answers.")
    if passages([gate], [application])[application.pk][0].is_open:
        return _("This gate is open for you.")
    return ""


def why_cannot_open(application: Application, by: User) -> str:
    """Why this person cannot decide about the participant's gates; "" = they can."""
    if application.person_id == by.pk:
        return _("Nobody opens a gate for themselves.")
    if application.state != Application.State.ACCEPTED:
        return _("Gates are for those who have a place.")
    return ""


# What the participant does


@transaction.atomic
def accept_version(gate: Gate, application: Application, text: Text) -> GateResult:
    """Accept the version that was read; it must be the one that the gate asks for now. Raises Refused."""
    refuse(why_cannot_pass(gate, application))
    if not gate.is_of_a_text:
        raise Refused(_("There is nothing to accept here."))
    if text.pk != gate.text_id:
        raise Refused(_("There is a newer version of this text: read it, then accept it."))
    accept_text(application.person, text)
    return _note(gate, application, Outcome.ACCEPTED, by=application.person)


@transaction.atomic
def declare_fitness(gate: Gate, application: Application, outcome: str, words: str = "") -> GateResult:
    """Fit, not fit, or fit if something is adapted; never why (GDPR, article 9). Raises Refused.

    Adapt asks the team, with what would help: a named person agrees on it before the gate opens.
    """
    refuse(why_cannot_pass(gate, application))
    if gate.kind != Gate.Kind.FITNESS or outcome not in DECLARED:
        raise Refused(_("Choose one of the three answers."), "outcome")
    if outcome == Outcome.ADAPT and not words.strip():
        raise Refused(_("Say what would help you. Not why: no illness, no diagnosis."), "words")
    result = _note(gate, application, outcome, by=application.person)
    asked = gate.requests.open().filter(application=application)
    if outcome != Outcome.ADAPT:
        asked.update(answered_at=timezone.now())  # without an answer: what was asked has no object any more
    elif not asked.update(words=words.strip()):
        GateRequest.objects.create(gate=gate, application=application, words=words.strip())
    return result


@transaction.atomic
def ask_again(gate: Gate, application: Application, words: str) -> GateRequest:
    """Ask to have a shut gate looked at again; a named person answers. Raises Refused."""
    Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    refuse(why_cannot_ask_again(gate, application))
    if not words.strip():
        raise Refused(_("Say in a sentence what should be looked at."), "words")
    return GateRequest.objects.create(gate=gate, application=application, words=words.strip())


# What the team does


@transaction.atomic
def answer_request(asked: GateRequest, answer: str, reason: str, by: User) -> GateRequest:
    """Open the gate, give an equivalent task, or leave it shut; the participant reads who and why. Raises Refused."""
    asked = GateRequest.objects.select_for_update(of=("self",)).select_related("gate__cohort").get(pk=asked.pk)
    application = Application.objects.select_related("person", "cohort").get(pk=asked.application_id)
    refuse(asked.why_cannot_answer() or why_cannot_open(application, by))
    if answer not in Answer.values:
        raise Refused(_("Choose an answer."), "answer")
    if not reason.strip():
        raise Refused(_("Give a reason: the participant reads it."), "reason")
    asked.answer, asked.reason = answer, reason.strip()
    asked.answered_at, asked.answered_by = timezone.now(), by
    asked.save(update_fields=["answer", "reason", "answered_at", "answered_by"])
    if answer != Answer.STAYS:
        outcome = Outcome.OPENED if answer == Answer.OPENED else Outcome.EQUIVALENT
        _note(asked.gate, application, outcome, by=by, note=reason)
    emails.gate_answered(asked)
    return asked


@transaction.atomic
def open_for(gate: Gate, application: Application, outcome: str, reason: str, by: User) -> GateResult:
    """Open the gate or give an equivalent task without having been asked. Raises Refused."""
    refuse(why_cannot_open(application, by))
    if outcome not in (Outcome.OPENED, Outcome.EQUIVALENT):
        raise Refused(_("Choose what to do."), "outcome")
    if not reason.strip():
        raise Refused(_("Give a reason: the participant reads it."), "reason")
    now = timezone.now()
    answer = Answer.OPENED if outcome == Outcome.OPENED else Answer.EQUIVALENT
    gate.requests.open().filter(application=application).update(
        answered_at=now, answered_by=by, answer=answer, reason=reason.strip()
    )
    return _note(gate, application, outcome, by=by, note=reason)


@transaction.atomic
def enter_points(gate: Gate, points: dict[Application, Decimal], by: User, reason: str = "") -> int:
    """Note the points of an entry test; points noted before change only with a reason. Returns how many changed."""
    before = {row.application_id: row for row in gate.results.current().filter(application__in=points)}
    changed = 0
    for application, value in points.items():
        earlier = before.get(application.pk)
        if earlier and earlier.points == value:
            continue
        if earlier and earlier.points is not None and not reason.strip():
            raise Refused(_("Points that were noted before change only with a reason."), "reason")
        refuse(_why_points_wrong(gate, value))
        passed = value >= gate.pass_points
        _note(gate, application, Outcome.PASSED if passed else Outcome.FAILED, by=by, points=value, note=reason)
        changed += 1
    return changed


@transaction.atomic
def note_test(gate: Gate, application: Application, *, passed: bool, points: Decimal) -> None:
    """What a quiz says of an entry test; a test failed later shuts no gate that is open (QUIZZES in docs/rules.md)."""
    Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    current = gate.results.current().filter(application=application).first()
    if not passed and current and current.outcome in (*GateResult.OPEN, *GateResult.INSTEAD):
        return
    _note(gate, application, Outcome.PASSED if passed else Outcome.FAILED, by=None, points=points)


def forget_test(gate: Gate, application: Application) -> None:
    """The quiz behind the result counts no longer; what a person noted or opened stays."""
    noted = gate.results.current().filter(application=application, by=None)
    noted.filter(outcome__in=(Outcome.PASSED, Outcome.FAILED)).update(superseded_at=timezone.now())


def _why_points_wrong(gate: Gate, value: Decimal) -> str:
    if not 0 <= value <= (gate.points or 0):
        return _("Points lie between 0 and %(most)s.") % {"most": f"{gate.points:g}"}
    return ""


def _note(
    gate: Gate,
    application: Application,
    outcome: str,
    *,
    by: User | None,
    points: Decimal | None = None,
    note: str = "",
) -> GateResult:
    """Write what is known now; what was known before stays, superseded. Locks the application, so one at a time."""
    Application.objects.select_for_update(no_key=True).get(pk=application.pk)
    current = gate.results.current().filter(application=application)
    before = current.first()
    if before and outcome == Outcome.ACCEPTED and before.outcome == outcome and before.text_id == gate.text_id:
        return before  # a second click
    current.update(superseded_at=timezone.now())
    return GateResult.objects.create(
        gate=gate, application=application, outcome=outcome, text=gate.text, points=points, note=note.strip(), by=by
    )


# Setting gates up


def why_gate_cannot_be(cohort: Cohort, gate: Gate, fields: dict, sessions: Iterable[Session]) -> tuple[str, str]:
    """The reason and the field; ("", "") = it can be so."""
    kind, text = fields["kind"], fields.get("text")
    if gate.pk and kind != gate.kind and gate.results.exists():
        return _("Results are noted at this gate: its kind stays as it is."), "kind"
    if kind in Gate.OF_A_TEXT:
        if text is None:
            return _("Choose the text to accept."), "text"
        if text.organisation_id != cohort.organisation_id or not text.is_released or text.key != kind:
            return _("Choose a released text of this kind, of your own organisation."), "text"
    if kind == Gate.Kind.PRETEST and not (fields.get("points") and fields.get("percent")):
        return _("Say how many points there are, and the pass mark."), "points"
    mark = (fields.get("points"), fields.get("percent"))
    if gate.pk and kind == Gate.Kind.PRETEST and mark != (gate.points, gate.percent) and gate.results.exists():
        return _("Points are noted already: the pass mark stays as it is."), "percent"
    if any(session.cohort_id != cohort.pk for session in sessions):
        return _("Choose sessions of this cohort."), "sessions"
    return "", ""


@transaction.atomic
def save_gate(cohort: Cohort, gate: Gate | None = None, *, sessions: Iterable[Session], **fields) -> Gate:
    """Write a new gate, or change one. A newer version of its text has to be accepted again. Raises Refused."""
    sessions = list(sessions)
    gate = gate or Gate(cohort=cohort, position=cohort.gates.count() + 1)
    refuse(*why_gate_cannot_be(cohort, gate, fields, sessions))
    for name, value in fields.items():
        setattr(gate, name, value)
    if not gate.is_of_a_text:
        gate.text = None
    if gate.kind != Gate.Kind.PRETEST:
        gate.points = gate.percent = None
    gate.save()
    gate.sessions.set(sessions)
    return gate


def retire_gate(gate: Gate, retired: bool = True) -> None:
    """Not asked any more, or again; what was noted at it stays."""
    gate.retired_at = timezone.now() if retired else None
    gate.save(update_fields=["retired_at"])
