"""Gates: what stands before a session, what opens it, who asks again and who answers."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Acceptance, Text
from cohorts.actions import gates as actions
from cohorts.doors import presence
from cohorts.gates import passages, standing
from cohorts.models import GateRequest, GateResult, Question
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    GateFactory,
    GateResultFactory,
    GuardianConsentFactory,
    MembershipFactory,
    QuestionFactory,
    SessionFactory,
    SittingFactory,
    TextFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def cleanroom(cohort):
    return SessionFactory(cohort=cohort, title="Gowning in grade B", type="cleanroom")


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation, user__full_name="Ilse Maes").user


@pytest.fixture
def briefing(cohort, cleanroom):
    return GateFactory(cohort=cohort, briefing=True, sessions=[cleanroom])


@pytest.fixture
def fitness(cohort, cleanroom):
    return GateFactory(cohort=cohort, sessions=[cleanroom], equivalent_task="Watches through the window.")


def passage(gate, application):
    return passages([gate], [application])[application.pk][0]


def page(name, application, gate):
    return reverse(f"cohorts:{name}", args=[application.public_id, gate.public_id])


# What shuts a door


def test_standing_names_what_shuts_the_door(cohort, cleanroom, anna, briefing, fitness):
    bo = ApplicationFactory(cohort=cohort)
    GateFactory(cohort=cohort, pretest=True)  # stands before another session
    GateResultFactory(gate=briefing, application=anna, outcome="accepted")
    GateResultFactory(gate=fitness, application=anna)
    GateResultFactory(gate=fitness, application=bo, outcome="not_fit")
    said = {anna.pk: [], bo.pk: ["Safety briefing: missing", "Fitness for the cleanroom: equivalent task"]}
    assert standing(cleanroom, [anna, bo]) == said
    assert standing(SittingFactory(session=cleanroom), [anna, bo]) == said


def test_a_session_without_gates_is_open(cohort, anna, briefing):
    assert standing(SessionFactory(cohort=cohort), [anna]) == {anna.pk: []}


def test_a_retired_gate_shuts_nothing(cleanroom, anna, briefing):
    actions.retire_gate(briefing)
    assert standing(cleanroom, [anna]) == {anna.pk: []}


def test_the_door_says_nothing_of_fitness_but_the_task(cleanroom, anna, fitness):
    actions.declare_fitness(fitness, anna, "not_fit")
    [word] = standing(cleanroom, [anna])[anna.pk]
    assert "fit" not in word.replace(fitness.title, "").lower()


@pytest.mark.parametrize("number", [1, 30])
def test_standing_asks_a_fixed_number_of_queries(cohort, cleanroom, briefing, number, django_assert_num_queries):
    applications = ApplicationFactory.create_batch(number, cohort=cohort)
    QuestionFactory(cohort=cohort, kind=Question.Kind.YES_NO, meaning="under_18")
    with django_assert_num_queries(6):
        assert len(standing(cleanroom, applications)) == number


# Participants under 18


@pytest.fixture
def under_18(cohort):
    return QuestionFactory(cohort=cohort, kind=Question.Kind.YES_NO, meaning="under_18")


def test_no_gate_opens_before_a_guardian_agreed(cleanroom, anna, briefing, under_18):
    assert standing(cleanroom, [anna])[anna.pk][0] == "Whether you are under 18: missing"
    AnswerFactory(question=under_18, application=anna, value=True)
    assert "parent or guardian" in standing(cleanroom, [anna])[anna.pk][0]
    with pytest.raises(Refused, match="parent or guardian"):
        actions.accept_version(briefing, anna, briefing.text)
    consent = GuardianConsentFactory(application=anna, given_at=anna.submitted_at)
    actions.accept_version(briefing, anna, briefing.text)
    assert standing(cleanroom, [anna]) == {anna.pk: []}
    consent.withdrawn_at = anna.submitted_at
    consent.save()
    assert standing(cleanroom, [anna])[anna.pk]


def test_whoever_is_of_age_needs_no_guardian(cleanroom, anna, briefing, under_18):
    AnswerFactory(question=under_18, application=anna, value=False)
    actions.accept_version(briefing, anna, briefing.text)
    assert standing(cleanroom, [anna]) == {anna.pk: []}


def test_a_question_that_is_asked_no_more_shuts_no_gate(cleanroom, anna, cohort, briefing, under_18):
    said_so = ApplicationFactory(cohort=cohort)
    AnswerFactory(question=under_18, application=said_so, value=True)
    under_18.retired_at = anna.submitted_at
    under_18.save()
    actions.accept_version(briefing, anna, briefing.text)
    told = standing(cleanroom, [anna, said_so])
    assert told[anna.pk] == []
    assert "parent or guardian" in told[said_so.pk][0]


def test_consent_taken_back_shuts_a_gate_that_was_open(cohort, cleanroom, anna, briefing, under_18):
    """Also on the team's page of the day, which reads all sittings at once."""
    AnswerFactory(question=under_18, application=anna, value=True)
    consent = GuardianConsentFactory(application=anna, given_at=anna.submitted_at)
    actions.accept_version(briefing, anna, briefing.text)
    sitting = SittingFactory(session=cleanroom)
    sitting.refresh_from_db()
    assert presence.people(sitting)[0].gates == []
    consent.withdrawn_at = anna.submitted_at
    consent.save()
    assert presence.people(sitting)[0].gates == ["Consent of a parent or guardian: missing"]


