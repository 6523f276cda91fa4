"""Lay a document out once, and set only what differs anew for each further one (SPEED OF CERTIFICATES in
docs/decisions.md).

A page marks what differs from copy to copy: `<span data-slot>` around words, `data-slot` on a drawing. The first copy
is laid out by WeasyPrint as ever. For the next one, with the same page around the slots, WeasyPrint breaks and draws
only the lines that have slots, at the place where the former ones stood. Where these lines come out in another number
or height, where a width follows from the words, or near a float, the copy does not fit and is laid out on its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from math import inf

import pydyf
from weasyprint import DEFAULT_OPTIONS, HTML, Document, Page
from weasyprint.css.counters import CounterStyle
from weasyprint.draw import draw_inline_level
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.layout import LayoutContext, layout_document
from weasyprint.layout.inline import iter_line_boxes
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from .printing import BundledFiles, Picture, style_of

SLOT = re.compile(r'(<span data-slot>[^<]*</span>|<svg data-slot="" .*?</svg>)', re.DOTALL)
VIEW_BOX = re.compile(r'viewBox="([^"]*)"')
LINES = re.compile(r"M(\d+) (\d+\.5)h(\d+)")
KEPT = 200  # settings of one spot
Used = tuple[int, dict[int, float], dict[int, str]]  # a font, and the widths and letters of its glyphs
STATE = ("_current_color", "_current_color_stroke", "_current_alpha", "_current_alpha_stroke", "_current_font")


class DoesNotFitError(Exception):
    """The words take other lines than those of the stencil."""


def parts_of(html: str) -> tuple[tuple[str, ...], list[str]]:
    """What all copies share, and what stands in the slots of this one."""
    parts = SLOT.split(html)
    return tuple(parts[::2]), parts[1::2]


def words_in(slot: str) -> str:
    return unescape(slot.removeprefix("<span data-slot>").removesuffix("</span>"))


@dataclass(eq=False)
class Spot:
    """Lines with slots, or one drawing, on one page, and what the page's stream holds for them."""

    page: int
    block: boxes.Box  # as laid out; a drawing itself
    line: boxes.LineBox | None  # as it was before the layout; None for a drawing
    slots: list[tuple[int, boxes.TextBox | None]]
    context: LayoutContext
    shape: tuple = ()
    start: int = -1
    end: int = -1
    mark: int = 0
    state: tuple = ()
    is_whole: bool = True
    used: list[dict] = field(default_factory=list)  # the letters of its own words, by font
    drawn: dict[tuple, tuple] = field(default_factory=dict)  # what was set here lately, most of it alike


class Recorder(Stream):
    """Remembers where the spots are drawn, and keeps the letters of their words out of the fonts' lists."""

    spots: Mapping[int, Spot]
    last: Spot | None = None

    @contextmanager
    def marked(self, box, tag):
        spot, before = self.spots.get(id(box)), self.last
        self.last = spot
        if spot is None:
            with super().marked(box, tag):
                yield
            return
        if spot.start < 0:
            spot.start, spot.mark = len(self.stream), len(self._tags)
            spot.state = tuple(getattr(self, name) for name in STATE)
        elif before is not spot:
            spot.is_whole = False
        kept = {key: (font.widths, font.to_unicode) for key, font in self._fonts.items()}
        for font in self._fonts.values():
            font.widths, font.to_unicode = dict(font.widths), dict(font.to_unicode)
        with super().marked(box, tag):
            yield
        spot.used.append({key: (font.widths, font.to_unicode) for key, font in self._fonts.items()})
        for key, font in self._fonts.items():
            font.widths, font.to_unicode = kept.get(key, ({}, {}))
        spot.end = len(self.stream)


class RecordedPage(Page):
    """A page that remembers where its spots are drawn."""

    def __init__(self, page_box, spots: list[Spot]):
        super().__init__(page_box)
        self.spots = spots
        self.stream: Recorder | None = None
        self.take_fonts = False  # on the last page: the fonts are cut for each copy, not written with the stencil
        self.fonts: dict[int, Font] = {}

    def paint(self, stream, scale=1):
        stream.__class__ = Recorder
        stream.spots = {id(box): spot for spot in self.spots for box in _leaves(spot)}
        self.stream = stream
        super().paint(stream, scale)
        if self.take_fonts:
            self.fonts = dict(stream._fonts)
            stream._fonts.clear()


