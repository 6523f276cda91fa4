"""The file before its seal: what it says, that it is what it says it is, and that it is the same each time."""

from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader
from weasyprint.formatting_structure import boxes

from certificates.codes import verify_url
from certificates.designs import page, standard
from certificates.pdf import conformity, corpus, qr, render, supplement
from certificates.pdf.front import Front, slot
from certificates.pdf.letters import MissingLettersError
from certificates.pdf.render import TooManyPagesError
from records import stencil

from .plainly import drawn, plainly, tags, text

BADGE = b'{"type": "nothing"}'


def facts(name="Lotte Vermeulen", number=7, **changed):
    found = corpus.sample(name, modules=2, code=f"ABCDEFGHJK{number:010}")
    return found | {"number": f"2026-{number:04}"} | changed


def front_of(found, key=standard.COMPLETION):
    return page.front(standard.unsaved(key), found, "en")


def file_of(found, **options):
    return render.render(found, front_of(found), "en", badge=BADGE, **options)


@pytest.fixture(scope="module")
def files(pdf_fonts):
    """The whole corpus, one after the other, as a batch is made."""
    render._stencils.clear()
    return {key: file_of(facts(name, number)) for number, (key, name) in enumerate(corpus.NAMES.items())}


@pytest.fixture(scope="module")
def content(files):
    return files["plain"]


def test_every_name_of_the_corpus_gives_a_conforming_file(files):
    assert {key: conformity.faults(content) for key, content in files.items() if conformity.faults(content)} == {}


def test_names_can_be_searched_and_copied(files):
    for key in ("plain", "polish", "vietnamese", "greek", "cyrillic", "korean", "african"):
        assert corpus.NAMES[key] in text(files[key])
    assert "Jean-Luc O’Brien" in text(files["hyphen"]).replace("\u2011", "-")
    assert "Nguyễn Thị Ánh" in text(files["decomposed"])


def test_pages_and_tags_are_those_that_weasyprint_makes_by_itself(files):
    """Most files of the corpus are set into the layout of another one; none may show it."""
    for number, (key, name) in enumerate(corpus.NAMES.items()):
        if key in ("plain", "longest", "decomposed", "arabic", "traditional", "african", "markup"):
            found = facts(name, number)
            ours, theirs = files[key], plainly(found, front_of(found), pages=len(drawn(files[key])))
            assert drawn(ours) == drawn(theirs), key
            assert tags(ours) == tags(theirs), key


def test_the_same_facts_give_the_same_bytes_after_whichever_other_file(files):
    render._stencils.clear()
    for key in ("african", "longest", "plain"):
        number = list(corpus.NAMES).index(key)
        assert file_of(facts(corpus.NAMES[key], number)) == files[key], key
    assert len(render._stencils) == 2  # the long name is set smaller


def test_a_second_certificate_is_not_laid_out(monkeypatch, content):
    file_of(facts(number=1))
    monkeypatch.setattr(render, "_laid_out", None)
    second = file_of(facts("Elif Demir", 2))
    assert "Elif Demir" in text(second)
    assert "Lotte" not in text(second)
    assert "ABCD-EFGH-JK00-0000-0002" in text(second)


def test_a_value_that_takes_two_lines_gets_a_layout_of_its_own(content):
    changed = facts(number=3)
    changed["criteria"] = [*changed["criteria"][:2], changed["criteria"][2] | {"assessor": "Anna-Magdalena " * 6}]
    made = file_of(changed)
    assert made != file_of(facts(number=3))
    assert drawn(made) == drawn(plainly(changed, front_of(changed)))


@pytest.mark.parametrize("key", list(standard.DESIGNS))
def test_each_design_of_the_house_conforms_and_is_laid_out_once(key, monkeypatch, pdf_fonts):
    found = facts()
    made = render.render(found, front_of(found, key), "en", badge=BADGE)
    assert conformity.faults(made) == []
    monkeypatch.setattr(render, "_laid_out", None)
    render.render(facts("Wout Claes", 8), front_of(facts("Wout Claes", 8), key), "en", badge=BADGE)


@pytest.mark.parametrize("key", [standard.COMPLETION, standard.UPRIGHT])
def test_the_words_of_the_foot_stand_beside_each_other(key, pdf_fonts):
    found = facts()
    second = supplement.html(found, "en", mark="demonstration", pages=2)
    [sheet] = stencil.lay_out(second, render.rules_for(front_of(found, key))[1]).pages[:1]
    page = sheet._page_box
    feet = [box for box in page.children if isinstance(box, boxes.MarginBox) and box.children]
    ends = sorted((box.position_x, box.position_x + box.margin_width()) for box in feet)
    assert len(ends) == (1 if key == standard.UPRIGHT else 2)
    assert all(left[1] <= right[0] + 0.5 for left, right in pairwise(ends))
    assert ends[-1][1] <= page.content_box_x() + page.width + 0.5


