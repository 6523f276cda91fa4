"""Who speaks for an organisation, and who of them a message is for (CONTACTS in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Membership, Organisation, Role, User

from ..models import Contact, Purpose

SAID = ("purposes", "position", "phone", "is_main")


@dataclass
class Person:
    """Somebody who speaks for the organisation, or did: their membership, and what they are there for."""

    membership: Membership
    contact: Contact | None = None

    @property
    def user(self) -> User:
        return self.membership.user

    @property
    def is_main(self) -> bool:
        return bool(self.contact and self.contact.is_main and not self.has_left)

    @property
    def has_left(self) -> bool:
        return self.membership.ended_at is not None or not self.user.is_active

    @property
    def purposes(self) -> list[str]:
        return self.contact.purposes if self.contact and self.contact.purposes else [Purpose.GENERAL.value]

    @property
    def purpose_words(self) -> list[str]:
        return [str(purpose.label) for purpose in Purpose if purpose in self.purposes]


@dataclass
class People:
    now: list[Person] = field(default_factory=list)
    earlier: list[Person] = field(default_factory=list)


def people_of(organisation: Organisation) -> People:
    """The contacts now, the main one first, and those who left; one query."""
    return people_by_organisation([organisation.pk]).get(organisation.pk, People())


def people_by_organisation(organisations: Iterable[int]) -> dict[int, People]:
    """The same for several organisations, in one query too."""
    said = Contact.objects.filter(organisation=OuterRef("organisation"), user=OuterRef("user"))
    fields = JSONObject(**{name: name for name in SAID})
    rows = Membership.objects.filter(organisation__in=list(organisations), role=Role.PARTNER_CONTACT)
    rows = rows.select_related("user").annotate(said=Subquery(said.values(words=fields)[:1]))
    found: dict[int, People] = {}
    for row in rows.order_by("user__full_name", "ended_at", "pk"):
        person = Person(
            row, Contact(organisation_id=row.organisation_id, user=row.user, **row.said) if row.said else None
        )
        people = found.setdefault(row.organisation_id, People())
        (people.earlier if person.has_left else people.now).append(person)
    for people in found.values():
        people.now.sort(key=lambda person: not person.is_main)
        here = {person.user.pk for person in people.now}
        people.earlier = [person for person in people.earlier if person.user.pk not in here]
    return found


def contacts_for(organisation: Organisation, purpose: str = Purpose.GENERAL) -> list[User]:
    """Whom to write to: who is there for this purpose, else the main contact, else everybody."""
    now = people_of(organisation).now
    meant = [one for one in now if purpose in one.purposes] or [one for one in now if one.is_main] or now
    return [one.user for one in meant]


def why_left(user: User, organisation: Organisation | None = None) -> str:
    """In words, that somebody speaks for an organisation no more; "" for who never did, or still does."""
    rows = Membership.objects.filter(user=user, role=Role.PARTNER_CONTACT, ended_at__isnull=False)
    rows = rows.filter(organisation=organisation) if organisation else rows
    left = rows.select_related("organisation__keeper").order_by("-ended_at").first()
    if left is None:
        return ""
    return _(
        "Since %(day)s you no longer speak for %(organisation)s here. What you wrote stays with your colleagues; "
        "if this is a mistake, ask one of them or %(keeper)s to invite you again."
    ) % {
        "day": date_format(left.ended_at, "j F Y"),
        "organisation": left.organisation,
        "keeper": left.organisation.keeper or left.organisation,
    }
