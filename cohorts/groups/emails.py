"""Mails about groups and rotations: to those concerned alone (GROUPS, ROTATION and MAIL in docs/rules.md)."""

from collections import defaultdict
from collections.abc import Iterable

from cohorts.models import Application, Cohort, CohortRole, Rotation, Sitting
from records import mail


def groups_changed(cohort: Cohort, moves: Iterable) -> None:
    """To each person with another group; `moves` are those of actions/groups.py."""
    drafts = [
        _draft("groups_changed", cohort, move.application, before=move.before, after=move.after) for move in moves
    ]
    mail.write_all(drafts)


def rotation_for_students(rotation: Rotation, applications: Iterable[Application]) -> None:
    times = defaultdict(list)
    for sitting in _sittings(rotation):
        times[sitting.group].append(sitting)
    mail.write_all(
        _draft("rotation", rotation.cohort, row, rotation=rotation, group=row.group, sittings=times[row.group])
        for row in applications
    )


def rotation_for_trainers(rotation: Rotation, roles: Iterable[CohortRole]) -> None:
    mine = defaultdict(list)
    for sitting in _sittings(rotation).prefetch_related("trainers"):
        for row in sitting.trainers.all():
            mine[row.role_id].append(sitting)
    cohort = rotation.cohort
    mail.write_all(
        mail.draft(
            "cohorts/rotation_trainer",
            {"rotation": rotation, "cohort": cohort, "sittings": mine[role.pk]},
            to=role.person,
            about=cohort.public_id,
            reply_to=cohort.contact_email,
        )
        for role in roles
        if role.person
    )


def _sittings(rotation: Rotation):
    rows = Sitting.objects.filter(session__in=rotation.stations.values("session"), during__isnull=False)
    return rows.select_related("session", "room").order_by("during")


def _draft(kind: str, cohort: Cohort, application: Application, **context):
    return mail.draft(
        f"cohorts/{kind}",
        {"application": application, "cohort": cohort, **context},
        to=application.person,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )
