"""From what stands in a file to what the verb writes."""

from collections.abc import Iterable

from accounts.models import Organisation

from ..actions.questions import Written, outcomes_to_ask
from ..models import BankQuestion
from .gift import GiftQuestion

LENGTHS = {"source": 160, "clause": 80, "edition": 40, "check_note": 300}


def written(organisation: Organisation, questions: Iterable[GiftQuestion]) -> list[Written]:
    """Outcomes are found by their words; a code that is taken, or no code, gives the next number."""
    outcomes = {row.text.casefold(): row for row in outcomes_to_ask(organisation).order_by("module_version__number")}
    taken = {
        code.casefold()
        for code in BankQuestion.objects.filter(organisation=organisation).values_list("code", flat=True)
    }
    rows = []
    for one in questions:
        code = one.title if len(one.title) <= 20 and "\n" not in one.title else ""
        if code.casefold() in taken:
            code = ""
        taken.add(code.casefold())
        rows.append(
            Written(
                one.kind,
                one.text,
                one.body,
                line=one.line,
                code=code,
                outcome=outcomes.get(one.notes.get("outcome", "").casefold()),
                more=_more(one),
            )
        )
    return rows


def _more(one: GiftQuestion) -> dict:
    points = one.notes.get("points", "")
    fields = {
        "source": one.notes.get("source", ""),
        "clause": one.notes.get("clause", ""),
        "edition": one.notes.get("edition", ""),
        "check_note": one.notes.get("check", ""),
    }
    return {
        "explanation": one.explanation[:3000],
        "is_critical": "critical" in one.notes,
        "points": int(points) if points.isdecimal() and 1 <= int(points[:3]) <= 20 else 1,
        **{name: value[: LENGTHS[name]] for name, value in fields.items()},
    }
