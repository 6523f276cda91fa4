"""Applying, and who gets a place: every change of an application's state (PLACES and WAITING LIST in docs/rules.md).

Each verb is one transaction; the lock that it takes, and what falls free under it, stand in `line.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Acceptance, Organisation, Text, User
from cohorts import emails
from cohorts.models import Application, Cohort, Quota
from cohorts.models.seats import Seats
from records.errors import Refused
from records.errors import refuse as refuse_if  # `refuse` is a verb of this module
from records.history import done_by

from . import line

State = Application.State


@dataclass(frozen=True)
class Answers:
    """What people say of their studies when they apply; `school` is one of the cohort's, or `school_other` in words."""

    school: Organisation | None = None
    school_other: str = ""
    study_programme: str = ""
    study_year: int | None = None
    motivation: str = ""

    def write_on(self, application: Application) -> None:
        if application.school_id != (self.school.pk if self.school else None):
            application.school_verdict = ""  # another school's word is not this one's
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
    cohort: Cohort,
    person: User,
    answers: Answers,
    texts: Iterable[Text] = (),
    *,
    full_name: str = "",
    quota: Quota | None = None,
    priority: int = 0,
) -> Application:
    """Send an application. First come: confirmed while places last, else on the waiting list; otherwise to decide.

    `texts` are those that the person accepts with it; `full_name` is kept for those who had none; `quota` and
    `priority` are what an invitation gave them. Raises `Refused`.
    """
    texts = list(texts)
    if full_name and not person.full_name:
        person.full_name = full_name
        person.save(update_fields=["full_name"])
    refuse_if(_why_texts_missing(cohort, person, texts) or cohort.why_no_place_for(person))
    _accept(person, texts)
    cohort = line.lock_and_number(cohort)
    seats = line.settle(cohort, person)
    application = Application.objects.get(pk=seats.mine) if seats.mine else None
    refuse_if(cohort.why_cannot_apply_with(application))
    application = application or Application(cohort=cohort, person=person)
    application.cohort, application.person = cohort, person
    answers.write_on(application)
    application.quota_id = quota.pk if quota else _quota_of(application, seats)
    application.priority = priority
    application.queue_number = cohort.last_queue_number
    application.submitted_at = timezone.now()
    application.decided_at = application.decided_by = application.offer_expires_at = None
    application.decision_reason = ""
    return _take_in(application, seats)


def _take_in(application: Application, seats: Seats) -> Application:
    """Say at once what becomes of it, as the cohort admits. What is free is free: nobody waits for it any more."""
    if application.cohort.admission == Cohort.Admission.BY_DECISION or application.waits_for_school:
        application.state = State.SUBMITTED
        application.save()
        emails.received(application)
    elif seats.free_for(application.quota_id) > 0:
        application.state = State.ACCEPTED
        application.save()
        emails.accepted(application)
    else:
        application.state = State.WAITING
        application.save()
        is_last = application.priority == 0
        emails.waiting(application, seats.rank_of_next(application.quota_id) if is_last else application.rank())
    return application


def _quota_of(application: Application, seats: Seats) -> int | None:
    """The quota kept for the school; else one that the team gave by hand to those of no school in particular."""
    given = seats.pools.get(application.quota_id)
    by_hand = given.key if given and given.organisation is None else None
    return seats.of_school(application.school_id) or by_hand


@transaction.atomic
def withdraw(application: Application, by: User, reason: str = "") -> Application:
    """Take an application back, at any time before the first day; `reason` when the team does it for the person."""
    application = line.lock(application)
    refuse_if(application.why_cannot_withdraw())
    if by != application.person and not reason.strip():
        raise Refused(_("Say why the application is withdrawn."))
    _close(application, State.WITHDRAWN, by=by if by != application.person else None, reason=reason)
    emails.withdrawn(application)
    line.settle(application.cohort)
    return application


@transaction.atomic
def accept_offer(application: Application) -> Application:
    application = line.lock(application)
    refuse_if(application.why_cannot_answer())
    application.state = State.ACCEPTED
    application.save(update_fields=["state"])
    emails.accepted(application)
    return application


@transaction.atomic
def decline_offer(application: Application) -> Application:
    """Give the offered place to the next on the list."""
    application = line.lock(application)
    refuse_if(application.why_cannot_answer())
    application.state = State.DECLINED
    application.save(update_fields=["state"])
    emails.declined(application)
    line.settle(application.cohort)
    return application