def _leaves(spot: Spot) -> Iterator[boxes.Box]:
    if spot.line is None:
        yield spot.block
    else:
        yield from (box for line in spot.block.children for box in line.descendants() if isinstance(box, boxes.TextBox))


@dataclass
class Sheet:
    """Laid out pages, and what has to be known to set their slots anew."""

    pages: list[RecordedPage]
    spots: list[Spot]
    slots: int
    fills: bool  # whether another copy can be set into it at all


def lay_out(
    html: str,
    rules: str,
    families: tuple[str, ...] = (),
    pictures: Mapping[str, Picture] | None = None,
    *,
    first_page: int = 0,
    first_slot: int = 0,
) -> Sheet:
    """The pages of a document; its pages and slots count from those given."""
    css, configuration = style_of(rules, families)
    source = HTML(string=html, url_fetcher=BundledFiles(pictures))
    counters = CounterStyle()
    options = DEFAULT_OPTIONS | {"stylesheets": [css]}
    context = Document._build_layout_context(source, configuration, counters, {}, options)
    root = build_formatting_structure(
        source.etree_element, context.style_for, context.get_image_from_uri, source.base_url,
        context.target_collector, counters, context.footnotes,
    )  # fmt: skip
    laid = list(layout_document(source, root, context))
    elements = [element for element in source.etree_element.iter() if element.get("data-slot") is not None]
    numbers = {element: first_slot + number for number, element in enumerate(elements)}
    lines = _lines_of(root, numbers)
    spots, fills = [], True
    for number, page in enumerate(laid, first_page):
        found, whole = _spots_on(page, number, numbers, lines, context)
        spots += found
        fills &= whole
    fills &= {slot for spot in spots for slot, _text in spot.slots} == set(numbers.values())
    pages = [
        RecordedPage(page, [spot for spot in spots if spot.page == number])
        for number, page in enumerate(laid, first_page)
    ]
    return Sheet(pages, spots, len(elements), fills)


def _lines_of(root: boxes.Box, numbers: Mapping) -> dict:
    """Before the layout: each slot's element → its line, and the slots in that line with their words."""
    lines = {}
    for box in root.descendants():
        if isinstance(box, boxes.LineBox):
            slots = [(numbers[t.element], t) for t in _texts(box) if t.element in numbers]
            lines |= {text.element: (box, slots) for _number, text in slots}
    return lines


def _texts(line: boxes.Box) -> Iterator[boxes.TextBox]:
    """The words in a line, without those of blocks that stand in it."""
    for child in line.children:
        if isinstance(child, boxes.TextBox):
            yield child
        elif isinstance(child, boxes.InlineBox):
            yield from _texts(child)


def _spots_on(page, number: int, numbers: Mapping, lines: Mapping, context) -> tuple[list[Spot], bool]:
    """The spots of a page, and whether each of them can be set anew."""
    spots: list[Spot] = []
    state = {"whole": True}

    def walk(box, is_definite: bool) -> None:
        is_definite = is_definite and _is_definite(box)
        if isinstance(box, boxes.ReplacedBox) and box.element in numbers:
            spots.append(Spot(number, box, None, [(numbers[box.element], None)], context))
        if box.is_floated():
            state["whole"] = False
        kids = [getattr(child, "_box", child) for child in getattr(box, "children", ())]
        if kids and isinstance(kids[0], boxes.LineBox):
            slots = [text.element for line in kids for text in _texts(line) if text.element in numbers]
            if slots:
                line, found = lines.get(slots[0], (None, []))
                ok = line is not None and is_definite and _is_plain(box)
                ok = ok and {id(lines[slot][0]) for slot in slots} == {id(line)}
                state["whole"] &= ok
                if ok:
                    spots.append(Spot(number, box, line, found, context, shape_of(kids)))
        for child in kids:
            walk(child, is_definite)

    walk(page, True)
    return spots, state["whole"]


def _is_definite(box: boxes.Box) -> bool:
    """Whether the box's width does not follow from its words."""
    style = box.style
    if isinstance(box, boxes.MarginBox | boxes.FlexContainerBox | boxes.GridContainerBox) or box.is_column:
        return False
    if isinstance(box, boxes.TableBox):
        return style["table_layout"] == "fixed" and style["width"] != "auto"
    if box.is_table_wrapper or isinstance(box, boxes.PageBox):
        return True
    if box.is_absolutely_positioned():
        return style["width"] != "auto" or "auto" not in (style["left"], style["right"])
    if isinstance(box, boxes.InlineBlockBox):
        return style["width"] != "auto"
    return True


