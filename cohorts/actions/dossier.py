"""The day of the dossiers, reminders, and what is cleared after the cohort (DOSSIER in docs/rules.md)."""

import logging
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from records.errors import refuse
from records.history import done_by

from .. import emails
from ..dossier import Checklist, checklist_of, checklists
from ..models import Accommodation, Application, Cohort, Gate, GateRequest, GateResult, GuardianConsent, Reminder

STEPS = (14, 7, 2, -1)  # days before the day by which it is due; the last, after it
FROM_HOUR, TO_HOUR = 8, 20  # nobody is reminded at night
CLEAR_AFTER_DAYS = 30
log = logging.getLogger(__name__)


def why_due_on_cannot_be(cohort: Cohort, due_on: date | None) -> str:
    """Why the dossiers cannot be due on that day; "" = they can."""
    if due_on and due_on > cohort.starts_on:
        return _("Choose a day before the cohort begins.")
    return ""


@transaction.atomic
def set_due_day(cohort: Cohort, due_on: date | None, by: User) -> None:
    refuse(why_due_on_cannot_be(cohort, due_on), "dossier_due_on")
    cohort.dossier_due_on = due_on
    with done_by(by):
        cohort.save(update_fields=["dossier_due_on"])


# Reminders


def step_reached(due_on: date, today: date) -> int | None:
    """The step whose time has come, the latest of them; None = too early."""
    reached = [step for step in STEPS if today >= due_on - timedelta(days=step)]
    return min(reached) if reached else None


def remind(now: datetime | None = None) -> int:
    """Write to those who miss something, once a step; a step that was passed over is not made up for."""
    now = now or timezone.now()
    cohorts = Cohort.objects.filter(cancelled_at=None, ends_on__gte=(now - timedelta(days=1)).date())
    return sum(_remind_in(cohort, now) for cohort in cohorts.filter(applications__state="accepted").distinct())


def _remind_in(cohort: Cohort, now: datetime) -> int:
    local = now.astimezone(cohort.zone)
    if not FROM_HOUR <= local.hour < TO_HOUR or local.date() > cohort.ends_on:
        return 0
    rows = list(cohort.applications.enrolled().select_related("person"))
    for row in rows:
        row.cohort = cohort
    sent = {
        (row.application_id, row.due_on, row.step)
        for row in Reminder.objects.filter(application__in=[row.pk for row in rows])
    }
    return sum(_remind(checklist, local.date(), sent) for checklist in checklists(rows))


def _remind(checklist: Checklist, today: date, sent: set) -> bool:
    """One mail, for however many of its days a step was reached."""
    key = checklist.application.pk
    steps = {(item.due_on, step_reached(item.due_on, today)) for item in checklist.missing if item.due_on}
    due = [(due_on, step) for due_on, step in steps if step is not None and (key, due_on, step) not in sent]
    if not due:
        return False
    with transaction.atomic():
        made = [
            Reminder.objects.get_or_create(application=checklist.application, due_on=due_on, step=step)[1]
            for due_on, step in sorted(due)
        ]
        if any(made):  # not when another worker was faster
            with override(checklist.application.person.language):  # the lines of the list in the reader's words
                emails.reminder(checklist_of(checklist.application))
    return any(made)


# What is cleared when its time has come


def clear_due(now: datetime | None = None) -> int:
    """Empty what was said about fitness, help and guardians a month after the cohort; that it was said stays."""
    last_day = (now or timezone.now()).date() - timedelta(days=CLEAR_AFTER_DAYS)
    rows = Application.objects.filter(cohort__ends_on__lt=last_day)
    number = empty(rows)
    if number:
        log.info("cleared %s rows of dossiers of cohorts that ended before %s", number, last_day)
    return number


@transaction.atomic
def empty(applications) -> int:
    """Take out what may be erased: fitness, notes, requests, what was granted, guardians. Returns how many rows."""
    keys = list(applications.values_list("pk", flat=True))
    fitness = GateResult.objects.filter(application__in=keys, gate__kind=Gate.Kind.FITNESS)
    noted = GateResult.objects.filter(application__in=keys)
    consents = GuardianConsent.objects.filter(application__in=keys).exclude(email="")
    emails.forget_guardians(list(consents.values_list("email", flat=True)))
    granted = Accommodation.objects.filter(application__in=keys).exclude(words="")
    return (
        fitness.exclude(outcome="").update(outcome="")
        + noted.exclude(note="").update(note="")
        + GateRequest.objects.filter(application__in=keys).exclude(words="", reason="").update(words="", reason="")
        + granted.update(words="", extra_percent=None, extra_minutes=None)
        + consents.update(full_name="", email="")
    )
