"""What the demo's cohorts ask, and what its invented students answered; some leave something open."""

from accounts.models import User
from cohorts.actions.questions import add_all, add_question
from cohorts.models import Answer, Application, Cohort, Consent, Question
from cohorts.question_sets import drafts_of

Meaning = Question.Meaning
GOWNS = ["S", "M", "M", "L", "M", "L", "XL", "S", "XS", "2XL"]
GLOVES = ["6.5", "7", "7", "7.5", "8", "7.5", "8.5"]
CHANNELS = 3


def ask_questions(cohort: Cohort, organiser: User) -> None:
    """A question with the application, and the dossier with what ESF+ asks."""
    add_question(
        cohort,
        Question.Stage.APPLICATION,
        {
            "kind": Question.Kind.CHOICE,
            "label": "How much laboratory work have you done?",
            "help": "It helps us to mix the groups.",
            "choices": ["none yet", "a course or two", "an internship", "a job"],
            "privacy": Question.Privacy.ORDINARY,
            "keep_days": 90,
        },
        by=organiser,
    )
    for name in ("dossier", "funding"):
        add_all(cohort, drafts_of(name), by=organiser)


def fill_in(cohort: Cohort) -> None:
    """Answers of everybody enrolled: most have finished, every third lacks something, some have not begun."""
    questions = list(cohort.questions.current())
    applications = list(cohort.applications.filter(state=Application.State.ACCEPTED).order_by("queue_number"))
    answers = [
        Answer(application=application, question=question, value=value)
        for number, application in enumerate(applications)
        for question in questions
        if (value := _answer(number, question)) is not None
    ]
    Answer.objects.bulk_create(answers)
    Consent.objects.bulk_create(
        Consent(application=one.application, question=one.question, channel=channel)
        for one in answers
        if one.question.kind == Question.Kind.CONSENT
        for channel in one.value
    )


def _answer(number: int, question: Question):
    """The value of the n-th student; None = left open."""
    if question.shown_if_id or number % 7 == 6:
        return None
    if number % 3 == 2 and question.meaning in (Meaning.BOOT_SIZE, Meaning.EMERGENCY_CONTACT):
        return None
    choices = question.choices
    match question.meaning:
        case Meaning.GOWN_SIZE:
            return GOWNS[number % len(GOWNS)]
        case Meaning.GLOVE_SIZE:
            return GLOVES[number % len(GLOVES)]
        case Meaning.BOOT_SIZE:
            return choices[1 + number * 3 % 11]
        case Meaning.DIET:
            return choices[number % 5 if number % 2 else 0]
        case Meaning.LANGUAGES:
            return choices[: 1 + number % 3]
        case Meaning.EMERGENCY_CONTACT:
            return f"A parent, 0470 00 00 {number:02}"
        case Meaning.PHOTO_CONSENT:
            return choices[: number % (CHANNELS + 1)] or None
        case Meaning.AGE_BAND:
            return choices[1]
    if question.kind == Question.Kind.YES_NO:
        return question.meaning == Meaning.LAPTOP and number % 4 > 0
    return choices[number % len(choices)] if choices else None
