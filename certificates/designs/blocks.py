"""The blocks that a design is made of: which kinds there are, what each may say, and whether a list of them holds.

A block is a dict `{"id": "b1", "kind": "text", "size": "lead", "texts": {"en": "…", "nl": "…", "fr": "…"}}`; a text
left empty is said in the house's own words for the kind of certificate, in the language of the holder.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .placeholders import Fault, faults_of

Block = dict[str, Any]
MOST_BLOCKS = 24
LONGEST_TEXT = 600
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Kind:
    """`texts`: it says words that can be written; `options`: name → its choices, the first is taken unless told."""

    name: str | Promise
    icon: str
    help: str | Promise
    texts: bool = False
    once: bool = True
    in_foot: bool = False
    options: tuple[tuple[str, str | Promise, tuple[tuple[str, str | Promise], ...]], ...] = ()


SIZES = (("normal", gettext_lazy("normal")), ("lead", gettext_lazy("large")), ("small", gettext_lazy("small")))
GAPS = (("small", gettext_lazy("4 mm")), ("normal", gettext_lazy("8 mm")), ("large", gettext_lazy("16 mm")))
YES_NO = (("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")))
NO_YES = tuple(reversed(YES_NO))

KINDS: dict[str, Kind] = {
    "issuer": Kind(
        gettext_lazy("Organiser"),
        "building-community",
        gettext_lazy("Your name and the place. The logo is the one of your public profile."),
        options=(("logo", gettext_lazy("logo"), NO_YES), ("place", gettext_lazy("place"), YES_NO)),
    ),
    "title": Kind(
        gettext_lazy("Title"), "heading", gettext_lazy("What the paper is: a certificate of completion."), texts=True
    ),
    "name": Kind(gettext_lazy("Name of the holder"), "user", gettext_lazy("Large; a long name is set smaller.")),
    "text": Kind(
        gettext_lazy("Text"),
        "align-left",
        gettext_lazy("A sentence with words in braces, such as {cohort}. Two stars make **bold**."),
        texts=True,
        once=False,
        options=(("size", gettext_lazy("size"), SIZES),),
    ),
    "hours": Kind(
        gettext_lazy("Hours"),
        "clock",
        gettext_lazy("Theory, practice and company visits apart."),
        options=(("score", gettext_lazy("with the first test"), YES_NO),),
    ),
    "modules": Kind(
        gettext_lazy("Modules and outcomes"),
        "table",
        gettext_lazy("A table. All of it stands on the second part in any case."),
        options=(("outcomes", gettext_lazy("outcomes"), NO_YES), ("minutes", gettext_lazy("hours"), YES_NO)),
    ),
    "criteria": Kind(
        gettext_lazy("Criteria"), "checklist", gettext_lazy("What was asked and what was measured, line by line.")
    ),
    "limit": Kind(
        gettext_lazy("Limits"),
        "alert-circle",
        gettext_lazy("What the certificate does not prove. Its words are the house's and cannot be changed."),
    ),
    "partners": Kind(
        gettext_lazy("Partners' logos"),
        "affiliate",
        gettext_lazy("Of the partners that the cohort's public page names; a name where there is no logo."),
        texts=True,
    ),
    "line": Kind(gettext_lazy("Line"), "minus", gettext_lazy("A hairline across."), once=False),
    "space": Kind(
        gettext_lazy("Space"),
        "spacing-vertical",
        gettext_lazy("More air between two blocks."),
        once=False,
        options=(("gap", gettext_lazy("height"), GAPS),),
    ),
    "signatories": Kind(
        gettext_lazy("Signatories"),
        "signature",
        gettext_lazy("Who signs, with title and day. Stands at the foot."),
        in_foot=True,
    ),
    "code": Kind(
        gettext_lazy("Code and QR"),
        "qrcode",
        gettext_lazy("How anybody checks it. Stands at the foot, right."),
        in_foot=True,
    ),
}
NEEDED = ("title", "name", "limit", "signatories", "code")


def new_block(kind: str) -> Block:
    block: Block = {"id": f"b{secrets.token_hex(3)}", "kind": kind}
    if KINDS[kind].texts:
        block["texts"] = dict.fromkeys(LANGUAGES, "")
    return block | {name: choices[0][0] for name, _name, choices in KINDS[kind].options}


def option(block: Block, name: str) -> str:
    """What is chosen, else the first choice."""
    choices = next(choices for key, _name, choices in KINDS[block["kind"]].options if key == name)
    chosen = block.get(name)
    return chosen if chosen in dict(choices) else choices[0][0]


def text_of(block: Block, language: str) -> str:
    """In that language, else in the first one that is written; "" = the house's own words."""
    texts = block.get("texts", {})
    return texts.get(language) or next((texts[code] for code in LANGUAGES if texts.get(code)), "")


def why_cannot_add(blocks: list[Block], kind: str) -> str:
    """Why the design cannot have another one; "" = it can."""
    if kind not in KINDS:
        return _("There is no such block.")
    if len(blocks) >= MOST_BLOCKS:
        return _("A certificate has at most %(most)d blocks: its first part is one page.") % {"most": MOST_BLOCKS}
    if KINDS[kind].once and any(block["kind"] == kind for block in blocks):
        return _("“%(name)s” stands there already.") % {"name": KINDS[kind].name}
    return ""


def faults_in(blocks: list[Block]) -> list[Fault]:
    """Everything that keeps the list from being printed or released, in words."""
    faults = []
    present = {block["kind"] for block in blocks}
    faults += [
        Fault(0, _("“%(name)s” is missing: no certificate goes without it.") % {"name": KINDS[kind].name})
        for kind in NEEDED
        if kind not in present
    ]
    for block in blocks:
        faults += faults_in_texts(block)
    return faults


def faults_in_texts(block: Block) -> list[Fault]:
    """What is wrong with the words of one block, and words that are missing in a language."""
    name, texts = KINDS[block["kind"]].name, block.get("texts", {})
    faults = []
    for language, text in texts.items():
        if len(text) > LONGEST_TEXT:
            faults.append(Fault(0, _("%(name)s: at most %(most)d letters.") % {"name": name, "most": LONGEST_TEXT}))
        faults += [
            Fault(
                0, _("%(name)s (%(language)s): %(words)s") % {"name": name, "language": language, "words": fault.words}
            )
            for fault in faults_of(text)
        ]
    missing = [language for language in LANGUAGES if not texts.get(language)]
    if texts and missing and len(missing) < len(LANGUAGES):
        said = {"name": name, "languages": ", ".join(missing)}
        faults.append(
            Fault(0, _("%(name)s: not written in %(languages)s. Holders get it in their own language.") % said)
        )
    return faults
