"""Reminders of what misses in a dossier: to whom, when, and once a step."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import dossier
from cohorts.models import Reminder
from records.models import OutgoingMail
from tests.factories import (
    BRUSSELS,
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    GateFactory,
    MembershipFactory,
    QuestionFactory,
    SessionFactory,
)

pytestmark = pytest.mark.django_db
DUE = date(2031, 5, 20)
NOON = datetime(2031, 5, 6, 12, tzinfo=BRUSSELS)  # fourteen days before


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


def test_reminders_go_only_to_those_who_miss_something(cohort, anna, gown):
    done = ApplicationFactory(cohort=cohort)
    AnswerFactory(question=gown, application=done)
    ApplicationFactory(cohort=cohort, state="waiting")
    assert dossier.remind(NOON) == 1
    mail = reminders().get()
    assert mail.recipient == anna.person
    assert "Questions of the dossier, by Tuesday 20 May" in mail.text


def test_a_step_is_sent_once(anna, gown):
    assert dossier.remind(NOON) == 1
    assert dossier.remind(NOON + timedelta(hours=1)) == 0
    assert dossier.remind(NOON + timedelta(days=6)) == 0
    assert dossier.remind(NOON + timedelta(days=7)) == 1
    assert dossier.remind(NOON + timedelta(days=12)) == 1
    assert dossier.remind(NOON + timedelta(days=14)) == 0
    assert dossier.remind(NOON + timedelta(days=15)) == 1
    assert dossier.remind(NOON + timedelta(days=20)) == 0
    assert list(Reminder.objects.values_list("step", flat=True)) == [14, 7, 2, -1]


def test_a_step_that_was_passed_over_is_not_made_up_for(anna, gown):
    """Somebody confirmed eight days before the day gets the fourteenth's mail, not two at once."""
    assert dossier.remind(NOON + timedelta(days=8)) == 1
    assert Reminder.objects.get().step == 7


def test_too_early_and_at_night_nobody_is_reminded(anna, gown):
    assert dossier.remind(NOON - timedelta(days=1)) == 0
    assert dossier.remind(NOON.replace(hour=7)) == 0
    assert dossier.remind(NOON.replace(hour=22)) == 0


def test_two_days_at_once_are_one_mail(anna, gown, fitness):
    fitness.due_on = DUE + timedelta(days=0)
    fitness.save()
    QuestionFactory(cohort=anna.cohort, label="Boots", required=True)
    fitness.due_on = DUE - timedelta(days=7)
    fitness.save()
    assert dossier.remind(NOON) == 1
    assert reminders().count() == 1
    assert Reminder.objects.count() == 2


def test_without_a_day_nobody_is_reminded(cohort, anna, gown):
    cohort.dossier_due_on = None
    cohort.save()
    assert dossier.remind(NOON) == 0


def test_a_cancelled_cohort_reminds_nobody(cohort, anna, gown):
    cohort.cancelled_at = timezone.now()
    cohort.save()
    assert dossier.remind(NOON) == 0


def test_the_reminder_speaks_the_reader_s_language(anna, gown):
    anna.person.language = "nl"
    anna.person.save()
    dossier.remind(NOON)
    assert reminders().get().language == "nl"


def test_dossiers_are_due_before_the_cohort_begins(client, cohort, organiser):
    client.force_login(organiser)
    address = reverse("cohorts:gates", args=[cohort.public_id])
    answer = client.post(address, {"dossier_due_on": "2031-06-04"})
    assert answer.status_code == 422
    assert "before the cohort begins" in answer.content.decode()
    assert client.post(address, {"dossier_due_on": "2031-05-01"}).status_code == 302
    cohort.refresh_from_db()
    assert cohort.dossier_due_on == date(2031, 5, 1)
