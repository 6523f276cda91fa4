"""What a form can know beforehand: what the person answered for this cohort, else what they said the last time."""

from accounts.models import User

from .models import Answer, Application, Question

NEVER_COPIED = (Question.Kind.FILE, Question.Kind.CONSENT)  # sent and agreed to anew each time


def answers_for(person: User, questions: list[Question], *, sent: bool = False) -> dict[int, Answer]:
    """By question. As soon as something is answered here, an earlier cohort says nothing any more.

    Of a form that was `sent` the answers stand in it; only the files that came before are asked for.
    """
    wanted = [question for question in questions if not sent or question.kind == Question.Kind.FILE]
    if not wanted:
        return {}
    mine = Answer.objects.filter(application__person=person, question__in=wanted).select_related("file")
    given = {answer.question_id: answer for answer in mine}
    return given if given or sent else _earlier(person, wanted)


def _earlier(person: User, questions: list[Question]) -> dict[int, Answer]:
    """Unsaved copies of the newest answers to questions of the same meaning, or of the same words and kind."""
    before: dict[tuple, Answer] = {}
    answers = Answer.objects.filter(application__person=person).exclude(question__in=questions)
    for answer in answers.exclude(question__kind__in=NEVER_COPIED).select_related("question").order_by("answered_at"):
        for key in _keys(answer.question):
            before[key] = answer
    found = {}
    for question in questions:
        answer = next((before[key] for key in _keys(question) if key in before), None)
        if answer is not None and question.kind == answer.question.kind:
            found[question.pk] = Answer(question=question, value=answer.value)
    return found


def _keys(question: Question) -> list[tuple]:
    """How the same question is known in another cohort, the surest first."""
    by_words = ("words", question.kind, question.label.casefold())
    return [("meaning", question.meaning), by_words] if question.meaning else [by_words]


def last_application(person: User) -> Application | None:
    """What the person sent last, whichever cohort it was for: their studies are probably the same."""
    sent = Application.objects.filter(person=person, submitted_at__isnull=False).select_related("school")
    return sent.order_by("-submitted_at").first()
