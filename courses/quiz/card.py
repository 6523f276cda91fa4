"""A question as a page shows it, and an answer as a form without JavaScript sends it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from .kinds import Kind
from .marking import is_right, say, say_right


@dataclass
class Card:
    """One question: `value` is what was answered so far; `is_fixed` = its answer cannot change any more."""

    question: dict
    place: int
    value: Any = None
    is_fixed: bool = False
    shows_answer: bool = False
    explains: bool = False
    rows: list[dict] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.place + 1

    @property
    def name(self) -> str:
        return f"q{self.place}"

    @property
    def kind(self) -> str:
        return self.question["kind"]

    @property
    def is_answered(self) -> bool:
        return self.value is not None

    @property
    def is_right(self) -> bool:
        return is_right(self.question, self.value)

    @property
    def said(self) -> list[str]:
        return say(self.question, self.value)

    @property
    def right(self) -> list[str]:
        return say_right(self.question)


def card(question: dict, place: int, value: Any = None, **more) -> Card:
    made = Card(question, place, value, **more)
    made.rows = _rows(question, made.name, value)
    return made


def cards(questions: list[dict], values: Mapping[int, Any], **more) -> list[Card]:
    return [card(question, place, values.get(place), **more) for place, question in enumerate(questions)]


def _rows(question: dict, name: str, value: Any) -> list[dict]:
    match question["kind"]:
        case Kind.NUMBER:
            return []
        case Kind.ONE | Kind.ERROR:
            return [{**one, "is_on": one["id"] == value} for one in question["choices"]]
        case Kind.SEVERAL:
            return [{**one, "is_on": one["id"] in (value or [])} for one in question["choices"]]
        case Kind.ORDERING:
            return _places(question, name, value)
    given = value or {}
    return [
        {
            **one,
            "field": f"{name}_{one['id']}",
            "options": [
                {**answer, "is_on": given.get(one["id"]) == answer["id"]} for answer in question["answers"]
            ],
        }
        for one in question["choices"]
    ]  # fmt: skip


def _places(question: dict, name: str, value: list[str] | None) -> list[dict]:
    """In the order given so far, so that what was put in order stays in it."""
    choices = {one["id"]: one for one in question["choices"]}
    order = [choices[key] for key in value] if value else question["choices"]
    return [
        {
            **one,
            "field": f"{name}_{one['id']}",
            "options": [
                {"id": str(place), "is_on": value is not None and place == here} for place in range(1, len(order) + 1)
            ],
        }
        for here, one in enumerate(order, 1)
    ]


def typed(question: dict, name: str, data: QueryDict) -> Any:
    """What a form sent for this question, as `marking.readable` takes it."""
    match question["kind"]:
        case Kind.SEVERAL:
            return data.getlist(name)
        case Kind.ORDERING:
            return _typed_order(question, name, data)
        case Kind.MATCHING:
            return {one["id"]: data.get(f"{name}_{one['id']}", "") for one in question["choices"]}
    return data.get(name, "")


def _typed_order(question: dict, name: str, data: QueryDict) -> list[str] | None:
    """None as long as two things stand in one place, or one in none."""
    places = {data.get(f"{name}_{one['id']}", ""): one["id"] for one in question["choices"]}
    wanted = [str(place) for place in range(1, len(question["choices"]) + 1)]
    return [places[place] for place in wanted] if set(places) == set(wanted) else None
