"""What reports hold about people, and where they are told of."""

from partners.models import PaperFile, Report
from partners.portal import due
from partners.reports import actions, holding, paper, registered
from partners.reports.content import digest_of


def test_a_name_in_a_released_report_is_cut_out_with_its_pdf(edition):
    edition.session.title = "Talk by Adalheid Peeters"
    edition.session.save()
    edition.contact.full_name = "Adalheid Peeters"
    edition.contact.save()
    actions.save_words(edition.cohort, edition.sponsor, "Thank you, Adalheid Peeters.", edition.organiser)
    report = actions.release(edition.cohort, edition.sponsor, edition.organiser)
    paper.keep(report.papers.create(language="en"), b"%PDF")
    holding.erase(edition.contact)
    report = Report.objects.get(pk=report.pk)

    assert "Adalheid" not in report.words + str(report.content)
    assert report.digest == digest_of(report.content)
    assert not PaperFile.objects.exists()


def test_whoever_released_a_report_gets_it_with_their_data(edition):
    actions.release(edition.cohort, edition.sponsor, edition.organiser)

    assert len(holding.export(edition.organiser)["reports"]) == 1


def test_the_report_is_owed_to_a_sponsor_until_it_is_released(edition):
    def owed():
        return [row for row in due.of([edition.sponsor.pk], side="ours") if row.title.startswith("Report on ")]

    assert [row.organisation for row in owed()] == [edition.sponsor]
    assert len(registered.waits_in_cohort(edition.cohort)) == 1
    actions.release(edition.cohort, edition.sponsor, edition.organiser)
    assert not owed()
    assert not registered.waits_in_cohort(edition.cohort)


def test_the_portal_and_the_record_show_released_reports(edition):
    mine = [edition.sponsor.pk]
    assert registered.card(edition.contact, mine) is None
    actions.release(edition.cohort, edition.sponsor, edition.organiser)

    assert len(registered.card(edition.contact, mine).rows) == 1
    assert registered.card(edition.rival, [edition.funder.pk]) is None
    assert registered.record(edition.sponsor, edition.organiser).count == 1
