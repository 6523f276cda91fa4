"""The pages of gates: set up, retired, noted on, and who sees which."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import Text
from cohorts.actions import gates as actions
from cohorts.models import Gate
from records.errors import Refused
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    GateFactory,
    GateRequestFactory,
    MembershipFactory,
    SessionFactory,
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


def page(name, application, gate):
    return reverse(f"cohorts:{name}", args=[application.public_id, gate.public_id])


@pytest.fixture
def pretest(cohort, cleanroom):
    return GateFactory(cohort=cohort, pretest=True, sessions=[cleanroom])


def test_a_gate_is_set_up(client, cohort, cleanroom, organiser):
    client.force_login(organiser)
    text = TextFactory(organisation=cohort.organisation, key=Text.Key.BRIEFING)
    typed = {"kind": "briefing", "title": "Briefing", "text": text.pk, "sessions": [cleanroom.pk]}
    assert client.post(reverse("cohorts:add_gate", args=[cohort.public_id]), typed).status_code == 302
    gate = Gate.objects.get()
    assert list(gate.sessions.all()) == [cleanroom]
    assert "Briefing" in client.get(reverse("cohorts:gates", args=[cohort.public_id])).content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"kind": "briefing"}, "Choose the text"),
        ({"kind": "pretest", "points": "10"}, "pass mark"),
        ({"kind": "host_rules", "text": "briefing"}, "of this kind"),
    ],
)
def test_an_incomplete_gate_is_refused_at_the_field(client, cohort, organiser, typed, said):
    client.force_login(organiser)
    text = TextFactory(organisation=cohort.organisation, key=Text.Key.BRIEFING)
    typed = {key: text.pk if value == "briefing" and key == "text" else value for key, value in typed.items()}
    answer = client.post(reverse("cohorts:add_gate", args=[cohort.public_id]), {"title": "Kept", **typed})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "Kept" in answer.content.decode()


def test_sessions_of_another_cohort_cannot_be_chosen(cohort):
    gate = {"kind": "fitness", "title": "Fitness"}
    with pytest.raises(Refused, match="this cohort"):
        actions.save_gate(cohort, sessions=[SessionFactory()], **gate)


def test_kind_and_pass_mark_stay_once_something_was_noted(cohort, anna, pretest, organiser):
    actions.enter_points(pretest, {anna: Decimal(4)}, by=organiser)
    fields = {"kind": "pretest", "title": "Test", "points": Decimal(10), "percent": 30}
    with pytest.raises(Refused, match="pass mark stays"):
        actions.save_gate(cohort, Gate.objects.get(), sessions=[], **fields)
    with pytest.raises(Refused, match="kind stays"):
        actions.save_gate(cohort, Gate.objects.get(), sessions=[], kind="fitness", title="Test")


def test_a_gate_is_retired_and_brought_back(client, cohort, anna, briefing, organiser):
    client.force_login(organiser)
    address = reverse("cohorts:retire_gate", args=[cohort.public_id, briefing.public_id])
    assert "Stop asking" in client.get(address).content.decode()
    client.post(address)
    assert not Gate.objects.current().exists()
    client.post(reverse("cohorts:bring_back_gate", args=[cohort.public_id, briefing.public_id]))
    assert Gate.objects.current().exists()


def test_another_student_finds_no_gate(client, cohort, anna, briefing):
    client.force_login(ApplicationFactory(cohort=cohort).person)
    for name in ("gate", "ask_gate"):
        assert client.get(page(name, anna, briefing)).status_code == 404


def test_whoever_waits_finds_no_gate(client, cohort, briefing):
    waiting = ApplicationFactory(cohort=cohort, state="waiting")
    client.force_login(waiting.person)
    assert client.get(page("gate", waiting, briefing)).status_code == 404


def desk_addresses(cohort, anna, gate, asked):
    one = [cohort.public_id]
    return [
        reverse("cohorts:gates", args=one),
        reverse("cohorts:add_gate", args=one),
        reverse("cohorts:edit_gate", args=[*one, gate.public_id]),
        reverse("cohorts:retire_gate", args=[*one, gate.public_id]),
        reverse("cohorts:gate_points", args=[*one, gate.public_id]),
        reverse("cohorts:dossiers", args=one),
        reverse("cohorts:dossier", args=[*one, anna.public_id]),
        reverse("cohorts:open_gate", args=[*one, anna.public_id, gate.public_id]),
        reverse("cohorts:grant", args=[*one, anna.public_id]),
        reverse("cohorts:gate_requests", args=one),
        reverse("cohorts:answer_request", args=[*one, asked.public_id]),
    ]


def test_the_desk_is_for_organisers(client, cohort, anna, pretest, organiser):
    asked = GateRequestFactory(gate=pretest, application=anna)
    trainer = CohortRoleFactory(cohort=cohort).user
    stranger = MembershipFactory().user
    for user, status in ((organiser, 200), (trainer, 403), (stranger, 404), (anna.person, 404)):
        client.force_login(user)
        for address in desk_addresses(cohort, anna, pretest, asked):
            assert client.get(address).status_code == status, (user, address)


def test_rows_of_another_cohort_are_not_found(client, cohort, organiser):
    client.force_login(organiser)
    other = GateRequestFactory()
    addresses = desk_addresses(cohort, other.application, other.gate, other)
    for address in addresses[2:5] + addresses[6:9] + addresses[10:]:
        assert client.get(address).status_code == 404, address


def test_a_request_is_answered_on_its_page(client, cohort, anna, briefing, organiser):
    asked = GateRequestFactory(gate=briefing, application=anna)
    client.force_login(organiser)
    address = reverse("cohorts:answer_request", args=[cohort.public_id, asked.public_id])
    assert "briefed at my school" in client.get(address).content.decode()
    assert client.post(address, {"answer": "opened"}).status_code == 422
    assert client.post(address, {"answer": "opened", "reason": "Yes."}).status_code == 302
    client.force_login(anna.person)
    seen = client.get(page("gate", anna, briefing)).content.decode()
    assert "Ilse Maes" in seen
    assert "Yes." in seen


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_of_requests_asks_a_fixed_number_of_queries(
    client, cohort, briefing, organiser, number, django_assert_max_num_queries
):
    for application in ApplicationFactory.create_batch(number, cohort=cohort):
        GateRequestFactory(gate=briefing, application=application)
    client.force_login(organiser)
    with django_assert_max_num_queries(30):
        answer = client.get(reverse("cohorts:gate_requests", args=[cohort.public_id]))
    assert f"{number} request" in answer.content.decode()
