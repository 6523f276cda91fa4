"""The finished edition, 7 to 9 October 2025: 35 participants, attendance, scores, certificates."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from accounts.models import Acceptance, Organisation, Text, User
from certificates.models import Criterion, Score
from cohorts.models import Application, Attendance, Cohort, Session, Sitting
from courses.models import ProgrammeVersion

from . import people
from .content import EXPERTS, SPONSORS, SUPPORTERS
from .partners import make_partnerships
from .programme import SOURCE, make_sessions

PARTICIPANTS = 35
GROUP_SIZE = 6
MISSED_A_DAY = 17  # the participant who was ill on the second day
FAILED_TEST = 29  # the one with 10 points of 15
APPLIED_AT = datetime(2025, 5, 12, 8, tzinfo=UTC)


def make_finished_edition(
    version: ProgrammeVersion, schools: list[Organisation], texts: list[Text], rooms: dict, holder: User
) -> Cohort:
    cohort = Cohort.objects.create(
        organisation=version.programme.organisation,
        programme_version=version,
        slug="gmp-for-atmp-2025",
        title="GMP for ATMP Summer School 2025",
        intro="Fourth edition. Lectures on the first day, the cleanroom on the second, a company visit and future "
        "employers on the third.",
        starts_on=date(2025, 10, 7),
        ends_on=date(2025, 10, 9),
        place="Science Park University of Antwerp, Niel",
        contact_email=version.programme.organisation.contact_email,
        capacity=PARTICIPANTS,
        applications_open_at=APPLIED_AT - timedelta(days=1),
        applications_close_at=datetime(2025, 6, 13, 21, 59, tzinfo=UTC),
        published_at=APPLIED_AT - timedelta(days=30),
    )
    cohort.schools.set(schools)
    cohort.texts.set(texts)
    make_partnerships(cohort, {"sponsor": SPONSORS, "expert": EXPERTS, "support": SUPPORTERS})
    sessions = make_sessions(cohort, rooms)
    applications = _make_participants(cohort, schools, texts, holder)
    _mark_attendance(cohort, applications)
    _make_criteria(cohort, sessions, applications)
    return cohort


def _make_participants(
    cohort: Cohort, schools: list[Organisation], texts: list[Text], holder: User
) -> list[Application]:
    applications = []
    for number in range(PARTICIPANTS):
        person = holder if number == 0 else make_student(number)
        at = APPLIED_AT + timedelta(hours=5 * number)
        Acceptance.objects.bulk_create(
            Acceptance(user=person, text=text, given_at=at) for text in texts if text.required
        )
        applications.append(
            Application(
                cohort=cohort,
                person=person,
                state=Application.State.ACCEPTED,
                queue_number=number + 1,
                school=schools[number % len(schools)],
                study_programme=people.STUDIES[number % len(people.STUDIES)],
                study_year=2 + number % 2,
                motivation=people.MOTIVATIONS[number % len(people.MOTIVATIONS)],
                group="ABCDEF"[number // GROUP_SIZE],
                submitted_at=at,
                decided_at=at,
            )
        )
    cohort.last_queue_number = PARTICIPANTS
    cohort.save(update_fields=["last_queue_number"])
    return Application.objects.bulk_create(applications)


def make_student(number: int) -> User:
    """An invented student; nobody can log in as them."""
    person = User(email=people.address(number), full_name=people.name(number), language=("nl", "en", "fr")[number % 3])
    person.set_unusable_password()
    person.save()
    return person


def _mark_attendance(cohort: Cohort, applications: list[Application]) -> None:
    rows = []
    for sitting in Sitting.objects.filter(session__cohort=cohort).select_related("session"):
        second_day = sitting.starts_at.date() == cohort.starts_on + timedelta(days=1)
        for number, application in enumerate(applications):
            if sitting.group and sitting.group != application.group:
                continue
            minutes = sitting.session.minutes
            if number == MISSED_A_DAY and second_day:
                minutes = 0
            elif number % 11 == 5 and sitting.session.code == "S16":
                minutes -= 20  # left for the train
            rows.append(Attendance(sitting=sitting, application=application, minutes=minutes))
    Attendance.objects.bulk_create(rows)


def _make_criteria(cohort: Cohort, sessions: dict[str, Session], applications: list[Application]) -> None:
    for position, item in enumerate(SOURCE["criteria"], start=1):
        session = sessions.get(item.get("session", ""))
        about = {"session": session, "for_attendance": item["kind"] in Criterion.OF_ATTENDANCE}
        criterion = Criterion.objects.create(cohort=cohort, position=position, **(item | about))
        if criterion.kind == Criterion.Kind.SCORE:
            Score.objects.bulk_create(
                Score(criterion=criterion, application=application, points=_points(number))
                for number, application in enumerate(applications)
            )


def _points(number: int) -> Decimal:
    return Decimal(10) if number == FAILED_TEST else Decimal(12 + number * 5 % 4)
