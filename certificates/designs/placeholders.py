"""The words in braces that a design may use, and nothing else: `{holder}` (PLACEHOLDERS in docs/rules.md).

A text is taken apart once and filled for each certificate. `**two stars**` make words bold, `{{` prints a brace. A line
whose placeholder has nothing to say (no end, no visit) is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from html import escape
from typing import Literal, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..pdf.front import slot

WORDS = {
    "holder": gettext_lazy("the name of the holder"),
    "cohort": gettext_lazy("the title of the cohort"),
    "programme": gettext_lazy("the title of the programme"),
    "programme_version": gettext_lazy("the version of the programme"),
    "place": gettext_lazy("where it was held"),
    "dates": gettext_lazy("when it was held, first to last day"),
    "issuer": gettext_lazy("the name of the organiser"),
    "issued_on": gettext_lazy("the day of issue"),
    "valid_until": gettext_lazy("the last day of validity, if it ends"),
    "hours": gettext_lazy("all hours attended"),
    "theory": gettext_lazy("hours of theory"),
    "practice": gettext_lazy("hours of practice"),
    "visit": gettext_lazy("hours of company visits"),
    "number": gettext_lazy("the number of the certificate"),
    "code": gettext_lazy("the code to check it"),
    "address": gettext_lazy("the address at which it is checked"),
}
PERSONAL = ("holder", "number", "code", "hours", "theory", "practice", "visit")  # differ from holder to holder
LONGEST = 24


@dataclass(frozen=True)
class Fault:
    """What is wrong, in words, and on which line; 0 = nowhere in particular."""

    line: int
    words: str

    def __str__(self):
        return _("Line %(line)d: %(words)s") % {"line": self.line, "words": self.words} if self.line else self.words


class Part(NamedTuple):
    kind: Literal["text", "word", "bold", "bare"]  # bare: a word inside an attribute
    value: str = ""


class Unfinished(Exception):
    """The text cannot be printed: its faults."""

    def __init__(self, faults: list[Fault]):
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults


@lru_cache(maxsize=512)
def lines_of(text: str) -> tuple[tuple[Part, ...], ...]:
    """Each line of the text as its parts. Raises `Unfinished`."""
    faults: list[Fault] = []
    lines = []
    for number, line in enumerate(text.splitlines() or [""], 1):
        parts: list[Part] = []
        for part in pieces_of(line, number, faults, frozenset(WORDS)):
            if part.kind == "text":
                stars = part.value.split("**")
                for index, piece in enumerate(stars):
                    parts += [Part("bold")] * bool(index) + [Part("text", piece)] * bool(piece)
            else:
                parts.append(part)
        if sum(part.kind == "bold" for part in parts) % 2:
            faults.append(Fault(number, _("Two stars begin bold words and two more end them: one pair is not closed.")))
        lines.append(tuple(parts))
    if faults:
        raise Unfinished(faults)
    return tuple(lines)


def pieces_of(line: str, number: int, faults: list[Fault], known: frozenset[str]) -> Iterator[Part]:
    """Words in braces and what stands between them; what is wrong joins `faults`."""
    at = 0
    while at < len(line):
        here = min((place for place in (line.find("{", at), line.find("}", at)) if place >= 0), default=-1)
        if here < 0:
            yield Part("text", line[at:])
            return
        if here > at:
            yield Part("text", line[at:here])
        if line.startswith(("{{", "}}"), here):
            yield Part("text", line[here])
            at = here + 2
            continue
        end = line.find("}", here)
        if line[here] == "}" or end < 0:
            faults.append(Fault(number, _("A brace stands alone. Write {{ or }} where a brace is to be printed.")))
            return
        word = line[here + 1 : end].strip()
        if word in known:
            yield Part("word", word)
        else:
            faults.append(Fault(number, why_unknown(word, known)))
        at = end + 1


def why_unknown(word: str, known: frozenset[str]) -> str:
    near = get_close_matches(word.lower(), known, 1)
    said = {"word": word[:LONGEST], "near": near[0] if near else ""}
    if near:
        return _("There is no {%(word)s}. Is {%(near)s} meant?") % said
    return _("There is no {%(word)s}: take one of the words beside the text.") % said


def faults_of(text: str) -> list[Fault]:
    try:
        lines_of(text)
    except Unfinished as unfinished:
        return unfinished.faults
    return []


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text as HTML: everything escaped, bold words in <b>, lines parted by <br>; "" when no line has to be said."""
    filled = []
    for line in lines_of(text):
        if any(part.kind == "word" and not values.get(part.value) for part in line):
            continue
        filled.append(_line(line, values))
    return "<br>".join(filled).strip()


def _plain(part: Part, values: Mapping[str, str]) -> str:
    return escape(values[part.value] if part.kind == "word" else part.value)


def _line(parts: tuple[Part, ...], values: Mapping[str, str]) -> str:
    said, is_bold = [], False
    for part in parts:
        if part.kind == "bold":
            is_bold = not is_bold
            said.append("<b>" if is_bold else "</b>")
        else:
            said.append(
                slot(values[part.value]) if part.kind == "word" and part.value in PERSONAL else _plain(part, values)
            )
    return "".join(said)
