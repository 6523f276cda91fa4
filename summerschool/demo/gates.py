"""The demo's gates before the cleanroom and the visit: texts, what students have met, requests, a grant, a guardian."""

from datetime import datetime, timedelta
from decimal import Decimal

from accounts.models import Organisation, Text, TextWording, User
from cohorts.actions import accommodations, guardians
from cohorts.actions import gates as actions
from cohorts.models import Answer, Application, Cohort, Gate, GateRequest, GateResult

from .gate_texts import WORDINGS

CLEANROOM, VISIT = "S08", "S14"
Outcome = GateResult.Outcome


def make_gate_texts(organiser: Organisation, at: datetime) -> dict[str, Text]:
    """The briefing, the host's rules and the text for guardians, released."""
    texts = {}
    for key, (about, wordings) in WORDINGS.items():
        text = Text.objects.create(organisation=organiser, key=key, about=about, released_at=at)
        TextWording.objects.bulk_create(
            TextWording(text=text, language=language, title=title, body=body)
            for language, (title, body) in wordings.items()
        )
        texts[key] = text
    return texts


def make_gates(cohort: Cohort, texts: dict[str, Text], *, organiser: User, trainer: User) -> None:
    """Most students have met most; some miss a gate, two ask, one has a guardian to be asked."""
    cohort.dossier_due_on = cohort.starts_on - timedelta(days=28)
    cohort.save(update_fields=["dossier_due_on"])
    gates = _set_up(cohort, texts)
    enrolled = list(cohort.applications.enrolled().select_related("person").order_by("queue_number"))
    for row in enrolled:
        row.cohort = cohort
    _meet(gates, enrolled, by=organiser)
    _ask(gates, enrolled, by=organiser)
    words = "Fifteen minutes more at the entry test and at the final test, in a room apart."
    accommodations.grant(enrolled[4], "time", words, [trainer], by=organiser, extra_minutes=15)
    _minor(enrolled[9])


def make_gates_of_today(cohort: Cohort, texts: dict[str, Text]) -> None:
    """The cohort that runs today: the demo's student has yet to read the briefing, one watches from outside."""
    cohort.dossier_due_on = cohort.starts_on - timedelta(days=1)
    cohort.save(update_fields=["dossier_due_on"])
    practice = list(cohort.sessions.filter(type__in=("cleanroom", "lab", "workshop")))
    task = {"equivalent_task": "Watches through the window and fills in the exercise."}
    briefing, fitness = (
        actions.save_gate(cohort, sessions=practice, kind=kind, title=title, **fields)
        for kind, title, fields in (
            ("briefing", "Safety briefing, cleanroom", {"text": texts["briefing"]}),
            ("fitness", "Fitness for the cleanroom", task),
        )
    )
    rows = []
    for number, row in enumerate(cohort.applications.enrolled().select_related("person").order_by("queue_number")):
        if number:
            rows.append(_result(briefing, row, Outcome.ACCEPTED, row.person))
        if number != 5:
            rows.append(_result(fitness, row, Outcome.NOT_FIT if number == 6 else Outcome.FIT, row.person))
    GateResult.objects.bulk_create(rows)


def _set_up(cohort: Cohort, texts: dict[str, Text]) -> dict[str, Gate]:
    cleanroom = list(cohort.sessions.filter(code=CLEANROOM))
    visit = list(cohort.sessions.filter(code=VISIT))
    task = "Watches from the corridor with a trainer, and gowns on a screen."
    gates = [
        ("briefing", "Safety briefing, cleanroom", cleanroom, {"text": texts["briefing"]}),
        ("fitness", "Fitness for the cleanroom", cleanroom, {"equivalent_task": task}),
        ("pretest", "Entry test", cleanroom, {"points": Decimal(15), "percent": 60}),
        ("host_rules", "Rules of the visit", visit, {"text": texts["host_rules"]}),
    ]
    return {
        kind: actions.save_gate(cohort, sessions=sessions, kind=kind, title=title, **fields)
        for kind, title, sessions, fields in gates
    }


def _meet(gates: dict[str, Gate], enrolled: list[Application], by: User) -> None:
    """Written at once, as the verbs leave it."""
    rows = []
    for number, row in enumerate(enrolled):
        if number % 7 == 6 or number == 9:  # has not begun, or waits for a guardian
            continue
        for kind in ("briefing", "host_rules"):
            if number % 5 != 3:
                rows.append(_result(gates[kind], row, Outcome.ACCEPTED, row.person))
        rows.append(_result(gates["fitness"], row, Outcome.NOT_FIT if number == 16 else Outcome.FIT, row.person))
        if number % 3:
            points = Decimal(8 + number * 5 % 8)
            passed = points >= gates["pretest"].pass_points
            rows.append(_result(gates["pretest"], row, Outcome.PASSED if passed else Outcome.FAILED, by, points))
    GateResult.objects.bulk_create(rows)


def _result(gate: Gate, row: Application, outcome: str, by: User, points: Decimal | None = None) -> GateResult:
    return GateResult(gate=gate, application=row, outcome=outcome, text=gate.text, points=points, by=by)


def _ask(gates: dict[str, Gate], enrolled: list[Application], by: User) -> None:
    """One who declares anew, one about the briefing, and one who was answered."""
    actions.declare_fitness(gates["fitness"], enrolled[2], Outcome.ADAPT, "A stool at the bench, and a break half-way.")
    actions.ask_again(
        gates["briefing"], enrolled[3], "I was briefed in the same cleanroom two weeks ago, with my class."
    )
    asked = actions.ask_again(gates["briefing"], enrolled[8], "I cannot open the text on my phone.")
    actions.answer_request(asked, GateRequest.Answer.STAYS, "It opens on any computer of your school.", by=by)


def _minor(row: Application) -> None:
    question = row.cohort.questions.filter(meaning="under_18").first()
    if question:
        Answer.objects.update_or_create(application=row, question=question, defaults={"value": True})
        guardians.ask_guardian(row, full_name="Griet Peeters", email="parent@demo.example", language="nl")
