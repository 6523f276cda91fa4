"""A school's word on its own students: who gives it, what it stops, what changes with it."""

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import places, verdicts
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort, SchoolVerdict
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
State, Verdict = Application.State, Application.SchoolVerdict


@pytest.fixture
def cohort():
    return CohortFactory(capacity=2, coordinator_approves=True)


@pytest.fixture
def school(cohort):
    school = SchoolFactory(keeper=cohort.organisation, name="Thomas More")
    cohort.schools.add(school)
    return school


@pytest.fixture
def coordinator(school):
    return MembershipFactory(organisation=school, role=Role.COORDINATOR).user


def applied(cohort, school, **fields):
    return ApplicationFactory(cohort=cohort, school=school, state=State.SUBMITTED, **fields)


# The rule


def test_first_come_waits_for_the_school_and_goes_on_with_its_approval(client, cohort, school, coordinator):
    application = places.apply(cohort, UserFactory(), Answers(school=school))
    assert application.state == State.SUBMITTED
    client.force_login(application.person)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Your application is with your school" in page
    assert places.apply(cohort, UserFactory(), Answers(school_other="Elsewhere")).state == State.ACCEPTED
    approved = verdicts.judge(application, Verdict.APPROVED, coordinator)
    assert approved.state == State.ACCEPTED
    assert OutgoingMail.objects.filter(recipient=application.person, kind="cohorts/accepted").count() == 1


def test_approved_when_all_is_full_joins_the_waiting_list(cohort, school, coordinator):
    first, second, third = (places.apply(cohort, UserFactory(), Answers(school=school)) for _ in range(3))
    for application in (third, second, first):
        verdicts.judge(application, Verdict.APPROVED, coordinator)
    states = [Application.objects.get(pk=one.pk).state for one in (first, second, third)]
    assert states == [State.WAITING, State.ACCEPTED, State.ACCEPTED]  # who is approved first, comes first
    places.withdraw(Application.objects.get(pk=third.pk), by=third.person)
    assert Application.objects.get(pk=first.pk).state == State.OFFERED


def test_a_later_no_takes_the_student_off_the_waiting_list(cohort, school, coordinator):
    first, second, refused, next_one = (places.apply(cohort, UserFactory(), Answers(school=school)) for _ in range(4))
    for application in (first, second, refused, next_one):
        verdicts.judge(application, Verdict.APPROVED, coordinator)
    verdicts.judge(refused, Verdict.REJECTED, coordinator, "She has left the school.")
    places.withdraw(Application.objects.get(pk=first.pk), by=first.person)
    states = [Application.objects.get(pk=one.pk).state for one in (refused, next_one)]
    assert states == [State.SUBMITTED, State.OFFERED]
    with pytest.raises(Refused, match="does not approve"):
        places.offer_place(refused, by=UserFactory())
    verdicts.judge(refused, Verdict.APPROVED, coordinator, "A mix-up of names.")
    assert Application.objects.get(pk=refused.pk).state == State.WAITING


def test_by_decision_nobody_is_offered_a_place_before_the_school_has_spoken(cohort, school, coordinator):
    Cohort.objects.filter(pk=cohort.pk).update(admission=Cohort.Admission.BY_DECISION)
    application, team = applied(cohort, school), UserFactory()
    for verb in (places.offer_place, places.put_on_waiting_list):
        with pytest.raises(Refused, match="Thomas More has not approved"):
            verb(application, by=team)
    verdicts.judge(application, Verdict.REJECTED, coordinator, "Third year only.")
    with pytest.raises(Refused, match="does not approve"):
        places.offer_place(application, by=team)
    with pytest.raises(Refused, match="changed your mind"):
        verdicts.judge(application, Verdict.APPROVED, coordinator)
    verdicts.judge(application, Verdict.APPROVED, coordinator, "A mistake: she is in her third year.")
    assert places.offer_place(application, by=team).state == State.OFFERED
    said = SchoolVerdict.objects.filter(application=application)
    assert [(one.verdict, one.reason) for one in said] == [
        (Verdict.REJECTED, "Third year only."),
        (Verdict.APPROVED, "A mistake: she is in her third year."),
    ]
    with pytest.raises(Refused, match="dealt with"):
        verdicts.judge(application, Verdict.REJECTED, coordinator, "No.")


