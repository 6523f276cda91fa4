"""Moodle's GIFT: reading it, naming the line of what cannot be read (docs/formats.md).

A blank line ends a question, as in Moodle. What GIFT has no words for stands in comments of our own before a question
(`//= critical`, `//= clause: 9.30`), which other programs pass over. Essays and short answers are refused: nobody marks
them here.
"""

import re
from dataclasses import dataclass, field

import nh3
from django.utils.translation import gettext as _

from records.text import unreadable

from .kinds import LONGEST_CHOICE, Kind, choices_from, number_from, why_not_whole

OURS = "//="
NAMES = {"kind", "critical", "points", "source", "clause", "edition", "check", "unit", "outcome"}
ESCAPED = {"n": "\n"}
MOST_QUESTIONS = 500


class GiftError(Exception):
    """What cannot be read, at which line of the file."""

    def __init__(self, line: int, reason: str):
        super().__init__(reason)
        self.line = line


@dataclass
class GiftQuestion:
    line: int
    kind: str
    text: str
    body: dict
    title: str = ""
    explanation: str = ""
    notes: dict[str, str] = field(default_factory=dict)


@dataclass
class Block:
    """The lines of one question, and the notes that stood before it."""

    line: int
    lines: list[str] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


@dataclass
class Answer:
    sign: str
    line: int
    text: str
    weight: float | None = None
    feedback: str = ""
    is_pair: bool = False


def read(text: str) -> tuple[list[GiftQuestion], list[GiftError]]:
    """Every question that can be read, and every fault; a caller that found a fault brings nothing in."""
    found, errors = [], []
    try:
        blocks = list(_blocks(text))
    except GiftError as error:
        return [], [error]
    for block in blocks:
        try:
            found.append(_question(block))
        except GiftError as error:
            errors.append(error)
    if len(found) > MOST_QUESTIONS:
        errors.append(GiftError(found[MOST_QUESTIONS].line, _("At most %(n)d questions.") % {"n": MOST_QUESTIONS}))
    return found, errors


def _blocks(text: str):
    block = Block(0)
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if reason := unreadable(line, lines=True):
            raise GiftError(number, reason)
        bare = line.strip()
        if bare.startswith(OURS):
            name, _colon, value = bare[len(OURS) :].partition(":")
            if name.strip() not in NAMES:
                raise GiftError(number, _("“%(name)s” is no note of ours.") % {"name": name.strip()})
            block.notes[name.strip()] = value.strip()
            continue
        if bare.startswith("//") or (bare.startswith("$CATEGORY:") and not block.lines):
            if block.lines:
                block.lines.append("")  # so that lines are still counted right
            continue
        if not bare:
            if block.lines:
                yield block
                block = Block(0)
            continue
        if not block.lines:
            block.line = number
        block.lines.append(line)
    if block.lines:
        yield block


def _question(block: Block) -> GiftQuestion:
    text = "\n".join(block.lines).strip()
    start = block.line
    title, text, start = _title(text, start)
    opened, closed = _braces(text, start)
    if opened < 0:
        raise GiftError(block.line, _("There is no answer in braces: { … }."))
    content, line = text[opened + 1 : closed], start + text.count("\n", 0, opened)
    before, after = text[:opened].strip(), text[closed + 1 :].strip()
    asked = _plain(f"{before} _____ {after}" if after else before)
    if not asked:
        raise GiftError(block.line, _("There is no question before the brace."))
    content, explanation = _general_feedback(content)
    kind, body, more = _body(content, line, block.notes)
    if reason := why_not_whole(kind, body):
        raise GiftError(line, reason)
    explanation = "\n\n".join(part for part in (explanation, *more) if part)
    return GiftQuestion(block.line, kind, asked, body, title, explanation, block.notes)


def _title(text: str, line: int) -> tuple[str, str, int]:
    if not text.startswith("::"):
        return "", text, line
    found = re.match(r"::((?:\\.|[^\\])*?)::", text, re.DOTALL)
    if not found:
        raise GiftError(line, _("The title begins with :: and never ends."))
    rest = text[found.end() :]
    skipped = text[: found.end()].count("\n") + (len(rest) - len(rest.lstrip())) * 0
    skipped += rest[: len(rest) - len(rest.lstrip())].count("\n")
    return _unescape(found[1]).strip(), rest.lstrip(), line + skipped


