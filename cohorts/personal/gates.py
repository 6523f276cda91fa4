"""What gates and dossiers hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from accounts.models import User
from cohorts.actions import dossier
from cohorts.models import Accommodation, Application, GateRequest, GateResult, GuardianConsent


def export(user: User) -> dict:
    """Everything but the secret link of a guardian; their name and address too, because the person typed them."""
    return {
        "results": _results(user),
        "requests": _requests(user),
        "granted": _granted(user),
        "guardians": _guardians(user),
    }


def _results(user: User) -> list[dict]:
    rows = GateResult.objects.filter(application__person=user).select_related("gate__cohort", "text", "by")
    return [
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
        for row in rows.order_by("pk")
    ]


def _requests(user: User) -> list[dict]:
    rows = GateRequest.objects.filter(application__person=user).select_related("gate__cohort", "answered_by")
    return [
        {
            "cohort": row.gate.cohort.title,
            "gate": row.gate.title,
            "asked": row.words,
            "at": row.asked_at,
            "answer": row.get_answer_display(),
            "reason": row.reason,
            "answered by": str(row.answered_by or ""),
        }
        for row in rows.order_by("pk")
    ]


def _granted(user: User) -> list[dict]:
    rows = Accommodation.objects.filter(application__person=user).select_related("granted_by").order_by("pk")
    return [
        {
            "kind": row.get_kind_display(),
            "what": row.words,
            "percent more": row.extra_percent,
            "minutes more": row.extra_minutes,
            "by": str(row.granted_by or ""),
            "at": row.granted_at,
        }
        for row in rows
    ]


def _guardians(user: User) -> list[dict]:
    rows = GuardianConsent.objects.filter(application__person=user).select_related("text").order_by("pk")
    return [
        {
            "name": row.full_name,
            "e-mail": row.email,
            "text": str(row.text),
            "asked": row.asked_at,
            "given": row.given_at,
            "refused": row.refused_at,
            "withdrawn": row.withdrawn_at,
        }
        for row in rows
    ]


def erase(user: User, certificates: str = "keep") -> None:
    """Empty what was said; that a version was accepted, and that a test was passed, stays under the pseudonym."""
    dossier.empty(Application.objects.filter(person=user))
