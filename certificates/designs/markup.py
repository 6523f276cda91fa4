"""The HTML of an expert's design, written anew from what is known to be harmless (SANDBOX in docs/rules.md).

Nothing is repaired: what is not listed, not closed or not known is a fault with its line, and the design is not shown.
Words in braces are filled in as text; those of `READY` bring whole pieces, such as the code with its QR.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..pdf.front import slot
from .placeholders import WORDS, Fault, Part, Unfinished, pieces_of

READY = {
    "logo": gettext_lazy("the organiser's logo, or its name"),
    "limits": gettext_lazy("what the certificate does not prove"),
    "figures": gettext_lazy("hours and the first test, in figures"),
    "modules": gettext_lazy("the modules with their hours, as a table"),
    "outcomes": gettext_lazy("the modules with their outcomes, as a table"),
    "criteria": gettext_lazy("what was asked and measured"),
    "signatories": gettext_lazy("who signs"),
    "check": gettext_lazy("address, code and QR"),
    "partners": gettext_lazy("the partners' logos"),
}
NEEDED = ("holder", "limits", "signatories", "check")
CLASS_WORDS = frozenset({"name_size"})  # "long" and "longest" for names that have to be set smaller
MOST_LETTERS, MOST_ELEMENTS, DEEPEST, WIDEST = 60_000, 600, 30, 50

TEXT_ELEMENTS = {
    "section", "div", "p", "h1", "h2", "h3", "span", "b", "strong", "i", "em", "small", "sub", "sup", "blockquote",
    "ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "br", "hr",
}  # fmt: skip
DRAWN = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title"}
EMPTY = {"br", "hr"}
WORDED = {"title", "alt", "aria-label"}
ATTRIBUTES = WORDED | {"class", "id", "lang", "dir", "role", "colspan", "rowspan", "scope"}
DRAWN_ATTRIBUTES = {
    "viewbox", "width", "height", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "d", "points",
    "transform", "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-dasharray", "stroke-opacity", "opacity",
}  # fmt: skip


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.faults: list[Fault] = []
        self.open: list[tuple[str, int]] = []
        self.elements = 0
        self.words: set[str] = set()

    def fault(self, words: str, line: int = 0) -> None:
        self.faults.append(Fault(line or self.getpos()[0], words))

    def handle_starttag(self, tag, attrs):
        self.elements += 1
        in_drawing = any(name == "svg" for name, _line in self.open) or tag == "svg"
        if tag not in (DRAWN if in_drawing else TEXT_ELEMENTS):
            self.fault(_("<%(tag)s> is not allowed here.") % {"tag": tag[:24]})
            return
        if tag == "svg" and not any(name in ("section", "div", "p", "span") for name, _line in self.open):
            self.fault(_("Put a drawing into a <p> or <div>."))
        self.parts.append(Part("text", f"<{tag}"))
        for name, value in attrs:
            self._attribute(tag, name, value or "", in_drawing)
        self.parts.append(Part("text", ">"))
        if tag not in EMPTY:
            self.open.append((tag, self.getpos()[0]))
            if len(self.open) > DEEPEST:
                self.fault(_("The elements stand too deep in each other."))

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in EMPTY:
            self.handle_endtag(tag)

    def _attribute(self, tag: str, name: str, value: str, in_drawing: bool) -> None:
        if name not in ATTRIBUTES and not (in_drawing and name in DRAWN_ATTRIBUTES):
            hint = _("Styles belong into the CSS.") if name == "style" else ""
            self.fault(f"{_('The attribute %(name)s is not allowed.') % {'name': name[:24]}} {hint}".strip())
        elif name in ("colspan", "rowspan") and not (value.isdecimal() and 1 <= int(value[:4]) <= WIDEST):
            self.fault(_("%(name)s takes a number from 1 to %(most)d.") % {"name": name, "most": WIDEST})
        elif name in DRAWN_ATTRIBUTES and ("url" in value.lower() or "\\" in value):
            self.fault(_("A drawing may fetch nothing."))
        else:
            self.parts.append(Part("text", f' {"viewBox" if name == "viewbox" else name}="'))
            known = frozenset(WORDS) if name in WORDED else CLASS_WORDS if name == "class" else frozenset()
            self._words(value, known, "bare")
            self.parts.append(Part("text", '"'))

    def handle_endtag(self, tag):
        if tag in EMPTY:
            return
        if not self.open or self.open[-1][0] != tag:
            said = {"tag": tag[:24]}
            if self.open:
                said |= {"other": self.open[-1][0], "line": self.open[-1][1]}
                self.fault(_("</%(tag)s> closes nothing: <%(other)s> of line %(line)d is still open.") % said)
            else:
                self.fault(_("</%(tag)s> closes nothing.") % said)
            return
        self.open.pop()
        self.parts.append(Part("text", f"</{tag}>"))

    def handle_data(self, data):
        self._words(data, frozenset(WORDS) | frozenset(READY))

    def _words(self, text: str, known: frozenset[str], kind: Literal["word", "bare"] = "word") -> None:
        first = self.getpos()[0]
        for number, line in enumerate(text.split("\n")):
            if number:
                self.parts.append(Part("text", "\n"))
            for part in pieces_of(line, first + number, self.faults, known):
                if part.kind == "word":
                    self.words.add(part.value)
                    self.parts.append(Part(kind, part.value))
                else:
                    self.parts.append(Part("text", escape(part.value)))

    def handle_decl(self, decl):
        self.fault(_("Write what stands inside <body> alone: the frame of the page is the house's."))

    def unknown_decl(self, data):
        self.fault(_("This is no HTML: %(text)s") % {"text": data[:24]})

    handle_pi = unknown_decl


@lru_cache(maxsize=64)
def read(html: str) -> tuple[tuple[Part, ...], frozenset[str], tuple[Fault, ...]]:
    """The page in parts, the words that it uses, and its faults in the order of the lines."""
    if len(html) > MOST_LETTERS:
        return (), frozenset(), (Fault(0, _("The HTML has more than %(most)d letters.") % {"most": MOST_LETTERS}),)
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except (AssertionError, ValueError) as error:
        reader.fault(_("This is no HTML: %(text)s") % {"text": str(error)[:60]})
    for tag, line in reader.open:
        reader.fault(_("<%(tag)s> is never closed.") % {"tag": tag}, line)
    if reader.elements > MOST_ELEMENTS:
        reader.fault(_("The page has more than %(most)d elements.") % {"most": MOST_ELEMENTS}, 1)
    faults = sorted(reader.faults, key=lambda fault: fault.line)
    return tuple(_joined(reader.parts)), frozenset(reader.words), tuple(faults[:20])


def _joined(parts: list[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        if joined and part.kind == joined[-1].kind == "text":
            joined[-1] = Part("text", joined[-1].value + part.value)
        else:
            joined.append(part)
    return joined


def missing_words(html: str) -> list[Fault]:
    """What no certificate goes without."""
    used = read(html)[1]
    return [
        Fault(0, _("{%(word)s} is missing: no certificate goes without it.") % {"word": word})
        for word in NEEDED
        if word not in used
    ]


def fill(html: str, values: Mapping[str, str], ready: Mapping[str, str] | None = None) -> str:
    """The page with its words; `ready` is HTML already, and stands in texts. Raises `Unfinished` on faults."""
    parts, _words, faults = read(html)
    if faults:
        raise Unfinished(list(faults))
    shown = {word: slot(said) for word, said in values.items()} | dict(ready or {})
    said = {"word": lambda word: shown.get(word, ""), "bare": lambda word: escape(values.get(word, ""))}
    return "".join(said[part.kind](part.value) if part.kind in said else part.value for part in parts)