@pytest.mark.parametrize("name", corpus.UNPRINTABLE.values())
def test_letters_that_no_font_has_are_named_before_anything_is_laid_out(name, monkeypatch, pdf_fonts):
    monkeypatch.setattr(render, "_laid_out", None)
    found = facts(name)
    with pytest.raises(MissingLettersError) as refused:
        file_of(found)
    assert set(str(refused.value)) <= set(name)


def test_the_supplement_says_what_the_certificate_rests_on(content):
    said = text(content)
    for words in (
        "2026-0001", "Gowning and cleanroom behaviour", "version 2", "1 h 30 min", "Demonstrate grade C and B gowning",
        "Gown aseptically for grade B", "level 2", "13 of 15 points, 86 %", "asked 80 %", "Tom Aerts",
        "A train strike on 7 October.", "19 October 2026, 16:20:04 UTC+02:00",
        corpus.sample()["statements"][0]["sha256"],
        "valid until 20 October 2029", "replaces 2026-0003: the name was corrected", "EU GMP Annex 1 (2022)",
        "Not a site gowning or aseptic qualification", "page 2/2",
    ):  # fmt: skip
        assert words in said.replace("\n", " "), words


def test_a_demonstration_says_so_on_every_page(content):
    found = facts(number=9)
    found["modules"] = found["modules"] * 30
    made = PdfReader(BytesIO(render.render(found, front_of(found), "en")))
    assert len(made.pages) > 2
    assert all("emonstration, proves nothing" in page.extract_text() for page in made.pages)
    assert all(f"page {n}/{len(made.pages)}" in page.extract_text() for n, page in enumerate(made.pages[1:], 2))


def test_a_preview_says_so_on_every_page_and_has_neither_number_nor_code(content):
    found = facts()
    made = render.render(
        found, page.front(standard.unsaved(standard.COMPLETION), found, "en", mark="preview"), "en", mark="preview"
    )
    pages = [page.extract_text() for page in PdfReader(BytesIO(made)).pages]
    assert all("Preview, not valid" in words for words in pages)
    assert not any("2026-0007" in words or "ABCD-EFGH" in words for words in pages)
    assert b"/ByteRange" not in made


def test_the_badge_is_attached_as_the_source(content):
    reader = PdfReader(BytesIO(content))
    assert reader.attachments == {"credential.json": [BADGE]}
    assert "/AF" in reader.root_object


def test_title_language_and_identifier(content):
    reader = PdfReader(BytesIO(content))
    assert reader.metadata.title == "Certificate 2026-0001, Lotte Vermeulen"
    assert reader.root_object["/Lang"] == "en"
    assert str(reader.trailer["/ID"][0]) == "ABCDEFGHJK0000000001"


def test_a_page_with_floats_and_without_slots_is_printed_all_the_same(pdf_fonts):
    html = '<h1 style="float:left">Certificate</h1><table><tr><td>Lotte</td><td>Vermeulen</td></tr></table>'
    made = render.render(facts(), Front(html, "h1{font:20pt HouseSerif}table{font:9pt HouseSans}"), "en")
    assert "Lotte" in text(made)
    front = Front(
        f"<div style='float:left'>{slot('Lotte')}</div><p>{slot('Vermeulen')}</p>", "p,div{font:9pt HouseSans}"
    )
    assert "Lotte" in text(render.render(facts(), front, "en"))


def test_a_page_without_end_is_refused(pdf_fonts):
    with pytest.raises(TooManyPagesError):
        render.render(facts(), Front("<p>long</p>" * 9000, "p{font:9pt HouseSans}"), "en")


def test_the_qr_code_holds_the_address_and_its_drawing_is_the_code():
    import segno

    address = verify_url("ABCDEFGHJK0123456789")
    lines, side = qr.path(address)
    dark = set()
    for run in lines.removeprefix("M").split("M"):
        x, rest = run.split(" ")
        y, length = rest.split(".5h")
        dark |= {(int(x) + step, int(y)) for step in range(int(length))}
    matrix = segno.make(address, error="m", micro=False, mask=qr.MASK, boost_error=False).matrix
    assert dark == {(x, y) for y, row in enumerate(matrix) for x, cell in enumerate(row) if cell}
    assert side == len(matrix)
