"""What doors and days hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

from django.db.models import Model, Q, Value
from django.db.models.functions import Replace
from django.utils import timezone

from accounts.models import User
from cohorts.models import DoorPass, FollowUp, Incident, Notice, Scan
from records.holding import GONE, SHORTEST, addresses_of

WORDS: dict[type[Model], tuple[str, ...]] = {
    Incident: ("place", "people", "what", "first_action", "closing"),
    FollowUp: ("what", "outcome"),
    Notice: ("words",),
    Scan: ("reason", "voided_reason"),
}


def export(user: User) -> dict[str, list[dict]]:
    scans = Scan.objects.filter(application__person=user).select_related("sitting__session", "cohort").order_by("at")
    passes = DoorPass.objects.filter(application__person=user).select_related("application__cohort").order_by("pk")
    incidents = Incident.objects.filter(participants__person=user).select_related("cohort", "room").order_by("at")
    return {
        "scans": [
            {
                "cohort": row.cohort.title,
                "session": row.sitting.session.title,
                "way": row.get_way_display(),
                "at": row.at,
                "how": row.get_source_display(),
                "counted": not row.problem and row.voided_at is None,
                "reason": row.reason or row.voided_reason,
            }
            for row in scans
        ],
        "codes": [
            {
                "cohort": row.application.cohort.title,
                "code": row.printed,
                "made": row.created_at,
                "ended": row.ended_at,
            }
            for row in passes
        ],
        "incidents": [
            {
                "cohort": row.cohort.title,
                "kind": row.get_kind_display(),
                "at": row.at,
                "where": row.where,
                "what": row.what,
                "first action": row.first_action,
            }
            for row in incidents
        ],
    }


def erase(user: User, certificates: str = "keep") -> None:
    """Codes end, reasons are emptied, incidents stay without the name; the scans stay under the pseudonym."""
    DoorPass.objects.filter(application__person=user, ended_at=None).update(ended_at=timezone.now())
    Scan.objects.filter(Q(application__person=user) | Q(by=user)).update(reason="")
    Scan.objects.filter(Q(application__person=user) | Q(voided_by=user)).update(voided_reason="")
    Incident.participants.through.objects.filter(application__person=user).delete()
    names = {*addresses_of(user), user.full_name}
    for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
        for model, fields in WORDS.items():
            named = Q(*((f"{field}__contains", name) for field in fields), _connector=Q.OR)
            cut = {field: Replace(field, Value(name), Value(GONE)) for field in fields}
            model._default_manager.filter(named).update(**cut)
