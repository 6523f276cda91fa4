"""Who gives what: speakers become lecturers, and nobody is in two places."""

import threading
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connections

from cohorts.actions import lecturers, timetable
from cohorts.models import Lecturer, Sitting, Teaching
from cohorts.personal import lecturers as personal
from cohorts.placement import Placement
from records.errors import Refused
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CompanyFactory,
    LecturerFactory,
    RoomFactory,
    SittingFactory,
    TeachingFactory,
    UnavailabilityFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date(2027, 10, 5))


def at(hour, minute=0):
    return datetime.combine(date(2027, 10, 5), time(hour, minute), BRUSSELS)


@pytest.mark.parametrize(
    ("speaker", "names"),
    [
        ("", []),
        ("Dr Ada Peeters", ["Dr Ada Peeters"]),
        ("Ada Peeters, PhD", ["Ada Peeters, PhD"]),
        ("Ada Peeters, Bo Claes and Cis De Wit", ["Ada Peeters", "Bo Claes", "Cis De Wit"]),
        ("Ada Peeters & Bo Claes; ada peeters", ["ada peeters", "Bo Claes"]),
        ("Sanders Andersen", ["Sanders Andersen"]),
    ],
)
def test_names_of_a_line_of_speakers(speaker, names):
    assert lecturers.names_in(speaker) == names


def test_a_session_written_with_speakers_has_lecturers_at_every_sitting(cohort):
    session = timetable.add_session(cohort, title="GDP", speaker="Ada Peeters and Bo Claes", given_by="Lab", sittings=2)
    assert {str(row) for row in cohort.lecturers.all()} == {"Ada Peeters", "Bo Claes"}
    assert Teaching.objects.count() == 4
    assert Lecturer.objects.first().affiliation == "Lab"
    timetable.add_sitting(session)
    assert Teaching.objects.count() == 6
    other = timetable.add_session(cohort, title="GMP", speaker="ada peeters")
    assert cohort.lecturers.count() == 2
    assert other.sittings.get().teachings.get().lecturer.full_name == "Ada Peeters"


def test_a_changed_speaker_changes_who_gives_it_and_leaves_who_was_chosen(cohort):
    session = timetable.add_session(cohort, title="GDP", speaker="Ada Peeters")
    chosen = LecturerFactory(cohort=cohort, full_name="Chosen One")
    TeachingFactory(sitting=session.sittings.get(), lecturer=chosen)
    timetable.edit_session(session, speaker="Bo Claes")
    rows = session.sittings.get().teachings.values_list("lecturer__full_name", flat=True)
    assert set(rows) == {"Bo Claes", "Chosen One"}


def test_a_speaker_who_is_elsewhere_cannot_be_written_into_a_placed_session(cohort):
    room = RoomFactory(organisation=cohort.organisation)
    there = timetable.add_session(cohort, title="GDP", speaker="Ada Peeters").sittings.get()
    timetable.place_sitting(there, room=room, starts_at=at(9))
    session = SittingFactory(session__cohort=cohort).session
    with pytest.raises(Refused, match="in another session at that time"):
        timetable.edit_session(session, speaker="Ada Peeters")
    assert Teaching.objects.count() == 1


def test_a_lecturer_cannot_be_placed_twice_at_once_and_the_sentence_names_who_and_where(cohort):
    rooms = [RoomFactory(organisation=cohort.organisation) for _number in range(2)]
    one, two = (
        timetable.add_session(cohort, title=title, speaker="Ada Peeters").sittings.get() for title in ("GDP", "GMP")
    )
    timetable.place_sitting(one, room=rooms[0], starts_at=at(9))
    with pytest.raises(Refused, match="Ada Peeters is in “GDP” at that time"):
        timetable.place_sitting(two, room=rooms[1], starts_at=at(9, 30))
    bo = LecturerFactory(cohort=cohort, full_name="Bo Claes")
    timetable.place_sitting(two, room=rooms[1], starts_at=at(9, 30), lecturers=[bo])
    assert two.teachings.get().lecturer == bo


def test_what_slips_past_the_check_is_refused_by_the_database_in_words(cohort, monkeypatch):
    rooms = [RoomFactory(organisation=cohort.organisation) for _number in range(2)]
    one, two = (
        timetable.add_session(cohort, title=title, speaker="Ada Peeters").sittings.get() for title in ("GDP", "GMP")
    )
    timetable.place_sitting(one, room=rooms[0], starts_at=at(9))
    monkeypatch.setattr(Placement, "why_not", lambda self: "")
    with pytest.raises(Refused, match="Ada Peeters is in “GDP” at that time"):
        timetable.place_sitting(two, room=rooms[1], starts_at=at(9))
    two.refresh_from_db()
    assert two.during is None


