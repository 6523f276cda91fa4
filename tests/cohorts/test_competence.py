"""The matrix of a cohort, and what its people have shown (MATRIX, EVIDENCE in docs/rules.md)."""

import csv
import io

import pytest
from django.urls import reverse

from accounts.models import Role
from cohorts.competence.matrix import matrix_of
from cohorts.models import Session
from courses.models import Evidence
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CompetencyFactory,
    EvidenceFactory,
    MembershipFactory,
    OutcomeFactory,
    ProgrammeModuleFactory,
    SessionFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def desk(client, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user)
    return client


def competency(cohort, code="C3", **fields):
    return CompetencyFactory(organisation=cohort.organisation, code=code, **fields)


def outcome(cohort, *competencies, text="Demonstrate gowning"):
    """In a module of its own of the cohort's programme."""
    module = ProgrammeModuleFactory(
        programme_version=cohort.programme_version, module_version__module__organisation=cohort.organisation
    )
    made = OutcomeFactory(module_version=module.module_version, text=text)
    made.competencies.set(competencies)
    return made


def teach(cohort, code, *outcomes):
    session = SessionFactory(cohort=cohort, code=code)
    session.modules.set({one.module_version for one in outcomes})
    session.taught.set(outcomes)
    return session


def test_the_matrix_says_what_is_taught_twice_once_and_never(cohort):
    gowning, transfer, never = competency(cohort, "C3"), competency(cohort, "C5"), competency(cohort, "W1")
    twice, once, not_at_all = outcome(cohort, gowning), outcome(cohort, gowning, transfer), outcome(cohort, never)
    teach(cohort, "S05", twice)
    teach(cohort, "S08", twice, once)
    cancelled = teach(cohort, "S09", not_at_all)
    Session.objects.filter(pk=cancelled.pk).update(cancelled_at=cohort.published_at)
    found = matrix_of(cohort)
    assert [(row.subject, row.state) for row in found.outcomes] == [
        (twice, "twice"), (once, "once"), (not_at_all, "never"),
    ]  # fmt: skip
    assert {row.subject.code: [one.code for one in row.sessions] for row in found.competencies} == {
        "C3": ["S05", "S08"], "C5": ["S08"], "W1": [],
    }  # fmt: skip


def test_a_session_with_a_module_and_no_outcome_is_named(desk, cohort):
    one = outcome(cohort, competency(cohort))
    silent = SessionFactory(cohort=cohort, code="S77")
    silent.modules.add(one.module_version)
    assert matrix_of(cohort).silent == [silent]
    assert (
        "name none of their outcomes" in desk.get(reverse("cohorts:matrix", args=[cohort.public_id])).content.decode()
    )


def test_the_matrix_is_searched_filtered_and_exported_whole(desk, cohort):
    twice, never = outcome(cohort, competency(cohort), text="Gown"), outcome(cohort, text="Plan a spill response")
    teach(cohort, "S05", twice)
    teach(cohort, "S08", twice)
    alone = competency(cohort, "Z9", title="Nobody builds this")
    address = reverse("cohorts:matrix", args=[cohort.public_id])
    page = desk.get(address, {"state": "never"}).content.decode()
    assert "Plan a spill response" in page
    assert "Gown<" not in page
    assert "Nobody builds this" in desk.get(address, {"by": "competency", "q": "nobody"}).content.decode()
    assert "Nothing matches" in desk.get(address, {"q": "xyzzy"}).content.decode()
    told = desk.get(reverse("cohorts:matrix_export", args=[cohort.public_id, "csv"])).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))[1:]
    assert [(row[0], row[5], row[6], row[9]) for row in rows] == [
        ("S05", "Gown", "C3", "2"), ("S08", "Gown", "C3", "2"), ("", never.text, "", "0"), ("", "", alone.code, "0"),
    ]  # fmt: skip
    assert desk.get(reverse("cohorts:matrix_export", args=[cohort.public_id, "exe"])).status_code == 404


@pytest.mark.parametrize("by", ["outcome", "competency"])
def test_the_matrix_asks_the_same_of_the_database_for_30_rows(desk, cohort, by, django_assert_max_num_queries):
    for number in range(30):
        teach(cohort, f"S{number:02}", outcome(cohort, competency(cohort, f"K{number}")))
    with django_assert_max_num_queries(24):
        desk.get(reverse("cohorts:matrix", args=[cohort.public_id]), {"by": by})


