"""Exceptions, criteria confirmed, taken over and erased."""

import pytest

from certificates import actions as verbs
from certificates.criteria import actions, holding
from certificates.criteria.deciding import grant_exception, withdraw_exception
from certificates.criteria.eligibility import standing_of, terms_of
from certificates.criteria.rehearsal import rehearse
from certificates.criteria.who import why_assessed, why_cannot_except
from certificates.models import Criterion, CriterionException, Reconsideration
from records.errors import Refused
from tests.certificates.conftest import issue_to
from tests.factories import (
    CriterionExceptionFactory,
    CriterionFactory,
    GateFactory,
    ManualApprovalFactory,
    ReconsiderationFactory,
    ScoreFactory,
)

REASON = "Did the same test at the university."


def test_an_officer_lets_a_participant_off_and_takes_it_back(school):
    application = school.add(points=11)
    granted = grant_exception(school.test, application, reason=f" {REASON} ", by=school.officer)
    assert (granted.reason, granted.granted_by) == (REASON, school.officer)
    assert standing_of(application).award == "completion"
    withdraw_exception(granted, reason="The test was another one.", by=school.officer)
    assert standing_of(application).award == "attendance"
    assert CriterionException.objects.get().withdrawn_reason == "The test was another one."
    with pytest.raises(Refused, match="withdrawn already"):
        withdraw_exception(granted, reason="again", by=school.officer)


def test_a_second_click_makes_no_second_exception(school):
    application = school.add(points=11)
    grant_exception(school.test, application, reason=REASON, by=school.officer)
    with pytest.raises(Refused, match="already"):
        grant_exception(school.test, application, reason=REASON, by=school.officer)
    assert CriterionException.objects.count() == 1


def test_without_a_reason_nothing_is_let_off(school):
    with pytest.raises(Refused, match="reason"):
        grant_exception(school.test, school.add(points=11), reason="  ", by=school.officer)


def test_neither_the_trainee_nor_the_assessor_makes_the_exception(school):
    application = school.add(points=None)
    assert "themselves" in why_cannot_except(application.person, school.test, application)
    ScoreFactory(criterion=school.test, application=application, points=3, entered_by=school.officer)
    assert "You assessed" in why_cannot_except(school.officer, school.test, application)
    assert why_cannot_except(school.officer, school.full, application) == ""


def test_no_exception_behind_a_certificate_or_in_another_cohort(school, run_jobs):
    certificate = issue_to(school, run_jobs, "Lotte Vermeulen")
    assert "issued" in why_cannot_except(school.officer, school.test, certificate.application)
    assert "no part" in why_cannot_except(school.officer, CriterionFactory(), certificate.application)


def test_exceptions_are_frozen_into_the_facts(school, run_jobs):
    application = school.add(points=11)
    grant_exception(school.test, application, reason=REASON, by=school.officer)
    certificate = issue_to(school, run_jobs, "Wout Claes")
    frozen = application.certificates.get()
    assert certificate.facts["exceptions"] == []
    assert [row["reason"] for row in frozen.facts["exceptions"]] == [REASON]
    assert (frozen.kind, frozen.facts["kind"]) == ("completion", "completion")


def test_the_part_about_attendance_makes_a_certificate_of_attendance(school, run_jobs):
    application = school.add(points=11)
    issue_to(school, run_jobs, "Wout Claes")
    frozen = application.certificates.get()
    assert (frozen.kind, frozen.facts["kind"]) == ("attendance", "attendance")


def test_whoever_judged_does_not_approve(school):
    assert why_assessed(school.cohort, school.officer) == ""
    ManualApprovalFactory(criterion__cohort=school.cohort, by=school.officer)
    assert "judged" in why_assessed(school.cohort, school.officer)


def test_a_change_of_the_criteria_asks_for_the_officer_again(school):
    assert actions.confirm_criteria(school.cohort, by=school.officer).number == 1
    with pytest.raises(Refused, match="as they stand"):
        actions.confirm_criteria(school.cohort, by=school.officer)
    school.test.percent = 70
    actions.change_criterion(school.test)
    assert terms_of(school.cohort).confirmed_at is None
    assert actions.confirm_criteria(school.cohort, by=school.officer).number == 2


def test_what_was_decided_by_name_keeps_its_criterion(school):
    CriterionExceptionFactory(criterion=school.test, application=school.add(signed=False))
    with pytest.raises(Refused, match="stays in the record"):
        verbs.remove_criterion(school.test)


def test_nobodys_health_decides(school):
    fitness = Criterion(kind=Criterion.Kind.GATE, name="Fit", gate=GateFactory(cohort=school.cohort))
    with pytest.raises(Refused, match="health"):
        actions.add_criterion(school.cohort, fitness)


@pytest.mark.parametrize("kind", ["dossier", "attendance"])
def test_some_kinds_stand_but_once(school, kind):
    if kind == "dossier":
        actions.add_criterion(school.cohort, Criterion(kind=kind, name="Dossier"))
    with pytest.raises(Refused, match="already"):
        actions.add_criterion(school.cohort, Criterion(kind=kind, name="Again", percent=50))


def test_what_was_written_is_handed_out_and_erased(school):
    application = school.add()
    CriterionExceptionFactory(criterion=school.test, application=application, reason="MARK one")
    ManualApprovalFactory(criterion__cohort=school.cohort, application=application, words="MARK two")
    ReconsiderationFactory(application=application, words="MARK three", lines=[{"fact": "MARK four"}])
    told = holding.export(application.person)
    assert told["exceptions"][0]["reason"] == "MARK one"
    assert told["approvals"][0]["words"] == "MARK two"
    assert told["requests"][0]["words"] == "MARK three"
    holding.erase(application.person)
    assert "MARK" not in str(holding.export(application.person))
    asked = Reconsideration.objects.get()
    assert (asked.state, asked.lines) == ("kept", [])


def test_signed_results_fix_the_criteria(school):
    school.add()
    with pytest.raises(Refused, match="signed by these criteria"):
        actions.move_criterion(school.test, up=True)
    assert rehearse(school.cohort)[0][0].warnings == []
