"""Groups on the desk: the list, forming them, wishes, repair, who may."""

import pytest
from django.urls import reverse

from cohorts import tasks  # noqa: F401, so that the queue knows them
from cohorts.actions import groups as actions
from cohorts.actions import plan_runs
from cohorts.groups import plan_results
from cohorts.models import Application, GroupPlan, GroupWish, PlanRun, Question
from cohorts.personal import groups as wishes_held
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    QuestionFactory,
    SchoolFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation).user


@pytest.fixture
def people(cohort):
    schools = SchoolFactory.create_batch(3, keeper=cohort.organisation)
    return [ApplicationFactory(cohort=cohort, school=schools[number % 3]) for number in range(12)]


def url(name, cohort, *args):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args])


def letters(cohort):
    return dict(cohort.applications.values_list("pk", "group"))


def searched(cohort, by, **options):
    """A search for groups, done."""
    run = plan_runs.search_groups(cohort, by=by, **options)
    plan_runs.work(run.pk)
    run.refresh_from_db()
    return run


def test_groups_are_typed_one_by_one(client, cohort, organiser):
    anna = ApplicationFactory(cohort=cohort)
    client.force_login(organiser)
    page = url("groups", cohort)
    client.post(page, {f"group-{anna.public_id}": " b "})
    assert letters(cohort) == {anna.pk: "B"}
    assert client.post(page, {f"group-{anna.public_id}": "\x07"}).status_code == 422
    assert client.post(page, {f"group-{anna.public_id}": "x" * 21}).status_code == 422
    assert letters(cohort) == {anna.pk: "B"}


def test_the_list_searches_filters_and_exports(client, cohort, organiser):
    ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć", group="A")
    ApplicationFactory(cohort=cohort, person__full_name="=cmd Boris", group="B")
    client.force_login(organiser)
    page = url("groups", cohort)
    assert "Boris" not in client.get(page, {"group": "A"}).text
    assert "Boris" in client.get(page, {"q": "boris"}).text
    assert "Anna" not in client.get(page, {"q": "boris"}).text
    text = client.get(url("export_groups", cohort, "csv")).content.decode("utf-8-sig")
    assert "Anna Żółć" in text
    assert "'=cmd Boris" in text
    assert client.get(url("export_groups", cohort, "xlsx")).content[:2] == b"PK"
    assert client.get(url("export_groups", cohort, "exe")).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_as_much_for_one_as_for_thirty(client, cohort, organiser, number, django_assert_max_num_queries):
    ApplicationFactory.create_batch(number, cohort=cohort, group="A")
    client.force_login(organiser)
    client.get(url("groups", cohort))
    with django_assert_max_num_queries(22):
        assert client.get(url("groups", cohort)).status_code == 200


def test_groups_are_searched_for_shown_and_taken_over(client, cohort, organiser, people, run_jobs):
    client.force_login(organiser)
    answer = client.post(url("group_plan", cohort), {"number": "4", "mix_schools": "on", "gowns": "", "do": "search"})
    run = PlanRun.objects.get()
    assert answer.headers["Location"] == url("plan_run", cohort, run.public_id)
    assert "Waiting for a worker" in client.get(answer.headers["Location"]).text
    assert "cohorts.tasks.search_plan" in run_jobs()
    page = client.get(answer.headers["Location"]).text
    assert "4 groups found" in page
    assert "This is the best there is" in page
    assert set(letters(cohort).values()) == {""}
    adopt = url("adopt_run", cohort, run.public_id)
    assert "12 people get another group" in client.get(adopt).text
    client.post(adopt, {"sure": "yes", "tell": "on"})
    assert sorted(list(letters(cohort).values()).count(name) for name in "ABCD") == [3, 3, 3, 3]
    for name in "ABCD":
        there = cohort.applications.filter(group=name)
        assert there.values("school").distinct().count() == 3
    assert OutgoingMail.objects.filter(kind="cohorts/groups_changed").count() == 12
    mail = OutgoingMail.objects.filter(recipient=people[0].person).get()
    people[0].refresh_from_db()
    assert f"group {people[0].group}" in mail.text
    assert "Taken over" in client.get(url("plan_run", cohort, run.public_id)).text