def _braces(text: str, line: int) -> tuple[int, int]:
    """Where the answers begin and end; (-1, -1) where there are none."""
    opened = closed = -1
    at = line
    escaped = False
    opened_line = line
    for place, sign in enumerate(text):
        at += sign == "\n"
        if escaped or sign == "\\":
            escaped = not escaped
            continue
        if sign == "{":
            if opened >= 0 and closed < 0:
                raise GiftError(at, _("A brace opens inside another: write \\{ for the sign itself."))
            if closed >= 0:
                raise GiftError(at, _("A second brace opens: leave a blank line between two questions."))
            opened, opened_line = place, at
        if sign == "}":
            if opened < 0 or closed >= 0:
                raise GiftError(at, _("A brace closes that was never opened: write \\} for the sign itself."))
            closed = place
    if opened >= 0 and closed < 0:
        raise GiftError(opened_line, _("The brace that opens here is never closed (a blank line ends a question)."))
    return opened, closed


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: ESCAPED.get(found[1], found[1]), text, flags=re.DOTALL)


def _plain(text: str) -> str:
    """Without the mark of its format; of HTML the words alone."""
    found = re.match(r"\s*\[(html|moodle|plain|markdown)\]", text)
    if found:
        text = text[found.end() :]
    text = _unescape(text).strip()
    return nh3.clean(text, tags=set()).strip() if found and found[1] == "html" else text


def _cut(text: str, mark: str) -> tuple[str, str, bool]:
    """What stands before and after the first unescaped mark, and whether there was one."""
    place = 0
    while place < len(text):
        if text[place] == "\\":
            place += 2
        elif text.startswith(mark, place):
            return text[:place], text[place + len(mark) :], True
        else:
            place += 1
    return text, "", False


def _general_feedback(content: str) -> tuple[str, str]:
    before, after, found = _cut(content, "####")
    return (before, _plain(after)) if found else (content, "")


def _body(content: str, line: int, notes: dict[str, str]) -> tuple[str, dict, list[str]]:
    bare = content.strip()
    line += content[: len(content) - len(content.lstrip())].count("\n")
    if not bare:
        raise GiftError(line, _("Essays cannot be marked here: the braces are empty."))
    if bare.startswith("#"):
        return _number(bare[1:], line, notes)
    if bare.startswith(">"):
        return _ordering(bare[1:], line)
    word, feedback, _found = _cut(bare, "#")
    if word.strip().upper() in ("T", "TRUE", "F", "FALSE"):
        right = "a" if word.strip().upper() in ("T", "TRUE") else "b"
        more = [_plain(feedback.replace("#", "\n"))] if feedback.strip() else []
        return Kind.ONE, {"choices": choices_from([_("True"), _("False")]), "right": [right]}, more
    answers = _answers(bare, line)
    more = [f"{answer.text}: {answer.feedback}" for answer in answers if answer.feedback]
    if any(answer.is_pair for answer in answers):
        return Kind.MATCHING, _pairs(answers), more
    return *_choices(answers, line, notes), more


def _number(text: str, line: int, notes: dict[str, str]) -> tuple[str, dict, list[str]]:
    text, feedback, _found = _cut(text, "#")
    text = text.strip().removeprefix("=").strip()
    if "=" in text or "~" in text:
        raise GiftError(line, _("Only one number can be right here."))
    low, is_range, span = text.partition("..")
    if is_range:
        first, last = number_from(low), number_from(span)
        if first is None or last is None or last < first:
            raise GiftError(line, _("“%(text)s” is no range of numbers.") % {"text": text[:60]})
        value, tolerance = (first + last) / 2, (last - first) / 2
    else:
        given, _colon, width = text.partition(":")
        found, spread = number_from(_unescape(given)), number_from(width or "0")
        if found is None or spread is None:
            raise GiftError(line, _("“%(text)s” is no number.") % {"text": text[:60]})
        value, tolerance = found, spread
    body = {"value": f"{value:f}", "tolerance": f"{tolerance:f}", "unit": notes.get("unit", "")[:40]}
    return Kind.NUMBER, body, [_plain(feedback)] if feedback.strip() else []


