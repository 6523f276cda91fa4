"""The same pages as WeasyPrint makes them by itself, to compare with."""

from io import BytesIO

from django.utils.translation import override
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject
from weasyprint import HTML, Document
from weasyprint.pdf.metadata import DocumentMetadata

from certificates.pdf import letters, render, supplement
from records import printing


def plainly(facts, front, language="en", pages=2) -> bytes:
    families = letters.families_of(letters.typed(facts) | letters.shown(front.html))
    with override(language):
        second = supplement.html(facts, language, mark="demonstration", pages=pages)
    laid = []
    for html, rules in zip((render._page_of(front, language), second), render.rules_for(front), strict=True):
        css, fonts = printing.style_of(rules, families)
        source = HTML(string=letters.composed(html), url_fetcher=printing.BundledFiles(front.pictures))
        laid += source.render(stylesheets=[css], font_config=fonts).pages
    document = Document(laid, DocumentMetadata(title="-", lang=language), printing.BundledFiles(), fonts, {}, "srgb")
    return document.write_pdf(pdf_tags=True, pdf_variant="pdf/a-3a", pdf_identifier=b"-")


def drawn(content: bytes) -> list[bytes]:
    """What each page draws, operator by operator."""
    return [page.get_contents().get_data().strip() for page in PdfReader(BytesIO(content)).pages]


def tags(content: bytes):
    return _tag(PdfReader(BytesIO(content)).root_object["/StructTreeRoot"])


def _tag(element):
    element = element.get_object() if isinstance(element, IndirectObject) else element
    if not isinstance(element, DictionaryObject):
        return element
    kids = element.get("/K", [])
    kids = kids.get_object() if isinstance(kids, IndirectObject) else kids
    rows = kids if isinstance(kids, list) else [kids]
    return element.get("/S"), str(element.get("/Alt", "")), [_tag(kid) for kid in rows]


def text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
