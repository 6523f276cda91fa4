"""The CSS of an expert's design, checked token by token and written anew (SANDBOX in docs/rules.md).

It fetches nothing, brings no font, counts nothing up and says nothing of the paper: what is left draws one page.
"""

from functools import lru_cache

import cssselect2
import tinycss2
from django.utils.translation import gettext as _
from tinycss2.ast import Declaration, Node, QualifiedRule

from ..pdf.front import PICTURE
from .placeholders import Fault, Unfinished

MOST_LETTERS, MOST_RULES, LARGEST = 60_000, 400, 2000
FUNCTIONS = {
    "rgb", "rgba", "hsl", "hsla", "calc", "min", "max", "clamp", "linear-gradient", "radial-gradient", "rotate",
    "translate", "translatex", "translatey", "scale", "skewx", "skewy", "matrix", "repeat", "minmax", "fit-content",
}  # fmt: skip
REFUSED = {"page", "string-set", "footnote-display", "appearance", "behavior", "bookmark-level", "bookmark-label"}
FONTS = {"housesans", "houseserif"}
FONT_WORDS = FONTS | {"normal", "bold", "italic", "oblique", "inherit", "initial", "small-caps", "lighter", "bolder"}
PICTURES = {f"{PICTURE}nest"}


@lru_cache(maxsize=64)
def read(css: str) -> tuple[str, tuple[Fault, ...]]:
    """The sheet as it may be used, and its faults in the order of the lines."""
    if len(css) > MOST_LETTERS:
        return "", (Fault(0, _("The CSS has more than %(most)d letters.") % {"most": MOST_LETTERS}),)
    faults: list[Fault] = []
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    if len(rules) > MOST_RULES:
        faults.append(Fault(0, _("The CSS has more than %(most)d rules.") % {"most": MOST_RULES}))
        return "", tuple(faults)
    written = [_rule(rule, faults) for rule in rules]
    return "\n".join(filter(None, written)), tuple(sorted(faults, key=lambda fault: fault.line)[:20])


def clean_css(css: str) -> str:
    """Raises `Unfinished` when there are faults."""
    written, faults = read(css)
    if faults:
        raise Unfinished(list(faults))
    return written


def _rule(rule: Node, faults: list[Fault]) -> str:
    if rule.type == "error":
        faults.append(Fault(rule.source_line, _("This is no CSS: %(error)s") % {"error": rule.message}))
    elif rule.type == "at-rule":
        name = rule.at_keyword[:24]
        said = {
            "import": _("@import is not allowed: nothing is fetched."),
            "font-face": _("@font-face is not allowed: take HouseSerif and HouseSans, which have every letter."),
            "page": _("@page is not allowed: the paper is chosen above."),
        }
        words = said.get(rule.lower_at_keyword, _("@%(name)s is not allowed.") % {"name": name})
        faults.append(Fault(rule.source_line, words))
    elif isinstance(rule, QualifiedRule):
        if not _is_selector(rule, faults):
            return ""
        rows = [_declaration(row, faults) for row in tinycss2.parse_blocks_contents(rule.content)]
        return f"{tinycss2.serialize(rule.prelude).strip()} {{ {' '.join(filter(None, rows))} }}"
    return ""


def _is_selector(rule: QualifiedRule, faults: list[Fault]) -> bool:
    try:
        cssselect2.compile_selector_list(rule.prelude)
    except (cssselect2.SelectorError, ValueError) as error:
        faults.append(Fault(rule.source_line, _("This selector is not known: %(error)s") % {"error": str(error)[:80]}))
        return False
    return True


def _declaration(row: Node, faults: list[Fault]) -> str:
    if row.type in ("comment", "whitespace"):
        return ""
    if not isinstance(row, Declaration):
        words = row.message if row.type == "error" else _("rules do not stand inside rules")
        faults.append(Fault(row.source_line, _("This is no CSS: %(error)s") % {"error": words}))
        return ""
    value = tinycss2.serialize(row.value).strip()
    if why := why_refused(row, value.lower()):
        faults.append(Fault(row.source_line, why))
        return ""
    return f"{row.lower_name}: {value}{' !important' if row.important else ''};"


def why_refused(row: Declaration, value: str) -> str:
    """Why this declaration cannot stand; "" = it can."""
    name = row.lower_name
    if name.startswith("-") or name in REFUSED:
        return _("The property %(name)s is not allowed.") % {"name": row.name[:40]}
    if name == "position" and ("fixed" in value or "running" in value):
        return _("position: %(value)s would stand on every page: take absolute.") % {"value": value[:20]}
    if name == "content" and any(token.type not in ("string", "whitespace", "ident") for token in row.value):
        return _("content takes words in quotes alone.")
    if name == "font-family" and not _names_fonts(row.value, FONTS | {"inherit"}):
        return _("Take HouseSerif or HouseSans: only they have every letter that a name can bring.")
    if name == "font" and not _names_fonts(row.value, FONT_WORDS):
        return _("Take HouseSerif or HouseSans: only they have every letter that a name can bring.")
    return next(filter(None, map(_why_no_token, row.value)), "")


def _names_fonts(tokens: list[Node], known: set[str]) -> bool:
    words = [token for token in tokens if token.type in ("ident", "string")]
    return bool(words) and all(token.value.lower() in known for token in words)


def _why_no_token(token: Node) -> str:
    if token.type == "url" or (token.type == "function" and token.lower_name == "url"):
        address = (
            token.value if token.type == "url" else "".join(t.value for t in token.arguments if t.type == "string")
        )
        if address not in PICTURES:
            return _("url(%(address)s) is not allowed: nothing is fetched.") % {"address": address[:60]}
        return ""
    if token.type == "function":
        if token.lower_name not in FUNCTIONS:
            return _("%(name)s() is not allowed.") % {"name": token.name[:24]}
        return next(filter(None, map(_why_no_token, token.arguments)), "")
    if token.type in ("() block", "[] block"):
        return next(filter(None, map(_why_no_token, token.content)), "")
    if token.type in ("number", "dimension", "percentage") and not -LARGEST <= token.value <= LARGEST:
        return _("The number %(number)s is too large for a page.") % {"number": token.representation[:20]}
    if token.type in ("error", "{} block"):
        return _("This value cannot be read.")
    return ""
