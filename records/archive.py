"""One PDF that is PDF/A-3a and PDF/UA-1 (CERTIFICATES in docs/rules.md).

WeasyPrint writes the one or the other. Here its PDF/A-3a gets the identifier of PDF/UA, with the schema that PDF/A asks
for every property it does not know, in the same XMP (ISO 19005-3 6.6.2.3, ISO 14289-1 5).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from types import MethodType
from xml.sax.saxutils import escape

from weasyprint import Attachment, Document, Page
from weasyprint.pdf.metadata import DocumentMetadata

from .printing import BundledFiles, fonts_for

PRODUCER = "Summerschool"
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>\
<pdf:Producer>{producer}</pdf:Producer>\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description></rdf:RDF>"""


@dataclass(frozen=True)
class Description:
    """What the file says about itself. The same description and pages give the same bytes."""

    identifier: str
    title: str
    author: str
    language: str
    made: datetime


@dataclass(frozen=True)
class Attached:
    name: str
    content: bytes
    description: str
    relationship: str = "Source"  # ISO 32000-2, 14.13.2


def _rdf(metadata: DocumentMetadata, variant: str, version: int, conformance: str) -> bytes:
    values = {
        "title": metadata.title,
        "author": metadata.authors[0],
        "language": metadata.lang,
        "made": metadata.created,
        "producer": PRODUCER,
    }
    return RDF.format(**{name: escape(value) for name, value in values.items()}).encode()


def write(
    pages: Sequence[Page],
    families: tuple[str, ...],
    said: Description,
    attached: Iterable[Attached] = (),
    finish: Callable | None = None,
) -> bytes:
    """The bytes of the file with these pages, which were laid out with the fonts for `families`.

    `finish(document, pdf)` may add to what is written, last of all.
    """
    moment = said.made.strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata = DocumentMetadata(
        title=said.title, authors=[said.author], created=moment, modified=moment, lang=said.language
    )
    metadata.generate_rdf_metadata = MethodType(_rdf, metadata)
    metadata.attachments = [
        Attachment(
            file_obj=BytesIO(one.content),
            name=one.name,
            description=one.description,
            created=said.made,
            modified=said.made,
            relationship=one.relationship,
        )
        for one in attached
    ]
    document = Document(list(pages), metadata, BundledFiles(), fonts_for(families), {}, "srgb")

    def finisher(document, pdf) -> None:
        _name_producer(document, pdf)
        if finish:
            finish(document, pdf)

    return document.write_pdf(
        finisher=finisher,
        pdf_identifier=said.identifier.encode(),
        pdf_variant="pdf/a-3a",
    )


def _name_producer(document, pdf) -> None:
    """The information dictionary must not say other than the XMP."""
    import pydyf

    pdf.info["Producer"] = pydyf.String(PRODUCER)
