"""Calendars, read by another library than the one that writes them (CALENDARS in docs/rules.md)."""

from datetime import timedelta

import pytest
import vobject
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import calendars, groups, timetable
from cohorts.models import CalendarFeed
from cohorts.releases import feeds
from records import personal
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    RoomFactory,
    SittingFactory,
    UserFactory,
    release,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


def sit(cohort, title, **fields):
    made = SittingFactory(session__cohort=cohort, session__title=title, **fields)
    made.refresh_from_db()
    return made


def read(content: bytes) -> dict:
    """By UID; every component is checked by the library, every line is at most 75 bytes and ends as it should."""
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    [calendar] = vobject.readComponents(content.decode())
    calendar.validate(raiseException=True)
    found = {}
    for event in calendar.vevent_list:
        assert event.validate(raiseException=True)
        assert event.uid.value not in found, "a UID twice would double the event"
        found[event.uid.value] = event
    return found


def event_of(sitting, content: bytes):
    return next((event for uid, event in read(content).items() if str(sitting.public_id) in uid), None)


def said(sitting, content: bytes) -> tuple[str, int]:
    event = event_of(sitting, content)
    return event.status.value, int(event.sequence.value)


def move(sitting, minutes=30, room=None):
    starts_at = sitting.starts_at + timedelta(minutes=minutes)
    timetable.place_sitting(sitting, room=room or sitting.room, starts_at=starts_at)
    sitting.refresh_from_db()


def test_another_library_reads_the_public_feed(cohort):
    sitting = sit(cohort, "Łódź, „gowning”; part 1\\2 " + "long " * 20)
    release(cohort)
    event = event_of(sitting, feeds.of_cohort(cohort))
    assert event.dtstart.value == sitting.starts_at
    assert event.dtend.value == sitting.ends_at
    assert event.dtstart.value.utcoffset() == sitting.starts_at.astimezone(cohort.zone).utcoffset()
    assert event.summary.value.strip() == sitting.session.title.strip()
    assert sitting.room.name in event.location.value
    assert b"BEGIN:VTIMEZONE" in feeds.of_cohort(cohort)


def test_a_uid_stays_and_its_sequence_goes_up_with_releases_alone(cohort):
    sitting = sit(cohort, "Gowning")
    other = sit(cohort, "Other", hour=14)
    release(cohort)
    uid = event_of(sitting, feeds.of_cohort(cohort)).uid.value
    status, first = said(sitting, feeds.of_cohort(cohort))
    move(sitting)
    move(sitting)
    assert said(sitting, feeds.of_cohort(cohort)) == (status, first)
    release(cohort)
    assert said(sitting, feeds.of_cohort(cohort))[1] > first
    assert event_of(sitting, feeds.of_cohort(cohort)).uid.value == uid
    assert said(other, feeds.of_cohort(cohort)) == ("CONFIRMED", 0)


def test_what_is_cancelled_or_hidden_stays_in_the_feed_as_cancelled(cohort):
    gone, hidden = sit(cohort, "Gone"), sit(cohort, "Hidden", hour=12)
    release(cohort)
    timetable.unplace_sitting(gone)
    timetable.edit_session(hidden.session, is_public=False)
    release(cohort)
    content = feeds.of_cohort(cohort)
    assert said(gone, content) == ("CANCELLED", 1)
    assert said(hidden, content)[0] == "CANCELLED"
    starts_at = cohort.begins_at + timedelta(hours=10)
    timetable.place_sitting(gone, room=RoomFactory(organisation=cohort.organisation), starts_at=starts_at)
    release(cohort)
    status, sequence = said(gone, feeds.of_cohort(cohort))
    assert (status, sequence > 1) == ("CONFIRMED", True)


def test_a_cancelled_cohort_cancels_what_it_told(client, cohort):
    sitting = sit(cohort, "Gowning")
    release(cohort)
    type(cohort).objects.filter(pk=cohort.pk).update(cancelled_at=cohort.published_at)
    answer = client.get(reverse("cohorts:public_calendar", args=[cohort.slug]))
    assert said(sitting, answer.content) == ("CANCELLED", 1)


def test_moving_to_another_group_drops_what_was_theirs(cohort):
    for_a, for_b = sit(cohort, "QC", group="A"), sit(cohort, "QC", group="B", hour=12)
    mine = ApplicationFactory(cohort=cohort, group="A")
    release(cohort)
    groups.set_groups(cohort, {mine: "B"})
    content = feeds.of_person(mine.person)
    assert said(for_a, content) == ("CANCELLED", 1)
    assert said(for_b, content) == ("CONFIRMED", 0)
    type(mine).objects.filter(pk=mine.pk).update(state="withdrawn")
    content = feeds.of_person(mine.person)
    assert said(for_a, content)[0] == "CANCELLED"
    assert event_of(for_b, content) is None


def test_a_rooms_feed_drops_what_left_the_room(cohort):
    sitting = sit(cohort, "Gowning")
    room, other = sitting.room, RoomFactory(organisation=cohort.organisation)
    release(cohort)
    move(sitting, room=other)
    release(cohort)
    assert said(sitting, feeds.of_room(room))[0] == "CANCELLED"
    assert said(sitting, feeds.of_room(other))[0] == "CONFIRMED"


