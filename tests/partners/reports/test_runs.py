"""PDFs of many reports in the background: resumable, with progress, as one ZIP at the end."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.models import Paper, PaperFile, PaperRun
from partners.reports import actions, paper, runs
from partners.tasks import find_lost_papers, make_report_papers
from records.errors import Refused

pytestmark = pytest.mark.usefixtures("pdf_fonts")


@pytest.fixture
def printed(monkeypatch):
    """Stands for WeasyPrint, which has tests of its own: what was printed, in order."""
    done = []

    def render(report, language):
        done.append(report.organisation)
        return b"%PDF-" + str(report.public_id).encode()

    monkeypatch.setattr(paper, "render", render)
    return done


@pytest.fixture
def released(edition):
    for organisation in (edition.sponsor, edition.funder, None):
        actions.release(edition.cohort, organisation, edition.organiser)
    return edition


def test_without_a_released_report_nothing_is_made(edition):
    with pytest.raises(Refused, match="No report is released"):
        runs.begin(edition.cohort, edition.organiser)


def test_a_second_run_waits_for_the_first(released, printed):
    runs.begin(released.cohort, released.organiser)
    with pytest.raises(Refused, match="being made already"):
        runs.begin(released.cohort, released.organiser)


def test_a_run_makes_each_pdf_once_and_the_zip_holds_them(released, printed, client):
    run = runs.begin(released.cohort, released.organiser)
    make_report_papers(run.pk)
    run.refresh_from_db()
    client.force_login(released.organiser)
    sent = client.get(reverse("partners:report_files", args=[released.cohort.public_id]))
    zipped = zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content)))

    assert run.state == PaperRun.State.DONE
    assert len(printed) == 3
    assert sorted(zipped.namelist()) == ["cellbridge-1-en.pdf", "funders-1-en.pdf", "province-1-en.pdf"]
    runs.work(runs.begin(released.cohort, released.organiser).pk)
    assert len(printed) == 3


def test_a_worker_that_died_is_followed_by_another_which_makes_the_rest(released, printed, monkeypatch):
    run = runs.begin(released.cohort, released.organiser)

    def die(row, pdf):
        if PaperFile.objects.count() == 1:
            raise SystemExit
        keep(row, pdf)

    keep = paper.keep
    monkeypatch.setattr(paper, "keep", die)
    with pytest.raises(SystemExit):
        runs.work(run.pk)
    monkeypatch.setattr(paper, "keep", keep)
    assert (PaperFile.objects.count(), runs.work(run.pk)) == (1, False)

    PaperRun.objects.filter(pk=run.pk).update(heard_at=timezone.now() - timedelta(minutes=5))
    assert find_lost_papers() == 1
    assert runs.work(run.pk)
    assert PaperFile.objects.count() == 3


def test_one_that_cannot_be_printed_stops_no_other(released, monkeypatch, client):
    def render(report, language):
        if report.organisation == released.sponsor:
            raise ValueError
        return b"%PDF"

    monkeypatch.setattr(paper, "render", render)
    runs.work(runs.begin(released.cohort, released.organiser).pk)
    client.force_login(released.organiser)
    page = client.get(reverse("partners:report_progress", args=[released.cohort.public_id])).content.decode()

    assert Paper.objects.exclude(made_at=None).count() == 2
    assert "2 PDFs as ZIP" in page
    assert "some could not be made" in page


def test_a_withdrawn_report_is_in_no_zip(released, printed, client):
    runs.work(runs.begin(released.cohort, released.organiser).pk)
    actions.withdraw(released.cohort.reports.get(organisation=released.sponsor), "Wrong", released.organiser)
    client.force_login(released.organiser)
    sent = client.get(reverse("partners:report_files", args=[released.cohort.public_id]))

    assert len(zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content))).namelist()) == 2


def test_the_bar_moves_while_files_are_made(released, printed, client):
    run = runs.begin(released.cohort, released.organiser)
    client.force_login(released.organiser)
    page = client.get(reverse("partners:reports", args=[released.cohort.public_id])).content.decode()

    assert "0 of 3" in page
    paper.keep(run.papers.first(), b"%PDF")
    page = client.get(reverse("partners:report_progress", args=[released.cohort.public_id])).content.decode()
    assert "1 of 3" in page
