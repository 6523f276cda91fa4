"""Results of surveys held elsewhere, as they may be told: the people asked divided, small cells hidden."""

from collections.abc import Iterable

from ..models import SurveyResult
from .suppression import SMALLEST, Table, publish

YES, NO, ANSWERED = "#yes", "#no", "#answered"
NO_ANSWER, NOT_ASKED = "#no_answer", "#not_asked"


def divided(result: SurveyResult, people: int = 0) -> Table:
    """Everybody who was asked by what they said; with `people`, those of them who were not asked too."""
    rows = {ANSWERED: result.answered}
    if result.kind == SurveyResult.Kind.SHARE:
        yes = result.yes or 0
        rows = {YES: yes, NO: result.answered - yes}
    rows[NO_ANSWER] = result.asked - result.answered
    if people > result.asked:
        rows[NOT_ASKED] = people - result.asked
    return Table(f"survey:{result.public_id}", rows)


def told(results: Iterable[SurveyResult], people: int = 0) -> list[dict]:
    """As data that is frozen with a report; a mean of fewer than five answers is left out."""
    rows = list(results)
    shown = publish(divided(row, people) for row in rows)
    return [
        {
            "question": row.question,
            "kind": row.kind,
            "meaning": row.meaning,
            "lowest": row.lowest,
            "highest": row.highest,
            "mean": str(row.mean) if row.mean is not None and row.answered >= SMALLEST else None,
            "people": one.total,
            "rows": [{"key": key, "number": number} for key, number in one.rows.items()],
            "withheld": one.withheld,
        }
        for row, one in zip(rows, shown, strict=True)
    ]
