"""Building a cohort's forms: write, replace, retire, order and copy questions (QUESTIONS in docs/rules.md)."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Text, User
from cohorts.models import Cohort, Question
from cohorts.models.questions import LONGEST_CHOICE, MOST_CHOICES
from cohorts.question_sets import Draft
from records.errors import Refused, refuse
from records.history import done_by

Kind, Meaning = Question.Kind, Question.Meaning
MOST_QUESTIONS = 100
KINDS_OF_MEANING: dict[str, tuple[str, ...]] = {
    Meaning.GOWN_SIZE: (Kind.CHOICE,),
    Meaning.GLOVE_SIZE: (Kind.CHOICE,),
    Meaning.BOOT_SIZE: (Kind.CHOICE, Kind.NUMBER),
    Meaning.DIET: (Kind.CHOICE, Kind.CHOICES, Kind.SHORT),
    Meaning.EMERGENCY_CONTACT: (Kind.SHORT, Kind.LONG),
    Meaning.LAPTOP: (Kind.YES_NO,),
    Meaning.LANGUAGES: (Kind.CHOICES,),
    Meaning.ACCOMMODATION: (Kind.YES_NO,),
    Meaning.PHOTO_CONSENT: (Kind.CONSENT,),
    Meaning.UNDER_18: (Kind.YES_NO,),
    Meaning.AGE_BAND: (Kind.CHOICE,),
    Meaning.GENDER: (Kind.CHOICE,),
    Meaning.STATUS: (Kind.CHOICE,),
    Meaning.REGION: (Kind.CHOICE,),
}


@dataclass
class Copied:
    done: list[Question] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)  # labels of those that are asked already, or cannot be asked


@transaction.atomic
def add_question(cohort: Cohort, stage: str, fields: dict[str, Any], by: User) -> Question:
    """At the end of its stage."""
    _lock(cohort)
    current = list(Question.objects.of_stage(stage).filter(cohort=cohort))
    if len(current) >= MOST_QUESTIONS:
        raise Refused(_("A form takes at most %(most)d questions.") % {"most": MOST_QUESTIONS})
    position = current[-1].position + 1 if current else 1
    return _write(Question(cohort=cohort, stage=stage, position=position), fields, by)


@transaction.atomic
def edit_question(question: Question, fields: dict[str, Any], by: User) -> Question:
    """A question without answers, in everything; of one with answers nothing but the help."""
    _lock(question.cohort)
    question = Question.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=question.pk)
    if fields.keys() != {"help"} or question.retired_at:
        refuse(question.why_cannot_change())
    refuse(_why_followers_lost(question, question, fields))
    return _write(question, fields, by)


@transaction.atomic
def replace_question(question: Question, fields: dict[str, Any], by: User) -> Question:
    """Ask it anew, in the same place: the old one is retired with its answers, the new one has none yet."""
    _lock(question.cohort)
    question = Question.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=question.pk)
    if question.retired_at:
        raise Refused(question.why_cannot_retire())
    new = Question(cohort=question.cohort, stage=question.stage, position=question.position, replaces=question)
    refuse(_why_followers_lost(question, new, fields))
    question.retired_at = timezone.now()
    with done_by(by):
        question.save(update_fields=["retired_at"])
    new = _write(new, fields, by)
    question.followers.filter(retired_at=None).update(shown_if=new)
    return new


@transaction.atomic
def retire_question(question: Question, by: User) -> None:
    """Not asked any more; its answers stay as long as they were to be kept."""
    _lock(question.cohort)
    question = Question.objects.get(pk=question.pk)
    refuse(question.why_cannot_retire())
    question.retired_at = timezone.now()
    with done_by(by):
        question.save(update_fields=["retired_at"])


@transaction.atomic
def delete_question(question: Question, by: User) -> None:
    """Take out a question that nobody has answered yet."""
    _lock(question.cohort)
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    refuse(question.why_cannot_delete())
    question.followers.update(shown_if=None, shown_if_value="")  # retired ones: whether they were shown is history
    with done_by(by):
        question.delete()


# Their order


@transaction.atomic
def move_question(question: Question, step: int, by: User) -> None:
    """One place up (-1) or down (1)."""
    _lock(question.cohort)
    rows = list(Question.objects.of_stage(question.stage).filter(cohort=question.cohort))
    place = rows.index(question)
    other = place + step
    if 0 <= other < len(rows):
        refuse(why_cannot_swap(*sorted((rows[place], rows[other]), key=rows.index)))
        rows[place], rows[other] = rows[other], rows[place]
        _number(rows, by)


@transaction.atomic
def order_questions(cohort: Cohort, stage: str, order: list[UUID], by: User) -> None:
    """All the questions of a stage in a new order, by public id."""
    _lock(cohort)
    rows = {row.public_id: row for row in Question.objects.of_stage(stage).filter(cohort=cohort)}
    if set(order) != set(rows) or len(order) != len(rows):
        raise Refused(_("The questions have changed meanwhile: the list below is how they are now."))
    wanted = [rows[key] for key in order]
    places = {row.pk: place for place, row in enumerate(wanted)}
    for row in wanted:
        if row.shown_if_id and places.get(row.shown_if_id, -1) > places[row.pk]:
            raise Refused(why_stays_after(row))
    _number(wanted, by)


def why_cannot_swap(upper: Question, lower: Question) -> str:
    """Why two neighbours cannot change places; "" = they can."""
    return why_stays_after(lower) if lower.shown_if_id == upper.pk else ""


def why_stays_after(question: Question) -> str:
    return _("“%(question)s” is shown by the answer to “%(decider)s”, so it stands after it.") % {
        "question": question,
        "decider": question.shown_if,
    }


def _number(rows: list[Question], by: User) -> None:
    moved = [row for place, row in enumerate(rows, 1) if row.position != place]
    for place, row in enumerate(rows, 1):
        row.position = place
    with done_by(by):
        Question.objects.bulk_update(moved, ["position"])


# Many at once


@transaction.atomic
def copy_questions(cohort: Cohort, source: Cohort, by: User) -> Copied:
    """The questions that another cohort asks now, at the end of this one's; what is asked already is left out."""
    rows = list(source.questions.current().select_related("text").order_by("stage", "position", "pk"))
    places = {row.pk: place for place, row in enumerate(rows)}
    return add_all(cohort, [Draft.of(row, places.get(row.shown_if_id or 0)) for row in rows], by)


