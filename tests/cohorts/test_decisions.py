"""Decisions: the trail of both when one is changed, mails seen before they go, two people deciding at once."""

import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.urls import reverse

from cohorts import story
from cohorts.actions import decisions, places
from cohorts.models import Application, Cohort, Decision
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CohortFactory, MembershipFactory, UserFactory

State = Application.State


def by_decision(**fields):
    return CohortFactory(admission=Cohort.Admission.BY_DECISION, **{"capacity": 2} | fields)


def submitted(cohort, **fields):
    return ApplicationFactory(cohort=cohort, state=State.SUBMITTED, **fields)


@pytest.fixture
def cohort(db):
    return by_decision()


@pytest.fixture
def organiser(client, cohort):
    user = MembershipFactory(organisation=cohort.organisation, user__full_name="Ilse Maes").user
    client.force_login(user)
    return user


def post(client, cohort, name, decision, applications, **more):
    data = {"decision": decision, "pick": [str(one.public_id) for one in applications], "kept": "state=all", **more}
    return client.post(reverse(f"cohorts:{name}", args=[cohort.public_id]), data, follow=True)


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


# Changing a decision


def test_a_changed_decision_asks_why_and_the_trail_shows_both(cohort, organiser):
    application = submitted(cohort)
    decisions.decide([application], "refuse", organiser, "Second year needed.")
    assert decisions.decide([application], "reconsider", organiser).refused[0][1] == "Say why the decision is changed."
    decisions.decide([application], "reconsider", organiser, "She is in her second year.")
    decisions.decide([application], "offer", organiser)
    trail = Decision.objects.filter(application=application)
    assert [(one.kind, one.state_before, one.state_after, one.reason, one.by) for one in trail] == [
        ("refuse", State.SUBMITTED, State.REFUSED, "Second year needed.", organiser),
        ("reconsider", State.REFUSED, State.SUBMITTED, "She is in her second year.", organiser),
        ("offer", State.SUBMITTED, State.OFFERED, "", organiser),
    ]
    reasons = [step.reason for step in story.steps_of(application, for_team=True) if step.reason]
    assert reasons == ["Second year needed.", "She is in her second year."]
    assert [step.reason for step in story.steps_of(application) if step.reason] == ["Second year needed."]
    mail = OutgoingMail.objects.get(kind="cohorts/reconsidered")
    assert "second year" not in mail.text  # it stays with the team