def _ordering(text: str, line: int) -> tuple[str, dict, list[str]]:
    """As Moodle's plugin for ordering writes it: settings in the first line, then an item a line."""
    lines = [_plain(row) for row in text.split("\n")[1:]]
    return Kind.ORDERING, {"choices": choices_from([_short(row, line) for row in lines if row])}, []


def _answers(text: str, line: int) -> list[Answer]:
    found: list[Answer] = []
    at, start, sign, escaped = line, 0, "", False
    parts: list[tuple[str, int, str]] = []
    sign_line = line
    for place, letter in enumerate(text):
        at += letter == "\n"
        if escaped or letter == "\\":
            escaped = not escaped
            continue
        if letter in "=~":
            if not sign and text[start:place].strip():
                raise GiftError(at, _("An answer begins with = or ~."))
            if sign:
                parts.append((sign, sign_line, text[start:place]))
            sign, start, sign_line = letter, place + 1, at
    if not sign:
        raise GiftError(line, _("An answer begins with = or ~."))
    parts.append((sign, sign_line, text[start:]))
    for sign, where, part in parts:
        found.append(_answer(sign, where, part))
    return found


def _answer(sign: str, line: int, part: str) -> Answer:
    weight = None
    if found := re.match(r"\s*%(-?[0-9]{1,3}(?:\.[0-9]{1,5})?)%", part):
        weight, part = float(found[1]), part[found.end() :]
    text, feedback, _found = _cut(part, "#")
    is_pair = _cut(text, "->")[2]
    kept = text.strip() if is_pair else _short(_plain(text), line)
    if not kept:
        raise GiftError(line, _("There is an answer without words."))
    return Answer(sign, line, kept, weight, _plain(feedback), is_pair)


def _short(text: str, line: int) -> str:
    text = " ".join(text.split())
    if len(text) > LONGEST_CHOICE:
        raise GiftError(line, _("A choice has at most %(number)d characters.") % {"number": LONGEST_CHOICE})
    return text


def _pairs(answers: list[Answer]) -> dict:
    pairs, extra = [], []
    for answer in answers:
        if answer.sign != "=" or not answer.is_pair:
            raise GiftError(answer.line, _("Each line of a matching question is: = one -> other."))
        left, right, _found = _cut(answer.text, "->")
        one, other = _short(_plain(left), answer.line), _short(_plain(right), answer.line)
        if not other:
            raise GiftError(answer.line, _("There is nothing after the arrow."))
        if one:
            pairs.append({"left": one, "right": other})
        else:
            extra.append(other)
    return {"pairs": pairs, "extra": extra}


def _choices(answers: list[Answer], line: int, notes: dict[str, str]) -> tuple[str, dict]:
    signs = [answer.sign for answer in answers]
    if "~" not in signs:
        raise GiftError(line, _("Short answers cannot be marked here: add wrong choices with ~."))
    choices = choices_from([answer.text for answer in answers])
    if "=" not in signs:
        right = [one["id"] for one, answer in zip(choices, answers, strict=True) if (answer.weight or 0) > 0]
        if not right:
            raise GiftError(line, _("No choice is right: mark it with =, or with a weight above 0."))
        is_one = len(right) == 1 and notes.get("kind") != Kind.SEVERAL
    else:
        right = [one["id"] for one, answer in zip(choices, answers, strict=True) if answer.sign == "="]
        if len(right) > 1:
            raise GiftError(line, _("Several choices are marked with =: give each a weight, as ~%50%."))
        is_one = True
    kind = Kind.SEVERAL if not is_one else Kind.ERROR if notes.get("kind") == Kind.ERROR else Kind.ONE
    return kind, {"choices": choices, "right": right}
