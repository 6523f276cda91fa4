"""Who reads a timetable and which sittings concern them: participants by group, trainers, lecturers."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings

from accounts.models import User

from ..models import Application, Cohort, CohortRole, Lecturer
from .content import Content, Item


@dataclass
class Reader:
    """A person with an account, or a lecturer without one; `group` None = takes no part."""

    person: User | None = None
    group: str | None = None
    application: Application | None = None
    roles: set[int] = field(default_factory=set)
    lecturer: Lecturer | None = None

    @property
    def key(self) -> str:
        """What names the reader in an address."""
        return str(self.person.public_id if self.person else self.lecturer.public_id if self.lecturer else "")

    @property
    def name(self) -> str:
        return str(self.person or self.lecturer)

    @property
    def address(self) -> str:
        """Empty for a lecturer of whom no address is known."""
        if self.person:
            return self.person.email
        return self.lecturer.email if self.lecturer else ""

    @property
    def language(self) -> str:
        return self.person.language if self.person else settings.LANGUAGE_CODE

    def concerns(self, item: Item) -> bool:
        if self.group is not None and item.group in ("", self.group):
            return True
        if self.lecturer and self.lecturer.pk in item.lecturers:
            return True
        return bool(self.roles & set(item.trainers))

    def items(self, content: Content) -> list[Item]:
        return [item for item in content.live if self.concerns(item)]


def readers_of(cohort: Cohort) -> list[Reader]:
    """Everybody whom a timetable of the cohort can concern, by name; three queries."""
    rows = cohort.applications.enrolled().select_related("person")
    roles = CohortRole.objects.current().filter(cohort=cohort)
    return _together(rows, roles, cohort.lecturers.select_related("person"))


def reader_in(cohort: Cohort, person: User) -> Reader | None:
    """The person as a reader of this cohort's timetable; None = it does not concern them."""
    rows = cohort.applications.enrolled().filter(person=person).select_related("person")
    roles = CohortRole.objects.held_by(person).filter(cohort=cohort)
    found = _together(rows, roles, cohort.lecturers.filter(person=person).select_related("person"))
    return found[0] if found else None


def _together(applications: Iterable[Application], roles, lecturers: Iterable[Lecturer]) -> list[Reader]:
    readers: dict[int, Reader] = {}
    for row in applications:
        readers[row.person_id] = Reader(row.person, row.group, row)
    kinds = (CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    for role in roles.filter(role__in=kinds).select_related("user", "invitation__accepted_by"):
        if role.person and role.person.is_active:
            readers.setdefault(role.person.pk, Reader(role.person)).roles.add(role.pk)
    guests = []
    for lecturer in lecturers:
        if lecturer.person and lecturer.person.is_active:
            readers.setdefault(lecturer.person.pk, Reader(lecturer.person)).lecturer = lecturer
        elif not lecturer.person:
            guests.append(Reader(lecturer=lecturer))
    return sorted([*readers.values(), *guests], key=lambda reader: (reader.name, reader.address))
