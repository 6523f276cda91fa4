"""What gates and dossiers hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from accounts.models import User
from cohorts.actions import dossier
from cohorts.models import Accommodation, Application, GateRequest, GateResult, GuardianConsent


def export(user: User) -> dict:
    """Everything but the name and address of a guardian's secret link; those of the guardian, because I typed them."""
    mine = {"application__person": user}
    results = GateResult.objects.filter(**mine).select_related("gate__cohort", "text", "by").order_by("pk")
    asked = GateRequest.objects.filter(**mine).select_related("gate__cohort", "answered_by").order_by("pk")
    granted = Accommodation.objects.filter(**mine).select_related("granted_by").order_by("pk")
    guardians = GuardianConsent.objects.filter(**mine).select_related("text").order_by("pk")
    return {
        "results": [
            {
                "cohort": row.gate.cohort.title,
                "gate": row.gate.title,
                "outcome": row.get_outcome_display(),
                "text": str(row.text) if row.text else "",
                "points": row.points,
                "note": row.note,
                "by": str(row.by or ""),
                "at": row.at,
            }
            for row in results
        ],
        "requests": [
            {
                "cohort": row.gate.cohort.title,
                "gate": row.gate.title,
                "asked": row.words,
                "at": row.asked_at,
                "answer": row.get_answer_display(),
                "reason": row.reason,
                "answered by": str(row.answered_by or ""),
            }
            for row in asked
        ],
        "granted": [
            {"kind": row.get_kind_display(), "what": row.words, "by": str(row.granted_by or ""), "at": row.granted_at}
            for row in granted
        ],
        "guardians": [
            {
                "name": row.full_name,
                "e-mail": row.email,
                "text": str(row.text),
                "asked": row.asked_at,
                "given": row.given_at,
                "refused": row.refused_at,
                "withdrawn": row.withdrawn_at,
            }
            for row in guardians
        ],
    }


def erase(user: User, certificates: str = "keep") -> None:
    """Empty what was said; that a version was accepted, and that a test was passed, stays under the pseudonym."""
    dossier.empty(Application.objects.filter(person=user))
