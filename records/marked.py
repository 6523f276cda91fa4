"""Markdown as clean HTML: no raw HTML, no pictures from elsewhere, headings below the page's own (LEARNING).

    marked.clean(text)                          # one piece of HTML
    marked.pieces(text, {"gown.png": row})      # HTML and, in their places, the rows that stand for files

A file stands where a paragraph consists of nothing but `![words](its name)`; `[words](its name)` becomes a link.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import unquote

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {
    "p", "br", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "pre", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}


@dataclass(frozen=True)
class Piece:
    """A piece of HTML, or the row of a file with the words that were given to it."""

    html: SafeString = mark_safe("")  # noqa: RUF009
    file: Any = None
    words: str = ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def clean(text: str, top: int = 3) -> SafeString:
    return _html(_parse(text, top))


def _parse(text: str, top: int) -> list[Token]:
    """The highest heading of the text, whichever the author took for it, stands at level `top`."""
    tokens = _parser().parse(text or "")
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + top, 6)}"
    return tokens


def _html(tokens: list[Token]) -> SafeString:
    html = _parser().renderer.render(tokens, _parser().options, {})
    return mark_safe(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"}))


def pieces(text: str, files: Mapping[str, Any], url_of: Callable[[Any], str], top: int = 2) -> list[Piece]:
    """The text in pieces, the named files between them; a picture of no such name is left out, its words stay."""
    tokens = _parse(text, top)
    for token in tokens:
        _link_files(token, files, url_of)
    found, begun = [], []
    for part in _paragraphs(tokens):
        image = _lone_image(part)
        row = files.get(_name(image, "src")) if image else None
        if row is None:
            begun += part
        else:
            found += [Piece(html=_html(begun))] if begun else []
            found.append(Piece(file=row, words=image.content))
            begun = []
    return [*found, Piece(html=_html(begun))] if begun else found


def _paragraphs(tokens: list[Token]) -> Iterator[list[Token]]:
    """The outermost blocks, each with all that it holds."""
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _lone_image(block: list[Token]) -> Token | None:
    if len(block) != 3 or block[0].type != "paragraph_open":
        return None
    inside = [token for token in block[1].children or [] if (token.type != "softbreak" and token.content.strip() != "")
              or token.type == "image"]  # fmt: skip
    return inside[0] if len(inside) == 1 and inside[0].type == "image" else None


def _name(token: Token, attribute: str) -> str:
    return unquote(str(token.attrGet(attribute) or ""))


def _link_files(token: Token, files: Mapping[str, Any], url_of: Callable[[Any], str]) -> None:
    for child in token.children or []:
        if child.type == "link_open" and (row := files.get(_name(child, "href"))) is not None:
            child.attrSet("href", url_of(row))


def named(text: str, names: Iterable[str]) -> set[str]:
    """Which of the names the text places or links."""
    told = set()
    for token in _parser().parse(text or ""):
        for child in token.children or []:
            told |= {_name(child, "src"), _name(child, "href")}
    return told & set(names)
