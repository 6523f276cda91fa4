"""Results that an assessor signs: who may, when, bound to what was shown, void when it changes."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from certificates import actions, holding
from certificates.facts import today_in
from certificates.issuing.candidates import candidates
from certificates.models import Certificate, ResultsSignature, Score
from certificates.signing.reading import signings, why_cannot_sign
from certificates.waiting import results_to_sign
from cohorts.models import CohortRole
from records.errors import Refused
from tests.certificates.conftest import SIGNATORIES, sign_all
from tests.factories import CohortRoleFactory, MembershipFactory, UserFactory


def shown(school):
    return {str(row.application.public_id): row.sha256 for row in signings(school.cohort)}


def approve(school, by=None):
    return actions.approve(school.cohort, by=by or school.officer, signatories=SIGNATORIES)


def change(application, points):
    """As a resit enters them."""
    Score.objects.filter(application=application).update(points=points)


def test_a_signature_names_signer_meaning_moment_and_hash_and_nobody_else(school):
    application = school.add(signed=False)
    [signature] = sign_all(school).signed
    assert (signature.signed_by, signature.name) == (school.assessor, school.assessor.full_name)
    assert signature.meaning == "results-1"
    assert shown(school) == {str(application.public_id): signature.sha256}
    assert application.person.full_name not in str(signature.results)
    assert [fact["measured"] for fact in signature.results["criteria"]] == [300, 120, 12]


@pytest.mark.parametrize(
    ("how", "reason"),
    [("role ended", "Only an assessor"), ("officer", "Only an assessor"), ("too early", "not ended"),
     ("cancelled", "cancelled"), ("no criteria", "no criteria")],
)  # fmt: skip
def test_who_may_not_sign_is_told_why(school, how, reason):
    school.add(signed=False)
    by, seen = school.assessor, shown(school)
    if how == "role ended":
        CohortRole.objects.filter(user=by).update(ended_at=timezone.now())
    elif how == "officer":
        by = school.officer
    elif how == "too early":
        school.cohort.ends_on = today_in(school.cohort) + timedelta(days=1)
    elif how == "cancelled":
        school.cohort.cancelled_at = timezone.now()
    else:
        Score.objects.all().delete()
        school.cohort.criteria.all().delete()
    assert reason in why_cannot_sign(school.cohort, by)
    with pytest.raises(Refused, match=reason):
        actions.sign_results(school.cohort, seen, by=by)
    assert not ResultsSignature.objects.exists()


def test_nobody_signs_their_own_results(school):
    own, other = school.add(signed=False), school.add("Wout Claes", signed=False)
    CohortRoleFactory(cohort=school.cohort, role=CohortRole.Kind.ASSESSOR, user=own.person)
    outcome = actions.sign_results(school.cohort, shown(school), by=own.person)
    assert [row.application for row in outcome.signed] == [other]
    [(name, reason)] = outcome.refused
    assert (name, "your own results" in reason) == ("Lotte Vermeulen", True)


def test_nothing_is_approved_before_it_is_signed(school):
    school.add(signed=False)
    with pytest.raises(Refused, match="Nobody is ready"):
        approve(school)
    assert "No assessor has signed" in candidates(school.cohort)[0].why_held_back()


def test_whoever_signed_does_not_approve_even_when_no_longer_an_assessor(school):
    school.add()
    CohortRole.objects.filter(user=school.assessor).update(ended_at=timezone.now())
    MembershipFactory(organisation=school.cohort.organisation, role=Role.OFFICER, user=school.assessor)
    with pytest.raises(Refused, match="You signed results"):
        approve(school, school.assessor)
    assert approve(school).certificates.count() == 1  # another officer; the signature outlives the role


def test_an_officer_who_takes_part_approves_the_others_alone(school):
    own, other = school.add("Hugo Desmet"), school.add()
    MembershipFactory(organisation=school.cohort.organisation, role=Role.OFFICER, user=own.person)
    assert [row.application for row in approve(school, own.person).certificates.all()] == [other]


def test_a_role_taken_away_ends_what_an_officer_may(school):
    school.add()
    school.officer.memberships.update(ended_at=timezone.now())
    with pytest.raises(Refused, match="Only a certificate officer"):
        approve(school)


def test_results_that_change_while_they_are_looked_at_are_left_out_and_named(school):
    first, second = school.add(signed=False), school.add("Wout Claes", signed=False)
    seen = shown(school)
    change(first, 14)
    outcome = actions.sign_results(school.cohort, seen, by=school.assessor)
    assert [row.application for row in outcome.signed] == [second]
    assert [name for name, _reason in outcome.refused] == ["Lotte Vermeulen"]
    assert "look again" in outcome.refused[0][1]


def test_a_second_click_signs_nothing_twice(school):
    school.add()
    assert not actions.sign_results(school.cohort, shown(school), by=school.assessor).signed
    assert ResultsSignature.objects.count() == 1


def test_a_later_change_voids_the_signature_and_says_what_changed(school):
    application = school.add()
    change(application, 13)
    with pytest.raises(Refused, match="Nobody is ready"):  # before any job noted it
        approve(school)
    assert actions.void_changed(school.cohort) == 1
    assert actions.void_changed(school.cohort) == 0
    [row] = signings(school.cohort)
    assert (row.group, row.void.voided_at is None) == ("changed", False)
    assert "12 of 15" in row.changes[0]
    assert "13 of 15" in row.changes[0]
    sign_all(school)
    assert [row.voided_at is None for row in ResultsSignature.objects.order_by("pk")] == [False, True]
    assert approve(school).certificates.get().facts["statements"][0]["name"] == school.assessor.full_name


def test_results_changed_back_stand_signed_again_only_by_a_new_signature(school):
    application = school.add()
    change(application, 13)
    actions.void_changed(school.cohort)
    change(application, 12)
    assert not signings(school.cohort)[0].is_signed


def test_what_is_approved_keeps_its_signature(school):
    application = school.add()
    certificate = approve(school).certificates.get()
    change(application, 3)
    assert actions.void_changed(school.cohort) == 0
    certificate.refresh_from_db()
    roles = [(one["role"], one["meaning"], len(one["sha256"])) for one in certificate.facts["statements"]]
    assert roles == [("assessor", "results-1", 64), ("approver", "approval-1", 64)]
    assert certificate.facts["statements"][0]["sha256"] == ResultsSignature.objects.get().sha256


def test_a_signature_is_neither_changed_nor_deleted(school):
    school.add()
    for spoil in (lambda rows: rows.update(sha256="0" * 64), lambda rows: rows.delete()):
        with pytest.raises(ProgrammingError), transaction.atomic():
            spoil(ResultsSignature.objects.all())


# Pages


def address(school, name="results"):
    return reverse(f"certificates:{name}", args=[school.cohort.public_id])


def test_signing_needs_a_proof_later_than_the_page(client, school):
    school.add(signed=False)
    client.force_login(school.assessor)
    page = client.post(address(school, "sign_results"), {"all": "1"})
    assert "I answer for them" in page.content.decode()
    data = {"opened": page.context["opened"], "seen": [f"{key}:{value}" for key, value in shown(school).items()]}
    answer = client.post(address(school, "sign_results"), data)
    assert answer.status_code == 302
    assert "reauthenticate" in answer.url
    assert not ResultsSignature.objects.exists()


@pytest.mark.parametrize("name", ["results", "results_csv"])
def test_thirty_rows_take_the_queries_of_one(client, school, name):
    client.force_login(school.assessor)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert client.get(address(school, name)).status_code == 200
        return len(counted)

    school.add(signed=False)
    sign_all(school)
    with_one = queries()
    for number in range(29):
        school.add(f"Person {number}", signed=False)
    sign_all(school)
    assert queries() == with_one <= 26


def test_the_next_thing_of_an_assessor(client, school):
    school.add(signed=False)
    school.add("Wout Claes", signed=False)
    CohortRoleFactory(cohort=school.cohort, role=CohortRole.Kind.ASSESSOR, user=school.add("An Peeters").person)
    with CaptureQueriesContext(connection) as counted:
        [thing] = results_to_sign(school.assessor)
    assert len(counted) == 1
    assert "2 people" in thing.title
    client.force_login(school.assessor)
    assert thing.url in client.get("/my/").content.decode()
    assert results_to_sign(school.officer) == results_to_sign(UserFactory()) == []
    sign_all(school)
    assert results_to_sign(school.assessor) == []


# Personal data


def test_both_sides_find_a_signature_in_their_export(school):
    application = school.add()
    [mine] = holding.export(application.person)["signed results"]
    assert mine["signed_by"] == school.assessor.full_name
    assert mine["results"]["criteria"][2]["measured"] == 12
    [given] = holding.export(school.assessor)["results signed for others"]
    assert given["sha256"] == mine["sha256"]
    assert "results" not in given


def test_an_erased_assessor_leaves_no_name_and_open_results_are_signed_anew(school):
    done = school.add()
    certificate = approve(school).certificates.get()
    open_one = school.add("Wout Claes")
    holding.erase(school.assessor)
    assert set(ResultsSignature.objects.values_list("name", flat=True)) == {""}
    assert not done.results_signatures.filter(voided_at__isnull=False).exists()
    assert "No assessor has signed" in next(
        row.why_not_signed() for row in signings(school.cohort) if row.application == open_one
    )
    assert certificate.facts["statements"][0]["name"] == school.assessor.full_name
    with pytest.raises(Refused, match="Nobody is ready"):
        approve(school)


def test_an_erased_officer_leaves_no_name_in_the_batch(school):
    school.add()
    batch = approve(school)
    holding.erase(school.officer)
    batch.refresh_from_db()
    assert (batch.started_by, batch.approver_name) == (None, "")
    assert Certificate.objects.get().facts["statements"][1]["name"] == school.officer.full_name


def test_two_accounts_of_one_assessor_are_one_signer(school):
    school.add()
    kept = MembershipFactory(organisation=school.cohort.organisation, role=Role.OFFICER).user
    holding.follow(kept, school.assessor, None)
    with pytest.raises(Refused, match="You signed results"):
        approve(school, kept)