@pytest.mark.django_db(transaction=True)
def test_two_people_placing_one_lecturer_at_once_place_one(cohort):
    """Without the lock of the cohort they wait for each other for ever, without the constraint both would stand."""
    rooms = [RoomFactory(organisation=cohort.organisation) for _number in range(2)]
    sittings = [timetable.add_session(cohort, title="GDP", speaker="Ada Peeters").sittings.get() for _room in rooms]
    gate, answers = threading.Barrier(2), []

    def place(key, room):
        try:
            gate.wait(5)
            sitting = Sitting.objects.select_related("session__cohort").get(pk=key)
            timetable.place_sitting(sitting, room=room, starts_at=at(9))
            answers.append("")
        except Refused as refusal:
            answers.append(str(refusal))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=place, args=[s.pk, room]) for s, room in zip(sittings, rooms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(answers) == ["", "Ada Peeters is in “GDP” at that time."]
    assert Sitting.objects.filter(during__isnull=False).count() == 1


def test_a_lecturer_who_cannot_come_is_a_warning(cohort):
    room = RoomFactory(organisation=cohort.organisation)
    sitting = timetable.add_session(cohort, title="GDP", speaker="Ada Peeters").sittings.get()
    UnavailabilityFactory(lecturer=Lecturer.objects.get())
    assert Placement(sitting, room, at(9), 60).warnings() == ["Ada Peeters cannot come at that time."]
    assert Placement(sitting, room, at(13), 60).warnings() == []


def test_too_many_for_the_room_is_refused(cohort):
    room = RoomFactory(organisation=cohort.organisation, name="Cleanroom 1", largest_number=3)
    for _number in range(3):
        ApplicationFactory(cohort=cohort, group="A")
    sitting = timetable.add_session(cohort, title="Gowning", speaker="Ada Peeters").sittings.get()
    with pytest.raises(Refused, match="Cleanroom 1 holds 3; 4 people would be in it"):
        timetable.place_sitting(sitting, room=room, starts_at=at(9), group="A")
    timetable.place_sitting(sitting, room=room, starts_at=at(9), group="B")


def test_travel_between_sites_is_a_warning(cohort):
    here = RoomFactory(organisation=cohort.organisation, site="Niel")
    there = RoomFactory(organisation=cohort.organisation, site="Antwerp")
    SittingFactory(session__cohort=cohort, session__title="GDP", room=here)
    sitting = timetable.add_session(cohort, title="Visit").sittings.get()
    assert Placement(sitting, there, at(10, 20), 60).warnings() == [
        "Only 20 minutes to go to or from “GDP” at another site."
    ]
    assert Placement(sitting, there, at(10, 30), 60).warnings() == []


def test_a_partners_lecturers_know_where_they_come_from(cohort):
    company = CompanyFactory(keeper=cohort.organisation)
    session = timetable.add_session(cohort, title="GDP", speaker="Ada Peeters")
    lecturers.belong_to(session, company)
    lecturer = Lecturer.objects.get()
    assert (lecturer.organisation, lecturer.affiliation) == (company, company.name)


def test_what_is_held_about_a_lecturer_is_handed_out_and_forgotten(cohort):
    user = UserFactory(full_name="Ada Peeters")
    session = timetable.add_session(cohort, title="GDP", speaker="Ada Peeters and Bo Claes")
    lecturer = Lecturer.objects.get(full_name="Ada Peeters")
    UnavailabilityFactory(lecturer=lecturer, reason="A wedding")
    told = personal.export(user)
    assert told[0]["sessions"] == ["GDP"]
    assert told[0]["cannot come"][0]["reason"] == "A wedding"
    personal.erase(user)
    session.refresh_from_db()
    assert session.speaker == "[erased] and Bo Claes"
    assert not Lecturer.objects.filter(full_name__contains="Ada").exists()
    assert personal.export(user) == []
    assert Teaching.objects.count() == 2


def test_another_account_of_the_same_person_takes_over_what_it_gives(cohort):
    kept, gone = UserFactory(), UserFactory()
    LecturerFactory(cohort=cohort, person=gone)
    LecturerFactory(cohort=cohort, person=kept)
    elsewhere = LecturerFactory(cohort=CohortFactory(starts_on=cohort.starts_on + timedelta(days=30)), person=gone)
    assert personal.follow(kept, gone, None) == 1
    elsewhere.refresh_from_db()
    assert elsewhere.person == kept