def _is_plain(block: boxes.Box) -> bool:
    """Whether its lines are words alone, without anything drawn around them."""
    if block.first_letter_style or block.first_line_style:
        return False
    for line in block.children:
        for box in line.descendants():
            if not isinstance(box, boxes.LineBox | boxes.InlineBox | boxes.TextBox):
                return False
            borders = (getattr(box, f"border_{side}_width", 0) for side in ("top", "right", "bottom", "left"))
            if getattr(box, "background", None) is not None or any(borders):
                return False
            if box.style["text_transform"] != "none" or box.style["position"] != "static":
                return False
    return True


def shape_of(lines: Iterable[boxes.Box]) -> tuple:
    """What has to be the same that nothing else on the page moves, and no tag changes."""
    return tuple((round(b.position_y, 4), round(b.height, 4), round(b.baseline, 4), _tree(b)) for b in lines)


def _tree(box: boxes.Box) -> tuple:
    return type(box).__name__, id(box.element), tuple(_tree(child) for child in getattr(box, "children", ()))


def chunk_of(spot: Spot, slots: Mapping[int, str], recorded: Recorder, fresh: Callable) -> tuple[bytes, list[Used]]:
    """What the page's stream holds for the spot with these words, and the letters that it takes of each font.

    `fresh()` gives the fonts, with the letters of what all copies share. Raises `DoesNotFitError`.
    """
    words = tuple(slots[number] for number, _text in spot.slots)
    if (found := spot.drawn.get(words)) is None:
        if len(spot.drawn) >= KEPT:
            spot.drawn.clear()
        found = spot.drawn[words] = (
            _drawing(spot, recorded, *words) if spot.line is None else _set(spot, slots, recorded, fresh)
        )
    return found


def _set(spot: Spot, slots: Mapping[int, str], recorded: Recorder, fresh: Callable) -> tuple[bytes, list[Used]]:
    fonts = fresh()
    had = {key: (len(font.widths), len(font.to_unicode)) for key, font in fonts.items()}
    stream = Stream(
        fonts, recorded.page_rectangle, recorded._resources, recorded._images,
        dict.fromkeys(range(spot.mark)), recorded._color_profiles, recorded._output_intent,
    )  # fmt: skip
    for name, value in zip(STATE, spot.state, strict=True):
        setattr(stream, name, value)
    for line in _lines_anew(spot, slots):
        for box in line.descendants():
            box.background = None
        draw_inline_level(stream, None, line)
    if fonts.keys() != had.keys():
        raise DoesNotFitError
    used = [
        (key, _behind(font.widths, had[key][0]), _behind(font.to_unicode, had[key][1]))
        for key, font in fonts.items()
        if len(font.to_unicode) > had[key][1]
    ]
    return joined(stream.stream), used


def _behind(entries: dict, first: int) -> dict:
    return dict(islice(entries.items(), first, None))


def _drawing(spot: Spot, recorded: Recorder, svg: str) -> tuple[bytes, list[Used]]:
    """A drawing of the same size that is one path of horizontal lines: its lines take the place of the former ones."""
    box, data = VIEW_BOX.search(svg), LINES.findall(svg)
    if not box or box[1] != spot.block.element.get("viewBox"):
        raise DoesNotFitError
    chunk = recorded.stream[spot.start : spot.end]
    start = next(i for i, part in enumerate(chunk) if part == b"0 0 m") + 1
    end = max(i for i, part in enumerate(chunk) if isinstance(part, bytes) and part.endswith(b" l")) + 1
    lines = [f"{x} {y} m\n{int(x) + int(length)} {y} l".encode() for x, y, length in data]
    return joined([*chunk[:start], *lines, *chunk[end:]]), []


def joined(parts: Iterable) -> bytes:
    return b"\n".join(map(pydyf._to_bytes, parts))


def _lines_anew(spot: Spot, slots: Mapping[int, str]) -> list[boxes.LineBox]:
    for number, text in spot.slots:
        text.text = words_in(slots[number])
    context, block = spot.context, spot.block
    context.create_block_formatting_context(block)
    try:
        found = iter_line_boxes(context, spot.line, block.children[0].position_y, -inf, None, block, [], [], None, None)
        lines = []
        for line, _resume_at in found:
            lines.append(line)
            if len(lines) > len(spot.shape):
                raise DoesNotFitError
    finally:
        context.finish_block_formatting_context()
    if shape_of(lines) != spot.shape:
        raise DoesNotFitError
    return lines
