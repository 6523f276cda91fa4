"""The next editions, always ahead of the day of loading: one full with a waiting list, one small with places."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import Organisation, Text, User
from cohorts.actions import places
from cohorts.models import Application, Cohort
from courses.models import ProgrammeVersion

from . import people
from .content import EXPERTS, INVENTED_PARTNERS, SUPPORTERS
from .finished import make_student
from .partners import make_partnerships, make_proposals
from .programme import in_future, make_sessions

TUESDAY, WEDNESDAY = 1, 2
FIRST_STUDENT = 100  # numbers of invented people, apart from those of the finished edition
WAITING = 9


def make_next_edition(
    version: ProgrammeVersion,
    schools: list[Organisation],
    texts: list[Text],
    rooms: dict,
    applicant: User,
    contact: User,
) -> Cohort:
    """Full: 34 confirmed, one place offered to the demo's applicant, eight waiting; proposals to decide."""
    first_day = in_future(130, weekday=TUESDAY).date()
    cohort = _make_cohort(
        version,
        schools,
        texts,
        slug=f"gmp-for-atmp-{first_day.year}",
        title=f"GMP for ATMP Summer School {first_day.year}",
        intro="Fifth edition. Lectures on the first day, the cleanroom on the second, a company visit and future "
        "employers on the third.",
        starts_on=first_day,
        ends_on=first_day + timedelta(days=2),
        capacity=35,
    )
    make_sessions(cohort, rooms)
    make_partnerships(cohort, {"expert": [*EXPERTS, *INVENTED_PARTNERS], "support": SUPPORTERS})
    make_proposals(cohort, contact)
    applications = [_apply(cohort, make_student(FIRST_STUDENT + n), schools[n % 3], n) for n in range(cohort.capacity)]
    _apply(cohort, applicant, schools[0], cohort.capacity)
    for number in range(cohort.capacity + 1, cohort.capacity + WAITING):
        _apply(cohort, make_student(FIRST_STUDENT + number), schools[number % 3], number)
    places.withdraw(applications[11], by=applications[11].person)  # her place is offered to the first in line at once
    _date_back(cohort)
    return cohort


def make_small_cohort(
    version: ProgrammeVersion, schools: list[Organisation], texts: list[Text], organiser: User
) -> Cohort:
    """Twelve places by decision: some confirmed, fourteen applications to decide, places left."""
    first_day = in_future(75, weekday=WEDNESDAY).date()
    cohort = _make_cohort(
        version,
        schools,
        texts,
        slug=f"gowning-days-{first_day.year}",
        title=f"Gowning and batch record days {first_day.year}",
        intro="Two days for a small group: gowning for grade C and B, and a batch record from the first entry to the "
        "last.",
        starts_on=first_day,
        ends_on=first_day + timedelta(days=1),
        capacity=12,
        admission=Cohort.Admission.BY_DECISION,
    )
    for number in range(19):
        application = _apply(cohort, make_student(200 + number), schools[number % len(schools)], number)
        if number < 5:
            places.accept_offer(places.offer_place(application, by=organiser))
    _date_back(cohort)
    return cohort


def _make_cohort(version: ProgrammeVersion, schools: list[Organisation], texts: list[Text], **fields) -> Cohort:
    first_day = fields["starts_on"]
    close_at = datetime.combine(first_day - timedelta(days=45), time(23, 59))
    cohort = Cohort(
        organisation=version.programme.organisation,
        programme_version=version,
        place="Science Park University of Antwerp, Niel",
        contact_email=version.programme.organisation.contact_email,
        applications_open_at=timezone.now().replace(hour=7, minute=0, second=0, microsecond=0) - timedelta(days=40),
        published_at=timezone.now() - timedelta(days=41),
        **fields,
    )
    cohort.applications_close_at = close_at.replace(tzinfo=cohort.zone)
    cohort.save()
    cohort.schools.set(schools)
    cohort.texts.set(texts)
    return cohort


def _apply(cohort: Cohort, person: User, school: Organisation, number: int) -> Application:
    answers = places.Answers(
        school=school,
        study_programme=people.STUDIES[number % len(people.STUDIES)],
        study_year=2 + number % 2,
        motivation=people.MOTIVATIONS[number % len(people.MOTIVATIONS)],
    )
    return places.apply(cohort, person, answers, [text for text in cohort.texts.all() if text.required])


def _date_back(cohort: Cohort) -> None:
    """Spread the applications over the weeks before the day of loading, in the order in which they came."""
    applications = list(cohort.applications.order_by("queue_number"))
    step = timedelta(days=35) / len(applications)
    for number, application in enumerate(applications):
        application.submitted_at = timezone.now() - timedelta(days=36) + number * step
    Application.objects.bulk_update(applications, ["submitted_at"])