def test_a_no_asks_for_a_reason_and_the_teams_word_says_who_told_it(cohort, school, coordinator):
    application = applied(cohort, school)
    with pytest.raises(Refused, match="Give a reason"):
        verdicts.judge(application, Verdict.REJECTED, coordinator, " ")
    with pytest.raises(Refused, match="Say who"):
        verdicts.judge(application, Verdict.APPROVED, UserFactory(), for_school=True)
    verdicts.judge(application, Verdict.APPROVED, UserFactory(), "Mr Claes, by telephone", for_school=True)
    assert SchoolVerdict.objects.get().for_school


def test_two_clicks_are_one_word(cohort, school, coordinator):
    Cohort.objects.filter(pk=cohort.pk).update(admission=Cohort.Admission.BY_DECISION)
    application = applied(cohort, school)
    for _ in range(2):
        verdicts.judge(application, Verdict.APPROVED, coordinator)
    assert SchoolVerdict.objects.count() == 1


def test_another_schools_word_does_not_count(cohort, school, coordinator):
    person, other = UserFactory(), SchoolFactory(keeper=cohort.organisation)
    application = places.apply(cohort, person, Answers(school=school))
    verdicts.judge(application, Verdict.APPROVED, coordinator)
    places.withdraw(Application.objects.get(pk=application.pk), by=person)
    again = places.apply(cohort, person, Answers(school=other))
    assert (again.state, again.school_verdict) == (State.SUBMITTED, "")


def test_the_rule_begins_before_anybody_waits_and_ends_with_places_for_all(cohort, school):
    waiting = places.apply(cohort, UserFactory(), Answers(school=school))
    cohort = verdicts.change_asking_schools(cohort, False, UserFactory())
    waiting.refresh_from_db()
    assert waiting.holds_a_place
    ApplicationFactory(cohort=cohort, state=State.WAITING)
    with pytest.raises(Refused, match="waiting list already"):
        verdicts.change_asking_schools(cohort, True, UserFactory())


