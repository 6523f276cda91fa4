"""Who reads a timetable and which sittings concern them: participants by group, trainers, lecturers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.models import User

from ..models import Application, Cohort, CohortRole
from .content import Content, Item


@dataclass
class Reader:
    """A person with an account; `group` None = takes no part."""

    person: User
    group: str | None = None
    application: Application | None = None
    roles: set[int] = field(default_factory=set)

    def concerns(self, item: Item) -> bool:
        if self.group is not None and item.group in ("", self.group):
            return True
        return bool(self.roles & set(item.trainers))

    def items(self, content: Content) -> list[Item]:
        return [item for item in content.live if self.concerns(item)]


def readers_of(cohort: Cohort) -> list[Reader]:
    """Everybody whom a timetable of the cohort can concern, by name; two queries."""
    rows = cohort.applications.enrolled().select_related("person")
    return _together(rows, CohortRole.objects.current().filter(cohort=cohort))


def reader_in(cohort: Cohort, person: User) -> Reader | None:
    """The person as a reader of this cohort's timetable; None = it does not concern them."""
    rows = cohort.applications.enrolled().filter(person=person).select_related("person")
    found = _together(rows, CohortRole.objects.held_by(person).filter(cohort=cohort))
    return found[0] if found else None


def _together(applications: Iterable[Application], roles) -> list[Reader]:
    readers: dict[int, Reader] = {}
    for row in applications:
        readers[row.person_id] = Reader(row.person, row.group, row)
    kinds = (CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    for role in roles.filter(role__in=kinds).select_related("user", "invitation__accepted_by"):
        if role.person and role.person.is_active:
            readers.setdefault(role.person.pk, Reader(role.person)).roles.add(role.pk)
    return sorted(readers.values(), key=lambda reader: (str(reader.person), reader.person.pk))
