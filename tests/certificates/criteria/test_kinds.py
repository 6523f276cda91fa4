"""Every kind of criterion measured, what comes of it, and in how many queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certificates.criteria.deciding import approve_manually, note_dossiers
from certificates.criteria.eligibility import standing_of, standings
from certificates.models import CriteriaTerms, Criterion
from cohorts.models import GateResult
from records.errors import Refused
from tests.factories import (
    AnswerFactory,
    CriterionExceptionFactory,
    CriterionFactory,
    GateFactory,
    GateResultFactory,
    QuestionFactory,
    UserFactory,
)

Kind = Criterion.Kind


def ask(school, kind, **fields):
    return CriterionFactory(cohort=school.cohort, kind=kind, percent=None, position=9, name="The new one", **fields)


def line_of(school, application):
    return standing_of(application).lines[-1]


@pytest.mark.parametrize(
    ("given", "award"),
    [
        ({}, "completion"),
        ({"points": 11}, "attendance"),
        ({"points": None}, ""),  # it may still become completion
        ({"points": 11, "block": 60}, ""),
        ({"points": 11, "lecture": 100}, ""),
    ],
)
def test_whoever_meets_only_the_part_about_attendance_gets_that(school, given, award):
    school.add(**given)
    [row] = standings(school.cohort)
    assert row.award == award
    assert row.is_ready == bool(award)


def test_no_certificate_of_attendance_where_the_terms_say_so(school):
    CriteriaTerms.objects.create(cohort=school.cohort, gives_attendance=False)
    school.add(points=11)
    [row] = standings(school.cohort)
    assert row.award == ""
    assert row.why_held_back() == "Final test: 11 of 15 points, 73 %, asked 80 %"


def test_the_sentence_says_what_and_why(school):
    one, two, three = school.add(), school.add("Wout Claes", points=11), school.add("Zoë De Smedt", points=None)
    CriterionExceptionFactory(criterion=school.full, application=school.add("Aya Haddad", block=0, lecture=180))
    said = {row.application.person.full_name: row.award_in_words for row in standings(school.cohort)}
    assert said[one.person.full_name] == "Meets every criterion."
    assert said[two.person.full_name] == (
        "Certificate of attendance. For completion is missing: Final test: 11 of 15 points, 73 %, asked 80 %"
    )
    assert said[three.person.full_name] == "Final test: not entered yet, asked 80 %"
    assert "Attendance: 180 of 300 minutes, 60 %, asked 90 %" in said["Aya Haddad"]


def test_an_exception_lets_off_and_is_named(school):
    application = school.add(points=11)
    granted = CriterionExceptionFactory(criterion=school.test, application=application, granted_by__full_name="Hugo D")
    row = standing_of(application)
    assert [line.state for line in row.lines] == ["met", "met", "excepted"]
    assert row.award == "completion"
    assert row.award_in_words == "Meets every criterion, with an exception for Final test."
    day = granted.granted_at.astimezone(school.cohort.zone).date().isoformat()
    assert row.exceptions == [{"criterion": "Final test", "reason": granted.reason, "by": "Hugo D", "on": day}]


def test_an_exception_that_is_not_needed_is_not_printed(school):
    application = school.add(points=15)
    CriterionExceptionFactory(criterion=school.test, application=application)
    assert standing_of(application).exceptions == []


def test_a_gate_is_met_when_it_is_settled_and_nothing_says_how(school):
    gate = GateFactory(cohort=school.cohort, briefing=True)
    ask(school, Kind.GATE, gate=gate)
    accepted, instead, without = school.add(), school.add("Wout Claes"), school.add("Zoë De Smedt")
    GateResultFactory(gate=gate, application=accepted, outcome=GateResult.Outcome.ACCEPTED)
    GateResultFactory(gate=gate, application=instead, outcome=GateResult.Outcome.EQUIVALENT)
    assert line_of(school, accepted).state == line_of(school, instead).state == "met"
    assert line_of(school, accepted).measured == line_of(school, instead).measured == "passed"
    assert line_of(school, without).state == "not_met"  # the cohort is over
    assert line_of(school, without).measured == "not passed"


def test_a_verdict_counts_and_the_next_one_supersedes_it(school):
    criterion, application, judge = ask(school, Kind.MANUAL), school.add(), UserFactory(full_name="Ilse Maes")
    assert line_of(school, application).state == "pending"
    assert line_of(school, application).measured == "not decided yet"
    approve_manually(criterion, {application: (False, "Left before the end.")}, by=judge)
    assert line_of(school, application).state == "not_met"
    approve_manually(criterion, {application: (True, "")}, by=judge)
    line = line_of(school, application)
    assert (line.state, line.measured, line.fact["assessor"]) == ("met", "approved", "Ilse Maes")
    assert criterion.approvals.count() == 2
    assert approve_manually(criterion, {application: (True, "")}, by=judge) == 0


def test_nobody_judges_themselves_and_no_goes_with_words(school):
    criterion, application = ask(school, Kind.MANUAL), school.add()
    with pytest.raises(Refused, match="own results"):
        approve_manually(criterion, {application: (True, "")}, by=application.person)
    with pytest.raises(Refused, match="Say why not"):
        approve_manually(criterion, {application: (False, " ")}, by=UserFactory())
    assert not criterion.approvals.exists()


def test_a_dossier_stays_complete_after_its_answers_are_deleted(school):
    question = QuestionFactory(cohort=school.cohort, required=True)
    GateFactory(cohort=school.cohort)  # of fitness: it does not count
    ask(school, Kind.DOSSIER)
    done, open_one = school.add(), school.add("Wout Claes")
    AnswerFactory(application=done, question=question, value="M")
    assert (line_of(school, done).state, line_of(school, open_one).state) == ("met", "not_met")
    assert line_of(school, done).measured == "1 of 1 parts"
    assert line_of(school, open_one).measured == "0 of 1 parts"
    assert note_dossiers() == 1
    question.answers.all().delete()
    assert (line_of(school, done).state, line_of(school, open_one).state) == ("met", "not_met")
    assert note_dossiers() == 0


def test_every_kind_in_as_many_queries_however_many_people(school):
    gate = GateFactory(cohort=school.cohort, briefing=True)
    QuestionFactory(cohort=school.cohort, required=True)
    ask(school, Kind.GATE, gate=gate)
    ask(school, Kind.DOSSIER)
    manual = ask(school, Kind.MANUAL)
    counts = []
    for people in (1, 29):
        for number in range(people):
            application = school.add(f"Person {people} {number}", points=11)
            GateResultFactory(gate=gate, application=application, outcome=GateResult.Outcome.ACCEPTED)
            CriterionExceptionFactory(criterion=school.test, application=application)
            approve_manually(manual, {application: (True, "")}, by=school.organiser)
        with CaptureQueriesContext(connection) as found:
            standings(school.cohort)
        counts.append(len(found))
    assert counts[0] == counts[1]
    assert counts[0] <= 26