def test_only_keeping_the_plan_searches_nothing(client, cohort, organiser, people):
    client.force_login(organiser)
    client.post(url("group_plan", cohort), {"number": "5", "gowns": "M 3\nXL: 1\n", "do": "keep"})
    assert not PlanRun.objects.exists()
    plan = GroupPlan.objects.get()
    assert (plan.number, plan.mix_schools, plan.gown_stock) == (5, False, {"M": 3, "XL": 1})


@pytest.mark.parametrize(
    "typed",
    [{"number": "0"}, {"number": "27"}, {"number": "x"}, {"gowns": "M"}, {"gowns": "M three"}, {"gowns": "M 501"}],
)
def test_what_cannot_be_read_is_refused_and_stays(client, cohort, organiser, people, typed):
    client.force_login(organiser)
    answer = client.post(url("group_plan", cohort), {"number": "6", "gowns": "", "do": "search", **typed})
    assert answer.status_code == 422
    assert f">{typed['gowns']}" in answer.text.replace("\r", "").replace("\n", "") if "gowns" in typed else True
    assert not GroupPlan.objects.exists()
    assert not PlanRun.objects.exists()


def test_a_search_waits_for_people_and_only_one_runs_at_a_time(cohort, organiser):
    with pytest.raises(Refused, match="Nobody holds a place"):
        plan_runs.search_groups(cohort, by=organiser)
    ApplicationFactory(cohort=cohort)
    plan_runs.search_groups(cohort, by=organiser)
    with pytest.raises(Refused, match="running already"):
        plan_runs.search_groups(cohort, by=organiser)


def test_answers_about_gowns_and_languages_are_kept_to(cohort, organiser, people):
    gown = QuestionFactory(cohort=cohort, meaning=Question.Meaning.GOWN_SIZE)
    speaks = QuestionFactory(cohort=cohort, meaning=Question.Meaning.LANGUAGES)
    for number, person in enumerate(people):
        AnswerFactory(application=person, question=gown, value="L" if number < 4 else "M")
        AnswerFactory(application=person, question=speaks, value=["Dutch"] if number % 2 else ["French"])
    actions.save_plan(cohort, number=4, share_language=True, gown_stock={"L": 1})
    actions.adopt(searched(cohort, organiser), by=organiser)
    of = letters(cohort)
    assert len({of[person.pk] for person in people[:4]}) == 4
    for name in "ABCD":
        assert len({number % 2 for number, person in enumerate(people) if of[person.pk] == name}) == 1


def test_wishes_are_added_kept_to_and_removed(client, cohort, organiser, people):
    client.force_login(organiser)
    add = url("add_group_wish", cohort)
    answer = client.post(add, {"kind": "together", "people": [people[0].pk]})
    assert answer.status_code == 422
    assert "two people or more" in answer.text
    client.post(add, {"kind": "together", "people": [people[0].pk, people[1].pk], "note": "came by one car"})
    assert "came by one car" in client.get(url("group_plan", cohort)).text
    client.post(add, {"kind": "apart", "people": [person.pk for person in people[1:4]]})
    actions.adopt(searched(cohort, organiser), by=organiser)
    of = letters(cohort)
    assert of[people[0].pk] == of[people[1].pk]
    assert len({of[person.pk] for person in people[1:4]}) == 3
    wish = GroupWish.objects.first()
    client.post(url("remove_group_wish", cohort, wish.public_id))
    assert GroupWish.objects.count() == 1


def test_wishes_that_contradict_each_other_are_named(client, cohort, organiser, people):
    actions.add_wish(cohort, GroupWish.Kind.TOGETHER, people[:2])
    actions.add_wish(cohort, GroupWish.Kind.APART, people[:2])
    run = searched(cohort, organiser)
    assert (run.state, len(run.conflict["keys"]), run.conflict["is_proven"]) == ("impossible", 2, True)
    client.force_login(organiser)
    page = client.get(url("plan_run", cohort, run.public_id)).text
    assert "Without any one of them the others can" in page
    assert f"Together in one group: {people[0].person}, {people[1].person}." in page
    assert f"All in different groups: {people[0].person}, {people[1].person}." in page


