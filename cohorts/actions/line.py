"""The lock on a cohort's places, and what falls free under it (PLACES, QUOTAS and WAITING LIST in docs/rules.md).

Whatever may take or free a place locks the cohort's row first and counts after it, so that two people can never be
given the last place; the lock is taken late, because all who apply queue for it. Under the lock `settle` ends offers
that ran out and offers every seat that somebody waits for, before and after whatever a verb does.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cohorts import emails
from cohorts.models import Application, Cohort, Quota
from cohorts.models.seats import Seats, seats_of

State = Application.State


def lock_cohort(cohort_id: int) -> Cohort:
    return Cohort.objects.select_for_update(no_key=True).get(pk=cohort_id)


def lock(application: Application) -> Application:
    """Lock the application's cohort, settle what is due there, then read the application as it is now."""
    cohort = lock_cohort(application.cohort_id)
    settle(cohort)
    fresh = Application.objects.select_related("person").get(pk=application.pk)
    fresh.cohort = cohort
    return fresh


def lock_and_number(cohort: Cohort) -> Cohort:
    """Lock the cohort's row and take the next number of its queue, in one statement; the row as it is then.

    Counting in the same statement would count what was there before the wait for the lock.
    """
    table = Cohort._meta.db_table
    sql = f"UPDATE {table} SET last_queue_number = last_queue_number + 1 WHERE id = %s RETURNING *"  # noqa: S608
    fresh = Cohort.objects.raw(sql, [cohort.pk])[0]
    fresh.organisation = cohort.organisation
    return fresh


def count(cohort: Cohort, person: User | None = None, at: datetime | None = None) -> Seats:
    return cohort.seats(person.pk if person else None, at)


def settle(cohort: Cohort, person: User | None = None, at: datetime | None = None) -> Seats:
    """End the offers that ran out, offer what is free to those who wait for it; the seats as they are then.

    Call with the cohort locked. One query when nothing is due.
    """
    seats = count(cohort, person, at)
    if not seats.something_is_due:
        return seats
    if seats.overdue:
        lapse(cohort, seats.at)
        seats = count(cohort, person, at)
    if not cohort.why_closed_for_places():
        _offer_to_those_who_wait(cohort, seats)
    return seats


def lapse(cohort: Cohort, at: datetime) -> int:
    overdue = list(cohort.applications.overdue(at).select_related("person"))
    for application in overdue:
        application.cohort = cohort
        application.state = State.LAPSED
        application.save(update_fields=["state"])
        emails.lapsed(application)
    return len(overdue)


def _offer_to_those_who_wait(cohort: Cohort, seats: Seats) -> None:
    """In the order of the line, each a seat of their quota or one that is open to all; whom none fits waits on."""
    while lines := seats.lines_with_a_seat():
        fitting = Q(quota__in=[key for key in lines if key]) | (Q(quota=None) if None in lines else Q(pk=None))
        line = list(cohort.applications.waiting().filter(fitting).select_related("person")[: seats.not_held])
        for application in line:  # the first always fits, some of the rest may not
            if seats.free_for(application.quota_id) > 0:
                application.cohort = cohort
                offer(application, by=None)
                seats.give(application.quota_id)


def offer(application: Application, by: User | None) -> None:
    application.state = State.OFFERED
    application.offer_expires_at = offer_deadline(application.cohort)
    application.decided_at, application.decided_by = timezone.now(), by
    application.save(update_fields=["state", "offer_expires_at", "decided_at", "decided_by"])
    emails.place_offered(application)


def offer_deadline(cohort: Cohort, at: datetime | None = None) -> datetime:
    """The cohort's hours to answer, rounded up to a full hour of its clocks, but never past its beginning.

    Hours are hours that pass: clocks that change meanwhile make it neither longer nor shorter. Only where a clock
    shows the same hour twice does the offer run on to the next, because “02:00” would not say which one is meant.
    """
    moment = ((at or timezone.now()) + timedelta(hours=cohort.offer_hours)).astimezone(cohort.zone)
    past = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    deadline = _later(moment, timedelta(hours=1) - past) if past else moment
    while deadline.replace(fold=0).utcoffset() != deadline.replace(fold=1).utcoffset():
        deadline = _later(deadline, timedelta(hours=1))
    return min(deadline, cohort.begins_at)


def _later(moment: datetime, passing: timedelta) -> datetime:
    """Reckoned in time that passes: sums of local times would skip or repeat the hour of a change."""
    return (moment.astimezone(UTC) + passing).astimezone(moment.tzinfo)


# What the clock does


def settle_due(at: datetime | None = None) -> int:
    """In every cohort: end what ran out, offer what was released. Returns in how many something was due.

    Verbs settle too, so this is for cohorts in which nobody does anything. One transaction a cohort, so that one
    cohort's trouble never holds up another's; running twice does nothing twice.
    """
    at = at or timezone.now()
    undecided = Application.objects.filter(state__in=(State.WAITING, State.OFFERED)).values("cohort")
    cohorts = {cohort.pk: cohort for cohort in Cohort.objects.filter(pk__in=undecided)}
    due = [pk for pk, seats in seats_of(cohorts.values(), at=at).items() if _is_due(cohorts[pk], seats)]
    return sum(_settle_one(pk, at) for pk in due)


def _is_due(cohort: Cohort, seats: Seats) -> bool:
    return bool(seats.overdue or (seats.lines_with_a_seat() and not cohort.why_closed_for_places()))


@transaction.atomic
def _settle_one(cohort_id: int, at: datetime) -> bool:
    cohort = lock_cohort(cohort_id)
    was_due = _is_due(cohort, count(cohort, at=at))
    settle(cohort, at=at)
    return was_due


def moments_within(span: timedelta, at: datetime | None = None) -> list[datetime]:
    """When offers end or quotas are released in that time to come."""
    at = at or timezone.now()
    offers = Application.objects.filter(state=State.OFFERED, offer_expires_at__gt=at, offer_expires_at__lte=at + span)
    quotas = Quota.objects.filter(release_at__gt=at, release_at__lte=at + span)
    moments = [*offers.values_list("offer_expires_at", flat=True), *quotas.values_list("release_at", flat=True)]
    return sorted({moment for moment in moments if moment})
