"""What criteria hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from typing import Any

from django.utils import timezone

from ..models import CriterionException, ManualApproval, Reconsideration


def export(user) -> dict[str, Any]:
    exceptions = CriterionException.objects.filter(application__person=user).select_related(
        "criterion__cohort", "granted_by"
    )
    approvals = ManualApproval.objects.filter(application__person=user).select_related("criterion__cohort", "by")
    asked = Reconsideration.objects.filter(application__person=user).select_related(
        "application__cohort", "answered_by"
    )
    return {
        "exceptions": [
            {
                "cohort": row.criterion.cohort.title,
                "criterion": row.criterion.name,
                "reason": row.reason,
                "by": str(row.granted_by or ""),
                "at": row.granted_at,
                "withdrawn_at": row.withdrawn_at,
                "withdrawn_reason": row.withdrawn_reason,
            }
            for row in exceptions.order_by("pk")
        ],
        "approvals": [
            {
                "cohort": row.criterion.cohort.title,
                "criterion": row.criterion.name,
                "approved": row.approved,
                "words": row.words,
                "by": str(row.by or ""),
                "at": row.at,
            }
            for row in approvals.order_by("pk")
        ],
        "requests": [
            {
                "cohort": row.application.cohort.title,
                "asked_for": row.asked_for,
                "words": row.words,
                "asked_at": row.asked_at,
                "state": row.state,
                "answer": row.answer,
                "answered_by": str(row.answered_by or ""),
                "answered_at": row.answered_at,
            }
            for row in asked.order_by("pk")
        ],
    }


def erase(user, *, certificates: str = "keep") -> None:
    """That something was decided and by whom stays under the pseudonym; the words go, and the results in a request.

    Nobody can answer a request whose words are gone, so the refusal stays.
    """
    CriterionException.objects.filter(application__person=user).update(reason="", withdrawn_reason="")
    ManualApproval.objects.filter(application__person=user).update(words="")
    asked = Reconsideration.objects.filter(application__person=user)
    asked.update(words="", answer="", lines=[])
    asked.open().update(state=Reconsideration.State.KEPT, answered_at=timezone.now())
