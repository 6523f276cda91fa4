"""The call for sessions: written, published, closed; what it asks; who may send late (CALLS in docs/rules.md)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import Cohort
from courses.models import Competency
from records.errors import Refused, refuse
from records.history import done_by

from ..calls import emails, notices, scoring
from ..models import Call, CallCriterion, CallQuestion, CallReviewer, LateSending

MOST_QUESTIONS = 20
MOST_CRITERIA = 12


@transaction.atomic
def save_call(cohort: Cohort, fields: dict, topics: Iterable[Competency], by: User, seen: str = "") -> Call:
    """Write or change the call of the cohort. `seen` is the state that the form showed."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    call = Call.objects.filter(cohort=cohort).first() or Call(cohort=cohort)
    if call.pk and seen != call.seen:
        raise Refused(_("A colleague changed the call while you were writing. Open it again to see how it is now."))
    if fields["closes_at"] <= fields["opens_at"]:
        raise Refused(_("It closes after it opens."), "closes_at")
    for name in ("intro", "opens_at", "closes_at", "types", "lengths"):
        setattr(call, name, fields[name])
    with done_by(by):
        call.save()
        call.topics.set([topic for topic in topics if topic.organisation_id == cohort.organisation_id])
    return call


@transaction.atomic
def publish(call: Call, by: User) -> Call:
    """Partners see it from now on, and hear of it when it opens."""
    call = _lock(call)
    refuse(call.why_not_publish())
    call.published_at, call.published_by = timezone.now(), by
    with done_by(by):
        call.save()
    notices.tell(call)
    return call


@transaction.atomic
def close(call: Call, by: User) -> Call:
    """Now instead of on the day that it said."""
    call = _lock(call)
    refuse(call.why_not_close())
    call.closes_at = timezone.now()
    with done_by(by):
        call.save()
    return call


def _lock(call: Call) -> Call:
    rows = Call.objects.select_for_update(of=("self",), no_key=True).select_related("cohort__organisation")
    return rows.get(pk=call.pk)


# What it asks


@transaction.atomic
def save_question(call: Call, fields: dict, by: User, question: CallQuestion | None = None) -> CallQuestion:
    """A new question at the end, or one changed that nobody has answered."""
    call = _lock(call)
    if question is None:
        if call.questions.filter(retired_at=None).count() >= MOST_QUESTIONS:
            raise Refused(_("A call asks at most %(number)d questions.") % {"number": MOST_QUESTIONS})
        last = call.questions.aggregate(last=Max("position"))["last"] or 0
        question = CallQuestion(call=call, position=last + 1)
    else:
        refuse(question.why_not_change())
    if fields["kind"] in CallQuestion.WITH_CHOICES and len(fields["choices"]) < 2:
        raise Refused(_("Write at least two choices, one a line."), "choices")
    for name, value in fields.items():
        setattr(question, name, value)
    if question.kind not in CallQuestion.WITH_CHOICES:
        question.choices = []
    with done_by(by):
        question.save()
    return question


@transaction.atomic
def remove_question(question: CallQuestion, by: User) -> bool:
    """Deleted if nobody has answered, else retired with its answers; True = deleted."""
    _lock(question.call)
    if question.retired_at:
        raise Refused(_("This question is retired."))
    with done_by(by):
        if not question.is_answered:
            question.delete()
            return True
        question.retired_at = timezone.now()
        question.save(update_fields=["retired_at"])
    return False


@transaction.atomic
def save_criterion(call: Call, fields: dict, by: User, criterion: CallCriterion | None = None) -> CallCriterion:
    call = _lock(call)
    others = call.criteria.exclude(pk=criterion.pk) if criterion else call.criteria.all()
    if others.filter(title__iexact=fields["title"]).exists():
        raise Refused(_("There is a criterion with this title already."), "title")
    if criterion is None:
        if others.count() >= MOST_CRITERIA:
            raise Refused(_("A call has at most %(number)d criteria.") % {"number": MOST_CRITERIA})
        last = call.criteria.aggregate(last=Max("position"))["last"] or 0
        criterion = CallCriterion(call=call, position=last + 1)
    else:
        refuse(criterion.why_not_change())
    for name, value in fields.items():
        setattr(criterion, name, value)
    with done_by(by):
        criterion.save()
    return criterion


