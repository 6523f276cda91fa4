"""What the day puts on a person's own page: where to be, what changed, what is to be done after an incident."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort, FollowUp, Notice
from cohorts.waits import Wait
from records.nextthings import NextThing
from records.wording import say_day, say_hour

RECENT = timedelta(hours=12)


def _running(now) -> dict:
    """Cohorts whose days are about now, in whichever zone; the exact day is asked of each."""
    day = now.date()
    return {"starts_on__lte": day + timedelta(days=1), "ends_on__gte": day - timedelta(days=1), "cancelled_at": None}


def my_day(user: User) -> list[NextThing]:
    """For participants of a cohort that runs: their day, with the newest change. Two queries."""
    now = timezone.now()
    running = Cohort.objects.filter(**_running(now))
    mine = Application.objects.enrolled().filter(person=user, cohort__in=running).select_related("cohort")
    mine = [one for one in mine if one.cohort.has_begun(now) and not one.cohort.is_over]
    if not mine:
        return []
    rows = Notice.objects.filter(cohort__in=[one.cohort_id for one in mine], at__gte=now - RECENT)
    latest = list(rows.select_related("sitting__session", "now_room"))
    return [_day(one, latest) for one in mine]


def _day(application: Application, notices: list[Notice]) -> NextThing:
    cohort = application.cohort
    mine = [one for one in notices if one.cohort_id == cohort.pk and one.group in ("", application.group)]
    detail = _("Your timetable of the day and your code for the doors.")
    if mine:
        said = {"session": mine[0].sitting.session, "time": say_hour(mine[0].at, cohort.time_zone)}
        detail = _("Changed at %(time)s: %(session)s.") % said
    return NextThing(
        title=_("Today: %(cohort)s") % {"cohort": cohort},
        detail=detail,
        until=timezone.now(),
        url=reverse("cohorts:my_day", args=[application.public_id]),
        action=_("My day"),
        icon="calendar-event",
        tone="turn" if mine else "wait",
    )


def waits_of_incidents(cohort: Cohort) -> list[Wait]:
    """On the cohort's overview: what is not closed yet. One query."""
    number = cohort.incidents.open().count()
    if not number:
        return []
    address = reverse("cohorts:incidents", args=[cohort.public_id]) + "?state=open"
    detail = _("Incidents and near misses, to be followed to their close.")
    return [Wait(number, _("Incidents not closed"), detail, address, _("Look"), _("at the incidents"))]


def follow_ups(user: User) -> list[NextThing]:
    """For whoever has something to do after an incident. One query."""
    rows = FollowUp.objects.filter(responsible=user, done_at=None, incident__closed_at=None)
    return [
        NextThing(
            title=row.what,
            detail=_("After an incident, until %(day)s.") % {"day": say_day(row.due_on)},
            url=reverse("cohorts:incident", args=[row.incident.cohort.public_id, row.incident.public_id]),
            action=_("Open it"),
            icon="alert-triangle",
        )
        for row in rows.select_related("incident__cohort").order_by("due_on")[:5]
    ]
