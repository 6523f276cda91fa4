"""A small cohort that runs on the day of loading: who is here, who is missing, what was moved, a near miss."""

from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from accounts.models import Organisation, User
from cohorts.actions import doors, incidents
from cohorts.models import Application, Cohort, Incident, Notice, Room, Scan, Session, Sitting
from courses.models import ProgrammeVersion

from . import people
from .finished import make_student

FIRST_STUDENT = 300
PARTICIPANTS = 8
LATE, LEFT, MISSING = 2, 4, 6  # from this number on


def make_running_cohort(
    version: ProgrammeVersion, school: Organisation, rooms: dict[str, Room], student: User, trainer: User
) -> Cohort:
    now = timezone.now().astimezone(Cohort(time_zone="Europe/Brussels").zone)
    cohort = Cohort.objects.create(
        organisation=version.programme.organisation,
        programme_version=version,
        slug=f"taster-days-{now.year}",
        title=f"Cleanroom taster days {now.year}",
        intro="Two days for eight students: gowning, and a first look at a batch record.",
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=1),
        place="Science Park University of Antwerp, Niel",
        contact_email=version.programme.organisation.contact_email,
        capacity=PARTICIPANTS,
        applications_open_at=now - timedelta(days=60),
        applications_close_at=now - timedelta(days=20),
        published_at=now - timedelta(days=61),
    )
    cohort.schools.set([school])
    applications = _enrol(cohort, school, student)
    first = _sittings(cohort, list(rooms.values()), now)
    _scan(first, applications, trainer)
    _near_miss(cohort, applications[1], first.room, trainer, now)
    return cohort


def _enrol(cohort: Cohort, school: Organisation, student: User) -> list[Application]:
    rows = [
        Application(
            cohort=cohort,
            person=student if number == 0 else make_student(FIRST_STUDENT + number),
            state=Application.State.ACCEPTED,
            queue_number=number + 1,
            school=school,
            study_programme=people.STUDIES[number % len(people.STUDIES)],
            study_year=2 + number % 2,
            group="AB"[number % 2],
            submitted_at=cohort.applications_open_at + timedelta(hours=number),
            decided_at=cohort.applications_open_at + timedelta(hours=number),
        )
        for number in range(PARTICIPANTS)
    ]
    cohort.last_queue_number = PARTICIPANTS
    cohort.save(update_fields=["last_queue_number"])
    return Application.objects.bulk_create(rows)


def _sittings(cohort: Cohort, rooms: list[Room], now: datetime) -> Sitting:
    """One that began an hour ago, or at midnight; two that follow by group; two tomorrow."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    begins = max(now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0) - timedelta(hours=1), midnight)
    gowning = _session(cohort, "T1", "Gowning for grade C and B", Session.Type.CLEANROOM, 120)
    record = _session(cohort, "T2", "A batch record, line by line", Session.Type.WORKSHOP, 60)
    monitoring = _session(cohort, "T3", "Plates, particles and what they mean", Session.Type.LAB, 60)
    first = _sit(gowning, rooms[0], begins)
    after = begins + timedelta(minutes=135)
    moved = _sit(record, rooms[1], after, "A")
    _sit(monitoring, rooms[2], after, "B")
    morning = midnight + timedelta(days=1, hours=9)
    _sit(record, rooms[1], morning, "B")
    _sit(monitoring, rooms[2], morning, "A")
    Notice.objects.create(
        cohort=cohort,
        sitting=moved,
        kind=Notice.Kind.MOVED,
        group="A",
        was_at=after,
        was_room=rooms[3],
        now_at=after,
        now_room=rooms[1],
        words="The projector of the other room is being mended.",
        told=5,
    )
    return first


def _session(cohort: Cohort, code: str, title: str, type: str, minutes: int) -> Session:
    return Session.objects.create(cohort=cohort, code=code, title=title, type=type, minutes=minutes)


def _sit(session: Session, room: Room, begins: datetime, group: str = "") -> Sitting:
    during = (begins, begins + timedelta(minutes=session.minutes))
    sitting = Sitting.objects.create(session=session, room=room, during=during, group=group)
    sitting.refresh_from_db()
    return sitting


def _scan(sitting: Sitting, applications: list[Application], trainer: User) -> None:
    """Most came in, some late, one left again; one code was an old one."""
    doors.make_passes(sitting.session.cohort)
    common = {"cohort": sitting.session.cohort, "sitting": sitting, "by": trainer, "source": Scan.Source.PASS}
    rows = []
    for number, application in enumerate(applications[:MISSING]):
        at = sitting.starts_at + timedelta(minutes=12 if LATE <= number < LEFT else number - 6, seconds=number * 7)
        rows.append(Scan(application=application, way=Scan.Way.IN, at=at, **common))
    last = applications[MISSING - 1]
    rows.append(Scan(application=last, way=Scan.Way.OUT, at=sitting.starts_at + timedelta(minutes=31), **common))
    old = {"way": Scan.Way.IN, "at": sitting.starts_at - timedelta(minutes=4), "problem": Scan.Problem.ENDED}
    rows.append(Scan(application=applications[0], **old, **common))
    Scan.objects.bulk_create(rows)
    sitting.scans.update(received_at=F("at"))


def _near_miss(cohort: Cohort, application: Application, room: Room, trainer: User, now: datetime) -> None:
    incident = incidents.note(
        cohort,
        kind=Incident.Kind.NEAR_MISS,
        at=now - timedelta(minutes=20),
        room=room,
        what="A glove tore at the cuff while the gown was being closed. Nothing was touched.",
        first_action="Stopped, both gloves changed, hands disinfected again.",
        place="At the bench between grade C and B",
        participants=[application],
        by=trainer,
    )
    incidents.add_follow_up(
        incident,
        what="Ask the supplier for gloves with a longer cuff",
        responsible=trainer,
        due_on=now.date() + timedelta(days=14),
    )
