"""Which questions somebody gets, in what order, as a frozen copy: the same seed gives the same questions.

In the copy the choices are named anew in the order in which they are shown, so that a name tells nothing; `from` is
their name in the question, for the statistics.
"""

import random
from collections.abc import Iterable

from django.utils.translation import gettext as _

from ..models import QuestionVersion, QuizPart, QuizVersion
from .kinds import Kind

COLUMNS = ("question", "outcome")


def parts_of(version: QuizVersion) -> list[QuizPart]:
    return list(version.parts.select_related("question__question", "question__outcome", "module", "outcome"))


def pool_of(part: QuizPart, organisation_id: int) -> list[QuestionVersion]:
    """What a rule can draw from, in a fixed order: the newest released versions of the questions in use."""
    rows = QuestionVersion.objects.newest().filter(question__organisation=organisation_id)
    if part.outcome_id:
        rows = rows.filter(outcome=part.outcome_id)
    if part.module_id:
        rows = rows.filter(outcome__module_version__module=part.module_id)
    if part.only_critical:
        rows = rows.filter(is_critical=True)
    return list(rows.select_related("question", "outcome").order_by("question__code", "pk"))


def draw(version: QuizVersion, seed: int) -> list[QuestionVersion]:
    """The questions in the order in which they are shown; none twice. Fewer than asked if the bank has no more."""
    dice = random.Random(seed)  # noqa: S311, shuffles questions; secrets would not be repeatable
    parts = parts_of(version)
    taken = {part.question.question_id for part in parts if part.question}
    drawn: list[QuestionVersion] = []
    for part in parts:
        if part.question:
            drawn.append(part.question)
            continue
        pool = [row for row in pool_of(part, version.quiz.organisation_id) if row.question_id not in taken]
        found = dice.sample(pool, min(part.draws or 0, len(pool)))
        taken |= {row.question_id for row in found}
        drawn += found
    if version.shuffles_questions:
        dice.shuffle(drawn)
    return drawn


def lacking(version: QuizVersion) -> list[str]:
    """What the bank cannot give, rule by rule, in words."""
    words, taken = [], {part.question.question_id for part in parts_of(version) if part.question}
    for part in parts_of(version):
        if part.question:
            continue
        pool = [row for row in pool_of(part, version.quiz.organisation_id) if row.question_id not in taken]
        taken |= {row.question_id for row in pool[: part.draws]}
        if len(pool) < (part.draws or 0):
            words.append(
                _("“%(rule)s” finds %(found)d of %(asked)d questions.")
                % {"rule": say_rule(part), "found": len(pool), "asked": part.draws}
            )
    return words


def say_rule(part: QuizPart) -> str:
    """What a rule draws from, in words."""
    words = _("critical questions") if part.only_critical else _("questions")
    if part.outcome:
        return _("%(questions)s of “%(outcome)s”") % {"questions": words, "outcome": part.outcome.text}
    if part.module:
        return _("%(questions)s of module %(module)s") % {"questions": words, "module": part.module.code}
    return _("%(questions)s of the whole bank") % {"questions": words}


def freeze(version: QuizVersion, seed: int) -> list[dict]:
    """The questions of one attempt, with everything that its result will ever need."""
    dice = random.Random(seed + 1)  # noqa: S311, as above
    return [freeze_one(row, dice, shuffle=version.shuffles_choices) for row in draw(version, seed)]


def freeze_one(row: QuestionVersion, dice: random.Random, *, shuffle: bool) -> dict:
    return {
        "question": row.question.code,
        "version": str(row.public_id),
        "number": row.number,
        "kind": row.kind,
        "text": row.text,
        "points": row.points,
        "critical": row.is_critical,
        "explanation": row.explanation,
        "reference": row.reference,
        "outcome": str(row.outcome.public_id) if row.outcome else "",
        "outcome_text": row.outcome.text if row.outcome else "",
        **_shown(row.kind, row.body, dice, shuffle),
    }


def _shown(kind: str, body: dict, dice: random.Random, shuffle: bool) -> dict:
    if kind == Kind.NUMBER:
        return {key: body.get(key) or "" for key in ("value", "tolerance", "unit")}
    if kind == Kind.MATCHING:
        return _shown_pairs(body, dice, shuffle)
    choices = list(body["choices"])
    if kind == Kind.ORDERING:
        choices = _mixed(choices, dice)
    elif shuffle and kind != Kind.ERROR:  # the lines of a text stay where they are
        dice.shuffle(choices)
    named = _named(choices)
    new = {choice["from"]: choice["id"] for choice in named}
    right = [choice["id"] for choice in body["choices"]] if kind == Kind.ORDERING else body["right"]
    return {"choices": named, "right": [new[old] for old in right]}


def _mixed(choices: list, dice: random.Random) -> list:
    """In another order than the right one."""
    mixed = list(choices)
    while mixed == choices and len(choices) > 1:
        dice.shuffle(mixed)
    return mixed


def _named(choices: Iterable[dict]) -> list[dict]:
    return [{"id": str(place), "from": one["id"], "text": one["text"]} for place, one in enumerate(choices, 1)]


def _shown_pairs(body: dict, dice: random.Random, shuffle: bool) -> dict:
    lefts = [{"id": str(place), "text": pair["left"]} for place, pair in enumerate(body["pairs"])]
    rights = [*dict.fromkeys(pair["right"] for pair in body["pairs"]), *body.get("extra", [])]
    answers = [{"id": str(place), "text": text} for place, text in enumerate(rights)]
    if shuffle:
        dice.shuffle(lefts)
    dice.shuffle(answers)  # in their first order they would give the pairs away
    left_names, right_names = _named(lefts), _named(answers)
    of_text = {row["text"]: row["id"] for row in right_names}
    of_left = {row["text"]: row["id"] for row in left_names}
    right = {of_left[pair["left"]]: of_text[pair["right"]] for pair in body["pairs"]}
    return {"choices": left_names, "answers": right_names, "right": right}
