"""The pages of reports: at the desk, in the portal, as files."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from partners.models import Partnership, Report, SurveyResult
from partners.reports import actions, paper
from tests.factories import CompanyFactory, PartnershipFactory, SurveyResultFactory


@pytest.fixture
def desk(edition, client):
    client.force_login(edition.organiser)
    return client


def test_the_desk_shows_each_partner_with_its_report(edition, desk):
    actions.release(edition.cohort, edition.sponsor, edition.organiser)
    page = desk.get(reverse("partners:reports", args=[edition.cohort.public_id])).content.decode()

    assert "Cellbridge" in page
    assert "version 1" in page
    assert "Release 2 reports" in page


def test_the_list_is_searched_filtered_and_exported(edition, desk):
    address = reverse("partners:reports", args=[edition.cohort.public_id])

    assert "Province" not in desk.get(address, {"q": "cell"}).content.decode()
    assert "Nothing matches" in desk.get(address, {"state": "released"}).content.decode()
    assert b"Cellbridge" in desk.get(address, {"export": "csv"}).content


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_takes_the_same_queries_for_1_and_30_partners(edition, desk, number, django_assert_max_num_queries):
    for n in range(number):
        company = CompanyFactory(keeper=edition.cohort.organisation, name=f"Partner {n}")
        PartnershipFactory(cohort=edition.cohort, organisation=company, kind=Partnership.Kind.EXPERT)
    with django_assert_max_num_queries(40):
        desk.get(reverse("partners:reports", args=[edition.cohort.public_id]))


def test_releasing_all_freezes_one_report_a_partner_and_tells_what_is_left(edition, desk):
    address = reverse("partners:release_reports", args=[edition.cohort.public_id])

    assert "Release the reports of 3 partners?" in desk.get(address).content.decode()
    desk.post(address)
    assert Report.objects.released().count() == 3
    assert desk.post(address).status_code == 302
    assert Report.objects.count() == 3


def test_words_are_kept_when_they_are_refused(edition, desk):
    address = reverse("partners:partner_report", args=[edition.cohort.public_id, edition.sponsor.public_id])
    answer = desk.post(address, {"words": "x" * 4001})

    assert answer.status_code == 422
    assert "x" * 4001 in answer.content.decode()
    desk.post(address, {"words": "Thank you for **the kits**."})
    assert Report.objects.get().words == "Thank you for **the kits**."


@pytest.mark.usefixtures("pdf_fonts")
def test_the_report_says_the_same_as_page_pdf_and_spreadsheet(edition, client):
    actions.save_words(edition.cohort, edition.sponsor, "Thank you <b>all</b>.", edition.organiser)
    report = actions.release(edition.cohort, edition.sponsor, edition.organiser)
    client.force_login(edition.contact)
    page = client.get(reverse("partners:report", args=[report.public_id])).content.decode()
    pdf = client.get(reverse("partners:report_pdf", args=[report.public_id]))
    book = load_workbook(io.BytesIO(client.get(reverse("partners:report_xlsx", args=[report.public_id])).content))
    printed = " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf.content)).pages)
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    for said in ("A closed system", "Students reached", "of 36 participants", "Stand"):
        assert said in page
        assert said in " ".join(printed.split())
        assert any(said in cell for cell in cells)
    assert "<b>all</b>" not in page
    assert pdf["Content-Type"] == "application/pdf"
    assert PdfReader(io.BytesIO(pdf.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


@pytest.mark.usefixtures("pdf_fonts")
def test_the_pdf_is_made_once_and_kept(edition, client, monkeypatch):
    report = actions.release(edition.cohort, edition.sponsor, edition.organiser)
    first = paper.made(report, "en")
    monkeypatch.setattr(paper, "render", lambda *_: b"another")

    assert paper.made(report, "en") == first


def test_a_survey_is_typed_and_what_cannot_be_is_said_at_its_field(edition, desk):
    address = reverse("partners:add_survey", args=[edition.cohort.public_id])
    typed = {"question": "Worth it?", "kind": "rating", "asked": 36, "answered": 30, "mean": "4.2", "highest": 5}
    refused = desk.post(address, typed | {"answered": 40}).content.decode()

    assert "More people answered than were asked." in refused
    assert "Worth it?" in refused
    assert desk.post(address, typed).status_code == 302
    assert SurveyResult.objects.get().lowest == 1


def test_a_file_of_results_is_taken_whole_or_not_at_all(edition, desk):
    address = reverse("partners:import_surveys", args=[edition.cohort.public_id])
    lines = "question;about;asked;answered;mean;yes\nWorth it?;Cellbridge;36;30;4,25;\nHired?;;36;20;;7\n"
    wrong = lines + "Bad;Nobody;36;20;;7\nWorse;;x;20;;7\nMean;;36;20;9;\n"

    def send(text):
        return desk.post(address, {"file": io.BytesIO(text.encode())})

    said = send(wrong).content.decode()
    assert "Line 4" in said
    assert "Line 5" in said
    assert "outside the scale" in said
    assert not SurveyResult.objects.exists()
    assert send(lines).status_code == 302
    assert send(lines).status_code == 302
    rows = {row.question: row for row in SurveyResult.objects.all()}
    assert (len(rows), str(rows["Worth it?"].mean), rows["Hired?"].yes) == (2, "4.25", 7)


def test_a_survey_of_another_cohort_is_not_found(edition, desk):
    row = SurveyResultFactory()
    for name in ("survey", "remove_survey"):
        address = reverse(f"partners:{name}", args=[edition.cohort.public_id, row.public_id])
        assert desk.post(address).status_code == 404


def test_strange_values_break_no_page(edition, desk):
    report = actions.release(edition.cohort, None, edition.organiser)
    for name in ("reports", "surveys"):
        address = reverse(f"partners:{name}", args=[edition.cohort.public_id])
        for asked in ({"q": "\x00%_'"}, {"state": "\x00"}, {"page": "-1"}, {"q": "x" * 5000}):
            assert desk.get(address, asked).status_code == 200
        assert desk.get(address, {"export": "exe"}).status_code == 404
    share = reverse("partners:share_report", args=[edition.cohort.public_id, report.public_id])
    for organisation in ("", "x", "\x00", str(edition.cohort.public_id)):
        assert desk.post(share, {"organisation": organisation}).status_code == 302
    assert not report.shares.exists()
    imports = reverse("partners:import_surveys", args=[edition.cohort.public_id])
    for content in (b"", b"PK\x03\x04junk", b"\x00\xff\x00", b"question;asked;answered\n=cmd();1e9;-3\n"):
        assert desk.post(imports, {"file": io.BytesIO(content)}).status_code == 422
    typed = {"question": "a\x00b", "kind": "rating", "asked": "-1", "answered": "x", "mean": "NaN"}
    assert desk.post(reverse("partners:add_survey", args=[edition.cohort.public_id]), typed).status_code == 422
    assert not SurveyResult.objects.exists()
