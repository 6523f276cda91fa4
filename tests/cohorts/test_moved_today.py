"""A sitting moved or cancelled on the day, and who is told."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from cohorts.models import Notice
from records.models import OutgoingMail
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=datetime.now(BRUSSELS).date())


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation).user


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort).user


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć", group="A")


def sitting_of(cohort, begins, minutes=60, **fields):
    sitting = SittingFactory(session=SessionFactory(cohort=cohort, minutes=minutes, title="Gowning"), **fields)
    sitting.during = (begins, begins + timedelta(minutes=minutes))
    sitting.save()
    sitting.refresh_from_db()
    return sitting


@pytest.fixture
def noon(cohort):
    """At noon of today in Brussels, whenever the tests run."""
    return datetime.combine(cohort.starts_on, datetime.min.time(), BRUSSELS) + timedelta(hours=12)


def page(name, *args):
    return reverse(f"cohorts:{name}", args=[getattr(arg, "public_id", arg) for arg in args])


def move(client, sitting, **typed):
    cohort = sitting.session.cohort
    typed = {"start": f"{sitting.starts_at.astimezone(BRUSSELS):%H:%M}", "room": sitting.room_id, "words": ""} | typed
    return client.post(page("move_today", cohort, sitting), typed)


def test_a_move_is_told_at_once_to_those_concerned_and_to_nobody_else(client, cohort, noon, organiser, trainer, anna):
    ApplicationFactory(cohort=cohort, group="B")
    ApplicationFactory(cohort=cohort, group="A", state="withdrawn")
    sitting = sitting_of(cohort, noon, group="A")
    room = RoomFactory(organisation=cohort.organisation, name="Cleanroom 2")
    client.force_login(organiser)
    move(client, sitting, start="12:30", room=room.pk, words="The fan is being mended.")
    assert set(OutgoingMail.objects.values_list("to_address", flat=True)) == {anna.person.email, trainer.email}
    mail = OutgoingMail.objects.filter(recipient=anna.person).get()
    assert "Moved: Gowning" in mail.subject
    assert "12:30" in mail.text
    assert "The fan is being mended." in mail.text
    client.force_login(anna.person)
    told = " ".join(strip_tags(client.get(page("my_day", anna)).text).split())
    assert "now at 12:30 instead of 12:00" in told
    assert "now in Cleanroom 2" in told
    other = ApplicationFactory(cohort=cohort, group="B")
    client.force_login(other.person)
    assert "now at 12:30" not in client.get(page("my_day", other)).text


def test_a_move_that_clashes_or_changes_nothing_is_refused_and_tells_nobody(client, cohort, noon, organiser, anna):
    sitting, other = sitting_of(cohort, noon), sitting_of(cohort, noon + timedelta(hours=2))
    client.force_login(organiser)
    assert move(client, sitting).status_code == 422
    assert move(client, sitting, start="14:00", room=other.room_id).status_code == 422
    assert move(client, sitting, start="", room=other.room_id).status_code == 422
    assert not Notice.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_before_the_first_day_nothing_is_moved_on_the_day(client, organiser, cohort):
    cohort.starts_on += timedelta(days=2)
    cohort.ends_on = cohort.starts_on
    cohort.save()
    sitting = sitting_of(cohort, datetime.combine(cohort.starts_on, datetime.min.time(), BRUSSELS) + timedelta(hours=9))
    client.force_login(organiser)
    assert "has not begun" in move(client, sitting, start="10:00").text


def test_a_cancelled_sitting_is_told_with_its_reason(client, cohort, noon, organiser, anna):
    sitting = sitting_of(cohort, noon)
    client.force_login(organiser)
    client.post(page("cancel_today", cohort, sitting), {"reason": "The speaker is ill."})
    sitting.refresh_from_db()
    assert sitting.during is None
    assert "The speaker is ill." in OutgoingMail.objects.get(recipient=anna.person).text
