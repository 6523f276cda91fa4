"""The student's pages: applying over HTTP with good and bad input, following it, answering, withdrawing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import places
from cohorts.actions.places import Answers
from cohorts.models import Application, Cohort
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CohortFactory, SchoolFactory, TextFactory, UserFactory

pytestmark = pytest.mark.django_db
State = Application.State
STUDIES = {"study_programme": "Biomedical laboratory technology", "study_year": "3", "motivation": "To see it done."}


@pytest.fixture
def cohort():
    cohort = CohortFactory(capacity=2)
    cohort.schools.set([SchoolFactory(keeper=cohort.organisation, name="AP Hogeschool")])
    cohort.texts.set(
        [
            TextFactory(organisation=cohort.organisation),
            TextFactory(organisation=cohort.organisation, key="photos", required=False),
        ]
    )
    return cohort


@pytest.fixture
def student(client):
    student = UserFactory(full_name="Lotte Vermeulen")
    client.force_login(student)
    return student


def address(cohort):
    return reverse("cohorts:apply", args=[cohort.slug])


def answers(cohort, **changed):
    school, privacy = cohort.schools.get(), cohort.texts.get(required=True)
    return {"school": str(school.public_id), f"text_{privacy.public_id}": "on", **STUDIES} | changed


def send(client, cohort, **changed):
    return client.post(address(cohort), answers(cohort, **changed), follow=True)


def test_a_visitor_is_sent_to_sign_up_and_comes_back(client, cohort):
    response = client.get(address(cohort))
    assert response.status_code == 302
    assert response.url == f"{reverse('account_signup')}?next={address(cohort)}"


def test_the_form_names_every_text_with_version_and_date_and_ticks_none(client, student, cohort):
    page = client.get(address(cohort)).content.decode()
    assert "Needed to apply." in page
    assert "Your choice. You can take it back at any time." in page
    for text in cohort.texts.all():
        assert f"version {text.version} of" in page
    assert 'type="checkbox"' in page
    assert "checked" not in page


def test_a_student_applies_and_sees_the_place(client, student, cohort):
    page = send(client, cohort)
    assert "You have a place" in page.content.decode()
    application = Application.objects.get()
    assert application.school.name == "AP Hogeschool"
    assert application.study_year == 3
    assert [acceptance.text.required for acceptance in student.acceptances.all()] == [True]


def test_a_newcomer_gives_a_name_in_any_script(client, cohort):
    for name in ("محمد الأمين", "Αλέξανδρος Παπαδόπουλος", "欧阳娜娜"):
        person = UserFactory(full_name="")
        client.force_login(person)
        send(client, cohort, full_name=name)
        person.refresh_from_db()
        assert person.full_name == name
        page = client.get(Application.objects.get(person=person).get_absolute_url())
        assert name in page.content.decode()


def test_the_name_is_asked_for_when_it_is_missing(client, cohort):
    client.force_login(UserFactory(full_name=""))
    response = send(client, cohort)
    assert response.status_code == 422
    assert "full_name" in response.context["form"].errors


def test_the_name_of_another_school_is_not_called_optional(client, cohort, student):
    page = client.get(address(cohort)).text
    assert "Name of your school</label>" in page


def test_another_school_is_named_in_words(client, student, cohort):
    response = send(client, cohort, school="other")
    assert "Write the name of your school." in response.content.decode()
    send(client, cohort, school="other", school_other="Högskolan i Borås")
    assert Application.objects.get().school_name == "Högskolan i Borås"


def test_the_school_of_another_organiser_is_no_choice(client, student, cohort):
    response = send(client, cohort, school=str(SchoolFactory().public_id))
    assert response.status_code == 422
    assert not Application.objects.exists()


def test_a_refused_form_keeps_what_was_typed(client, student, cohort):
    response = send(client, cohort, study_programme="", motivation="I cultured T cells.")
    assert response.status_code == 422
    page = response.content.decode()
    assert "I cultured T cells." in page
    assert "One answer needs another look." in page
    assert not student.acceptances.exists()


def test_a_required_text_not_accepted_is_said_at_its_box(client, student, cohort):
    privacy = cohort.texts.get(required=True)
    data = answers(cohort)
    del data[f"text_{privacy.public_id}"]
    response = client.post(address(cohort), data)
    assert response.status_code == 422
    assert "tick this box if you agree" in response.content.decode()
    assert not Application.objects.exists()


@pytest.mark.parametrize(("sign", "code"), [("\x00", "U+0000"), ("\x07", "U+0007"), ("\u202e", "U+202E")])
def test_control_characters_are_named_and_nothing_is_written(client, student, cohort, sign, code):
    response = send(client, cohort, motivation=f"Be{sign}cause")
    assert response.status_code == 422
    assert code in response.content.decode()
    assert not Application.objects.exists()


def test_a_motivation_of_10_mb_is_answered_clearly_and_nothing_is_written(client, student, cohort):
    response = send(client, cohort, motivation="x" * 10_000_000)
    assert response.status_code == 413
    assert "That was too much text" in response.content.decode()
    assert not Application.objects.exists()


def test_a_motivation_over_its_length_is_said_at_the_field(client, student, cohort):
    response = send(client, cohort, motivation="x" * 4001)
    assert "4000" in response.content.decode()
    assert not Application.objects.exists()


@pytest.mark.parametrize("state", [State.ACCEPTED, State.WAITING, State.OFFERED, State.SUBMITTED])
def test_whoever_applied_already_lands_on_the_application(client, student, cohort, state):
    ApplicationFactory(cohort=cohort, person=student, state=state)
    assert client.get(address(cohort)).url == Application.objects.get().get_absolute_url()
    page = send(client, cohort)  # a second click, or a second tab
    assert page.redirect_chain == [(Application.objects.get().get_absolute_url(), 302)]
    assert Application.objects.count() == 1
    assert not OutgoingMail.objects.exists()


def test_after_the_deadline_the_page_and_the_verb_say_so(client, student, cohort):
    Cohort.objects.filter(pk=cohort.pk).update(applications_close_at=timezone.now() - timedelta(minutes=1))
    assert "Applications closed on" in client.get(address(cohort)).content.decode()
    response = send(client, cohort)
    assert response.status_code == 422
    page = response.content.decode()
    assert "Applications closed on" in page
    assert "To see it done." in page
    assert not Application.objects.exists()
    assert not student.acceptances.exists()


@pytest.mark.parametrize("hidden", [{"published_at": None}, {"cancelled_at": timezone.now()}])
def test_a_cohort_that_is_not_public_is_not_there(client, student, cohort, hidden):
    Cohort.objects.filter(pk=cohort.pk).update(**hidden)
    assert client.get(address(cohort)).status_code == 404
    assert send(client, cohort).status_code == 404


def test_a_draft_is_kept_while_typing_and_shown_again(client, student, cohort):
    draft = reverse("cohorts:save_draft", args=[cohort.slug])
    response = client.post(draft, {"study_programme": "Chemistry", "motivation": "Bad\x00"})
    assert "Saved at" in response.content.decode()
    assert Application.objects.get().state == State.DRAFT
    page = client.get(address(cohort)).content.decode()
    assert "Chemistry" in page
    send(client, cohort)
    response = client.post(draft, {"motivation": "typed in the other tab"})
    assert "You have a place in this cohort already." in response.content.decode()
    assert Application.objects.get().motivation == "To see it done."


def test_the_application_of_somebody_else_is_not_there(client, student):
    for name in ("application", "decline_offer", "withdraw", "calendar_file"):
        other = ApplicationFactory()
        assert client.get(reverse(f"cohorts:{name}", args=[other.public_id])).status_code == 404
    other = ApplicationFactory(state=State.OFFERED)
    for name in ("accept_offer", "decline_offer", "withdraw"):
        assert client.post(reverse(f"cohorts:{name}", args=[other.public_id])).status_code == 404
    other.refresh_from_db()
    assert other.state == State.OFFERED


@pytest.mark.parametrize("state", [s for s in State if s != State.DRAFT])
def test_every_state_has_its_page(client, student, state):
    application = ApplicationFactory(person=student, state=state, decision_reason="Because of this.")
    if state == State.LAPSED:
        Application.objects.filter(pk=application.pk).update(offer_expires_at=timezone.now())
    response = client.get(application.get_absolute_url())
    assert response.status_code == 200
    assert "History" in response.content.decode()


def test_the_position_on_the_waiting_list_is_told(client, student):
    cohort = CohortFactory(capacity=1)
    for _number in range(3):
        places.apply(cohort, UserFactory(), Answers())
    mine = places.apply(cohort, student, Answers())
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "You are 3rd on the waiting list" in page
    assert "3rd of 3" in page


def test_an_offer_is_answered_on_the_page(client, student):
    mine = ApplicationFactory(person=student, state=State.OFFERED)
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "Yes, I take the place" in page
    assert client.get(reverse("cohorts:accept_offer", args=[mine.public_id])).status_code == 405
    page = client.post(reverse("cohorts:accept_offer", args=[mine.public_id]), follow=True)
    assert "The place is yours." in page.content.decode()
    page = client.post(reverse("cohorts:accept_offer", args=[mine.public_id]), follow=True)
    assert "You have taken this place already." in page.content.decode()


def test_declining_and_withdrawing_ask_first(client, student):
    mine = ApplicationFactory(person=student, state=State.OFFERED)
    decline = reverse("cohorts:decline_offer", args=[mine.public_id])
    assert "Give the place to the next person?" in client.get(decline).content.decode()
    client.post(decline)
    mine.refresh_from_db()
    assert mine.state == State.DECLINED
    other = ApplicationFactory(person=student)
    withdraw = reverse("cohorts:withdraw", args=[other.public_id])
    assert "You lose your place" in client.get(withdraw).content.decode()
    assert "is withdrawn" in client.post(withdraw, follow=True).content.decode()


def test_the_calendar_is_for_those_with_a_place(client, student):
    mine = ApplicationFactory(person=student)
    response = client.get(reverse("cohorts:calendar_file", args=[mine.public_id]))
    assert response["Content-Type"].startswith("text/calendar")
    waiting = ApplicationFactory(person=student, state=State.WAITING)
    assert client.get(reverse("cohorts:calendar_file", args=[waiting.public_id])).status_code == 404


def test_the_history_names_each_state_once(client, student):
    cohort = CohortFactory(capacity=1)
    first = places.apply(cohort, UserFactory(), Answers())
    mine = places.apply(cohort, student, Answers())
    places.withdraw(first, by=first.person)
    client.post(reverse("cohorts:accept_offer", args=[mine.public_id]))
    steps = client.get(mine.get_absolute_url()).context["steps"]
    assert [step.state for step in steps] == [State.WAITING, State.OFFERED, State.ACCEPTED]
    assert steps[-1].who == "Lotte Vermeulen"


def test_the_form_costs_the_same_with_1_and_with_30_schools_and_texts(
    client, student, cohort, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get(address(cohort))
    cohort.schools.add(*[SchoolFactory(keeper=cohort.organisation) for _number in range(30)])
    cohort.texts.add(*[TextFactory(organisation=cohort.organisation, key="rules") for _number in range(5)])
    with django_assert_max_num_queries(16):
        client.get(address(cohort))