@transaction.atomic
def remove_criterion(criterion: CallCriterion, by: User) -> None:
    _lock(criterion.call)
    refuse(criterion.why_not_change())
    with done_by(by):
        criterion.scores.all().delete()
        criterion.delete()


@transaction.atomic
def move(row: CallQuestion | CallCriterion, steps: int, by: User) -> None:
    """Up (-1) or down (1) among those of its call; at an end it stays."""
    _lock(row.call)
    order: list = list(_standing_with(row))
    place = order.index(row)
    order.insert(max(0, min(place + steps, len(order) - 1)), order.pop(place))
    with done_by(by):
        for position, one in enumerate(order, start=1):
            if one.position != position:
                one.position = position
                one.save(update_fields=["position"])


def _standing_with(row: CallQuestion | CallCriterion) -> QuerySet:
    return row.call.questions.filter(retired_at=None) if isinstance(row, CallQuestion) else row.call.criteria.all()


# Who scores


@transaction.atomic
def ask_reviewer(call: Call, person: User, by: User) -> CallReviewer:
    call = _lock(call)
    if call.reviewers.filter(person=person).exists():
        raise Refused(_("%(person)s is asked already.") % {"person": person})
    if not scoring.people_to_ask(call).filter(pk=person.pk).exists():
        raise Refused(_("Choose somebody of the team, or with a role in this cohort."))
    with done_by(by):
        row = CallReviewer.objects.create(call=call, person=person, asked_by=by)
    emails.review_asked(call, person)
    return row


@transaction.atomic
def release_reviewer(reviewer: CallReviewer, by: User) -> None:
    """No longer asked; points that were sent still count."""
    with done_by(by):
        reviewer.delete()


# Late


@transaction.atomic
def ask_late(call: Call, organisation: Organisation, words: str, by: User) -> LateSending:
    """A partner asks to send after the end."""
    call = _lock(call)
    refuse(call.why_not_ask_late(organisation))
    if not words.strip():
        raise Refused(_("Say why: the organiser reads it."), "words")
    late, _new = LateSending.objects.update_or_create(
        call=call,
        organisation=organisation,
        defaults={
            "words": words.strip(), "asked_by": by, "asked_at": timezone.now(), "state": LateSending.State.ASKED,
            "until": None, "answer": "", "decided_by": None, "decided_at": None,
        },
    )  # fmt: skip
    emails.late_asked(late)
    return late


@transaction.atomic
def allow_late(call: Call, organisation: Organisation, until: datetime, answer: str, by: User) -> LateSending:
    """Until then this organisation may send, asked or not."""
    call = _lock(call)
    if until <= timezone.now():
        raise Refused(_("Choose a moment to come."), "until")
    if not call.cohort.partnerships.current().filter(organisation=organisation).exists():
        raise Refused(_("%(organisation)s does not take part in this cohort.") % {"organisation": organisation})
    late, _new = LateSending.objects.get_or_create(call=call, organisation=organisation)
    return _decide(late, LateSending.State.ALLOWED, until, answer, by)


@transaction.atomic
def refuse_late(late: LateSending, answer: str, by: User) -> LateSending:
    _lock(late.call)
    late = LateSending.objects.select_related("call__cohort__organisation", "organisation").get(pk=late.pk)
    if late.state == LateSending.State.REFUSED:
        raise Refused(_("This was refused already."))
    if not answer.strip():
        raise Refused(_("Give a reason: the partner reads it."))
    return _decide(late, LateSending.State.REFUSED, None, answer, by)


def _decide(late: LateSending, state: str, until: datetime | None, answer: str, by: User) -> LateSending:
    late.state, late.until, late.answer = state, until, answer.strip()
    late.decided_by, late.decided_at = by, timezone.now()
    with done_by(by):
        late.save()
    emails.late_answered(late)
    return late
