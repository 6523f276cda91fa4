"""The canonical form (RDFC-1.0) of a document, which is what a proof signs; quick where many documents are alike.

PyLD takes some 16 ms for one badge. The badges of a batch differ in few strings, so PyLD makes the statements once, as
a mould with a place for each of those strings; filling it in and naming the blank nodes takes a fraction of that.
A blank node is named by the order of the hashes of what is said of it (RDFC-1.0, 4.6); where two hashes are equal the
rules for that case are PyLD's to apply.
"""

import hashlib
import json
from functools import lru_cache
from typing import Any

from pyld import jsonld
from pyld.nquads import escape, serialize_nquad

from .contexts import expand, load

# the strings that differ from badge to badge, by the names on the way to them
OWN = {
    ("id",),
    ("created",),
    ("validFrom",),
    ("validUntil",),
    ("awardedDate",),
    ("credentialStatus", "id"),
    ("credentialStatus", "statusListIndex"),
    ("credentialSubject", "licenseNumber"),
    ("credentialSubject", "narrative"),
    ("credentialSubject", "identifier", "identityHash"),
    ("credentialSubject", "identifier", "salt"),
    ("credentialSubject", "result", "value"),
    ("credentialSubject", "encodedList"),
}
PLACE = "urn:x-place:%d:"  # can stand for an address and for words
MOULDS = 32  # kept: one for each kind of certificate and language of the batches at work, and those of proofs


class TwinsError(Exception):
    """Two blank nodes of which the same is said."""


def canonical(document: dict[str, Any], *, twins: bool = True) -> str:
    """N-Quads in canonical order. Raises `UnknownTermError` for what no vocabulary defines, and `TwinsError` where two
    blank nodes are alike and `twins` says that such a document is none of ours."""
    values: list[str] = []
    shape = json.dumps(_shape(document, (), values), ensure_ascii=False)
    try:
        return _mould(shape).fill(values)
    except TwinsError:
        if not twins:
            raise
        return by_pyld(document)


def by_pyld(document: dict[str, Any]) -> str:
    """The whole way, for any document."""
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return jsonld.normalize(expand(document), options)


def _shape(node: Any, path: tuple[str, ...], values: list[str]) -> Any:
    """The document with its own strings taken out into `values`, and their places in their stead."""
    if isinstance(node, dict):
        return {key: _shape(value, (*path, key), values) for key, value in node.items()}
    if isinstance(node, list):
        return [_shape(each, path, values) for each in node]
    if isinstance(node, str) and path in OWN:
        values.append(node)
        return PLACE % (len(values) - 1)
    return node


@lru_cache(maxsize=MOULDS)
def _mould(shape: str) -> "Mould":
    return Mould(json.loads(shape))


class Mould:
    """The statements of a document with places in them."""

    def __init__(self, document: dict[str, Any]):
        dataset = jsonld.to_rdf(expand(document), {"documentLoader": load})
        if set(dataset) - {"@default"}:
            raise TwinsError  # statements in graphs: no document of ours
        self.lines = [_Line(triple) for triple in dataset.get("@default", [])]
        self.of_node: dict[str, list[_Line]] = {}
        for line in self.lines:
            for node in {line.subject_node, line.object_node} - {""}:
                self.of_node.setdefault(node, []).append(line)
        self.fixed = {
            node: _hash(node, lines, [])
            for node, lines in self.of_node.items()
            if not any(line.places for line in lines)
        }

    def fill(self, values: list[str]) -> str:
        hashes = {node: self.fixed.get(node) or _hash(node, lines, values) for node, lines in self.of_node.items()}
        if len(set(hashes.values())) < len(hashes):
            raise TwinsError
        ordered = sorted(hashes, key=hashes.__getitem__)
        names = {node: f"_:c14n{number}" for number, node in enumerate(ordered)}
        return "".join(sorted({line.say(names, values) for line in self.lines}))


class _Line:
    """One statement: which blank nodes it is about, and the places of values in it."""

    def __init__(self, triple: dict[str, Any]):
        subject, value = triple["subject"], triple["object"]
        self.subject_node = subject["value"] if subject["type"] == "blank node" else ""
        self.object_node = value["value"] if value["type"] == "blank node" else ""
        text = serialize_nquad(triple)
        head, rest = text.split(" ", 1)
        self.subject = "" if self.subject_node else head
        predicate, rest = rest.split(" ", 1)
        self.middle = f" {predicate} "
        self.object = "" if self.object_node else rest.removesuffix(" .\n")
        self.is_literal = value["type"] == "literal"
        self.places = _places(self.subject) + _places(self.object)

    def say(self, names: dict[str, str], values: list[str]) -> str:
        subject, said = self.subject or names[self.subject_node], self.object or names[self.object_node]
        for number in self.places:
            subject = subject.replace(PLACE % number, values[number])
            value = escape(values[number]) if self.is_literal else values[number]
            said = said.replace(PLACE % number, value)
        return f"{subject}{self.middle}{said} .\n"


def _places(text: str) -> list[int]:
    return [int(part.split(":", 1)[0]) for part in text.split("urn:x-place:")[1:]]


class _Named(dict):
    """The names of blank nodes while one of them is hashed: that one is `_:a`, all others `_:z`."""

    def __missing__(self, node: str) -> str:
        return "_:z"


def _hash(node: str, lines: list[_Line], values: list[str]) -> str:
    names = _Named({node: "_:a"})
    return hashlib.sha256("".join(sorted(line.say(names, values) for line in lines)).encode()).hexdigest()