@transaction.atomic
def add_all(cohort: Cohort, drafts: list[Draft], by: User) -> Copied:
    """Add a set of questions; one that cannot be asked, or is asked already, is left out and named."""
    _lock(cohort)
    outcome, made = Copied(), {}
    known = {_same(row): row for row in cohort.questions.current()}
    for place, draft in enumerate(drafts):
        there = known.get((draft.stage, draft.label)) or known.get(("meaning", draft.meaning))
        if there is not None:
            made[place] = there
            outcome.left_out.append(draft.label)
            continue
        decider = made.get(draft.hangs_on) if draft.hangs_on is not None else None
        fields = draft.fields | {"shown_if": decider, "text": _newest(cohort, draft.text_key)}
        try:
            with transaction.atomic():
                if draft.hangs_on is not None and decider is None:
                    raise Refused(_("The question that it hangs on is not asked."))
                made[place] = add_question(cohort, draft.stage, fields, by)
                outcome.done.append(made[place])
        except Refused:
            outcome.left_out.append(draft.label)
    return outcome


def _same(question: Question) -> tuple[str, str]:
    """What a question is known by when another is added."""
    return ("meaning", question.meaning) if question.meaning else (question.stage, question.label)


def _newest(cohort: Cohort, key: str) -> Text | None:
    """The released version of that text in force at the cohort's organisation."""
    if not key:
        return None
    return Text.objects.released().filter(organisation=cohort.organisation_id, key=key).order_by("-version").first()


