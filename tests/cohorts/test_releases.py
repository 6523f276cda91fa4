"""Releases: what they hold, what differs, who is told what, and the way back (RELEASES in docs/rules.md)."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import day, releases, rolling_back, setup, timetable
from cohorts.models import Attendance, CohortRole, Lecturer, SittingTrainer, Teaching
from cohorts.releases.back import back_to
from cohorts.releases.content import content_of
from cohorts.releases.reading import newest, released_sittings
from records import personal
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    AttendanceFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    RoomFactory,
    SittingFactory,
    UserFactory,
    release,
)

pytestmark = pytest.mark.django_db


def sit(cohort, title="Gowning", **fields):
    made = SittingFactory(session__cohort=cohort, session__title=title, **fields)
    made.refresh_from_db()
    return made


def move(sitting, minutes=30, **fields):
    starts_at = sitting.starts_at + timedelta(minutes=minutes)
    timetable.place_sitting(sitting, room=fields.get("room", sitting.room), starts_at=starts_at)
    sitting.refresh_from_db()
    return sitting


def mails():
    return {mail.to_address: mail for mail in OutgoingMail.objects.filter(kind="cohorts/timetable")}


def words(cohort):
    return [change.words for change in releases.plan_of(cohort).changes]


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def sitting(cohort):
    return sit(cohort)


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user


def page(name, cohort, *args):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args])


# What a release holds


def test_release_freezes_the_timetable_while_work_goes_on(cohort, sitting):
    first = sitting.starts_at
    release(cohort)
    move(sitting, 120)
    [shown] = released_sittings(cohort)
    assert shown.starts_at == first
    assert (shown.session.title, shown.room.name) == ("Gowning", sitting.room.name)
    release(cohort)
    assert released_sittings(cohort)[0].starts_at == first + timedelta(hours=2)


def test_release_without_a_difference_is_refused(cohort, sitting):
    release(cohort)
    with pytest.raises(Refused, match="Nothing changed since release 1"):
        release(cohort)


def test_release_of_an_empty_timetable_is_refused(cohort):
    SittingFactory(session__cohort=cohort, during=None, room=None)
    with pytest.raises(Refused, match="Nothing is in the timetable yet"):
        release(cohort)


def test_release_of_another_draft_than_the_page_showed_is_refused(cohort, sitting):
    seen = releases.plan_of(cohort).mark
    move(sitting)
    with pytest.raises(Refused, match="was changed since this page was opened"):
        release(cohort, seen=seen)
    release(cohort, seen=releases.plan_of(cohort).mark)


@pytest.mark.parametrize("fields", [{"content": {"sittings": []}}, {"number": 9}, {"note": "Something else"}])
def test_the_database_refuses_to_change_a_release(cohort, sitting, fields):
    made = release(cohort)
    with pytest.raises(ProgrammingError), transaction.atomic():
        type(made).objects.filter(pk=made.pk).update(**fields)
    with pytest.raises(ProgrammingError), transaction.atomic():
        made.delete()


def test_publishing_makes_the_first_release_in_silence(cohort, sitting):
    type(cohort).objects.filter(pk=cohort.pk).update(published_at=None)
    cohort.refresh_from_db()
    releases.release_first(cohort)
    assert newest(cohort).number == 1
    assert not OutgoingMail.objects.exists()


# What differs, in words


def test_differences_are_said_in_words(cohort, sitting):
    other = sit(cohort, "Batch record", hour=11, group="B")
    release(cohort)
    assert words(cohort) == []
    room = RoomFactory(organisation=cohort.organisation, name="Cleanroom 2")
    move(sitting, 30, room=room)
    timetable.edit_session(other.session, title="Batch record hunt", speaker="Ada Peeters")
    timetable.cancel_session(sit(cohort, "Never shown", hour=15).session)
    sit(cohort, "Cryo corner", hour=16)
    said = words(cohort)
    assert "09:30–10:30 instead of 09:00–10:00; Cleanroom 2 instead of Room" in said[0]
    assert said[1] == "Batch record hunt, group B: was called “Batch record”; speaker: Ada Peeters"
    assert said[2].startswith("New: Cryo corner, ")
    assert len(said) == 3


def test_what_was_taken_out_is_said_to_be_cancelled(cohort, sitting):
    release(cohort)
    timetable.unplace_sitting(sitting)
    assert words(cohort)[0].startswith("Cancelled: Gowning, ")
    release(cohort)
    assert released_sittings(cohort) == []


# Who is told what


def test_each_person_is_mailed_only_what_changed_for_them(cohort, sitting):
    for_b = sit(cohort, "QC lab", group="B", hour=13)
    anna, bert = (ApplicationFactory(cohort=cohort, group=group).person for group in "AB")
    trainer = CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.TRAINER)
    SittingTrainer.objects.create(sitting=for_b, role=trainer)
    guest = Lecturer.objects.create(cohort=cohort, full_name="Guest", email="guest@elsewhere.example")
    Teaching.objects.create(sitting=sitting, lecturer=guest)
    Lecturer.objects.create(cohort=cohort, full_name="Nothing to do", email="nothing@elsewhere.example")
    ApplicationFactory(cohort=cohort, group="B", state="waiting")
    release(cohort, tell=True)
    assert set(mails()) == {anna.email, bert.email, trainer.user.email, guest.email}
    assert "QC lab" not in mails()[anna.email].text
    assert "Gowning" not in mails()[trainer.user.email].text
    OutgoingMail.objects.all().delete()

    move(for_b)
    made = release(cohort, tell=True, note="The plates come later.")
    assert set(mails()) == {bert.email, trainer.user.email}
    text = mails()[bert.email].text
    assert "13:30–14:30 instead of 13:00–14:00" in text
    assert "The plates come later." in text
    assert "Gowning" not in text
    assert made.told == 2


def test_a_corrected_speaker_is_a_difference_that_is_mailed_to_nobody(cohort, sitting):
    ApplicationFactory(cohort=cohort)
    release(cohort)
    timetable.edit_session(sitting.session, speaker="Ada Peeters")
    assert len(words(cohort)) == 1
    release(cohort, tell=True)
    assert not mails()


def test_a_reader_of_two_parts_gets_one_mail(cohort, sitting):
    role = CohortRoleFactory(cohort=cohort)
    SittingTrainer.objects.create(sitting=sitting, role=role)
    lecturer = Lecturer.objects.create(cohort=cohort, full_name="Both", person=role.user)
    other = sit(cohort, "Talk", hour=14)
    Teaching.objects.create(sitting=other, lecturer=lecturer)
    release(cohort, tell=True)
    [mail] = OutgoingMail.objects.filter(kind="cohorts/timetable")
    assert "Gowning" in mail.text
    assert "Talk" in mail.text


# Changes that go out at once


def test_a_move_on_the_day_is_released_alone(monkeypatch, cohort, sitting, organiser):
    drafted = sit(cohort, "Drafted", hour=13)
    release(cohort)
    move(drafted)
    monkeypatch.setattr(type(cohort), "has_begun", lambda self, at=None: True)
    later = sitting.starts_at + timedelta(minutes=15)
    day.move_today(sitting, room=sitting.room, starts_at=later, words="Late train", by=organiser)
    shown = {row.session.title: row.starts_at for row in released_sittings(cohort)}
    assert shown["Gowning"] == later
    assert shown["Drafted"] == drafted.starts_at - timedelta(minutes=30)
    assert newest(cohort).kind == "day"
    assert len(words(cohort)) == 1
    day.cancel_today(sitting, words="", by=organiser)
    assert [row.session.title for row in released_sittings(cohort)] == ["Drafted"]


# The way back


def test_going_back_restores_the_rows_and_is_a_release_of_its_own(cohort, sitting, organiser):
    ApplicationFactory(cohort=cohort)
    first = release(cohort)
    before = sitting.starts_at
    move(sitting, 60)
    timetable.edit_session(sitting.session, title="Gowning twice")
    added = sit(cohort, "Added later", hour=15)
    release(cohort)
    made, back = rolling_back.roll_back(first, by=organiser)
    assert (made.number, made.kind, made.restores, back.cannot) == (3, "back", first, [])
    assert [(row.session.title, row.starts_at) for row in released_sittings(cohort)] == [("Gowning", before)]
    sitting.refresh_from_db()
    added.refresh_from_db()
    assert (sitting.starts_at, added.during) == (before, None)
    assert len(mails()) == 1
    with pytest.raises(Refused, match="people read now"):
        rolling_back.roll_back(made, by=organiser)


def test_two_swapped_sittings_go_back(cohort, organiser):
    one, other = sit(cohort, "One", hour=9), sit(cohort, "Other", hour=9)
    first = release(cohort)
    timetable.swap_sittings(one, other)
    release(cohort)
    rolling_back.roll_back(first, by=organiser)
    rooms = {row.session.title: row.room.pk for row in released_sittings(cohort)}
    assert rooms == {item.title: item.room.pk for item in content_of(first).live}


def test_what_cannot_go_back_stays_and_is_named(cohort, organiser):
    gone, marked, blocked, fine, retired = (
        sit(cohort, title, hour=hour) for hour, title in enumerate(("Gone", "Marked", "Blocked", "Fine", "Retired"), 9)
    )
    was = blocked.starts_at
    first = release(cohort)
    timetable.remove_sitting(gone)
    move(marked, 300)
    AttendanceFactory(sitting=marked, application__cohort=cohort)
    for row in (blocked, fine):
        move(row, 300)
    old = retired.room
    move(retired, 300, room=RoomFactory(organisation=cohort.organisation))
    setup.retire_room(old)
    elsewhere = sit(CohortFactory(organisation=cohort.organisation, starts_on=cohort.starts_on), "Guests")
    timetable.place_sitting(elsewhere, room=blocked.room, starts_at=was)
    release(cohort)
    _made, back = rolling_back.roll_back(first, by=organiser)
    said = "\n".join(back.cannot)
    for part in ("Gone was taken away", "Marked stays: attendance", "Blocked: Guests stands", "Retired: "):
        assert part in said
    shown = {row.session.title: row.starts_at for row in released_sittings(cohort)}
    assert shown["Fine"] == fine.starts_at - timedelta(minutes=300)
    assert shown["Blocked"] == was + timedelta(minutes=300)
    assert Attendance.objects.get().sitting == marked


def test_what_stands_in_the_way_is_followed_to_its_end(cohort, organiser):
    """One cannot go back because of attendance; what stood in its new place then cannot either."""
    one, two = sit(cohort, "One", hour=9), sit(cohort, "Two", hour=13)
    first = release(cohort)
    room_one, room_two = one.room, two.room
    one_at, two_at = one.starts_at, two.starts_at
    timetable.place_sitting(two, room=room_two, starts_at=two_at + timedelta(hours=2))
    timetable.place_sitting(one, room=room_two, starts_at=two_at)
    release(cohort)
    AttendanceFactory(sitting=one, application__cohort=cohort)
    back = back_to(first)
    assert not back.moves
    assert len(back.cannot) == 2
    with pytest.raises(Refused, match="Nothing of this release can stand again"):
        rolling_back.roll_back(first, by=organiser)
    assert (room_one, one_at) != (room_two, two_at)


# What is held about people


def test_erasing_a_person_cuts_their_name_out_of_releases(cohort, sitting):
    person = UserFactory(full_name="Ottoline Vandervelde")
    timetable.edit_session(sitting.session, speaker="Ottoline Vandervelde", title="With Ottoline Vandervelde")
    made = release(cohort, note="Ottoline Vandervelde comes earlier")
    with transaction.atomic():
        personal.erase(person)
    made.refresh_from_db()
    assert "Ottoline" not in f"{made.content}{made.note}"
    assert released_sittings(cohort)[0].starts_at == sitting.starts_at
