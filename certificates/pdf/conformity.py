"""Whether a finished file is what it says it is: the parts of PDF/A-3a and PDF/UA-1 that we check ourselves.

No replacement for a validator: it finds what a design can do wrong, in words for the officer (ISO 19005-3,
ISO 14289-1). Every template and name is checked with veraPDF as well, by hand (docs/operations.md).
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree import ElementTree

from django.utils.translation import gettext as _
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
IDENTIFIERS = {
    "{http://www.aiim.org/pdfa/ns/id/}part": "3",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "A",
    "{http://www.aiim.org/pdfua/ns/id/}part": "1",
}
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/Movie", "/Sound", "/RichMedia")
FILES = ("/FontFile", "/FontFile2", "/FontFile3")
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def faults(content: bytes) -> list[str]:
    """What is wrong with the file, each in a sentence; empty when nothing is."""
    try:
        reader = PdfReader(BytesIO(content))
        root = reader.root_object
        checks: tuple[Callable[[PdfReader], Iterator[str]], ...] = (
            _identity, _information, _colours, _fonts, _structure, _pages, _attachments, _active,
        )  # fmt: skip
        if reader.is_encrypted or root is None:
            return [_("The file is encrypted.")]
        return list(dict.fromkeys(fault for check in checks for fault in check(reader)))
    except (
        PyPdfError,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        ElementTree.ParseError,
    ) as error:
        return [_("The file cannot be read: %(error)s") % {"error": f"{type(error).__name__} {error}".strip()}]


def _properties(reader: PdfReader) -> dict[str, str]:
    stream = reader.root_object["/Metadata"].get_object()
    if not isinstance(stream, StreamObject):
        return {}
    packet = stream.get_data()
    found: dict[str, str] = {}
    for described in ElementTree.fromstring(packet).iter(f"{RDF}Description"):  # noqa: S314 written by us
        found |= described.attrib
        found |= {part.tag: "".join(part.itertext()).strip() for part in described}
    return found


def _identity(reader: PdfReader) -> Iterator[str]:
    found = _properties(reader)
    if any(found.get(name) != value for name, value in IDENTIFIERS.items()):
        yield _("The file does not say that it is PDF/A-3a and PDF/UA-1.")
    if not found.get("{http://purl.org/dc/elements/1.1/}title"):
        yield _("The file has no title.")
    if "/ID" not in reader.trailer:
        yield _("The file has no identifier.")


def _information(reader: PdfReader) -> Iterator[str]:
    root = reader.root_object
    if not root.get("/Lang"):
        yield _("The file does not say its language.")
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield _("The window would show the name of the file, not the title.")
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield _("The file is not tagged.")


def _colours(reader: PdfReader) -> Iterator[str]:
    intents = [one.get_object() for one in reader.root_object.get("/OutputIntents", [])]
    if not any(one.get("/S") == "/GTS_PDFA1" and "/DestOutputProfile" in one for one in intents):
        yield _("The file does not say what its colours mean.")


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary that the file holds, streams included."""
    numbers = set(reader.xref.get(0, {})) | set(reader.xref_objStm)
    for number in sorted(numbers):
        found = reader.get_object(IndirectObject(number, 0, reader))
        if isinstance(found, DictionaryObject):
            yield found


def _fonts(reader: PdfReader) -> Iterator[str]:
    for font in _objects(reader):
        if font.get("/Type") == "/FontDescriptor" and not any(name in font for name in FILES):
            yield _("The font %(font)s is not part of the file.") % {"font": font.get("/FontName")}
        if font.get("/Type") == "/Font" and font.get("/Subtype") == "/Type0" and "/ToUnicode" not in font:
            yield _("Text in %(font)s cannot be copied or read aloud.") % {"font": font.get("/BaseFont")}


def _elements(element, depth: int = 0) -> Iterator[DictionaryObject]:
    """The structure tree, parents before children, in reading order."""
    if isinstance(element, DictionaryObject) and depth < 100:
        if "/S" in element:
            yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from _elements(kid.get_object() if isinstance(kid, IndirectObject) else kid, depth + 1)


def _structure(reader: PdfReader) -> Iterator[str]:
    tree = reader.root_object.get("/StructTreeRoot")
    elements = list(_elements(tree.get_object())) if tree is not None else []
    if not elements:
        yield _("The file has no structure that can be read aloud.")
    level = 0
    for element in elements:
        kind = str(element["/S"])
        if kind == "/Figure" and not str(element.get("/Alt") or element.get("/ActualText") or "").strip():
            yield _("A picture has no words for who cannot see it (alt).")
        if kind in HEADINGS:
            if HEADINGS[kind] > level + 1:
                yield _("A heading of level %(level)d follows none of the level above.") % {"level": HEADINGS[kind]}
            level = HEADINGS[kind]
        if kind == "/Table" and not any(part["/S"] == "/TH" for part in _elements(element)):
            yield _("A table has no heads (th).")


def _pages(reader: PdfReader) -> Iterator[str]:
    for page in reader.pages:
        if page.get("/Tabs") != "/S" or "/StructParents" not in page:
            yield _("A page is not tagged.")
        for note in page.get("/Annots", []):
            found = note.get_object()
            if found.get("/Subtype") == "/Link" and not found.get("/Contents"):
                yield _("A link has no words of its own.")


def _attachments(reader: PdfReader) -> Iterator[str]:
    associated = {getattr(one, "idnum", None) for one in reader.root_object.get("/AF", [])}
    for one in _objects(reader):
        if one.get("/Type") != "/Filespec":
            continue
        if one.get("/AFRelationship") not in ("/Source", "/Data", "/Alternative", "/Supplement"):
            yield _("A file is attached without saying what it is to the certificate.")
        if not associated:
            yield _("An attached file does not belong to the document.")
        files = one["/EF"].get_object()
        held = files["/F"].get_object() if isinstance(files, DictionaryObject) else None
        if not isinstance(held, DictionaryObject) or "/Subtype" not in held:
            yield _("An attached file does not say its type.")


def _active(reader: PdfReader) -> Iterator[str]:
    for found in _objects(reader):
        if found.get("/S") in ACTIVE or "/JS" in found or "/AA" in found:
            yield _("The file holds something that runs.")
        if found.get("/Type") == "/Annot" and found.get("/Subtype") in ACTIVE:
            yield _("The file holds something that plays.")