# Written, if it is right


def _lock(cohort: Cohort) -> None:
    """Those who build the form take turns."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)


def _write(question: Question, fields: dict[str, Any], by: User) -> Question:
    for name, value in fields.items():
        setattr(question, name, value)
    name, reason = why_wrong(question)
    refuse(reason, name)
    with done_by(by):
        question.save()
    return question


def why_wrong(question: Question) -> tuple[str, str]:
    """The field that is wrong and why, in words; ("", "") = it can be asked like this."""
    checks = (_why_choices_wrong, _why_text_wrong, _why_condition_wrong, _why_meaning_wrong)
    return next((wrong for wrong in (check(question) for check in checks) if wrong), ("", ""))


def _why_choices_wrong(question: Question) -> tuple[str, str] | None:
    choices = question.choices
    if question.kind in Question.WITH_CHOICES and len(choices) < 2:
        return "choices", _("Write at least two choices, one a line.")
    if question.kind not in (*Question.WITH_CHOICES, Kind.CONSENT) and choices:
        return "choices", _("Only a choice, or a consent with channels, has choices.")
    if len(choices) > MOST_CHOICES or any(len(choice) > LONGEST_CHOICE for choice in choices):
        said = {"most": MOST_CHOICES, "longest": LONGEST_CHOICE}
        return "choices", _("At most %(most)d choices of at most %(longest)d characters.") % said
    if len(set(choices)) < len(choices):
        return "choices", _("Each choice once.")
    return None


def _why_text_wrong(question: Question) -> tuple[str, str] | None:
    text = question.text
    if question.kind != Kind.CONSENT:
        return ("text", _("Only a consent has a text.")) if text else None
    if text is None or not text.is_released or text.organisation_id != question.cohort.organisation_id:
        return "text", _("Choose the released text that people agree to.")
    if question.required and text.key in Text.FREE:
        return "required", _("Nobody may be made to agree to this in order to take part (GDPR, article 7(4)).")
    return None


def _why_condition_wrong(question: Question) -> tuple[str, str] | None:
    decider = question.shown_if
    if decider is None:
        return None
    fits = decider.cohort_id == question.cohort_id and decider.stage == question.stage and not decider.retired_at
    if not fits or question.shown_if_value not in dict(decider.values_that_decide):
        return "condition", _("Choose an answer to a question of the same form.")
    if decider.pk == question.pk or (decider.position, decider.pk) >= (question.position, question.pk or 1 << 62):
        return "condition", _("A question is shown by the answer to one that stands before it.")
    return None


def _why_meaning_wrong(question: Question) -> tuple[str, str] | None:
    if not question.meaning:
        return None
    kinds = KINDS_OF_MEANING[question.meaning]
    if question.kind not in kinds:
        names = ", ".join(str(Kind(kind).label) for kind in kinds)
        return "meaning", _("To be used for this, the answer has to be: %(kinds)s.") % {"kinds": names}
    if question.meaning == Meaning.PHOTO_CONSENT and question.required:
        return "required", _("Nobody may be made to agree to this in order to take part (GDPR, article 7(4)).")
    others = question.cohort.questions.current().filter(meaning=question.meaning).exclude(pk=question.pk)
    if other := others.first():
        return "meaning", _("The question “%(question)s” is used for this already.") % {"question": other}
    return None


def _why_followers_lost(old: Question, new: Question, fields: dict[str, Any]) -> str:
    """Why the questions that hang on the old one could not be shown by the new one."""
    asked = Question(kind=fields.get("kind", new.kind), choices=fields.get("choices", new.choices))
    values = dict(asked.values_that_decide)
    lost = [str(row) for row in old.followers.filter(retired_at=None) if row.shown_if_value not in values]
    if lost:
        return _("Other questions are shown by its answer: %(names)s. Change or retire them first.") % {
            "names": ", ".join(lost)
        }
    return ""