def test_a_wish_of_somebody_who_withdrew_no_longer_counts(cohort, organiser, people):
    actions.add_wish(cohort, GroupWish.Kind.TOGETHER, people[:2])
    actions.add_wish(cohort, GroupWish.Kind.APART, people[:2])
    Application.objects.filter(pk=people[0].pk).update(state=Application.State.WITHDRAWN)
    assert searched(cohort, organiser).state == "solved"


def test_after_somebody_left_a_repair_moves_one_and_tells_that_one_alone(client, cohort, organiser, people):
    actions.save_plan(cohort, number=3)
    actions.adopt(searched(cohort, organiser), by=organiser)
    before = letters(cohort)
    gone = [person for person in people if before[person.pk] == "A"][:2]
    Application.objects.filter(pk__in=[person.pk for person in gone]).update(state=Application.State.WITHDRAWN)
    client.force_login(organiser)
    assert "has 4 people, group A has 2" in client.get(url("groups", cohort)).text
    client.post(url("repair_groups", cohort))
    run = PlanRun.objects.first()
    plan_runs.work(run.pk)
    run.refresh_from_db()
    moves = actions.adopt(run, by=organiser, tell=True)
    assert [(move.after) for move in moves] == ["A"]
    assert [mail.recipient for mail in OutgoingMail.objects.all()] == [moves[0].application.person]
    assert "You were in group" in OutgoingMail.objects.get().text


def test_a_second_click_on_repair_leads_to_the_search_that_runs(client, cohort, organiser, people):
    client.force_login(organiser)
    first = client.post(url("repair_groups", cohort))
    second = client.post(url("repair_groups", cohort), follow=True)
    assert second.redirect_chain[0][0] == first.headers["Location"]
    assert "A search is running already" in second.text
    assert PlanRun.objects.count() == 1


def test_repair_without_anybody_leads_back_in_words(client, cohort, organiser):
    client.force_login(organiser)
    answer = client.post(url("repair_groups", cohort), follow=True)
    assert answer.redirect_chain[0][0] == url("groups", cohort)
    assert "Nobody holds a place yet" in answer.text


def test_groups_found_before_somebody_left_are_not_taken_over(cohort, organiser, people):
    run = searched(cohort, organiser)
    Application.objects.filter(pk=people[0].pk).update(state=Application.State.WITHDRAWN)
    with pytest.raises(Refused, match="joined or left"):
        actions.adopt(run, by=organiser)
    assert set(letters(cohort).values()) == {""}


def test_somebody_whose_attendance_was_marked_in_a_group_is_not_moved(cohort, organiser, people):
    Application.objects.filter(pk__in=[person.pk for person in people]).update(group="A")
    sitting = SittingFactory(session=SessionFactory(cohort=cohort), group="A")
    for person in people:
        AttendanceFactory(sitting=sitting, application=person)
    with pytest.raises(Refused, match="Attendance was marked"):
        actions.adopt(searched(cohort, organiser), by=organiser)


def test_a_trainer_reads_groups_and_changes_nothing(client, cohort, people):
    client.force_login(CohortRoleFactory(cohort=cohort).user)
    page = client.get(url("groups", cohort))
    assert page.status_code == 200
    assert "<input" not in page.text.split('id="list"')[1].split("</ul>")[0]
    assert client.post(url("groups", cohort), {f"group-{people[0].public_id}": "B"}).status_code == 403
    for name in ("group_plan", "add_group_wish"):
        assert client.get(url(name, cohort)).status_code == 403
    assert client.post(url("repair_groups", cohort)).status_code == 403


def test_another_organisers_team_and_students_find_nothing(client, cohort, people):
    for user in (MembershipFactory().user, people[0].person, UserFactory()):
        client.force_login(user)
        for name in ("groups", "group_plan", "add_group_wish"):
            assert client.get(url(name, cohort)).status_code == 404