def test_a_decision_is_never_rewritten(cohort, organiser):
    decisions.decide([submitted(cohort)], "offer", organiser)
    for act in (lambda rows: rows.update(kind="refuse"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(Decision.objects.all())


# Looking first


def test_a_rehearsal_says_all_and_does_nothing(cohort, organiser):
    ann, bea, cas = (submitted(cohort, person__full_name=name) for name in ("Ann", "Bea", "Cas"))
    rehearsal = decisions.rehearse([ann, bea, cas], "offer", organiser)
    assert [one.person.full_name for one in rehearsal.outcome.done] == ["Ann", "Bea"]
    assert [(one.person.full_name, why) for one, why in rehearsal.outcome.refused] == [
        ("Cas", "All 2 places are given or offered.")
    ]
    assert [mail.to_name for mail in rehearsal.mails] == ["Ann", "Bea"]
    assert all(mail.html and mail.subject for mail in rehearsal.mails)
    assert not OutgoingMail.objects.exists()
    assert not Decision.objects.exists()
    assert set(cohort.applications.values_list("state", flat=True)) == {State.SUBMITTED}


def test_the_mails_of_those_who_move_up_are_seen_too(organiser):
    cohort = CohortFactory(capacity=1)
    first, second = UserFactory(full_name="First"), UserFactory(full_name="Second")
    holder = places.apply(cohort, first, places.Answers())
    places.apply(cohort, second, places.Answers())
    rehearsal = decisions.rehearse([holder], "withdraw", organiser, "Ill.")
    assert [(mail.to_name, mail.kind) for mail in rehearsal.mails] == [
        ("First", "cohorts/withdrawn"),
        ("Second", "cohorts/place_offered"),
    ]


def test_the_page_shows_the_mails_and_the_second_click_sends_them(client, organiser, cohort):
    ann, bea, cas = (submitted(cohort, person__full_name=name) for name in ("Ann", "Bea", "Cas"))
    page = post(client, cohort, "decide_look", "offer", [ann, bea, cas], **{"from": "ranking"})
    text = page.content.decode()
    assert "Offer a place to 2 people?" in text
    assert "Decide and send 2 mails" in text
    assert "Not for Cas" in text
    assert not OutgoingMail.objects.exists()
    frame = reverse("cohorts:look_mail", args=[cohort.public_id, page.context["key"], 0])
    assert "place" in client.get(frame).content.decode()
    assert client.get(frame.replace("/0/", "/7/")).status_code == 404
    sent = client.post(reverse("cohorts:decide", args=[cohort.public_id]), merge(page.context["hidden"]), follow=True)
    assert "Place offered to Ann, Bea." in said(sent)
    assert sent.request["PATH_INFO"] == reverse("cohorts:ranking", args=[cohort.public_id])
    assert OutgoingMail.objects.filter(kind="cohorts/place_offered").count() == 2


def merge(hidden):
    data: dict[str, list[str]] = {}
    for name, value in hidden:
        data.setdefault(name, []).append(str(value))
    return data


def test_a_reason_is_asked_before_the_mails_are_shown(client, organiser, cohort):
    ann = submitted(cohort, person__full_name="Ann")
    page = post(client, cohort, "decide_look", "refuse", [ann])
    assert "Look at the mails" in page.content.decode()
    assert post(client, cohort, "decide_look", "refuse", [ann], reason="").status_code == 422
    page = post(client, cohort, "decide_look", "refuse", [ann], reason="Second year needed.")
    assert ("reason", "Second year needed.") in page.context["hidden"]
    frame = client.get(reverse("cohorts:look_mail", args=[cohort.public_id, page.context["key"], 0]))
    assert "Second year needed." in frame.content.decode()
    assert "Select at least one application." in said(post(client, cohort, "decide_look", "offer", []))


def test_what_one_person_looks_at_another_cannot_open(client, organiser, cohort):
    page = post(client, cohort, "decide_look", "offer", [submitted(cohort)])
    frame = reverse("cohorts:look_mail", args=[cohort.public_id, page.context["key"], 0])
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    assert client.get(frame).status_code == 404
    client.force_login(UserFactory())
    assert client.get(frame).status_code == 404
    assert client.post(reverse("cohorts:decide_look", args=[cohort.public_id])).status_code == 404


# Two at once


def test_a_page_that_is_old_decides_nothing(client, organiser, cohort):
    application = submitted(cohort)
    seen = f"{application.public_id}:{State.SUBMITTED}"
    decisions.decide([application], "offer", UserFactory(full_name="Bart Claes"))
    page = post(client, cohort, "decide", "refuse", [application], reason="No.", seen=seen)
    assert "In the meantime Bart Claes decided: place offered." in said(page)
    application.refresh_from_db()
    assert application.state == State.OFFERED
    places.accept_offer(application)
    page = post(client, cohort, "decide", "refuse", [application], reason="No.", seen=seen)
    assert "in another state: confirmed" in said(page)
    page = post(client, cohort, "decide", "refuse", [application], reason="No.", seen=["nonsense", "x:y"])
    assert "can be declined" in said(page)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_is_told_of_the_other():
    """Real threads on connections of their own. Without the lock in `decide_one` both decisions are taken: the
    second one reads the state before the first is written, and takes the offer back."""
    cohort = by_decision()
    people = [UserFactory(full_name=name) for name in ("Ann Claes", "Bo Maes")]
    for _ in range(5):
        application = submitted(cohort)
        seen = {application.public_id: State.SUBMITTED}
        start, outcomes = threading.Barrier(2), []

        def decide(decision, by, application=application, seen=seen, start=start, outcomes=outcomes):
            start.wait()
            outcomes.append(decisions.decide([application], decision, by, "No.", seen))
            connections.close_all()

        threads = [threading.Thread(target=decide, args=pair) for pair in zip(("wait", "refuse"), people, strict=True)]
        Cohort.objects.filter(pk=cohort.pk).update(capacity=1)
        if not cohort.applications.filter(state=State.ACCEPTED).exists():
            ApplicationFactory(cohort=cohort)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        done = [one for outcome in outcomes for one in outcome.done]
        refused = [why for outcome in outcomes for _one, why in outcome.refused]
        assert len(done) == 1
        assert "In the meantime" in refused[0]
        assert Decision.objects.filter(application=application).count() == 1
    connection.close()
