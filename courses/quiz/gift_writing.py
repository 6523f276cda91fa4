"""Writing GIFT, so that `gift.read` and Moodle read it again (docs/formats.md)."""

import re
from collections.abc import Iterable

from ..models import QuestionVersion
from .kinds import Kind, number_from


def write(versions: Iterable[QuestionVersion]) -> str:
    return "\n\n".join(_question(version) for version in versions) + "\n"


def _escape(text: str) -> str:
    """No blank line may stay inside a question, so a line break becomes the sign for one."""
    text = re.sub(r"([\\~=#{}:]|^[%/$\[]|(?<=-)>)", r"\\\1", text)
    return text.replace("\r\n", "\n").replace("\n", "\\n")


def _line(text: str) -> str:
    return " ".join(text.split())


def _question(version: QuestionVersion) -> str:
    notes = {
        "kind": version.kind if version.kind in (Kind.ERROR, Kind.SEVERAL) else "",
        "critical": "yes" if version.is_critical else "",
        "points": str(version.points) if version.points != 1 else "",
        "source": version.source,
        "clause": version.clause,
        "edition": version.edition,
        "check": version.check_note,
        "unit": version.body.get("unit", ""),
        "outcome": version.outcome.text if version.outcome else "",
    }
    lines = [f"//= {name}: {_line(value)}" for name, value in notes.items() if value]
    explanation = f"\n\t####{_escape(version.explanation)}" if version.explanation else ""
    lines.append(
        f"::{_escape(version.question.code)}::[markdown]{_escape(version.text)} {{{_body(version)}{explanation}\n}}"
    )
    return "\n".join(lines)


def _body(version: QuestionVersion) -> str:
    body = version.body
    match version.kind:
        case Kind.NUMBER:
            value, tolerance = number_from(body["value"]), number_from(body.get("tolerance") or "0")
            return f"#{value:f}:{tolerance:f}"
        case Kind.MATCHING:
            rows = [f"\n\t={_escape(pair['left'])} -> {_escape(pair['right'])}" for pair in body["pairs"]]
            return "".join(rows + [f"\n\t= -> {_escape(text)}" for text in body.get("extra", [])])
        case Kind.ORDERING:
            return ">ALL VERTICAL ALL_OR_NOTHING" + "".join(f"\n{_escape(one['text'])}" for one in body["choices"])
        case Kind.SEVERAL:
            return "".join(f"\n\t~%{_weight(version, one['id'])}%{_escape(one['text'])}" for one in body["choices"])
    return "".join(f"\n\t{'=' if one['id'] in body['right'] else '~'}{_escape(one['text'])}" for one in body["choices"])


def _weight(version: QuestionVersion, choice: str) -> str:
    """Moodle's own fractions: the right ones make up 100, a wrong one takes all."""
    right = version.body["right"]
    return f"{100 / len(right):.5f}".rstrip("0").rstrip(".") if choice in right else "-100"
