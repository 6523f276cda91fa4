"""Releasing, replacing, withdrawing, sharing: what is frozen stays, and who may read it."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from partners.models import Report
from partners.reports import actions
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import CohortFactory

from .conftest import leave


def release_sponsor(edition) -> Report:
    return actions.release(edition.cohort, edition.sponsor, edition.organiser)


def test_a_released_report_keeps_its_figures_whatever_happens_later(edition):
    report = release_sponsor(edition)
    edition.session.title = "Another title"
    edition.session.save()
    report.refresh_from_db()

    assert report.content["sessions"][0]["title"] == "A closed system"
    assert report.content["reached"] == 34
    assert [one["name"] for one in report.content["promises"]] == ["Stand", "Logo"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(content={})
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).delete()


def test_the_contacts_get_a_mail_and_find_it_in_their_portal(edition, client):
    report = release_sponsor(edition)
    client.force_login(edition.contact)

    assert OutgoingMail.objects.filter(kind="partners/report_released", recipient=edition.contact).count() == 1
    page = client.get(reverse("partners:my_reports")).content.decode()
    assert reverse("partners:report", args=[report.public_id]) in page


def test_nothing_is_released_before_the_last_day(edition):
    with pytest.raises(Refused, match="not over yet"):
        actions.release(CohortFactory(), None, edition.organiser)


def test_a_second_click_releases_nothing_new(edition):
    release_sponsor(edition)
    with pytest.raises(Refused, match="Nothing has changed"):
        release_sponsor(edition)
    assert Report.objects.count() == 1


def test_a_new_version_replaces_the_one_that_stands(edition):
    first = release_sponsor(edition)
    actions.save_words(edition.cohort, edition.sponsor, "Thank you.", edition.organiser)
    second = release_sponsor(edition)
    first.refresh_from_db()

    assert (first.is_standing, second.is_standing, second.number) == (False, True, 2)
    assert second.words == "Thank you."


def test_a_withdrawn_report_is_found_by_nobody(edition, client):
    report = release_sponsor(edition)
    actions.withdraw(report, "A wrong session", edition.organiser)
    client.force_login(edition.contact)

    for name in ("report", "report_pdf", "report_xlsx"):
        assert client.get(reverse(f"partners:{name}", args=[report.public_id])).status_code == 404
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw(report, "Again", edition.organiser)


def test_others_do_not_find_a_sponsors_report(edition, client):
    address = reverse("partners:report", args=[release_sponsor(edition).public_id])
    for user, status in (
        (edition.contact, 200),
        (edition.organiser, 200),
        (edition.rival, 404),
        (edition.funder_contact, 404),
        (edition.other_organiser, 404),
        (edition.officer, 404),
        (edition.student, 404),
    ):
        client.force_login(user)
        assert client.get(address).status_code == status, user


def test_whoever_left_finds_nothing_any_more(edition, client):
    address = reverse("partners:report", args=[release_sponsor(edition).public_id])
    leave(edition.contact)
    client.force_login(edition.contact)

    assert client.get(address).status_code == 404


def test_a_funder_reads_what_was_shared_until_it_ends(edition, client):
    report = actions.release(edition.cohort, None, edition.organiser)
    address = reverse("partners:report", args=[report.public_id])
    client.force_login(edition.funder_contact)
    assert client.get(address).status_code == 404

    row = actions.share(report, edition.funder, edition.organiser)
    assert client.get(address).status_code == 200
    with pytest.raises(Refused, match="already"):
        actions.share(report, edition.funder, edition.organiser)

    actions.end_share(row, edition.organiser)
    assert client.get(address).status_code == 404


def test_a_new_version_is_shared_with_those_who_read_the_one_before(edition):
    first = actions.release(edition.cohort, None, edition.organiser)
    actions.share(first, edition.funder, edition.organiser)
    actions.save_words(edition.cohort, None, "Corrected.", edition.organiser)
    second = actions.release(edition.cohort, None, edition.organiser)

    assert [row.organisation for row in second.shares.all()] == [edition.funder]
    assert OutgoingMail.objects.filter(kind="partners/report_released").count() == 2


def test_a_sponsors_report_cannot_be_shared_with_another(edition):
    with pytest.raises(Refused, match="that sponsor alone"):
        actions.share(release_sponsor(edition), edition.funder, edition.organiser)


def test_there_is_no_report_about_an_organisation_that_takes_no_part(edition):
    with pytest.raises(Refused, match="takes no part"):
        actions.release(edition.cohort, edition.cohort.organisation, edition.organiser)


def test_a_new_version_for_funders_says_what_both_together_would_tell(edition, client):
    actions.release(edition.cohort, None, edition.organiser)
    edition.people[0].state = "withdrawn"
    edition.people[0].save()
    client.force_login(edition.organiser)
    page = client.get(reverse("partners:release_funder_report", args=[edition.cohort.public_id])).content.decode()

    assert "learns about 1 to 4 people" in page
    assert "By school: AP" in page