# Accepting a version


def test_accepting_names_the_version_and_counts_once(anna, briefing):
    first = actions.accept_version(briefing, anna, briefing.text)
    assert actions.accept_version(briefing, anna, briefing.text) == first
    assert passage(briefing, anna).is_open
    assert Acceptance.objects.filter(user=anna.person, text=briefing.text).count() == 1


def test_a_newer_version_shuts_the_gate_again(client, cohort, cleanroom, anna, briefing, organiser):
    client.force_login(organiser)
    list_of_gates = reverse("cohorts:gates", args=[cohort.public_id])
    old = briefing.text
    actions.accept_version(briefing, anna, old)
    assert "1 of 1 open" in client.get(list_of_gates).text
    new = TextFactory(organisation=cohort.organisation, key=Text.Key.BRIEFING)
    fields = {"kind": "briefing", "title": briefing.title, "text": new}
    actions.save_gate(cohort, briefing, sessions=[cleanroom], **fields)
    assert "0 of 1 open" in client.get(list_of_gates).text
    assert standing(cleanroom, [anna]) == {anna.pk: ["Safety briefing: accepted in an older version"]}
    with pytest.raises(Refused, match="newer version"):
        actions.accept_version(briefing, anna, old)


def test_a_page_that_showed_an_older_version_accepts_nothing(client, anna, briefing):
    client.force_login(anna.person)
    answer = client.post(page("accept_gate", anna, briefing), {"version": str(TextFactory().public_id)}, follow=True)
    assert "newer version" in answer.content.decode()
    assert not GateResult.objects.exists()


def test_a_student_reads_and_accepts(client, anna, briefing):
    client.force_login(anna.person)
    answer = client.get(page("gate", anna, briefing))
    assert "What is kept." in answer.content.decode()
    client.post(page("accept_gate", anna, briefing), {"version": str(briefing.text.public_id)})
    assert passage(briefing, anna).is_open
    assert "Accepted on" in client.get(page("gate", anna, briefing)).content.decode()


# Fitness


@pytest.mark.parametrize(("outcome", "opens", "settled"), [("fit", True, True), ("not_fit", False, True)])
def test_fitness_is_declared(anna, fitness, outcome, opens, settled):
    actions.declare_fitness(fitness, anna, outcome)
    assert (passage(fitness, anna).is_open, passage(fitness, anna).is_settled) == (opens, settled)


def test_adapt_waits_for_a_named_person(anna, fitness, organiser):
    with pytest.raises(Refused, match="what would help"):
        actions.declare_fitness(fitness, anna, "adapt")
    actions.declare_fitness(fitness, anna, "adapt", "A stool at the bench.")
    assert not passage(fitness, anna).is_settled
    asked = GateRequest.objects.get()
    assert asked.words == "A stool at the bench."
    actions.answer_request(asked, "opened", "There is a stool.", by=organiser)
    assert passage(fitness, anna).is_open


def test_declaring_anew_takes_the_request_back(anna, fitness):
    actions.declare_fitness(fitness, anna, "adapt", "A stool.")
    actions.declare_fitness(fitness, anna, "fit")
    assert not GateRequest.objects.open().exists()
    assert passage(fitness, anna).is_open


def test_only_three_answers_are_taken(client, anna, fitness):
    client.force_login(anna.person)
    answer = client.post(page("gate", anna, fitness), {"outcome": "opened", "words": "Because"})
    assert answer.status_code == 422
    assert "Because" in answer.content.decode()
    assert not GateResult.objects.exists()


def test_history_holds_neither_outcome_nor_words(anna, fitness, organiser):
    actions.declare_fitness(fitness, anna, "adapt", "A stool.")
    actions.answer_request(GateRequest.objects.get(), "opened", "Because of the stool.", by=organiser)
    for model, fields in ((GateResult, ("outcome", "note", "points")), (GateRequest, ("words", "reason"))):
        names = {field.name for field in model.history.rel.related_model._meta.fields}
        assert not names & set(fields)


