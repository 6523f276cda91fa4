"""Reading an answer, marking it, and saying it in words. A question counts in full or not at all (QUIZZES)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .kinds import Kind, number_from

LONGEST_NUMBER = 40


def readable(question: dict, raw: Any) -> Any:
    """The answer as it is kept, None for nothing chosen; raises ValueError for what no page of ours sends."""
    kind = question["kind"]
    if raw is None or raw == "" or raw == [] or raw == {}:
        return None
    if kind == Kind.NUMBER:
        if not isinstance(raw, str | int | float) or len(str(raw)) > LONGEST_NUMBER or "\x00" in str(raw):
            raise ValueError("not a number")
        return str(raw).strip() or None
    ids = {choice["id"] for choice in question["choices"]}
    if kind in (Kind.ONE, Kind.ERROR):
        return _known(raw, ids)
    if kind == Kind.MATCHING:
        return _pairs(question, raw, ids)
    if not isinstance(raw, list) or len(raw) > len(ids):
        raise ValueError("not a list of choices")
    chosen = [_known(one, ids) for one in raw]
    if len(set(chosen)) < len(chosen):
        raise ValueError("chosen twice")
    return sorted(chosen) if kind == Kind.SEVERAL else chosen


def _known(one: Any, ids: set[str]) -> str:
    if not isinstance(one, str) or one not in ids:
        raise ValueError("not a choice")
    return one


def _pairs(question: dict, raw: Any, ids: set[str]) -> dict[str, str] | None:
    if not isinstance(raw, Mapping):
        raise ValueError("not pairs")
    answers = {answer["id"] for answer in question["answers"]}
    return {_known(left, ids): _known(right, answers) for left, right in raw.items() if right not in (None, "")} or None


def is_right(question: dict, value: Any) -> bool:
    if value is None:
        return False
    match question["kind"]:
        case Kind.NUMBER:
            given, right = number_from(value), number_from(question["value"])
            tolerance = number_from(question["tolerance"] or "0")
            return given is not None and right is not None and abs(given - right) <= (tolerance or 0)
        case Kind.ONE | Kind.ERROR:
            return [value] == question["right"]
        case Kind.SEVERAL:
            return sorted(value) == sorted(question["right"])
    return value == question["right"]


@dataclass(frozen=True)
class Result:
    marks: list[int]
    points: int
    most: int
    passed: bool
    critical_missed: int


def mark(
    questions: list[dict], values: Mapping[int, Any], *, pass_percent: int, critical_must_be_right: bool
) -> Result:
    """The result of the answers that count, by place."""
    right = [is_right(question, values.get(place)) for place, question in enumerate(questions)]
    marks = [question["points"] if ok else 0 for question, ok in zip(questions, right, strict=True)]
    points, most = sum(marks), sum(question["points"] for question in questions)
    missed = sum(question["critical"] and not ok for question, ok in zip(questions, right, strict=True))
    passed = bool(most) and points * 100 >= pass_percent * most and not (critical_must_be_right and missed)
    return Result(marks, points, most, passed, missed)


def say(question: dict, value: Any) -> list[str]:
    """The answer in words, a line for each part; empty when nothing was answered."""
    if value is None:
        return []
    if question["kind"] == Kind.NUMBER:
        return [f"{value} {question['unit']}".strip()]
    texts = {choice["id"]: choice["text"] for choice in question["choices"]}
    if question["kind"] == Kind.MATCHING:
        others = {answer["id"]: answer["text"] for answer in question["answers"]}
        return [f"{texts[left]} → {others[right]}" for left, right in value.items()]
    if question["kind"] in (Kind.ONE, Kind.ERROR):
        return [texts[value]]
    if question["kind"] == Kind.ORDERING:
        return [f"{place}. {texts[one]}" for place, one in enumerate(value, 1)]
    return [texts[one] for one in value]


def say_right(question: dict) -> list[str]:
    if question["kind"] == Kind.NUMBER:
        tolerance = number_from(question["tolerance"] or "0")
        value = f"{question['value']} ± {question['tolerance']}" if tolerance else question["value"]
        return [f"{value} {question['unit']}".strip()]
    right = question["right"]
    return say(question, right[0] if question["kind"] in (Kind.ONE, Kind.ERROR) else right)
