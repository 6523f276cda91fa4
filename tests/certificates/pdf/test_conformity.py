"""Our own checks find what they look for."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from certificates.pdf import conformity, corpus, render
from certificates.pdf.front import Front

CSS = "h1,h3,p{font:9pt HouseSans}"


def render_of(html: str) -> bytes:
    return render.render(corpus.sample(modules=1), Front(html, CSS), "en", badge=b"{}")


@pytest.fixture(scope="module")
def content(pdf_fonts):
    return render_of("<h1>Certificate</h1><p>Lotte Vermeulen</p>")


def changed(content: bytes, change) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_file_of_ours_has_no_fault(content):
    assert conformity.faults(content) == []


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<h1>A</h1><svg viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9" stroke="#000"/></svg>', "alt"),
        ("<h1>A</h1><h3>B</h3>", "level 3"),
        ("<h1>A</h1><table><tr><td>Lotte</td></tr></table>", "no heads"),
    ],
)
def test_what_a_design_can_do_wrong_is_found(html, words, pdf_fonts):
    assert any(words in fault for fault in conformity.faults(render_of(html)))


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("/Metadata", "cannot be read"),
        ("/Lang", "language"),
        ("/MarkInfo", "not tagged"),
        ("/StructTreeRoot", "structure"),
        ("/OutputIntents", "colours"),
        ("/ViewerPreferences", "title"),
        ("/AF", "does not belong"),
    ],
)
def test_what_is_missing_is_found(content, key, words):
    found = conformity.faults(changed(content, lambda writer: writer._root_object.pop(NameObject(key))))
    assert any(words in fault for fault in found), found


def test_a_script_is_found(content):
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})

    def add(writer):
        writer._root_object[NameObject("/OpenAction")] = writer._add_object(script)

    found = conformity.faults(changed(content, add))
    assert any("runs" in fault for fault in found)


def test_a_font_that_is_not_embedded_is_found(content):
    def strip(writer):
        for made in writer._objects:
            if isinstance(made, dict) and made.get("/Type") == "/FontDescriptor":
                made.pop(NameObject("/FontFile2"), None)
                return

    assert any("is not part of the file" in fault for fault in conformity.faults(changed(content, strip)))


def test_a_page_without_tags_is_found(content):
    def untag(writer):
        writer.pages[0].pop(NameObject("/StructParents"))
        writer.pages[0][NameObject("/Annots")] = ArrayObject()

    assert any("page is not tagged" in fault for fault in conformity.faults(changed(content, untag)))


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7", b"GIF89a" * 100])
def test_what_is_no_pdf_is_said_to_be_unreadable(junk):
    assert "cannot be read" in conformity.faults(junk)[0]