def test_the_trail_cannot_be_rewritten(cohort, school, coordinator):
    verdicts.judge(applied(cohort, school), Verdict.REJECTED, coordinator, "No.")
    for act in (lambda rows: rows.update(verdict=Verdict.APPROVED), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(SchoolVerdict.objects.all())
    SchoolVerdict.objects.update(reason="")  # what was typed can be erased


# The coordinator's pages


def test_a_coordinator_sees_the_own_students_and_nothing_they_wrote(client, cohort, school, coordinator):
    client.force_login(coordinator)
    mine = applied(cohort, school, person__full_name="Elif Yıldız", motivation="Secret reasons")
    other = SchoolFactory(keeper=cohort.organisation)
    theirs = applied(cohort, other, person__full_name="Robbe Janssens")
    ApplicationFactory(cohort=cohort, school=school, state=State.DRAFT, person__full_name="Not Yet")
    for path in (reverse("cohorts:school"), reverse("cohorts:school_student", args=[mine.public_id])):
        page = client.get(path).content.decode()
        assert "Elif Yıldız" in page
        assert "Robbe" not in page
        assert "Not Yet" not in page
        assert "Secret" not in page
    assert client.get(reverse("cohorts:school_student", args=[theirs.public_id])).status_code == 404
    for verdict in Verdict.values:
        assert client.post(reverse("cohorts:judge_student", args=[theirs.public_id, verdict])).status_code == 404
    client.post(reverse("cohorts:approve_students"), {"pick": [str(theirs.public_id)]})
    theirs.refresh_from_db()
    assert theirs.school_verdict == ""
    for name in ("overview", "applications", "ranking", "criteria", "reviews"):
        assert client.get(reverse(f"cohorts:{name}", args=[cohort.public_id])).status_code == 404
    sheet = client.get(reverse("cohorts:export_school", args=["csv"])).content.decode()
    assert "Elif" in sheet
    assert "Robbe" not in sheet


def test_a_coordinator_approves_several_and_rejects_one_with_a_reason(client, cohort, school, coordinator):
    client.force_login(coordinator)
    one, two, three = (applied(cohort, school) for _ in range(3))
    page = client.get(reverse("cohorts:school"))
    assert "3 students wait for your approval" in page.content.decode()
    page = client.post(
        reverse("cohorts:approve_students"), {"pick": [str(one.public_id), str(two.public_id)]}, follow=True
    )
    assert "2 students approved." in page.content.decode()
    reject = reverse("cohorts:judge_student", args=[three.public_id, "rejected"])
    assert client.get(reject).status_code == 200
    assert client.post(reject, {"reason": ""}).status_code == 422
    assert client.post(reject, {"reason": "Not enrolled with us."}).status_code == 302
    verdict = SchoolVerdict.objects.get(application=three)
    assert (verdict.verdict, verdict.by) == (Verdict.REJECTED, coordinator)
    assert client.get(reverse("cohorts:judge_student", args=[three.public_id, "perhaps"])).status_code == 404
    assert {row.state for row in Application.objects.filter(pk__in=[one.pk, two.pk])} == {State.ACCEPTED}


def test_nobody_else_comes_in(client, cohort, school, coordinator):
    application = applied(cohort, school)
    paths = [
        reverse("cohorts:school"),
        reverse("cohorts:export_school", args=["csv"]),
        reverse("cohorts:school_student", args=[application.public_id]),
        reverse("cohorts:judge_student", args=[application.public_id, "approved"]),
    ]
    strangers = [
        MembershipFactory(organisation=cohort.organisation).user,
        MembershipFactory(organisation=school, role=Role.PARTNER_CONTACT).user,
        CohortRoleFactory(cohort=cohort, role="reviewer").user,
        application.person,
    ]
    for person in strangers:
        client.force_login(person)
        assert [client.get(path).status_code for path in paths] == [403, 403, 404, 404]
        approve = client.post(reverse("cohorts:approve_students"), {"pick": [str(application.public_id)]})
        assert approve.status_code == 404
    other = MembershipFactory(organisation=SchoolFactory(keeper=cohort.organisation), role=Role.COORDINATOR).user
    client.force_login(other)
    assert [client.get(path).status_code for path in paths] == [200, 200, 404, 404]


def test_the_organiser_writes_down_what_a_school_said(client, cohort, school):
    application = applied(cohort, school)
    organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    path = reverse("cohorts:judge_for_school", args=[cohort.public_id, application.public_id, "approved"])
    assert client.get(path).status_code == 200
    assert client.post(path.replace("approved", "perhaps"), {"reason": "Mr Claes"}).status_code == 404
    assert client.post(path, {"reason": ""}).status_code == 422
    page = client.post(path, {"reason": "Mr Claes, by telephone"}, follow=True)
    assert "Mr Claes, by telephone" in page.content.decode()
    application.refresh_from_db()
    assert application.state == State.ACCEPTED
    client.force_login(MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user)
    assert client.get(path).status_code == 403


def test_a_coordinator_who_applies_is_approved_by_a_colleague(client, cohort, school, coordinator):
    own = applied(cohort, school, person=coordinator)
    with pytest.raises(Refused, match="your own"):
        verdicts.judge(own, Verdict.APPROVED, coordinator)
    client.force_login(coordinator)
    assert client.get(reverse("cohorts:school_student", args=[own.public_id])).status_code == 404
    colleague = MembershipFactory(organisation=school, role=Role.COORDINATOR).user
    assert verdicts.judge(own, Verdict.APPROVED, colleague).state == State.ACCEPTED