def attached(person) -> list[tuple[str, bytes]]:
    mail = OutgoingMail.objects.filter(kind="cohorts/timetable", to_address=person.email).latest("pk")
    return [(file.content_type, bytes(file.content)) for file in mail.attachments.order_by("pk")]


def test_changes_come_as_messages_that_a_calendar_takes_up(cohort):
    sitting, gone = sit(cohort, "Gowning"), sit(cohort, "Gone", hour=13)
    person = ApplicationFactory(cohort=cohort).person
    release(cohort, tell=True)
    assert len(attached(person)) == 2
    move(sitting)
    timetable.unplace_sitting(gone)
    release(cohort, tell=True)
    [(first, changed), (second, cancelled)] = attached(person)
    assert "method=REQUEST" in first
    assert "method=CANCEL" in second
    assert b"METHOD:REQUEST" in changed
    assert b"METHOD:CANCEL" in cancelled
    assert said(sitting, changed)[0] == "CONFIRMED"
    assert said(gone, cancelled) == ("CANCELLED", 1)
    event = event_of(sitting, changed)
    assert event.attendee.value == f"mailto:{person.email}"
    assert event.organizer.value == f"mailto:{cohort.contact_email}"
    assert said(sitting, changed) == said(sitting, feeds.of_person(person))


def test_many_changes_are_one_file(cohort):
    for hour in range(8, 16):
        sit(cohort, f"At {hour}", hour=hour)
    person = ApplicationFactory(cohort=cohort).person
    release(cohort, tell=True)
    [(kind, content)] = attached(person)
    assert "method=PUBLISH" in kind
    assert len(read(content)) == 8


# Addresses


def test_my_calendar_opens_with_its_address_alone_and_ends_when_renewed(client, cohort):
    sitting = sit(cohort, "Gowning")
    person = ApplicationFactory(cohort=cohort).person
    release(cohort)
    client.force_login(person)
    assert "Make an address" in client.get(reverse("cohorts:my_calendar")).text
    client.post(reverse("cohorts:make_my_calendar"))
    feed = CalendarFeed.objects.get(person=person)
    assert feed.url in client.get(reverse("cohorts:my_calendar")).text
    client.logout()
    url = reverse("cohorts:calendar_feed", args=[feed.public_id, feed.token])
    answer = client.get(url)
    assert said(sitting, answer.content)[0] == "CONFIRMED"
    assert "private" in answer["Cache-Control"]
    assert client.get(url, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.get(reverse("cohorts:calendar_feed", args=[feed.public_id, "0" * 64])).status_code == 404
    client.force_login(person)
    client.post(reverse("cohorts:renew_my_calendar"))
    assert client.get(url).status_code == 404
    feed.refresh_from_db()
    assert client.get(reverse("cohorts:calendar_feed", args=[feed.public_id, feed.token])).status_code == 200


def test_the_token_stands_in_no_column(cohort):
    feed = calendars.make(person=UserFactory())
    assert feed.token not in str(CalendarFeed.objects.values().get())
    assert calendars.make(person=feed.person) == feed


def test_erasing_a_person_ends_their_calendar(client, cohort):
    sit(cohort, "Gowning")
    person = ApplicationFactory(cohort=cohort).person
    release(cohort)
    feed = calendars.make(person=person)
    told = personal.export(person)["calendars"]
    assert (len(told["calendar"]), len(told["told to the calendar"])) == (1, 1)
    personal.erase(person)
    assert client.get(reverse("cohorts:calendar_feed", args=[feed.public_id, feed.token])).status_code == 404


def test_the_public_feed_answers_304_while_nothing_changed(client, cohort):
    sit(cohort, "Gowning")
    release(cohort)
    url = reverse("cohorts:public_calendar", args=[cohort.slug])
    tag = client.get(url)["ETag"]
    assert client.get(url, headers={"if-none-match": tag}).status_code == 304
    sit(cohort, "Another", hour=13)
    release(cohort)
    assert client.get(url, headers={"if-none-match": tag}).status_code == 200


def test_the_team_makes_and_renews_the_address_of_a_room(client, cohort):
    organiser = MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user
    sitting = sit(cohort, "Gowning")
    release(cohort)
    client.force_login(organiser)
    client.post(reverse("cohorts:make_room_calendar", args=[cohort.public_id, sitting.room.public_id]))
    feed = CalendarFeed.objects.get(room=sitting.room)
    assert feed.url in client.get(reverse("cohorts:calendars", args=[cohort.public_id])).text
    client.post(reverse("cohorts:renew_room_calendar", args=[cohort.public_id, sitting.room.public_id]))
    assert client.get(reverse("cohorts:calendar_feed", args=[feed.public_id, feed.token])).status_code == 404
    foreign = RoomFactory()
    url = reverse("cohorts:make_room_calendar", args=[cohort.public_id, foreign.public_id])
    assert client.post(url).status_code == 404
