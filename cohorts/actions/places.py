"""Applying, and who gets a place: every change of an application's state (PLACES and WAITING LIST in docs/rules.md).

Each verb is one transaction. Whatever may take or free a place locks the cohort's row first and counts after it, so
that two people can never be given the last place; the lock is taken late, because all who apply queue for it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Acceptance, Organisation, Text, User
from cohorts import emails
from cohorts.models import Application, Cohort
from records.errors import Refused
from records.errors import refuse as refuse_if  # `refuse` is a verb of this module
from records.history import done_by

State = Application.State
COUNT = f"""
    SELECT count(*) FILTER (WHERE state = ANY(%(held)s)), count(*) FILTER (WHERE state = %(waiting)s),
        max(id) FILTER (WHERE person_id = %(person)s)
    FROM {Application._meta.db_table} WHERE cohort_id = %(cohort)s
"""  # noqa: S608, the table's name is ours


@dataclass(frozen=True)
class Answers:
    """What people say of their studies when they apply; `school` is one of the cohort's, or `school_other` in words."""

    school: Organisation | None = None
    school_other: str = ""
    study_programme: str = ""
    study_year: int | None = None
    motivation: str = ""

    def write_on(self, application: Application) -> None:
        application.school = self.school
        application.school_other = self.school_other
        application.study_programme = self.study_programme
        application.study_year = self.study_year
        application.motivation = self.motivation


# What the student does


@transaction.atomic
def save_draft(cohort: Cohort, person: User, answers: Answers) -> Application:
    """Keep what was typed so far. A draft has no number in the queue and promises nothing."""
    mine = Application.objects.select_for_update().filter(cohort=cohort, person=person)
    application = mine.first()
    if application is None:  # the first words: not while the same person sends the form in another tab
        cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
        application = mine.first()
    refuse_if(cohort.why_cannot_apply(person, application))
    application = application or Application(cohort=cohort, person=person)
    answers.write_on(application)
    application.save()
    return application


@transaction.atomic
def apply(
    cohort: Cohort, person: User, answers: Answers, texts: Iterable[Text] = (), *, full_name: str = ""
) -> Application:
    """Send an application. First come: confirmed while places last, else on the waiting list; otherwise to decide.

    `texts` are those that the person accepts with it; `full_name` is kept for those who had none. Raises `Refused`.
    """
    texts = list(texts)
    if full_name and not person.full_name:
        person.full_name = full_name
        person.save(update_fields=["full_name"])
    refuse_if(_why_texts_missing(cohort, person, texts) or cohort.why_no_place_for(person))
    _accept(person, texts)
    cohort = _lock_and_number(cohort)
    counted = _count(cohort, person)
    application = Application.objects.get(pk=counted.mine) if counted.mine else None
    refuse_if(cohort.why_cannot_apply_with(application))
    application = application or Application(cohort=cohort, person=person)
    application.cohort, application.person = cohort, person
    answers.write_on(application)
    application.queue_number = cohort.last_queue_number
    application.submitted_at = timezone.now()
    application.decided_at = application.decided_by = application.offer_expires_at = None
    application.decision_reason = ""
    if cohort.admission == Cohort.Admission.BY_DECISION:
        application.state = State.SUBMITTED
        application.save()
        emails.received(application)
        return application
    application.state = State.ACCEPTED if counted.free > 0 and counted.waiting == 0 else State.WAITING
    application.save()
    if application.state == State.ACCEPTED:
        emails.accepted(application)
        return application
    offered = _offer_free_places(cohort) if counted.free > 0 else []
    if application in offered:
        return offered[offered.index(application)]
    emails.waiting(application, position=counted.waiting - len(offered) + 1)
    return application


@transaction.atomic
def withdraw(application: Application, by: User, reason: str = "") -> Application:
    """Take an application back, at any time before the first day; `reason` when the team does it for the person."""
    application = _lock(application)
    refuse_if(application.why_cannot_withdraw())
    if by != application.person and not reason.strip():
        raise Refused(_("Say why the application is withdrawn."))
    _close(application, State.WITHDRAWN, by=by if by != application.person else None, reason=reason)
    emails.withdrawn(application)
    _offer_free_places(application.cohort)
    return application


