"""An SVG written anew from what is known to be harmless (LOGOS in docs/rules.md).

Nothing is repaired: the file is read as XML without entities, and only listed elements, attributes and CSS properties
are written again. Whatever could run, move or fetch is left out, and its kind is told.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from django.utils.translation import gettext as _

from records.errors import Refused

from .known import ATTRIBUTES, ELEMENTS, KINDS_LEFT_OUT, STANDS_FOR_GROUP
from .stylesheet import clean_declarations, clean_sheet

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
MOST_BYTES = 512 * 1024
MOST_ELEMENTS = 6000
MOST_DRAWN = 30_000  # elements once everything that is used again is written out
DEEPEST = 60
LONG_SIDE = 1200  # pixels it says of itself, so that it shrinks into every place

NAME = re.compile(r"[A-Za-z_][\w.:-]{0,80}")
INNER = re.compile(r"#([\w.:-]{1,81})")
REFERENCE = re.compile(r"url\(\s*[\"']?#([\w.:-]{1,81})[\"']?\s*\)")
NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(?:px)?\s*", re.IGNORECASE)


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list["Node | str"] = field(default_factory=list)

    @property
    def refers_to(self) -> set[str]:
        """The ids of what is drawn with it."""
        found = {match for value in self.attributes.values() for match in REFERENCE.findall(value)}
        if link := INNER.fullmatch(self.attributes.get("href", "")):
            found.add(link[1])
        return found


@dataclass
class Cleaned:
    """The new file; `width` and `height` are what it says of itself, in pixels."""

    content: bytes
    width: int
    height: int
    left_out: list[str]


def clean(raw: bytes) -> Cleaned:
    """Raises Refused, in words for the person."""
    if len(raw) > MOST_BYTES:
        raise Refused(_("The drawing is larger than 500 kB. Simplify it, or leave embedded pictures out."))
    root, left_out = _Reader().read(raw)
    width, height = _size(root)
    _check_cost(root)
    root.attributes.update(width=str(width), height=str(height))
    return Cleaned(_write(root).encode(), width, height, sorted(left_out))


class _Reader:
    """Reads with expat, keeps what is listed, stops at the first thing that no drawing needs."""

    def __init__(self):
        self.root: Node | None = None
        self.open: list[Node | None] = []  # None: inside something that is left out
        self.left_out: set[str] = set()
        self.elements = 0

    def read(self, raw: bytes) -> tuple[Node, set[str]]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.EntityDeclHandler = self._entity
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.buffer_text = True
        try:
            parser.Parse(raw, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise Refused(_("This can't be read as an SVG drawing. Export it once more, as plain SVG.")) from error
        if self.root is None:
            raise Refused(_("This is no SVG drawing."))
        return self.root, self.left_out

    def _entity(self, *_details) -> None:
        raise Refused(_("The drawing declares entities, which can hide anything. Export it once more, as plain SVG."))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _sign, tag = name.rpartition(" ")
        self.elements += 1
        if self.elements > MOST_ELEMENTS or len(self.open) > DEEPEST:
            raise Refused(_("The drawing is far too complicated for a logo. Simplify it and send it again."))
        if not self.open and (space, tag) != (SVG, "svg"):
            raise Refused(_("This is no SVG drawing."))
        if self.open and self.open[-1] is None:
            self.open.append(None)
            return
        tag = "g" if tag in STANDS_FOR_GROUP else tag
        if space != SVG or tag not in ELEMENTS:
            if space == SVG:
                self.left_out.update({kind for kind, tags in KINDS_LEFT_OUT.items() if tag in tags})
            self.open.append(None)
            return
        node = Node(tag, self._attributes(attributes))
        if self.open and self.open[-1]:
            self.open[-1].parts.append(node)
        else:
            self.root = node
        self.open.append(node)
        if tag == "text":
            self.left_out.add("letters")

    def _attributes(self, given: dict[str, str]) -> dict[str, str]:
        kept = {}
        for name, value in given.items():
            space, _sign, name = name.rpartition(" ")
            if name.lower().startswith("on"):
                self.left_out.add("script")
            elif name == "href" and space in ("", XLINK):
                if INNER.fullmatch(value):
                    kept["href"] = value
                else:
                    self.left_out.add("outside")
            elif space:
                continue
            elif name == "style":
                kept["style"] = clean_declarations(value, self.left_out)
            elif name in ATTRIBUTES and self._is_harmless(name, value):
                kept[name] = value
        return {name: value for name, value in kept.items() if value}

    def _is_harmless(self, name: str, value: str) -> bool:
        if name in ("id", "class"):
            return all(NAME.fullmatch(word) for word in value.split())
        if "url" in value.lower() and not REFERENCE.fullmatch(value.strip()):
            self.left_out.add("outside")
            return False
        return "\\" not in value and "&" not in value

    def _end(self, _name: str) -> None:
        node = self.open.pop()
        if node and node.tag == "style":
            node.parts = [clean_sheet("".join(part for part in node.parts if isinstance(part, str)), self.left_out)]

    def _text(self, text: str) -> None:
        node = self.open[-1] if self.open else None
        if node and node.tag in ("text", "tspan", "title", "desc", "style"):
            node.parts.append(text)


def _size(root: Node) -> tuple[int, int]:
    """Its proportions, from the box that it draws in; written into it where only the sides were given."""
    box = re.split(r"[\s,]+", root.attributes.get("viewBox", "").strip())
    try:
        width, height = (float(number) for number in box[2:4])
    except ValueError:
        sides = [NUMBER.fullmatch(root.attributes.get(side, "")) for side in ("width", "height")]
        if not all(sides):
            raise Refused(_("The drawing does not say how large it is: export it with a viewBox.")) from None
        width, height = (float(side[1]) for side in sides if side)
        root.attributes["viewBox"] = f"0 0 {width:g} {height:g}"
    if not (0 < width < 1e7 and 0 < height < 1e7) or not 1 / 30 <= width / height <= 30:
        raise Refused(_("The drawing's box is not one of a logo: look at its viewBox."))
    scale = LONG_SIDE / max(width, height)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _check_cost(root: Node) -> None:
    """What is used again counts each time; what uses itself is refused."""
    by_id: dict[str, Node] = {}
    _collect(root, by_id)
    costs: dict[int, int] = {}
    if _cost(root, by_id, costs, set()) > MOST_DRAWN:
        raise Refused(_("The drawing is far too complicated for a logo. Simplify it and send it again."))


def _collect(node: Node, by_id: dict[str, Node]) -> None:
    if key := node.attributes.get("id"):
        by_id.setdefault(key, node)
    for part in node.parts:
        if isinstance(part, Node):
            _collect(part, by_id)


def _cost(node: Node, by_id: dict[str, Node], costs: dict[int, int], above: set[int]) -> int:
    if id(node) in above:
        raise Refused(_("A part of the drawing uses itself. Export it once more, as plain SVG."))
    if id(node) not in costs:
        above = above | {id(node)}
        if len(above) > 2 * DEEPEST:
            raise Refused(_("The drawing is far too complicated for a logo. Simplify it and send it again."))
        inner = [part for part in node.parts if isinstance(part, Node)]
        inner += [by_id[key] for key in node.refers_to if key in by_id]
        costs[id(node)] = 1 + sum(_cost(one, by_id, costs, above) for one in inner)
    return costs[id(node)]


def _write(node: Node) -> str:
    head = f' xmlns="{SVG}"' if node.tag == "svg" and "viewBox" in node.attributes else ""
    head += "".join(f" {name}={quoteattr(value)}" for name, value in node.attributes.items())
    inside = "".join(_write(part) if isinstance(part, Node) else escape(part) for part in node.parts)
    return f"<{node.tag}{head}>{inside}</{node.tag}>" if inside else f"<{node.tag}{head}/>"
