"""What the pages of the day show: each sitting with who is here, what changed, what is open (ON THE DAY)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from cohorts.doors.presence import Person, crowd

from .models import Application, Cohort, Sitting
from .releases.reading import released_sittings
from .roll import placed

SOON = timedelta(minutes=30)


@dataclass
class Line:
    """One sitting of the day; `when` is now (it runs or begins soon), later or over."""

    sitting: Sitting
    people: list[Person]
    when: str

    @property
    def expected(self) -> int:
        return sum(person.expected for person in self.people)

    @property
    def here(self) -> list[Person]:
        return [person for person in self.people if person.state == "here"]

    @property
    def came(self) -> int:
        """How many of those expected have been here at all."""
        return sum(person.expected and person.state in ("here", "left") for person in self.people)

    @property
    def missing(self) -> list[Person]:
        return [person for person in self.people if person.expected and person.state == "missing"]


def lines_of(cohort: Cohort, day: date, now: datetime | None = None) -> list[Line]:
    """The sittings of that day in their order; seven queries at most, however many there are."""
    now = now or timezone.now()
    sittings = sittings_on(cohort, day)
    who = crowd(sittings, now)
    return [Line(sitting, who[sitting.pk], _when(sitting, now)) for sitting in sittings]


def sittings_on(cohort: Cohort, day: date) -> list[Sitting]:
    begin = datetime.combine(day, datetime.min.time(), cohort.zone)
    return list(placed(cohort).filter(during__startswith__gte=begin, during__startswith__lt=begin + timedelta(days=1)))


def _when(sitting: Sitting, now: datetime) -> str:
    if now >= sitting.ends_at:
        return "over"
    return "now" if now >= sitting.starts_at - SOON else "later"


def days_of(cohort: Cohort) -> list[date]:
    return [cohort.starts_on + timedelta(days=number) for number in range((cohort.ends_on - cohort.starts_on).days + 1)]


def day_of_student(application: Application, day: date) -> list[Line]:
    """The day of one participant: what is released for all and for their group, with where they were seen."""
    cohort, now = application.cohort, timezone.now()
    shown = [row for row in released_sittings(cohort) if row.starts_at.astimezone(cohort.zone).date() == day]
    who = crowd(shown, now)
    lines = [Line(sitting, who[sitting.pk], _when(sitting, now)) for sitting in shown]
    for line in lines:
        line.people = [person for person in line.people if person.application.pk == application.pk]
    return [line for line in lines if line.people]
