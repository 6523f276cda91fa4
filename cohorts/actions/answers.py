"""Answering a cohort's questions, taking a consent back, and deleting what is due (QUESTIONS in docs/rules.md)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateField, ExpressionWrapper, F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Text, User
from cohorts import invited
from cohorts.answers import is_empty, open_questions
from cohorts.models import Answer, Application, ClearedAnswers, Cohort, Consent, Question
from records import files
from records.errors import refuse
from records.models import StoredFile

from . import places

# Every question that the form asked, with its answer as `Answer.value` has it, or the stored file; None = no answer
Given = dict[Question, Any]
WESTERNMOST = timedelta(hours=12)  # when a day has ended everywhere


def apply(
    cohort: Cohort,
    person: User,
    studies: places.Answers,
    texts: Iterable[Text],
    given: Given,
    *,
    full_name: str = "",
) -> Application:
    """Send an application together with the answers to the cohort's questions, or neither. Raises `Refused`.

    Whoever was invited gets the quota and priority of the invitation (INVITED in docs/rules.md).
    """
    refuse(why_answers_missing(given))
    invitee = invited.invitation_for(cohort, person)
    if invitee is None and not given:
        return places.apply(cohort, person, studies, texts, full_name=full_name)
    quota, priority = (invitee.quota, invitee.priority) if invitee else (None, 0)
    with transaction.atomic():
        application = places.apply(cohort, person, studies, texts, full_name=full_name, quota=quota, priority=priority)
        write(application, given)
        if invitee:
            invited.answered(invitee, application)
    return application


@transaction.atomic
def save_draft(cohort: Cohort, person: User, studies: places.Answers, given: Given) -> Application:
    """Keep what was typed so far; files and consents count only when the form is sent."""
    application = places.save_draft(cohort, person, studies)
    write(application, _typed(given))
    return application


def _typed(given: Given) -> Given:
    unsent = (Question.Kind.FILE, Question.Kind.CONSENT)
    return {question: value for question, value in given.items() if question.kind not in unsent}


@transaction.atomic
def save_dossier(application: Application, given: Given) -> None:
    """Keep what is answered so far, complete or not."""
    application = Application.objects.select_for_update(no_key=True).select_related("cohort").get(pk=application.pk)
    refuse(application.why_dossier_is_closed())
    write(application, given)


def save_typed(application: Application, given: Given) -> None:
    """Keep what was typed while the dossier is being filled in; files and consents wait until it is sent."""
    save_dossier(application, _typed(given))


def why_answers_missing(given: Given) -> str:
    """Why the application cannot be sent with these answers; "" = it can."""
    questions = list(given)
    missing = open_questions(questions, {question.pk: value for question, value in given.items()})
    if missing:
        return _("Needed to apply: %(names)s.") % {"names": ", ".join(str(one) for one in missing)}
    return ""


def write(application: Application, given: Given) -> None:
    """Bring the answers in line with what was given; questions that were not asked keep theirs. In a transaction."""
    given = _still_asked(given)
    held = {one.question_id: one for one in application.answers.filter(question__in=given).select_related("file")}
    new, gone, files_gone = [], [], []
    for question, value in given.items():
        answer = held.get(question.pk)
        if is_empty(value):
            gone += [answer] if answer else []
        elif answer is None:
            new.append(_fill(Answer(application=application, question=question), value))
        elif value not in (answer.value, answer.file):
            files_gone += [answer.file] if answer.file else []
            _fill(answer, value).save(update_fields=["value", "file", "answered_at"])
    Answer.objects.bulk_create(new)
    _delete(gone)
    _discard(files_gone)
    if application.state != Application.State.DRAFT:
        _note_consents(application, given)


def _still_asked(given: Given) -> Given:
    """Without the questions that were taken out meanwhile; refused when one has become another.

    The lock keeps them from being changed before the answers are there to be seen (`edit_question` waits for it), and
    holds up nobody who answers too.
    """
    if not given:
        return given
    table = Question._meta.db_table
    sql = f"SELECT * FROM {table} WHERE id = ANY(%s) AND retired_at IS NULL ORDER BY id FOR KEY SHARE"  # noqa: S608
    fresh = {row.pk: row for row in Question.objects.raw(sql, [[question.pk for question in given]])}
    for question in given:
        now = fresh.get(question.pk)
        if now and (now.kind, now.choices, now.text_id) != (question.kind, question.choices, question.text_id):
            refuse(
                _("The team changed “%(question)s” while you were filling in the form: look at it again.")
                % {"question": now}
            )
    return {question: value for question, value in given.items() if question.pk in fresh}


def _fill(answer: Answer, value) -> Answer:
    if isinstance(value, StoredFile):
        files.confirm(value)
        answer.value, answer.file = None, value
    else:
        answer.value, answer.file = value, None
    answer.answered_at = timezone.now()
    return answer


def _delete(answers: list[Answer]) -> None:
    if answers:
        Answer.objects.filter(pk__in=[answer.pk for answer in answers]).delete()
        _discard([answer.file for answer in answers if answer.file])


def _discard(stored: list[StoredFile]) -> None:
    for one in stored:
        files.discard(one)


# Consents, each with the moments between which it held


def channels_of(value) -> set[str]:
    """The channels that an answer agrees to; a consent without channels has one without a name."""
    return set(value) if isinstance(value, list) else ({""} if value else set())


def _note_consents(application: Application, given: Given) -> None:
    agreed = {question: channels_of(value) for question, value in given.items() if question.kind == "consent"}
    if not agreed:
        return
    now = timezone.now()
    current = application.consents.filter(withdrawn_at=None, question__in=agreed)
    held = {(one.question_id, one.channel): one for one in current}
    wanted = {(question.pk, channel) for question, channels in agreed.items() for channel in channels}
    withdrawn = [one.pk for key, one in held.items() if key not in wanted]
    Consent.objects.filter(pk__in=withdrawn).update(withdrawn_at=now)
    Consent.objects.bulk_create(
        Consent(application=application, question_id=key, channel=channel, given_at=now)
        for key, channel in sorted(wanted - set(held))
    )


@transaction.atomic
def withdraw_consent(consent: Consent) -> None:
    """Take a consent back, at any time; the answer follows."""
    consent = Consent.objects.select_for_update(of=("self",)).select_related("question").get(pk=consent.pk)
    refuse(consent.why_cannot_withdraw())
    consent.withdrawn_at = timezone.now()
    consent.save(update_fields=["withdrawn_at"])
    answer = Answer.objects.filter(application=consent.application_id, question=consent.question).first()
    if answer is None:
        return
    left = [channel for channel in answer.value or [] if channel != consent.channel] if consent.channel else []
    if left:
        _fill(answer, left).save(update_fields=["value", "answered_at"])
    else:
        _delete([answer])


# What is due


def forget(person: User) -> None:
    """Delete everything that the person answered, and end their consents. In the transaction of the erasure."""
    answers = Answer.objects.filter(application__person=person).select_related("file")
    _delete(list(answers))
    _discard(list(StoredFile.objects.filter(uploaded_by=person, state=StoredFile.State.PENDING)))
    consents = Consent.objects.filter(application__person=person, withdrawn_at=None)
    consents.update(withdrawn_at=timezone.now())


def clear_due(at: datetime | None = None) -> int:
    """Delete the answers whose days have passed; how many. A transaction for each question."""
    today = ((at or timezone.now()) - WESTERNMOST).date()
    until = ExpressionWrapper(F("cohort__ends_on") + F("keep_days"), output_field=DateField())
    due = Question.objects.annotate(until=until).filter(until__lt=today, answers__isnull=False).order_by("pk")
    return sum(_clear(question, question.until) for question in due.distinct())


@transaction.atomic
def _clear(question: Question, due_on: date) -> int:
    answers = list(question.answers.select_for_update(of=("self",)).select_related("file"))
    if answers:
        _delete(answers)
        ClearedAnswers.objects.create(question=question, due_on=due_on, number=len(answers))
    return len(answers)
