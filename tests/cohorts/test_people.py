"""The list of the enrolled: what it finds, its views, bulk actions, totals, files, name tags, who may not see it."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Role
from cohorts.actions import people as actions
from cohorts.enrolled import People
from cohorts.models import Answer, Application, Question, Quota, SavedView
from cohorts.totals import totals_of, with_spare
from records.errors import Refused
from tests import factories
from tests.factories import ApplicationFactory, CohortFactory, MembershipFactory, SchoolFactory

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def cohort():
    return CohortFactory(capacity=40)


@pytest.fixture
def organiser(client, cohort):
    organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    return organiser


def address(name, cohort, *args, **params):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args], query=params or None)


def question(cohort, meaning, **fields):
    given = {"kind": Question.Kind.CHOICE, "label": str(meaning.label), "choices": ["S", "M", "L", "XL"]} | fields
    return Question.objects.create(cohort=cohort, meaning=meaning, **given)


def answer(application, question, value):
    return Answer.objects.create(application=application, question=question, value=value)


def bulk(client, cohort, do, rows, **more):
    data = {"do": do, "pick": [str(row.public_id) for row in rows], **more}
    return client.post(address("people_bulk", cohort), data, follow=True)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_the_list_shows_the_enrolled_and_counts_the_others(client, organiser, cohort):
    ApplicationFactory(cohort=cohort, person__full_name="Elif Yıldız")
    ApplicationFactory(cohort=cohort, state=State.WAITING, person__full_name="Robbe Janssens")
    ApplicationFactory(cohort=cohort, state=State.DRAFT, person__full_name="Not Yet")
    ApplicationFactory(person__full_name="Somebody Elsewhere")
    response = client.get(address("people", cohort))
    page = response.content.decode()
    assert "Elif Yıldız" in page
    assert "Robbe Janssens" not in page
    assert "Somebody Elsewhere" not in page
    assert response.context["counts"] == {"enrolled": 1, "offered": 0, "waiting": 1, "withdrawn": 0, "all": 2}


def test_the_list_narrows_down_by_school_group_quota_and_what_is_missing(client, organiser, cohort):
    school = SchoolFactory(keeper=cohort.organisation, name="KdG")
    quota = Quota.objects.create(cohort=cohort, name="KdG", places=3)
    one = ApplicationFactory(cohort=cohort, school=school, group="B", quota=quota)
    other = ApplicationFactory(cohort=cohort, school=None, school_other="Elsewhere")
    gown = question(cohort, Question.Meaning.GOWN_SIZE, required=True)
    answer(one, gown, "M")

    def found(**params):
        return list(client.get(address("people", cohort, **params)).context["page"].object_list)

    assert found(school=str(school.public_id)) == [one]
    assert found(school="-") == [other]
    assert found(group="B") == [one]
    assert found(group="-") == [other]
    assert found(quota=str(quota.public_id)) == [one]
    assert found(missing="yes") == [other]
    assert found(missing="no") == [one]
    assert found(q=one.person.email) == [one]
    assert set(found(school="nonsense", state="none", sort="what")) == {one, other}


def test_the_list_asks_the_database_as_often_for_one_as_for_thirty(client, organiser, cohort):
    school = SchoolFactory(keeper=cohort.organisation)
    question(cohort, Question.Meaning.GOWN_SIZE, required=True)
    counts = []
    for number in (1, 29):
        ApplicationFactory.create_batch(number, cohort=cohort, school=school, group="A")
        client.get(address("people", cohort))
        with CaptureQueriesContext(connection) as queries:
            client.get(address("people", cohort))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 32


def test_a_view_keeps_filters_under_a_name_for_the_team_and_never_the_search(client, organiser, cohort):
    response = client.post(
        address("save_view", cohort, group="B", sort="school", q="Elif"), {"name": "Group B"}, follow=True
    )
    view = SavedView.objects.get()
    assert view.params == {"group": "B", "sort": "school"}
    assert "Group B" in response.content.decode()
    assert response.context["asked"].group == "B"
    client.post(address("remove_view", cohort, view.public_id))
    assert not SavedView.objects.exists()


def test_the_same_name_replaces_a_view_and_twenty_are_enough(cohort):
    by = factories.UserFactory()
    for number in range(actions.MOST_VIEWS):
        actions.save_view(People(cohort, group=str(number)), f"View {number}", by)
    actions.save_view(People(cohort, group="Z"), "view 0", by)
    assert SavedView.objects.get(name="view 0").params == {"group": "Z"}
    with pytest.raises(Refused):
        actions.save_view(People(cohort), "One more", by)


def test_a_view_without_a_name_is_refused_at_the_field(client, organiser, cohort):
    response = client.post(address("save_view", cohort), {"name": " "})
    assert response.status_code == 422
    assert response.context["view_form"].errors["name"]


def test_picked_people_are_put_in_a_group(client, organiser, cohort):
    rows = ApplicationFactory.create_batch(3, cohort=cohort)
    asked = bulk(client, cohort, "group", rows[:2])
    assert "Put 2 people in a group" in asked.content.decode()
    done = bulk(client, cohort, "group", rows[:2], group="c")
    assert "2 people changed group." in said(done)
    assert [row.group for row in Application.objects.order_by("pk")] == ["C", "C", ""]


def test_withdrawing_several_asks_for_a_reason_and_says_what_came_of_it(client, organiser, cohort):
    rows = ApplicationFactory.create_batch(2, cohort=cohort)
    gone = ApplicationFactory(cohort=cohort, state=State.WITHDRAWN)
    assert bulk(client, cohort, "withdraw", rows, reason=" ").status_code == 422
    done = bulk(client, cohort, "withdraw", [*rows, gone], reason="The school moved its exams.")
    assert "2 people withdrawn." in said(done)
    assert gone.person.full_name in said(done)
    assert Application.objects.filter(state=State.WITHDRAWN).count() == 3


def test_all_that_were_found_are_meant_beyond_the_page(client, organiser, cohort):
    ApplicationFactory.create_batch(3, cohort=cohort, group="A")
    ApplicationFactory(cohort=cohort, group="B")
    bulk(client, cohort, "group", [], whole="1", kept="group=A", group="D")
    assert Application.objects.filter(group="D").count() == 3


def test_nobody_picked_is_said(client, organiser, cohort):
    assert "Select at least one person." in said(bulk(client, cohort, "mail", []))


def test_a_letter_goes_to_those_picked_and_nobody_else(client, organiser, cohort):
    rows = ApplicationFactory.create_batch(3, cohort=cohort)
    form = bulk(client, cohort, "mail", rows[:2]).context["form"]
    typed = {"key": str(form["key"].value()), "people": form["people"].value(), "subject": "Bus", "body": "At eight."}
    look = client.post(address("letter_write", cohort), typed | {"do": "look"})
    assert [row.pk for row in look.context["recipients"]] == [row.pk for row in rows[:2]]
    client.post(address("letter_write", cohort), typed | {"do": "send", "seen": "2"})
    letter = cohort.letters.get()
    assert letter.recipients == 2
    refused = client.post(address("letter_write", cohort), typed | {"do": "look", "people": "nobody"})
    assert refused.status_code == 422


def test_totals_add_a_quarter_to_each_size_rounded_up(cohort):
    assert [with_spare(number) for number in (0, 1, 3, 4, 5, 8, 28)] == [0, 2, 4, 5, 7, 10, 35]
    gown = question(cohort, Question.Meaning.GOWN_SIZE)
    diet = question(cohort, Question.Meaning.DIET, kind=Question.Kind.CHOICES, choices=["vegetarian", "halal"])
    rows = ApplicationFactory.create_batch(5, cohort=cohort)
    for row, size in zip(rows, ("L", "M", "L", "M"), strict=False):
        answer(row, gown, size)
    answer(rows[0], diet, ["halal", "vegetarian"])
    gowns, diets, schools = totals_of(cohort, Application.objects.order_by("pk"))
    assert [(line.name, line.number, line.to_order) for line in gowns.lines] == [("M", 2, 3), ("L", 2, 3)]
    assert (gowns.people, gowns.answered, gowns.unknown, gowns.to_order) == (5, 4, 1, 6)
    assert [line.name for line in diets.lines] == ["vegetarian", "halal"]
    assert schools.title == "Schools"


def test_totals_have_a_page_and_files(client, organiser, cohort):
    gown = question(cohort, Question.Meaning.GOWN_SIZE)
    answer(ApplicationFactory(cohort=cohort), gown, "M")
    assert "Gown sizes" in client.get(address("totals", cohort)).content.decode()
    lines = client.get(address("export_totals", cohort, "csv")).content.decode("utf-8-sig").splitlines()
    assert lines[1] == "Gown sizes,M,1,2"
    assert client.get(address("export_totals", cohort, "xlsx")).status_code == 200
    assert client.get(address("export_totals", cohort, "pdf")).status_code == 404


def test_the_file_holds_what_the_list_finds_and_no_formula(client, organiser, cohort):
    size = question(cohort, Question.Meaning.GOWN_SIZE)
    mean = ApplicationFactory(cohort=cohort, person__full_name="=cmd|' /C calc'!A0", group="A", school_other="@sum(1)")
    answer(mean, size, "+M")
    ApplicationFactory(cohort=cohort, group="B")
    response = client.get(address("export_people", cohort, "csv", group="A"))
    rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig"))))
    assert len(rows) == 2
    told = dict(zip(*rows, strict=True))
    assert told["Name"] == "'=cmd|' /C calc'!A0"
    assert told["School"] == "'@sum(1)"
    assert told["gown size"] == "'+M"
    book = load_workbook(io.BytesIO(b"".join(client.get(address("export_people", cohort, "xlsx")).streaming_content)))
    assert book.active.max_row == 3
    assert "f" not in {cell.data_type for row in book.active.iter_rows() for cell in row}


@pytest.mark.parametrize("size", ["badge", "label", "large", "lanyard", "no such size"])
def test_name_tags_come_in_several_sizes(client, organiser, cohort, size):
    ApplicationFactory.create_batch(11, cohort=cohort)
    response = client.get(address("name_tags", cohort, size=size))
    assert response.context["number"] == 11
    assert response.content.decode().count('class="p-tag"') == 11
    assert response.content.decode().count("data:image/svg+xml") == 11


def test_name_tags_for_those_picked(client, organiser, cohort):
    rows = ApplicationFactory.create_batch(3, cohort=cohort)
    assert bulk(client, cohort, "tags", rows[:1]).context["number"] == 1


PAGES = ("people", "totals", "name_tags", "duplicates", "invitees", "add_invitee")


@pytest.mark.parametrize("name", PAGES)
def test_only_the_team_opens_these_pages(client, cohort, name):
    def status(user):
        client.force_login(user)
        return client.get(address(name, cohort)).status_code

    row = ApplicationFactory(cohort=cohort, school=SchoolFactory(keeper=cohort.organisation))
    assert status(MembershipFactory(organisation=cohort.organisation).user) == 200
    assert status(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user) == 403
    assert status(factories.CohortRoleFactory(cohort=cohort).user) == 403
    assert status(MembershipFactory().user) == 404
    assert status(MembershipFactory(organisation=row.school, role=Role.COORDINATOR).user) == 404
    assert status(row.person) == 404


def test_a_view_of_another_cohort_is_not_there(client, organiser, cohort):
    view = actions.save_view(People(CohortFactory(organisation=cohort.organisation)), "Other", organiser)
    assert client.get(address("remove_view", cohort, view.public_id)).status_code == 404
