"""Quizzes: put together, release, begin a new draft (QUIZZES in docs/rules.md)."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import Refused, refuse

from ..models import QuestionVersion, Quiz, QuizPart, QuizVersion, VersionState
from ..quiz.drawing import draw, lacking

COPIED = (
    "title", "instructions", "pass_percent", "critical_must_be_right", "shuffles_questions", "shuffles_choices",
    "attempts", "wait_minutes", "limit_minutes", "explains",
)  # fmt: skip
MOST_QUESTIONS = 100


def why_cannot_release(version: QuizVersion) -> str:
    """What is missing before anybody can take it; "" = nothing."""
    if reason := version.why_cannot_change():
        return reason
    if not version.parts.exists():
        return _("Choose at least one question, or a rule that draws some.")
    if words := lacking(version):
        return words[0]
    if len(draw(version, 0)) > MOST_QUESTIONS:
        return _("At most %(number)d questions.") % {"number": MOST_QUESTIONS}
    return ""


@transaction.atomic
def create_quiz(organisation: Organisation, *, name: str) -> QuizVersion:
    """A quiz with its first draft; two at once wait for each other. Raises Refused."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    if Quiz.objects.filter(organisation=organisation, name__iexact=name.strip()).exists():
        raise Refused(_("There is a quiz of this name already."), "name")
    quiz = Quiz.objects.create(organisation=organisation, name=name.strip())
    return QuizVersion.objects.create(quiz=quiz, title=name.strip())


def _locked(version: QuizVersion) -> QuizVersion:
    rows = QuizVersion.objects.select_for_update(no_key=True, of=("self",)).select_related("quiz")
    version = rows.get(pk=version.pk)
    refuse(version.why_cannot_change())
    return version


@transaction.atomic
def write_quiz(version: QuizVersion, **fields) -> QuizVersion:
    """Change how a draft is taken. Raises Refused."""
    version = _locked(version)
    for name, value in fields.items():
        setattr(version, name, value)
    version.save()
    return version


@transaction.atomic
def add_question(version: QuizVersion, question: QuestionVersion) -> QuizPart:
    """One more question at the end. Raises Refused."""
    version = _locked(version)
    allowed = QuestionVersion.objects.newest().filter(question__organisation=version.quiz.organisation_id)
    if not allowed.filter(pk=question.pk).exists():
        raise Refused(_("Choose a released question of your own bank."), "question")
    if version.parts.filter(question__question=question.question_id).exists():
        raise Refused(_("This question is in the quiz already."), "question")
    return version.parts.create(question=question, position=_next(version))


@transaction.atomic
def add_rule(version: QuizVersion, *, draws: int, module=None, outcome=None, only_critical: bool = False) -> QuizPart:
    """Draw so many for each attempt. Raises Refused."""
    version = _locked(version)
    owner = version.quiz.organisation_id
    if module and module.organisation_id != owner:
        raise Refused(_("Choose a module of your own."), "module")
    if outcome and outcome.module_version.module.organisation_id != owner:
        raise Refused(_("Choose an outcome of your own modules."), "outcome")
    return version.parts.create(
        draws=draws, module=module, outcome=outcome, only_critical=only_critical, position=_next(version)
    )


def _next(version: QuizVersion) -> int:
    return (version.parts.aggregate(last=Max("position"))["last"] or 0) + 1


@transaction.atomic
def remove_part(part: QuizPart) -> None:
    _locked(part.quiz_version)
    part.delete()


@transaction.atomic
def move_part(part: QuizPart, *, up: bool) -> None:
    """One place up or down; at the end of the list nothing happens."""
    version = _locked(part.quiz_version)
    rows = list(version.parts.order_by("position", "pk"))
    here = next((place for place, row in enumerate(rows) if row.pk == part.pk), 0)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for position, row in enumerate(rows, 1):
        if row.position != position:
            version.parts.filter(pk=row.pk).update(position=position)


@transaction.atomic
def release_quiz(version: QuizVersion) -> QuizVersion:
    """Cohorts can use it from now on, and it never changes. Raises Refused."""
    version = _locked(version)
    refuse(why_cannot_release(version))
    version.state, version.released_at = VersionState.RELEASED, timezone.now()
    version.save(update_fields=["state", "released_at"])
    return version


@transaction.atomic
def begin_quiz_draft(quiz: Quiz) -> QuizVersion:
    """A copy of the newest version, asking the newest released version of each question. Raises Refused."""
    Quiz.objects.select_for_update(no_key=True).get(pk=quiz.pk)
    refuse(quiz.why_cannot_begin_draft())
    newest = quiz.versions.newest_first()[0]
    draft = QuizVersion.objects.create(
        quiz=quiz, number=newest.number + 1, **{name: getattr(newest, name) for name in COPIED}
    )
    asked = {part.question.question_id for part in newest.parts.select_related("question") if part.question}
    now = {row.question_id: row for row in QuestionVersion.objects.newest().filter(question__in=asked)}
    for part in newest.parts.select_related("question"):
        if part.question and part.question.question_id not in now:
            continue  # retired since
        draft.parts.create(
            question=now[part.question.question_id] if part.question else None,
            draws=part.draws,
            module_id=part.module_id,
            outcome_id=part.outcome_id,
            only_critical=part.only_critical,
            position=part.position,
        )
    return draft


def retire_quiz(quiz: Quiz, retired: bool = True) -> None:
    """No cohort takes it any more; where it is used it stays."""
    quiz.retired_at = timezone.now() if retired else None
    quiz.save(update_fields=["retired_at"])
