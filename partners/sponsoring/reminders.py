"""Reminders of promises: while due and missing, once a step, to whoever sees to them (PROMISES in docs/rules.md).

A step is a row, so a run that was missed is only late: the next one writes the last step whose day has come.
"""

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Membership, Role, User
from cohorts.models import Cohort

from ..models import Deliverable, PromiseReminder, Sponsorship
from . import emails

STEPS = (30, 7, 0, -7, -30)  # days before it is due; negative: after
FROM_HOUR, TO_HOUR = 8, 20


def step_reached(due_on: date, today: date) -> int | None:
    """The latest step whose day has come; None = too early."""
    reached = [step for step in STEPS if (due_on - today).days <= step]
    return min(reached) if reached else None


def remind(now: datetime | None = None) -> int:
    """Remind of everything that is due and missing; how many mails."""
    now = now or timezone.now()
    working = Deliverable.objects.missing().in_force()
    cohorts = Cohort.objects.filter(pk__in=working.values("sponsorship__cohort"), cancelled_at=None)
    return sum(_remind_in(cohort, now) for cohort in cohorts.select_related("organisation"))


def _remind_in(cohort: Cohort, now: datetime) -> int:
    local = now.astimezone(cohort.zone)
    if not FROM_HOUR <= local.hour < TO_HOUR:
        return 0
    rows = Deliverable.objects.missing().in_force().filter(sponsorship__cohort=cohort)
    due = [
        (row, step)
        for row in rows.select_related("sponsorship", "owner").prefetch_related("reminders")
        if (step := step_reached(row.due_on, local.date())) is not None and not _was_reminded(row, step)
    ]
    return _write(cohort, due) if due else 0


def _was_reminded(row: Deliverable, step: int) -> bool:
    return any(one.due_on == row.due_on and one.step <= step for one in row.reminders.all())


@transaction.atomic
def _write(cohort: Cohort, due: list[tuple[Deliverable, int]]) -> int:
    """One mail a reader for all that is new. What was handed in a moment ago is looked at once more, under its lock."""
    steps = {row.pk: step for row, step in due}
    rows = Deliverable.objects.select_for_update(of=("self",), skip_locked=True).filter(pk__in=steps)
    by_reader: dict[tuple[int | None, str], list[Deliverable]] = defaultdict(list)
    people: dict[int, User] = {}
    missing = rows.filter(state__in=Deliverable.MISSING, sponsorship__state__in=Sponsorship.AGREED)
    for row in missing.select_related("sponsorship__organisation", "owner").order_by("due_on", "pk"):
        step = PromiseReminder.objects.get_or_create(deliverable=row, due_on=row.due_on, step=steps[row.pk])
        if not step[1]:
            continue
        for reader in _readers(row):
            people[reader.pk if reader else 0] = reader
            by_reader[(reader.pk if reader else None, row.side)].append(row)
    for (reader_pk, _side), promises in by_reader.items():
        emails.promises_due(people[reader_pk or 0] if reader_pk else None, cohort, promises)
    return len(by_reader)


def _readers(row: Deliverable) -> list:
    """Its owner while they belong to that side; else all contacts of the sponsor, or the team's address (None)."""
    current = Membership.objects.current()
    if row.side == Deliverable.Side.OURS:
        here = current.filter(organisation=row.sponsorship.cohort.organisation_id, user=row.owner_id)
        return [row.owner] if row.owner_id and here.exists() else [None]
    speak = current.filter(organisation=row.sponsorship.organisation_id, role=Role.PARTNER_CONTACT)
    if row.owner_id and speak.filter(user=row.owner_id).exists():
        return [row.owner]
    return list(User.objects.filter(pk__in=speak.values("user")).order_by("pk"))