@transaction.atomic
def accept_offer(application: Application) -> Application:
    application = _lock(application)
    refuse_if(application.why_cannot_answer())
    application.state = State.ACCEPTED
    application.save(update_fields=["state"])
    emails.accepted(application)
    return application


@transaction.atomic
def decline_offer(application: Application) -> Application:
    """Give the offered place to the next on the list."""
    application = _lock(application)
    refuse_if(application.why_cannot_answer())
    application.state = State.DECLINED
    application.save(update_fields=["state"])
    emails.declined(application)
    _offer_free_places(application.cohort)
    return application


# What the team decides


@transaction.atomic
def offer_place(application: Application, by: User) -> Application:
    """Offer a free place; the student answers before the deadline, or the offer lapses."""
    application = _lock(application)
    refuse_if(application.why_cannot_be_offered(_count(application.cohort).free))
    _offer(application, by=by)
    return application


@transaction.atomic
def put_on_waiting_list(application: Application, by: User) -> Application:
    application = _lock(application)
    refuse_if(application.why_cannot_wait(_count(application.cohort).free))
    application.state = State.WAITING
    application.decided_at, application.decided_by = timezone.now(), by
    application.save(update_fields=["state", "decided_at", "decided_by"])
    emails.waiting(application, position=application.position())
    return application


@transaction.atomic
def refuse(application: Application, by: User, reason: str) -> Application:
    """Decline an application, or take back an offer; the student reads the reason."""
    application = _lock(application)
    refuse_if(application.why_cannot_be_refused())
    if not reason.strip():
        raise Refused(_("Give a reason: the student reads it."))
    _close(application, State.REFUSED, by=by, reason=reason)
    emails.refused(application)
    _offer_free_places(application.cohort)
    return application


@transaction.atomic
def reconsider(application: Application, by: User) -> Application:
    """Take a refusal back: the application stands again where it stood in the queue."""
    application = _lock(application)
    refuse_if(application.why_cannot_be_reconsidered())
    by_decision = application.cohort.admission == Cohort.Admission.BY_DECISION
    application.state = State.SUBMITTED if by_decision else State.WAITING
    application.decided_at, application.decided_by, application.decision_reason = timezone.now(), by, ""
    application.save(update_fields=["state", "decided_at", "decided_by", "decision_reason"])
    if application not in _offer_free_places(application.cohort):
        emails.reconsidered(application)
    return application


@transaction.atomic
def change_capacity(cohort: Cohort, capacity: int, by: User) -> Cohort:
    """More places go to the waiting list at once; never fewer than are given or offered."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    refuse_if(cohort.why_capacity_cannot_be(capacity))
    cohort.capacity = capacity
    with done_by(by):
        cohort.save(update_fields=["capacity"])
    _offer_free_places(cohort)
    return cohort


@transaction.atomic
def change_admission(cohort: Cohort, admission: str, by: User) -> Cohort:
    """With first come, those who wait for a decision get a place or join the waiting list, in their order."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    cohort.admission = admission
    with done_by(by):
        cohort.save(update_fields=["admission"])
    if admission == Cohort.Admission.FIRST_COME:
        for application in cohort.applications.to_decide().select_related("person").order_by("queue_number"):
            application.cohort = cohort
            application.state = State.WAITING
            application.save(update_fields=["state"])
            if _count(cohort).free < 1:
                emails.waiting(application, position=application.position())
            _offer_free_places(cohort)
    return cohort


# What the clock does


def lapse_offers(at: datetime | None = None) -> int:
    """End the offers whose deadline has passed and offer each place to the next. Returns how many ended.

    One transaction a cohort, so that one cohort's trouble never holds up another's; running twice ends nothing twice.
    """
    at = at or timezone.now()
    cohorts = Application.objects.overdue(at).order_by("cohort").values_list("cohort", flat=True).distinct()
    return sum(_lapse_in(cohort, at) for cohort in list(cohorts))


@transaction.atomic
def _lapse_in(cohort_id: int, at: datetime) -> int:
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=cohort_id)
    overdue = list(cohort.applications.overdue(at).select_related("person"))
    for application in overdue:
        application.cohort = cohort
        application.state = State.LAPSED
        application.save(update_fields=["state"])
        emails.lapsed(application)
    _offer_free_places(cohort)
    return len(overdue)


