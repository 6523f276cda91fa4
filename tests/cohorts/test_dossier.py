"""The checklist, guardians, and what is cleared."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.actions.erasure import erase
from accounts.models import Text
from cohorts.actions import accommodations, dossier, gates, guardians
from cohorts.dossier import checklist_of
from cohorts.models import Accommodation, GateRequest, GateResult, GuardianConsent, Question, Reminder
from cohorts.personal import gates as gates_held
from cohorts.things.dossier import dossier_to_complete, requests_to_answer
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    BRUSSELS,
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    GateFactory,
    GateRequestFactory,
    GateResultFactory,
    GuardianConsentFactory,
    MembershipFactory,
    QuestionFactory,
    SessionFactory,
    TextFactory,
)

pytestmark = pytest.mark.django_db
DUE = date(2031, 5, 20)


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date(2031, 6, 3), dossier_due_on=DUE)


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation, user__full_name="Ilse Maes").user


@pytest.fixture
def fitness(cohort):
    return GateFactory(cohort=cohort, sessions=[SessionFactory(cohort=cohort)])


@pytest.fixture
def gown(cohort):
    return QuestionFactory(cohort=cohort, label="Gown size", required=True)


def reminders():
    return OutgoingMail.objects.filter(kind="cohorts/reminder")


# The checklist


def test_the_checklist_says_what_is_missing_and_until_when(anna, gown, fitness):
    checklist = checklist_of(anna)
    assert [(item.title, item.state, item.detail) for item in checklist.items] == [
        ("Questions of the dossier", "missing", "Gown size"),
        ("Fitness for the cleanroom", "missing", ""),
    ]
    assert checklist.due_on == DUE
    AnswerFactory(question=gown, application=anna)
    gates.declare_fitness(fitness, anna, "not_fit")
    checklist = checklist_of(anna)
    assert checklist.is_complete
    assert [item.state for item in checklist.items] == ["done", "instead"]


def test_a_gate_may_have_a_day_of_its_own(anna, gown, fitness):
    fitness.due_on = DUE - timedelta(days=5)
    fitness.save()
    assert [item.title for item in checklist_of(anna).missing] == [
        "Fitness for the cleanroom",
        "Questions of the dossier",
    ]


def test_the_team_s_turn_is_not_the_student_s(cohort, anna, fitness):
    GateFactory(cohort=cohort, pretest=True)
    gates.declare_fitness(fitness, anna, "adapt", "A stool.")
    checklist = checklist_of(anna)
    assert checklist.is_complete
    assert len(checklist.waits) == 2


def test_the_student_finds_it_on_the_application(client, anna, gown, fitness):
    client.force_login(anna.person)
    page = client.get(anna.get_absolute_url()).content.decode()
    assert "Your dossier" in page
    assert "Gown size" in page
    assert "by Tuesday 20 May" in page


def test_my_page_says_what_is_missing(anna, gown, fitness):
    [thing] = dossier_to_complete(anna.person)
    assert thing.title == "2 things are missing in your dossier"
    assert thing.until.date() == DUE  # what is due comes before what is always open
    AnswerFactory(question=gown, application=anna)
    gates.declare_fitness(fitness, anna, "fit")
    assert dossier_to_complete(anna.person) == []


def test_whoever_waits_for_a_place_has_no_dossier(client, cohort, gown):
    waiting = ApplicationFactory(cohort=cohort, state="waiting")
    client.force_login(waiting.person)
    assert "Your dossier" not in client.get(waiting.get_absolute_url()).content.decode()


# The team's list


@pytest.fixture
def full(client, cohort, gown, fitness, organiser):
    client.force_login(organiser)
    for number in range(30):
        row = ApplicationFactory(cohort=cohort, person__full_name=f"Student {number:02}")
        if number < 10:
            AnswerFactory(question=gown, application=row)
            GateResultFactory(gate=fitness, application=row, outcome="not_fit" if number == 3 else "fit")
    return reverse("cohorts:dossiers", args=[cohort.public_id])


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_a_fixed_number_of_queries(
    client, cohort, gown, fitness, organiser, number, django_assert_max_num_queries
):
    ApplicationFactory.create_batch(number, cohort=cohort)
    client.force_login(organiser)
    with django_assert_max_num_queries(32):
        page = client.get(reverse("cohorts:dossiers", args=[cohort.public_id])).content.decode()
    assert f"{number} participant" in page


def test_the_list_is_searched_and_filtered(client, full):
    assert "20 participants" in client.get(full, {"state": "missing"}).content.decode()
    assert "10 participants" in client.get(full, {"state": "complete"}).content.decode()
    found = client.get(full, {"state": "instead"}).content.decode()
    assert "Student 03" in found
    assert "Student 04" not in found
    assert "1 participant" in client.get(full, {"q": "student 07"}).content.decode()


def test_the_file_says_nothing_of_fitness(client, full):
    text = client.get(full, {"export": "csv"}).content.decode()
    lines = text.splitlines()
    assert len(lines) == 31
    assert "equivalent" not in text
    assert "fit," not in text
    assert lines[4].startswith("Student 03")
    assert lines[4].endswith("done,done")
    assert client.get(full, {"export": "xlsx"}).content[:2] == b"PK"


def test_one_dossier_shows_results_requests_and_reminders(client, cohort, anna, fitness, organiser):
    gates.declare_fitness(fitness, anna, "fit")
    GateRequestFactory(gate=fitness, application=anna)
    Reminder.objects.create(application=anna, due_on=DUE, step=14)
    client.force_login(organiser)
    page = client.get(reverse("cohorts:dossier", args=[cohort.public_id, anna.public_id])).content.decode()
    for words in ("Anna Żółć", "What was noted at the gates", "Requests", "for 20 May"):
        assert words in page


def test_the_list_of_people_counts_gates_as_missing(client, cohort, anna, gown, fitness, organiser):
    AnswerFactory(question=gown, application=anna)
    client.force_login(organiser)
    people = reverse("cohorts:people", args=[cohort.public_id])
    assert "1 missing" in client.get(people).content.decode()
    assert "Anna" in client.get(people, {"missing": "yes"}).content.decode()
    gates.declare_fitness(fitness, anna, "fit")
    assert "1 missing" not in client.get(people).content.decode()


# Guardians


@pytest.fixture
def minor(cohort, anna, fitness):
    """Anna, who said that she is under 18, with an organiser who wrote the text for guardians."""
    question = QuestionFactory(cohort=cohort, kind=Question.Kind.YES_NO, meaning="under_18", required=True)
    AnswerFactory(question=question, application=anna, value=True)
    TextFactory(organisation=cohort.organisation, key=Text.Key.GUARDIAN)
    return anna


TYPED = {"full_name": "Griet Peeters", "email": "griet@home.example", "language": "nl"}


def link_of(consent_mail) -> str:
    return next(word for word in consent_mail.text.split() if "/guardian/" in word)


def path_of(link: str) -> str:
    return "/guardian/" + link.split("/guardian/")[1]


def test_a_guardian_agrees_by_mail(client, minor, fitness):
    client.force_login(minor.person)
    page = reverse("cohorts:guardian", args=[minor.public_id])
    assert client.post(page, TYPED).status_code == 302
    mail = OutgoingMail.objects.get(kind="cohorts/guardian_asked")
    assert (mail.to_address, mail.language, mail.secret) == ("griet@home.example", "nl", True)
    client.logout()
    answer = client.get(path_of(link_of(mail)), follow=True)
    assert "Anna Żółć" in answer.content.decode()
    token = path_of(link_of(mail)).strip("/").split("/")[1]
    assert token not in answer.redirect_chain[-1][0]
    client.post(answer.redirect_chain[-1][0], {"answer": "yes"})
    assert GuardianConsent.objects.get().is_given
    assert OutgoingMail.objects.get(kind="cohorts/guardian_answered").recipient == minor.person
    gates.declare_fitness(fitness, minor, "fit")


def test_the_row_keeps_no_token(minor):
    consent = guardians.ask_guardian(minor, **TYPED)
    token = path_of(link_of(OutgoingMail.objects.get(kind="cohorts/guardian_asked"))).strip("/").split("/")[1]
    assert token not in str(vars(consent))


def test_a_guardian_refuses_and_takes_back(minor):
    consent = guardians.ask_guardian(minor, **TYPED)
    assert guardians.answer_as_guardian(consent, agrees=False).refused_at
    assert guardians.answer_as_guardian(consent, agrees=True).is_given
    assert not guardians.answer_as_guardian(consent, agrees=False).is_given
    assert [item.state for item in checklist_of(minor).items if "guardian" in item.title] == ["missing"]


def test_asking_again_ends_the_link_before(client, minor):
    guardians.ask_guardian(minor, **TYPED)
    first = OutgoingMail.objects.get(kind="cohorts/guardian_asked")
    guardians.ask_guardian(minor, **(TYPED | {"email": "jan@home.example"}))
    answer = client.get(path_of(link_of(first)), follow=True)
    assert "asked again since" in answer.content.decode()
    with pytest.raises(Refused):
        guardians.answer_as_guardian(GuardianConsent.objects.order_by("pk")[0], agrees=True)


def test_nobody_is_their_own_guardian(minor):
    with pytest.raises(Refused, match="own address"):
        guardians.ask_guardian(minor, **(TYPED | {"email": minor.person.email.upper()}))


def test_whoever_is_of_age_asks_no_guardian(client, anna, fitness):
    client.force_login(anna.person)
    page = reverse("cohorts:guardian", args=[anna.public_id])
    assert client.post(page, TYPED).status_code == 422
    assert not GuardianConsent.objects.exists()


def test_without_the_link_there_is_no_page(client, minor):
    consent = guardians.ask_guardian(minor, **TYPED)
    assert client.get(reverse("cohorts:guardian_consent", args=[consent.public_id])).status_code == 404
    assert client.get(reverse("cohorts:open_guardian", args=["guessed"])).status_code == 404


def test_the_text_for_guardians_is_needed(anna, cohort, fitness):
    question = QuestionFactory(cohort=cohort, kind=Question.Kind.YES_NO, meaning="under_18")
    AnswerFactory(question=question, application=anna, value=True)
    with pytest.raises(Refused, match="not ready yet"):
        guardians.ask_guardian(anna, **TYPED)


# What is granted by name


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort, user__full_name="Tom Baert").user


# What the team has to do


def test_requests_wait_on_the_organiser_s_page(cohort, anna, fitness, organiser):
    GateRequestFactory(gate=fitness, application=anna)
    assert requests_to_answer(organiser)[0].title == "1 participant asks you to look at a gate again"
    assert requests_to_answer(anna.person) == []


# Cleared, handed out, forgotten


@pytest.fixture
def told(minor, fitness, organiser, trainer):
    """Anna said and was told whatever can be said."""
    GuardianConsentFactory(application=minor, given_at=timezone.now())
    guardians.emails.guardian_asked(GuardianConsent.objects.get(), "token")
    gates.declare_fitness(fitness, minor, "adapt", "A stool.")
    gates.answer_request(GateRequest.objects.get(), "opened", "There is one.", by=organiser)
    accommodations.grant(minor, "other", "A stool at bench 2.", [trainer], by=organiser)
    return minor


def assert_forgotten():
    assert not GateResult.objects.filter(gate__kind="fitness").exclude(outcome="").exists()
    assert not GateResult.objects.exclude(note="").exists()
    assert not GateRequest.objects.exclude(words="", reason="").exists()
    assert not Accommodation.objects.exclude(words="").exists()
    assert not GuardianConsent.objects.exclude(full_name="", email="").exists()
    assert not OutgoingMail.objects.filter(to_address="griet@home.example").exists()


def test_a_month_after_the_cohort_what_was_said_is_cleared(told):
    ends = datetime(2031, 6, 5, 3, tzinfo=BRUSSELS)
    assert dossier.clear_due(ends + timedelta(days=30)) == 0
    assert dossier.clear_due(ends + timedelta(days=31)) == 6
    assert_forgotten()
    assert dossier.clear_due(ends + timedelta(days=32)) == 0


def test_everything_is_handed_out(told):
    held = gates_held.export(told.person)
    assert [row["outcome"] for row in held["results"]] == ["fit, if something is adapted", "opened by the team"]
    assert held["requests"][0]["asked"] == "A stool."
    assert held["granted"][0]["what"] == "A stool at bench 2."
    assert held["guardians"][0]["e-mail"] == "griet@home.example"


def test_everything_is_forgotten(told):
    erase(told.person)
    assert_forgotten()
    assert GuardianConsent.objects.get().given_at  # that it was given stays
