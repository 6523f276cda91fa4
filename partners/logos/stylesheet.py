"""The CSS of a drawing, written anew: listed properties, plain selectors, and nothing that fetches."""

import tinycss2
from tinycss2.ast import (
    FunctionBlock,
    HashToken,
    IdentToken,
    LiteralToken,
    Node,
    QualifiedRule,
    URLToken,
    WhitespaceToken,
)

from .known import PROPERTIES

PLAIN_SIGNS = {".", ",", ">", "*"}
FUNCTIONS = {"rgb", "rgba", "hsl", "hsla"}


def clean_sheet(text: str, left_out: set[str]) -> str:
    """The rules of a style element; at-rules (imports, fonts, conditions) go."""
    kept = []
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword in ("import", "font-face"):
            left_out.add("outside")
        said = _declarations(rule.content, left_out) if isinstance(rule, QualifiedRule) else ""
        if said and _is_plain(rule.prelude):
            kept.append(f"{tinycss2.serialize(rule.prelude).strip()}{{{said}}}")
    return "".join(kept)


def clean_declarations(text: str, left_out: set[str]) -> str:
    """What a style attribute says."""
    return _declarations(text, left_out)


def _declarations(content, left_out: set[str]) -> str:
    kept = []
    for row in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
        if row.type != "declaration":
            continue
        if row.lower_name.startswith(("animation", "transition")):
            left_out.add("motion")
        elif row.lower_name == "filter":
            left_out.add("effects")
        elif row.lower_name in PROPERTIES:
            value = tinycss2.serialize(row.value).strip()
            if all(_is_harmless(token) for token in row.value) and "\\" not in value:
                kept.append(f"{row.lower_name}:{value}")
            else:
                left_out.add("outside")
    return ";".join(kept)


def _is_plain(prelude: list[Node]) -> bool:
    return all(
        isinstance(token, IdentToken | HashToken | WhitespaceToken)
        or (isinstance(token, LiteralToken) and token.value in PLAIN_SIGNS)
        for token in prelude
    )


def _is_harmless(token: Node) -> bool:
    if isinstance(token, URLToken):
        return token.value.startswith("#")
    if isinstance(token, FunctionBlock):
        if token.lower_name == "url":
            return all(part.type == "string" and part.value.startswith("#") for part in token.arguments)
        return token.lower_name in FUNCTIONS
    return token.type not in ("() block", "[] block", "{} block", "error")
