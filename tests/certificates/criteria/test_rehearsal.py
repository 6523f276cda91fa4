"""The rehearsal: who would get what, why not, what is in the way, and what has changed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates.criteria.rehearsal import keep, rehearse
from certificates.models import Certificate, Criterion, ManualApproval, Rehearsal
from records.models import OutgoingMail
from tests.certificates.conftest import issue_to
from tests.factories import CriterionFactory


@pytest.fixture
def page(school):
    return reverse("certificates:rehearsal", args=[school.cohort.public_id])


def outcomes(school):
    return {row.standing.application.person.full_name: row.outcome for row in rehearse(school.cohort)[0]}


def test_everybody_has_an_outcome_and_nothing_is_issued(school, run_jobs):
    issue_to(school, run_jobs, "Eva Peeters")
    before = OutgoingMail.objects.count()
    school.add("Lotte Vermeulen")
    school.add("Wout Claes", points=11)
    school.add("Zoë De Smedt", points=None)
    school.add("Noor Haddad", block=0)
    assert outcomes(school) == {
        "Eva Peeters": "has_one",
        "Lotte Vermeulen": "completion",
        "Wout Claes": "attendance",
        "Zoë De Smedt": "waits",
        "Noor Haddad": "nothing",
    }
    assert Certificate.objects.count() == 1
    assert OutgoingMail.objects.count() == before


def test_a_name_that_cannot_be_printed_is_said(school):
    school.add("Lotte 🎓 Vermeulen")
    school.add("")
    school.add("Nguyễn Thị Ánh", signed=False)
    warned = {row.standing.application.person.full_name: row.warnings for row in rehearse(school.cohort)[0]}
    assert "🎓" in warned["Lotte 🎓 Vermeulen"][0]
    assert "No name" in warned[""][0]
    assert warned["Nguyễn Thị Ánh"] == ["An assessor has not signed the results yet."]


def test_what_changed_since_the_last_one_is_shown(as_officer, school, page):
    application = school.add(points=11)
    school.add("Wout Claes")
    assert as_officer.post(reverse("certificates:keep_rehearsal", args=[school.cohort.public_id])).status_code == 302
    assert "0 people would get something else" in as_officer.get(page).content.decode()
    application.scores.update(points=15)
    assert [row.has_changed for row in rehearse(school.cohort)[0]] == [True, False]
    shown = as_officer.get(page, {"state": "changed"}).content.decode()
    assert "Last time: attendance" in shown
    assert "Wout Claes" not in shown


def test_filters_search_and_export(as_officer, school, page):
    school.add("Lotte Vermeulen")
    school.add("=Wout Claes", points=11)
    assert "Wout" not in as_officer.get(page, {"state": "completion"}).content.decode()
    assert "Lotte" not in as_officer.get(page, {"q": "claes"}).content.decode()
    assert "Nobody matches" in as_officer.get(page, {"q": "nobody"}).content.decode()
    exported = as_officer.get(page, {"export": "csv"}).content.decode()
    assert "'=Wout Claes" in exported
    assert "11 of 15 points" in exported
    assert as_officer.get(page, {"export": "xlsx"}).status_code == 200
    assert as_officer.get(page, {"export": "pdf"}).status_code == 404


def test_as_many_queries_however_many_people(as_officer, school, page):
    counts = []
    keep(school.cohort, by=school.officer)
    for people in (1, 29):
        for number in range(people):
            school.add(f"Person {people} {number}", points=11)
        as_officer.get(page)
        with CaptureQueriesContext(
            connection,
        ) as found:
            as_officer.get(page)
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_pages_without_criteria_or_people(as_officer, school, page):
    assert "No participants yet" in as_officer.get(page).content.decode()
    school.cohort.criteria.all().delete()
    school.add(points=None)
    assert "No criteria yet" in as_officer.get(page).content.decode()


def test_the_table_of_verdicts(client, school):
    manual = CriterionFactory(cohort=school.cohort, kind=Criterion.Kind.MANUAL, name="Conduct", percent=None)
    one, two = school.add(), school.add("Wout Claes")
    page = reverse("certificates:approvals", args=[school.cohort.public_id, manual.public_id])
    client.force_login(school.organiser)
    assert "0 of 2 are decided" in client.get(page).content.decode()
    refused = client.post(page, {f"p{one.pk}-verdict": "yes", f"p{two.pk}-verdict": "no"})
    assert refused.status_code == 422
    assert not ManualApproval.objects.exists()
    sent = {f"p{one.pk}-verdict": "yes", f"p{two.pk}-verdict": "no", f"p{two.pk}-words": "Left early."}
    assert client.post(page, sent).status_code == 302
    assert set(manual.approvals.values_list("approved", flat=True)) == {True, False}
    client.force_login(one.person)
    assert client.get(page).status_code == 404


def test_terms_and_confirmation(as_officer, client, school):
    criteria = reverse("certificates:criteria", args=[school.cohort.public_id])
    terms = reverse("certificates:criteria_terms", args=[school.cohort.public_id])
    confirm = reverse("certificates:confirm_criteria", args=[school.cohort.public_id])
    assert as_officer.post(terms, {"reconsider_days": "0"}).status_code == 422
    assert as_officer.post(terms, {"reconsider_days": "14"}).status_code == 302
    as_officer.post(confirm)
    assert "version 1" in as_officer.get(criteria).content.decode()
    client.force_login(school.organiser)
    assert client.post(confirm).status_code == 403
    assert Rehearsal.objects.count() == 0


@pytest.mark.parametrize("kind", Criterion.Kind.values)
def test_each_kind_has_a_form(as_officer, school, kind):
    page = reverse("certificates:add_criterion", args=[school.cohort.public_id, kind])
    shown = as_officer.get(page)
    assert shown.status_code == 200
    assert 'name="for_attendance"' in shown.content.decode()
