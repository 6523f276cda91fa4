"""What the pages of a participant say of the dossier: what comes first, what is over, what was agreed to."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Text
from cohorts.dossier import checklist_of
from cohorts.models import Question
from tests.factories import (
    AcceptanceFactory,
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    GateFactory,
    QuestionFactory,
    TextFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date(2031, 6, 3))


@pytest.fixture
def anna(cohort, client):
    anna = ApplicationFactory(cohort=cohort)
    client.force_login(anna.person)
    return anna


def test_many_open_questions_are_counted_and_few_are_named(cohort, anna):
    for label in ("Gown size", "Glove size", "Boot size"):
        QuestionFactory(cohort=cohort, label=label, required=True)
    assert checklist_of(anna).items[0].detail == "Gown size, Glove size, Boot size"
    QuestionFactory(cohort=cohort, label="Diet", required=True)
    assert checklist_of(anna).items[0].detail == "4 answers are still missing."


def test_a_gate_that_waits_for_a_guardian_leads_to_the_guardian(client, cohort, anna):
    gate = GateFactory(cohort=cohort)
    TextFactory(organisation=cohort.organisation, key=Text.Key.GUARDIAN)
    under_18 = QuestionFactory(cohort=cohort, kind=Question.Kind.YES_NO, meaning="under_18", required=True)
    page = reverse("cohorts:gate", args=[anna.public_id, gate.public_id])
    assert reverse("cohorts:dossier_form", args=[anna.public_id]) in client.get(page).text
    AnswerFactory(question=under_18, application=anna, value=True)
    assert reverse("cohorts:guardian", args=[anna.public_id]) in client.get(page).text
    item = checklist_of(anna).items[-1]
    assert (item.gate, item.state, item.action) == (gate, "missing", "Look")
    assert item.detail == "Consent of a parent or guardian: missing"


def test_after_the_last_day_nothing_is_asked_any_more(client):
    ended = timezone.now().date() - timedelta(days=9)
    over = CohortFactory(starts_on=ended - timedelta(days=2), ends_on=ended)
    anna = ApplicationFactory(cohort=over)
    QuestionFactory(cohort=over, required=True)
    client.force_login(anna.person)
    assert 'id="dossier"' not in client.get(anna.get_absolute_url()).text
    assert 'id="pass"' not in client.get(reverse("cohorts:my_day", args=[anna.public_id])).text


def test_the_texts_accepted_with_the_application_stand_among_what_was_agreed_to(client, cohort, anna):
    page = reverse("cohorts:consents", args=[anna.public_id])
    assert "Nothing yet" in client.get(page).text
    own = AcceptanceFactory(user=anna.person, text__organisation=cohort.organisation)
    other = AcceptanceFactory(user=anna.person)
    photos = TextFactory(organisation=cohort.organisation, key=Text.Key.PHOTOS, required=False)
    back = AcceptanceFactory(user=anna.person, text=photos, withdrawn_at=timezone.now())
    told = client.get(page).text
    assert "Nothing yet" not in told
    assert reverse("accounts:consent", args=[own.public_id]) in told
    assert reverse("accounts:consent", args=[other.public_id]) not in told
    assert told.index("Taken back") < told.index(reverse("accounts:consent", args=[back.public_id]))
