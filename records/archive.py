"""One PDF that is PDF/A-3a and PDF/UA-1, written from a stencil (SPEED OF CERTIFICATES in docs/decisions.md).

WeasyPrint writes the one or the other. Here its PDF/A-3a gets the identifier of PDF/UA, with the schema that PDF/A asks
for every property it does not know, in the same XMP (ISO 19005-3 6.6.2.3, ISO 14289-1 5). What all copies share is
made into bytes once; a copy adds its lines, its cut fonts and what it says about itself.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5
from types import MethodType
from typing import NamedTuple
from xml.sax.saxutils import escape

import pydyf
from weasyprint import DEFAULT_OPTIONS, Document
from weasyprint.pdf import generate_pdf
from weasyprint.pdf.metadata import DocumentMetadata

from .embedding import Embedding
from .printing import BundledFiles, fonts_for
from .stencil import DoesNotFitError, RecordedPage, Sheet, Spot, chunk_of, joined, words_in

PRODUCER = "Summerschool"
HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
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
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


@dataclass(frozen=True)
class Description:
    """What the file says about itself. The same description, slots and pages give the same bytes."""

    identifier: str
    title: str
    author: str
    language: str
    made: datetime

    def xmp(self) -> bytes:
        values = {"title": self.title, "author": self.author, "language": self.language, "producer": PRODUCER}
        said = {name: escape(value) for name, value in values.items()}
        return XMP.format(made=self.made.strftime("%Y-%m-%dT%H:%M:%SZ"), **said).encode()

    def info(self) -> bytes:
        day = pydyf.String(self.made.strftime("D:%Y%m%d%H%M%SZ"))
        texts = {"Title": self.title, "Author": self.author, "Producer": PRODUCER}
        said = {name: pydyf.String(text) for name, text in texts.items()} | {"CreationDate": day, "ModDate": day}
        return pydyf.Dictionary(said).data


class Attached(NamedTuple):
    name: str
    content: bytes
    description: str
    mime: str = "application/json"
    relationship: str = "Source"  # ISO 32000-2, 14.13.2


class Own(NamedTuple):
    """What a copy has beside its slots."""

    said: Description
    attached: Attached | None = None
    reserved: bytes = b"null"


class Numbers(NamedTuple):
    """The objects that each copy writes anew, behind those that all share."""

    info: int
    content: int
    attached: int
    first_font: int


def _indirect(number: int, data: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj" % (number, data)


def _stream(number: int, content: bytes, extra: Mapping) -> bytes:
    packed = zlib.compress(content, 6)
    said = pydyf.Dictionary({**extra, "Filter": "/FlateDecode", "Length": len(packed)})
    return _indirect(number, said.data + b"\nstream\n" + packed + b"\nendstream")


class Stencil:
    """Laid out pages as the bytes that every copy shares, and the places of what differs."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        families: tuple[str, ...],
        language: str,
        reserve: Callable[[pydyf.PDF], int] | None = None,
    ):
        """`reserve` may add an object of which each copy says what stands in it, and gives its number."""
        self.pages = [page for sheet in sheets for page in sheet.pages]
        self.spots = [spot for sheet in sheets for spot in sheet.spots]
        pdf = self._paint(families, language)
        self.reserved = reserve(pdf) if reserve else 0
        self.fills = all(sheet.fills for sheet in sheets) and all(s.is_whole and s.start >= 0 for s in self.spots)
        last = len(pdf.objects)
        self.object_stream, self.table = last, last + 1
        self.numbers = Numbers(last + 2, last + 3, last + 4, last + 5)
        self.embedding = Embedding(self.fonts, self.numbers.first_font)
        self._share(pdf)
        for page in self.pages:
            page.spots.sort(key=lambda spot: spot.start)
        self.spots = [spot for page in self.pages for spot in page.spots]
        self.kept = {page.stream.number: _kept(page) for page in self.pages if page.spots} if self.fills else {}

    def _paint(self, families: tuple[str, ...], language: str) -> pydyf.PDF:
        """The file as WeasyPrint makes it, without fonts: those are cut for each copy."""
        metadata = DocumentMetadata(title="-", lang=language)
        metadata.generate_rdf_metadata = MethodType(lambda *_said: b"", metadata)
        document = Document(self.pages, metadata, BundledFiles(), fonts_for(families), {}, "srgb")
        self.pages[-1].take_fonts = True
        options = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "pdf_version": "1.7", "output_intent": "srgb"}
        pdf = generate_pdf(document, None, 1, **DEFAULT_OPTIONS | options)
        self.fonts = self.pages[-1].fonts
        return pdf

    def _share(self, pdf: pydyf.PDF) -> None:
        streams = [page.stream for page in self.pages]
        self.font_list = int(streams[0]._resources["Font"].split()[0])
        self.metadata = int(pdf.catalog["Metadata"].split()[0])
        self.catalog = pdf.catalog
        self.streams = {page.stream.number: page.stream for page in self.pages if page.spots}
        self.figures = self._figures(pdf)
        apart = {self.font_list, self.metadata, self.reserved, self.catalog.number, *self.streams, *self.figures}
        shared, packed, self.entries = [HEAD], [], {}
        position = len(HEAD)
        for number, made in enumerate(pdf.objects):
            if made.free == "f" or number in apart:
                continue
            if made.compressible:
                packed.append((number, made.data))
                continue
            shared.append(made.indirect + b"\n")
            self.entries[number] = (1, position, 0)
            position += len(shared[-1])
        self.entries |= {number: (2, self.object_stream, index) for index, (number, _data) in enumerate(packed)}
        self.entries[self.object_stream] = (1, position, 0)
        shared.append(self._packed(packed) + b"\n")
        self.shared = b"".join(shared)

    def _packed(self, packed: list[tuple[int, bytes]]) -> bytes:
        index, position = [], 0
        for number, data in packed:
            index.append(b"%d %d" % (number, position))
            position += len(data) + 1
        head = b" ".join(index) + b"\n"
        content = head + b"\n".join(data for _number, data in packed)
        return _stream(self.object_stream, content, {"Type": "/ObjStm", "N": len(packed), "First": len(head)})

    def _figures(self, pdf: pydyf.PDF) -> dict[int, tuple[pydyf.Dictionary, Spot]]:
        """The tags of drawings in slots, whose words differ."""
        found = {}
        drawings = [spot for spot in self.spots if spot.line is None]
        for made in pdf.objects:
            if isinstance(made, pydyf.Dictionary) and made.get("S") == "/Figure":
                for spot in drawings:
                    title = spot.block.element.find("{http://www.w3.org/2000/svg}title")
                    if "Alt" in made and title is not None and made["Alt"].string == title.text:
                        found[made.number] = (made, spot)
        return found

    def copy(self, slots: Sequence[str], own: Own) -> bytes:
        """The bytes of the file with these slots. Raises `DoesNotFitError` when they need a layout of their own."""
        fonts, numbered = self.embedding.fresh(), dict(enumerate(slots))
        chunks: dict[int, list[bytes]] = {number: [] for number in self.kept}
        for spot in self.spots:
            recorded = self.pages[spot.page].stream
            chunk, used = chunk_of(spot, numbered, recorded, self.embedding.fresh)
            chunks[recorded.number].append(chunk)
            for key, widths, letters in used:
                fonts[key].widths = widths | fonts[key].widths
                fonts[key].to_unicode = letters | fonts[key].to_unicode
        if not all(font.to_unicode for font in fonts.values()):
            raise DoesNotFitError  # a font of the first copy that this one has no use for
        contents = {number: _between(self.kept[number], rows) for number, rows in chunks.items()}
        return self._assembled(contents, fonts, numbered, own)

    def original(self, slots: Sequence[str], own: Own) -> bytes:
        """The bytes of the file as it was laid out, with the slots that it was laid out with."""
        fonts = self.embedding.fresh()
        for row in (row for spot in self.spots for row in spot.used):
            for key, (widths, letters) in row.items():
                fonts[key].widths = widths | fonts[key].widths
                fonts[key].to_unicode = letters | fonts[key].to_unicode
        contents = {number: joined(stream.stream) for number, stream in self.streams.items()}
        return self._assembled(contents, fonts, dict(enumerate(slots)), own)

    def _assembled(self, contents: dict[int, bytes], fonts, numbered, own: Own) -> bytes:
        font_list, font_objects = self.embedding.written(fonts)
        objects = [(number, _stream(number, text, self.streams[number].extra)) for number, text in contents.items()]
        objects += [(number, self._figure(number, numbered)) for number in self.figures]
        objects += [(self.font_list, _indirect(self.font_list, font_list)), *font_objects]
        if self.reserved:
            objects.append((self.reserved, _indirect(self.reserved, own.reserved)))
        objects += self._about(own.said, own.attached)
        return self._written(objects, own.said.identifier)

    def _figure(self, number: int, slots: Mapping[int, str]) -> bytes:
        made, spot = self.figures[number]
        words = slots[spot.slots[0][0]].split("<title>", 1)[1].split("</title>", 1)[0]
        return _indirect(number, pydyf.Dictionary({**made, "Alt": pydyf.String(words_in(words))}).data)

    def _about(self, said: Description, attached: Attached | None) -> list[tuple[int, bytes]]:
        numbers, catalog = self.numbers, dict(self.catalog)
        objects = [
            (self.metadata, _stream(self.metadata, said.xmp(), {"Type": "/Metadata", "Subtype": "/XML"})),
            (numbers.info, _indirect(numbers.info, said.info())),
        ]
        if attached:
            objects += _attachment(numbers, attached, said)
            row = b"[%b %d 0 R]" % (pydyf.String(attached.name).data, numbers.attached)
            catalog["Names"] = b"<</EmbeddedFiles <</Names %b>>>>" % row
            catalog["AF"] = b"[%d 0 R]" % numbers.attached
        number = self.catalog.number
        return [*objects, (number, _indirect(number, pydyf.Dictionary(catalog).data))]

    def _written(self, objects: list[tuple[int, bytes]], identifier: str) -> bytes:
        """The shared bytes, the copy's own objects and the table of all."""
        position, own, entries = len(self.shared), [], dict(self.entries)
        for number, data in objects:
            own.append(data)
            entries[number] = (1, position, 0)
            position += len(data) + 1
        body = b"\n".join(own) + b"\n"
        entries[self.table] = (1, position, 0)
        size = max(entries) + 1
        rows = (entries.get(number, (0, 0, 65535)) for number in range(size))
        table = b"".join(b"%c%b%b" % (kind, a.to_bytes(4, "big"), b.to_bytes(2, "big")) for kind, a, b in rows)
        digest = md5(self.shared + body, usedforsecurity=False).hexdigest()
        extra = {
            "Type": "/XRef",
            "W": pydyf.Array((1, 4, 2)),
            "Size": size,
            "Root": self.catalog.reference,
            "Info": b"%d 0 R" % self.numbers.info,
            "ID": pydyf.Array((pydyf.String(identifier), pydyf.String(digest))),
        }
        end = b"\nstartxref\n%d\n%%%%EOF\n" % position
        return self.shared + body + _stream(self.table, table, extra) + end