# Asking again, and the answer


def test_asking_again_is_answered_by_a_named_person(anna, briefing, organiser):
    asked = actions.ask_again(briefing, anna, "I was briefed at school.")
    with pytest.raises(Refused, match="asked already"):
        actions.ask_again(briefing, anna, "Please.")
    with pytest.raises(Refused, match="reason"):
        actions.answer_request(asked, "opened", " ", by=organiser)
    actions.answer_request(asked, "opened", "The school's briefing is ours.", by=organiser)
    mail = OutgoingMail.objects.get(kind="cohorts/gate_answered")
    assert "Ilse Maes" in mail.text
    assert "briefing is ours" not in mail.text  # the reason stands on the page alone
    with pytest.raises(Refused, match="Ilse Maes has answered"):
        actions.answer_request(asked, "stays", "No.", by=organiser)
    assert passage(briefing, anna).is_open
    with pytest.raises(Refused, match="open for you"):
        actions.ask_again(briefing, anna, "Once more")


def test_a_gate_can_stay_shut_and_be_asked_about_again(anna, briefing, organiser):
    actions.answer_request(actions.ask_again(briefing, anna, "No time."), "stays", "It takes ten minutes.", organiser)
    assert not passage(briefing, anna).is_open
    assert actions.why_cannot_ask_again(briefing, anna) == ""


def test_nobody_opens_a_gate_for_themselves(cohort, briefing, organiser):
    own = ApplicationFactory(cohort=cohort, person=organiser)
    with pytest.raises(Refused, match="themselves"):
        actions.open_for(briefing, own, "opened", "Because.", by=organiser)


def test_opening_for_somebody_answers_what_they_asked(anna, briefing, organiser):
    asked = actions.ask_again(briefing, anna, "Please look.")
    actions.open_for(briefing, anna, "equivalent", "Watches this year.", by=organiser)
    asked.refresh_from_db()
    assert (asked.answered_by, asked.answer) == (organiser, "equivalent")
    assert passage(briefing, anna).is_settled
    assert not passage(briefing, anna).is_open


def test_what_was_known_before_is_kept_superseded(anna, fitness):
    actions.declare_fitness(fitness, anna, "fit")
    actions.declare_fitness(fitness, anna, "not_fit")
    assert [row.outcome for row in GateResult.objects.order_by("pk")] == ["fit", "not_fit"]
    assert GateResult.objects.current().count() == 1


# Entry tests


@pytest.fixture
def pretest(cohort, cleanroom):
    return GateFactory(cohort=cohort, pretest=True, sessions=[cleanroom])


def test_points_open_the_gate_from_the_pass_mark_on(cohort, anna, pretest, organiser):
    bo = ApplicationFactory(cohort=cohort)
    assert actions.enter_points(pretest, {anna: Decimal("6"), bo: Decimal("5.5")}, by=organiser) == 2
    assert passage(pretest, anna).is_open
    assert passage(pretest, bo).words == "Entry test: not passed"
    assert actions.enter_points(pretest, {anna: Decimal("6")}, by=organiser) == 0


def test_points_change_only_with_a_reason(anna, pretest, organiser):
    actions.enter_points(pretest, {anna: Decimal(4)}, by=organiser)
    with pytest.raises(Refused, match="reason"):
        actions.enter_points(pretest, {anna: Decimal(8)}, by=organiser)
    actions.enter_points(pretest, {anna: Decimal(8)}, by=organiser, reason="Question 3 was counted wrong.")
    assert passage(pretest, anna).is_open


@pytest.mark.parametrize("typed", ["11", "-1", "many", "NaN", "1.234"])
def test_wrong_points_are_said_at_the_field_and_nothing_is_written(client, cohort, anna, pretest, organiser, typed):
    client.force_login(organiser)
    bo = ApplicationFactory(cohort=cohort)
    address = reverse("cohorts:gate_points", args=[cohort.public_id, pretest.public_id])
    answer = client.post(address, {f"points-{anna.public_id}": typed, f"points-{bo.public_id}": "7"})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()
    assert not GateResult.objects.exists()


def test_points_are_noted_on_one_page(client, cohort, anna, pretest, organiser):
    client.force_login(organiser)
    address = reverse("cohorts:gate_points", args=[cohort.public_id, pretest.public_id])
    assert client.post(address, {f"points-{anna.public_id}": "7,5"}).status_code == 302
    assert 'value="7.5"' in client.get(address).content.decode()
