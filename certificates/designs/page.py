"""The first page of a certificate as its design says, for the renderer (DESIGNS in docs/rules.md).

`front(version, facts, language)` is all that the making of files asks for. The same facts give the same page.
"""

from collections.abc import Mapping
from html import escape
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from ..facts import Facts
from ..models import DesignVersion
from ..pdf.front import Front
from . import markup, pieces, sheet
from .blocks import KINDS, Block, option, text_of
from .logos import logos_in, pictures_of
from .style import CLASSES, NEST, nest, rules_of

Mark = Literal["", "preview"]


def front(version: DesignVersion, facts: Facts, language: str, *, mark: Mark = "") -> Front:
    """The page with its style and pictures. Raises `Unfinished` when a draft cannot be printed yet."""
    pictures = pictures_of(facts)
    with override(language):
        inside = _code(version, facts, mark) if version.is_code else _blocks(version, facts, language, mark)
        inside += _said_of(facts, mark)
    css = rules_of(version.accent)
    if version.is_code:
        css = f"{css}\n{sheet.clean_css(version.css)}\n.front [lang]:not([lang={language}]) {{ display: none }}"
    elif version.drawing == DesignVersion.Drawing.NEST:
        pictures = {**pictures, NEST: nest(version.accent, upright=version.is_upright)}
    classes = "code" if version.is_code else CLASSES[version.drawing]
    page = f'<section class="front {version.orientation} {classes}">{inside}</section>'
    return Front(page, css, version.is_upright, pictures)


def _said_of(facts: Facts, mark: Mark) -> str:
    """What stands on the first page of everything that proves nothing."""
    words = _("Preview, not valid") if mark else _("Demonstration, proves nothing") if facts["demonstration"] else ""
    return f'<p class="spec">{escape(words)}</p>' if words else ""


def _blocks(version: DesignVersion, facts: Facts, language: str, mark: Mark) -> str:
    values = pieces.values_of(facts)
    flow, foot = [], []
    for block in version.blocks:
        if block.get("kind") in KINDS:
            kind = KINDS[block["kind"]]
            (foot if kind.in_foot else flow).append(_block(block, facts, values, text_of(block, language), mark))
    edge = '<div class="edge"><p></p></div>' if version.drawing == DesignVersion.Drawing.FRAME else ""
    return f'{edge}<div class="flow">{"".join(flow)}</div><div class="foot">{"".join(foot)}</div>'


def _block(block: Block, facts: Facts, values: Mapping[str, str], words: str, mark: Mark) -> str:
    match block["kind"]:
        case "issuer":
            return pieces.issuer(facts, block)
        case "title":
            return pieces.title(facts, words, values)
        case "name":
            return pieces.name(facts)
        case "text":
            return pieces.text(facts, words, values, option(block, "size"))
        case "hours":
            return pieces.figures(facts, score=option(block, "score") == "yes")
        case "modules":
            shown = {name: option(block, name) == "yes" for name in ("outcomes", "minutes")}
            return pieces.modules(facts, **shown)
        case "line":
            return '<div class="rule"></div>'
        case "space":
            return f'<div class="gap {option(block, "gap")}"></div>'
        case "partners":
            return pieces.partners(facts, words, values)
        case kind:
            return whole_piece(kind, facts, mark)


def whole_piece(kind: str, facts: Facts, mark: Mark) -> str:
    """The pieces that have nothing to choose."""
    match kind:
        case "criteria":
            return pieces.criteria(facts)
        case "limit":
            return pieces.limit(facts)
        case "signatories":
            return pieces.signatories(facts)
        case "code":
            return pieces.check(facts, preview=bool(mark))
    return ""


def _code(version: DesignVersion, facts: Facts, mark: Mark) -> str:
    values = pieces.values_of(facts) | {"name_size": pieces.name_size(facts["holder"])}
    logo = logos_in(facts).get("issuer")
    ready = {
        "limits": pieces.limit(facts),
        "figures": pieces.figures(facts, score=True),
        "modules": pieces.modules(facts, outcomes=False, minutes=True),
        "outcomes": pieces.modules(facts, outcomes=True, minutes=False),
        "criteria": pieces.criteria(facts),
        "signatories": pieces.signatories(facts),
        "check": pieces.check(facts, preview=bool(mark)),
        "partners": pieces.partners(facts, "", {}),
        "logo": pieces.picture(logo["sha256"], facts["issuer"]["name"]) if logo else escape(facts["issuer"]["name"]),
    }
    return markup.fill(version.html, values, ready)