def give_up(person: User) -> None:
    """End what still runs of a person who leaves: drafts go, places and ranks fall free. Writes no mail to them.

    Call inside a transaction. Cohorts that have begun keep their record.
    """
    Application.objects.filter(person=person, state=State.DRAFT).delete()
    running = (State.SUBMITTED, State.WAITING, *Application.HOLDS_A_PLACE)
    for application in Application.objects.filter(person=person, state__in=running).order_by("cohort"):
        application = _lock(application)
        if not application.why_cannot_withdraw():
            _close(application, State.WITHDRAWN, by=None, reason="")
            _offer_free_places(application.cohort)


# The lock, the count, and what falls free


def _lock_and_number(cohort: Cohort) -> Cohort:
    """Lock the cohort's row and take the next number of its queue, in one statement; the row as it is then.

    Counting in the same statement would count what was there before the wait for the lock.
    """
    table = Cohort._meta.db_table
    sql = f"UPDATE {table} SET last_queue_number = last_queue_number + 1 WHERE id = %s RETURNING *"  # noqa: S608
    fresh = Cohort.objects.raw(sql, [cohort.pk])[0]
    fresh.organisation = cohort.organisation
    return fresh


def _lock(application: Application) -> Application:
    """Lock the application's cohort, then read the application as it is now."""
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=application.cohort_id)
    fresh = Application.objects.select_related("person").get(pk=application.pk)
    fresh.cohort = cohort
    return fresh


@dataclass(frozen=True)
class _Counted:
    free: int
    waiting: int
    mine: int | None  # the key of the person's own application


def _count(cohort: Cohort, person: User | None = None) -> _Counted:
    """As SQL, because everybody in a rush waits while it runs, and building the query costs more than running it."""
    given: dict[str, Any] = {
        "cohort": cohort.pk,
        "person": person and person.pk,
        "held": list(Application.HOLDS_A_PLACE),
    }
    with connection.cursor() as cursor:
        cursor.execute(COUNT, given | {"waiting": State.WAITING})
        held, waiting, mine = cursor.fetchone()
    return _Counted(free=cohort.capacity - held, waiting=waiting, mine=mine)


def _offer_free_places(cohort: Cohort) -> list[Application]:
    """Offer every free place to the first on the waiting list. Call with the cohort locked."""
    if cohort.why_closed_for_places():
        return []
    free = _count(cohort).free
    if free < 1:
        return []
    next_ones = list(cohort.applications.waiting().select_related("person")[:free])
    for application in next_ones:
        application.cohort = cohort
        _offer(application, by=None)
    return next_ones


def _offer(application: Application, by: User | None) -> None:
    application.state = State.OFFERED
    application.offer_expires_at = offer_deadline(application.cohort)
    application.decided_at, application.decided_by = timezone.now(), by
    application.save(update_fields=["state", "offer_expires_at", "decided_at", "decided_by"])
    emails.place_offered(application)


def offer_deadline(cohort: Cohort, at: datetime | None = None) -> datetime:
    """The cohort's hours to answer, rounded up to a full hour, but never past its beginning."""
    moment = (at or timezone.now()) + timedelta(hours=cohort.offer_hours)
    full_hour = moment.replace(minute=0, second=0, microsecond=0)
    return min(full_hour if full_hour == moment else full_hour + timedelta(hours=1), cohort.begins_at)


def _close(application: Application, state: str, by: User | None, reason: str) -> None:
    application.state = state
    application.decided_at, application.decided_by = timezone.now(), by
    application.decision_reason = reason.strip()
    application.save(update_fields=["state", "decided_at", "decided_by", "decision_reason"])


def _why_texts_missing(cohort: Cohort, person: User, texts: list[Text]) -> str:
    missing = [text for text in cohort.texts_to_accept if text.required and text not in texts]
    if missing:
        before = Acceptance.objects.texts_of(person)
        missing = [text for text in missing if text.pk not in before]
    if missing:
        names = ", ".join(str(text.get_key_display()) for text in missing)
        return _("Needed to apply: %(names)s.") % {"names": names}
    return ""


def _accept(person: User, texts: list[Text]) -> None:
    Acceptance.objects.bulk_create([Acceptance(user=person, text=text) for text in texts], ignore_conflicts=True)
