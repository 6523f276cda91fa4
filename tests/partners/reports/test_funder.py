"""What a report for funders says, and what it hides."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cohorts.models import Application
from courses.models import Evidence
from partners.models import SurveyResult
from partners.reports import content, counting, funder, funder_words
from partners.reports.suppression import Shown
from tests.factories import CompetencyFactory, EvidenceFactory, OutcomeFactory, SurveyResultFactory
from tests.factories.money import BudgetEntryFactory

from . import audit
from .conftest import enrol, over


def table(said: dict, key: str) -> dict:
    return next(one for one in said["tables"] if one["key"] == key)


def numbers(said: dict, key: str) -> dict:
    return {row["key"]: row["number"] for row in table(said, key)["rows"]}


def test_small_groups_are_joined_into_one_column_with_those_who_did_not_say(edition):
    said = funder.content_of(edition.cohort)

    assert said["people"] == 36
    # non-binary 1 and 2 who would rather not say: 3 in all are still too few to be shown
    assert said["columns"] == []
    assert None in numbers(said, "gender").values()
    assert numbers(said, "gender")["woman"] == 21


def test_rows_under_five_are_hidden_with_another_one(edition):
    said = funder.content_of(edition.cohort)

    assert numbers(said, "school") == {"AP": 16, "KdG": 13, "Thomas More": None, "#other_school": None}
    assert numbers(said, "status")["in education, without a job"] == 30


def test_how_they_left_counts_minutes(edition):
    people = counting.people_of(edition.cohort)
    left = counting.divide(people.all, lambda person: person.left)

    assert left == {"#completed": 33, "#left_early": 1, "#never_came": 2}


def test_denominators_stand_beside_the_figures(edition):
    enrol(edition.cohort, 44, Application.State.REFUSED)
    entry = BudgetEntryFactory(line__cohort=edition.cohort, amount_cents=720_000)
    read = funder_words.read(funder.content_of(edition.cohort))
    figures = {figure.name: (figure.value, figure.of) for figure in read.figures}

    assert entry.line.side == "out"
    assert figures["Participants"] == ("36", "for 40 places")
    assert figures["Applications per place"] == ("2.0", "80 for 40 places")
    assert figures["Places filled"] == ("90%", "36 for 40 places")
    assert figures["Cost per student"][0] == "€200.00"
    assert figures["Promises with sponsors fulfilled"] == ("50%", "1 of 2 promises")
    assert "Did not come" not in figures  # 2 people


def test_applications_are_hidden_where_the_refused_would_be_few(edition):
    enrol(edition.cohort, 1, Application.State.REFUSED)

    assert funder.content_of(edition.cohort)["figures"]["applications"] is None


def test_levels_count_who_has_risen_since_the_first_day(edition):
    competency = CompetencyFactory(organisation=edition.cohort.organisation, course_target=2)
    outcome = OutcomeFactory()
    outcome.competencies.add(competency)
    version = edition.cohort.programme_version
    version.composition.create(module_version=outcome.module_version, position=1)
    for n, one in enumerate(edition.people[:20]):
        EvidenceFactory(
            person=one.person, competency=competency, level=2 if n < 15 else 1, source_kind=Evidence.Source.CHECKLIST
        )
    said = funder.content_of(edition.cohort)["levels"]

    assert [row["number"] for row in said[0]["rose"]["rows"]] == [20, 16]
    assert [row["number"] for row in said[0]["reached"]["rows"]] == [15, 21]


def test_a_survey_shows_its_mean_with_the_answers_and_none_of_fewer_than_five(edition):
    SurveyResultFactory(cohort=edition.cohort, question="Worth it?", asked=36, answered=30, mean="4.30")
    SurveyResultFactory(cohort=edition.cohort, question="Few", asked=36, answered=4, mean="5.00")
    said = {row["question"]: row for row in funder.content_of(edition.cohort)["surveys"]}

    assert said["Worth it?"]["mean"] == "4.30"
    assert said["Few"]["mean"] is None
    assert [row["number"] for row in said["Few"]["rows"]] == [None, None]


def test_of_four_participants_nothing_is_told(db):
    cohort = over()
    enrol(cohort, 4)
    said = funder.content_of(cohort)
    read = content.read(said)

    assert said["people"] is None
    assert said["figures"]["applications"] is None
    assert all(row["number"] is None for one in said["tables"] for row in one["rows"])
    assert read.figures[0].value == "fewer than 5"
    assert not read.blocks


def test_an_edition_without_anybody_can_be_read(db):
    assert content.read(funder.content_of(over())).figures[0].value == "0"


def test_all_published_tables_together_give_no_hidden_number_away(edition):
    SurveyResultFactory(cohort=edition.cohort, kind=SurveyResult.Kind.SHARE, mean=None, yes=3, asked=36, answered=30)
    said = funder.content_of(edition.cohort)
    tables = [*said["tables"], *(one[key] for one in said["levels"] for key in ("rose", "reached")), *said["checks"]]
    shown = [
        Shown(
            one["key"],
            one["people"],
            {row["key"]: row["number"] for row in one["rows"]},
            {(row["key"], column): n for row in one["rows"] for column, n in row["cells"].items()},
            one["withheld"],
        )
        for one in tables
    ]
    for row in said["surveys"]:
        shown.append(
            Shown(row["question"], row["people"], {one["key"]: one["number"] for one in row["rows"]}, {}, False)
        )
    columns = {column["key"]: column["number"] for column in said["columns"]}
    known = audit.read(shown, {table.key: columns for table in shown if table.cells}, 36)

    assert known.hidden
    assert not audit.secrets_found(known)


def test_the_number_of_queries_does_not_grow_with_the_people(edition, django_assert_num_queries):
    with CaptureQueriesContext(connection) as first:
        funder.content_of(edition.cohort)
    enrol(edition.cohort, 30)
    with django_assert_num_queries(len(first)):
        funder.content_of(edition.cohort)
    assert len(first) <= 20