def form_of(**fields):
    return {"title": "Gowning", "type": "workshop", "minutes": "60", "is_public": "on", **fields}


def test_a_session_names_outcomes_of_its_own_modules_alone(desk, cohort):
    mine, strange = outcome(cohort), outcome(cohort, text="Another module's")
    session = teach(cohort, "S05")
    address = reverse("cohorts:edit_session", args=[cohort.public_id, session.public_id])
    typed = form_of(modules=[mine.module_version.pk], taught=[mine.pk, strange.pk])
    answer = desk.post(address, typed)
    assert "no outcome of the modules chosen" in answer.content.decode()
    assert not session.taught.exists()
    desk.post(address, typed | {"taught": [mine.pk]})
    assert list(session.taught.all()) == [mine]
    answer = desk.post(address, form_of(taught=[mine.pk]))
    assert "no outcome of the modules chosen" in answer.content.decode()
    desk.post(
        reverse("cohorts:add_session", args=[cohort.public_id]),
        typed | {"title": "New", "taught": [mine.pk], "sittings": "1"},
    )
    assert Session.objects.get(title="New").taught.get() == mine


def test_levels_of_a_cohort_count_what_stands_and_what_the_programme_builds(desk, cohort):
    gowning, other = competency(cohort), competency(cohort, "X1")
    outcome(cohort, gowning)
    person = ApplicationFactory(cohort=cohort, person__full_name="Amina Peeters").person
    ApplicationFactory(cohort=cohort, person__full_name="Bram Nys")
    EvidenceFactory(person=person, competency=gowning, level=1)
    EvidenceFactory(person=person, competency=gowning, level=2, source_kind=Evidence.Source.CHECKLIST)
    EvidenceFactory(person=person, competency=other)
    address = reverse("cohorts:levels", args=[cohort.public_id])
    assert "1 of 1 competencies shown" in desk.get(address).content.decode()
    assert "Amina" not in desk.get(address, {"state": "none"}).content.decode()
    assert "1 of 2" in desk.get(address, {"by": "competency"}).content.decode()
    told = desk.get(reverse("cohorts:levels_export", args=[cohort.public_id, "csv"])).content.decode("utf-8-sig")
    assert [row[-1] for row in csv.reader(io.StringIO(told))] == ["C3", "2", "0"]


def test_levels_ask_the_same_of_the_database_for_30_people(desk, cohort, django_assert_max_num_queries):
    gowning = competency(cohort)
    outcome(cohort, gowning)
    for _number in range(30):
        EvidenceFactory(competency=gowning, person=ApplicationFactory(cohort=cohort).person)
    with django_assert_max_num_queries(20):
        desk.get(reverse("cohorts:levels", args=[cohort.public_id]))


def test_one_reads_ones_own_levels_with_what_showed_them_and_what_was_withdrawn(client, cohort):
    gowning = competency(cohort, title="Gown for grade B")
    outcome(cohort, gowning)
    person = ApplicationFactory(cohort=cohort).person
    EvidenceFactory(person=person, competency=gowning, title="Final test of June")
    gone = {"withdrawn_at": cohort.published_at, "reason": "The wrong person was assessed."}
    EvidenceFactory(
        person=person, competency=gowning, level=2, source_kind=Evidence.Source.CHECKLIST, title="Second try", **gone
    )
    EvidenceFactory(competency=gowning, title="Somebody else's test")
    client.force_login(person)
    page = client.get(reverse("cohorts:my_competencies")).content.decode()
    assert "Gown for grade B" in page
    assert "Final test of June" in page
    assert "The wrong person was assessed." in page
    assert "the programme aims at level 2" in page
    assert "Somebody else" not in page


def test_of_one_person_another_organisers_evidence_is_not_shown(desk, cohort):
    person = ApplicationFactory(cohort=cohort)
    EvidenceFactory(person=person.person, title="Elsewhere")
    EvidenceFactory(person=person.person, competency=competency(cohort), title="Here")
    page = desk.get(reverse("cohorts:levels_of_one", args=[cohort.public_id, person.public_id])).content.decode()
    assert "Here" in page
    assert "Elsewhere" not in page