def test_a_search_of_another_cohort_is_not_found(client, organiser, cohort):
    other = CohortFactory(organisation=cohort.organisation)
    ApplicationFactory(cohort=other)
    run = plan_runs.search_groups(other, by=organiser)
    client.force_login(organiser)
    for name in ("plan_run", "adopt_run"):
        assert client.get(url(name, cohort, run.public_id)).status_code == 404
    assert client.post(url("stop_run", cohort, run.public_id)).status_code == 404


# The job


def test_a_search_that_no_worker_took_is_sent_again_and_a_dead_one_given_up(cohort, organiser, people, queued_jobs):
    run = plan_runs.search_groups(cohort, by=organiser)
    old = run.asked_at - 2 * plan_runs.LEASE
    assert plan_runs.send_again() == 0
    PlanRun.objects.update(asked_at=old)
    assert plan_runs.send_again() == 1
    assert queued_jobs[-1][:2] == ("cohorts.tasks.search_plan", (run.pk,))
    PlanRun.objects.update(state="running", heard_at=old, attempts=plan_runs.MOST_ATTEMPTS)
    assert plan_runs.send_again() == 1
    plan_runs.work(run.pk)
    run.refresh_from_db()
    assert run.state == PlanRun.State.FAILED


def test_a_search_done_twice_or_in_another_workers_hands_does_nothing(cohort, organiser, people):
    run = searched(cohort, organiser)
    assert not plan_runs.work(run.pk)
    other = plan_runs.search_groups(cohort, by=organiser)
    PlanRun.objects.filter(pk=other.pk).update(state="running", heard_at=other.asked_at)
    assert not plan_runs.work(other.pk)


def test_a_waiting_search_is_stopped_at_once(client, cohort, organiser, people):
    run = plan_runs.search_groups(cohort, by=organiser)
    client.force_login(organiser)
    client.post(url("stop_run", cohort, run.public_id))
    run.refresh_from_db()
    assert run.state == PlanRun.State.NOTHING
    assert not plan_runs.work(run.pk)


def test_a_fault_in_a_search_is_shown_and_leaves_nothing_open(client, cohort, organiser, people):
    run = plan_runs.search_groups(cohort, by=organiser)
    GroupPlan.objects.create(cohort=cohort, number=3, gown_stock={"M": "many"})  # no form lets this in
    QuestionFactory(cohort=cohort, meaning=Question.Meaning.GOWN_SIZE)
    plan_runs.work(run.pk)
    run.refresh_from_db()
    assert run.state == PlanRun.State.FAILED
    client.force_login(organiser)
    assert "The search failed" in client.get(url("plan_run", cohort, run.public_id)).text


# One's own data


def test_a_person_gets_the_wishes_that_name_them_and_erasing_takes_them_out(cohort, people):
    two = actions.add_wish(cohort, GroupWish.Kind.TOGETHER, people[:2], note="Anna and Boris are a couple")
    three = actions.add_wish(cohort, GroupWish.Kind.APART, people[:3], note="They quarrelled")
    person = people[0].person
    handed_out = wishes_held.export(person)
    assert [row["note"] for row in handed_out] == ["Anna and Boris are a couple", "They quarrelled"]
    assert str(people[1].person) not in str(handed_out)
    wishes_held.erase(person)
    assert not GroupWish.objects.filter(pk=two.pk).exists()
    three.refresh_from_db()
    assert three.note == ""
    assert set(three.people.all()) == set(people[1:3])


def test_a_search_keeps_no_answers(cohort, organiser, people):
    gown = QuestionFactory(cohort=cohort, meaning=Question.Meaning.GOWN_SIZE)
    for person in people:
        AnswerFactory(application=person, question=gown, value="Extraordinary")
    actions.save_plan(cohort, number=2, gown_stock={"Extraordinary": 5})
    run = searched(cohort, organiser)
    assert run.state == "impossible"
    assert run.problem["people"] == []
    assert "12 people wear it" in " ".join(plan_results.contradiction_of(run))