def _kept(page: RecordedPage) -> list[bytes]:
    """What stands before, between and behind the spots of a page."""
    found, done = [], 0
    for spot in page.spots:
        found.append(joined(page.stream.stream[done : spot.start]))
        done = spot.end
    return [*found, joined(page.stream.stream[done:])]


def _between(kept: list[bytes], chunks: list[bytes]) -> bytes:
    rows = [kept[0]]
    for chunk, after in zip(chunks, kept[1:], strict=True):
        rows += [chunk, after]
    return b"\n".join(row for row in rows if row)


def _attachment(numbers: Numbers, attached: Attached, said: Description) -> list[tuple[int, bytes]]:
    day = pydyf.String(said.made.strftime("D:%Y%m%d%H%M%SZ"))
    checksum = md5(attached.content, usedforsecurity=False).hexdigest()
    params = {"CheckSum": f"<{checksum}>", "Size": len(attached.content), "CreationDate": day, "ModDate": day}
    mime = attached.mime.replace("/", "#2f").replace("+", "#2b")
    extra = {"Type": "/EmbeddedFile", "Subtype": f"/{mime}", "Params": pydyf.Dictionary(params)}
    specification = pydyf.Dictionary(
        {
            "Type": "/Filespec",
            "F": pydyf.String(attached.name),
            "UF": pydyf.String(attached.name),
            "EF": b"<</F %d 0 R>>" % numbers.content,
            "Desc": pydyf.String(attached.description),
            "AFRelationship": f"/{attached.relationship}",
        }
    )
    return [
        (numbers.content, _stream(numbers.content, attached.content, extra)),
        (numbers.attached, _indirect(numbers.attached, specification.data)),
    ]