# What the team decides


@transaction.atomic
def offer_place(application: Application, by: User) -> Application:
    """Offer a free place; the student answers before the deadline, or the offer lapses."""
    application = line.lock(application)
    refuse_if(application.why_cannot_be_offered(line.count(application.cohort)))
    line.offer(application, by=by)
    return application


@transaction.atomic
def put_on_waiting_list(application: Application, by: User) -> Application:
    application = line.lock(application)
    refuse_if(application.why_cannot_wait(line.count(application.cohort)))
    application.state = State.WAITING
    application.decided_at, application.decided_by = timezone.now(), by
    application.save(update_fields=["state", "decided_at", "decided_by"])
    emails.waiting(application, application.rank())
    return application


@transaction.atomic
def refuse(application: Application, by: User, reason: str) -> Application:
    """Decline an application, or take back an offer; the student reads the reason."""
    application = line.lock(application)
    refuse_if(application.why_cannot_be_refused())
    if not reason.strip():
        raise Refused(_("Give a reason: the student reads it."))
    _close(application, State.REFUSED, by=by, reason=reason)
    emails.refused(application)
    line.settle(application.cohort)
    return application


@transaction.atomic
def reconsider(application: Application, by: User) -> Application:
    """Take a refusal back: the application stands again where it stood in the queue."""
    application = line.lock(application)
    refuse_if(application.why_cannot_be_reconsidered())
    undecided = application.cohort.admission == Cohort.Admission.BY_DECISION or application.waits_for_school
    application.state = State.SUBMITTED if undecided else State.WAITING
    application.decided_at, application.decided_by, application.decision_reason = timezone.now(), by, ""
    application.save(update_fields=["state", "decided_at", "decided_by", "decision_reason"])
    line.settle(application.cohort)
    if Application.objects.filter(pk=application.pk, state=State.OFFERED).exists():
        application.refresh_from_db(fields=["state", "offer_expires_at", "decided_at", "decided_by"])
    else:
        emails.reconsidered(application)
    return application


@transaction.atomic
def admit(application: Application) -> Application:
    """First come: deal with somebody whose school has just approved as if they had applied now, in their old order."""
    application = line.lock(application)
    application.decided_at, application.decided_by = timezone.now(), None
    return _take_in(application, line.settle(application.cohort))


@transaction.atomic
def change_capacity(cohort: Cohort, capacity: int, by: User) -> Cohort:
    """More places go to the waiting list at once; never fewer than are given, offered, or kept by quotas."""
    cohort = line.lock_cohort(cohort.pk)
    refuse_if(line.settle(cohort).why_capacity_cannot_be(capacity), "capacity")
    cohort.capacity = capacity
    with done_by(by):
        cohort.save(update_fields=["capacity"])
    line.settle(cohort)
    return cohort


@transaction.atomic
def change_admission(cohort: Cohort, admission: str, by: User) -> Cohort:
    """With first come, those who wait for a decision get a place or join the waiting list, in their order."""
    cohort = line.lock_cohort(cohort.pk)
    cohort.admission = admission
    with done_by(by):
        cohort.save(update_fields=["admission"])
    undecided = []
    if admission == Cohort.Admission.FIRST_COME:
        undecided = list(cohort.applications.to_decide().select_related("person").order_by("queue_number"))
    for application in undecided:
        application.cohort = cohort
        if not application.waits_for_school:
            application.state = State.WAITING
            application.save(update_fields=["state"])
    line.settle(cohort)
    still = set(cohort.applications.waiting().values_list("pk", flat=True)) if undecided else set()
    for application in undecided:
        if application.pk in still:
            emails.waiting(application, application.rank())
    return cohort


def give_up(person: User) -> None:
    """End what still runs of a person who leaves: drafts go, places and ranks fall free. Writes no mail to them.

    Call inside a transaction. Cohorts that have begun keep their record.
    """
    Application.objects.filter(person=person, state=State.DRAFT).delete()
    running = (State.SUBMITTED, State.WAITING, *Application.HOLDS_A_PLACE)
    for application in Application.objects.filter(person=person, state__in=running).order_by("cohort"):
        application = line.lock(application)
        if not application.why_cannot_withdraw():
            _close(application, State.WITHDRAWN, by=None, reason="")
            line.settle(application.cohort)


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
