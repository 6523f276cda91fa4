"""Letters: a mail to all or to a part of a cohort (MAIL in docs/rules.md)."""

from dataclasses import asdict, dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from records import mail
from records.errors import Refused, refuse

from .. import emails
from ..models import Application, Cohort, Letter

State = Application.State
OTHER = "other"
WRITABLE = tuple(state for state in State if state != State.DRAFT)  # who has not sent anything expects no letters


@dataclass(frozen=True)
class Audience:
    """The part of a cohort that a letter goes to: states, schools (public_ids or `other`), groups; empty = all.

    `people` (public_ids of applications) names each of them: then nothing else counts.
    """

    states: list[str] = field(default_factory=list)
    schools: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def of(self, cohort: Cohort) -> QuerySet[Application]:
        """Whom it reaches now, by name."""
        states = WRITABLE if self.people else self.states or WRITABLE
        found = cohort.applications.filter(state__in=states, person__is_active=True)
        found = found.exclude(state=State.DRAFT).select_related("person", "school")
        if self.people:
            return found.filter(public_id__in=self.people).order_by("person__full_name", "pk")
        if self.schools:
            known = [UUID(school) for school in self.schools if school != OTHER]
            of_others = Q(school=None) if OTHER in self.schools else Q(pk__in=[])
            found = found.filter(Q(school__public_id__in=known) | of_others)
        if self.groups:
            found = found.filter(group__in=self.groups)
        return found.order_by("person__full_name", "pk")


def send_refusal(cohort: Cohort, number: int) -> str:
    """Why no letter can be sent to so many; "" = it can."""
    if cohort.published_at is None:
        return _("This cohort is not published yet.")
    if not number:
        return _("Nobody is in this part of the cohort: choose another state, school or group.")
    return ""


@transaction.atomic
def send_letter(
    cohort: Cohort, *, key: UUID, subject: str, body: str, audience: Audience, seen: int, by: User
) -> Letter:
    """Write one mail to each person of the audience. The same `key` twice sends once.

    `seen` is the number of recipients that the page showed: refused when it is another by now.
    """
    list(Cohort.objects.select_for_update(no_key=True).filter(pk=cohort.pk))  # the second of two clicks waits here
    if sent := Letter.objects.filter(public_id=key).first():
        if sent.cohort_id != cohort.pk:
            raise Refused(_("This letter belongs to another cohort."))
        return sent
    recipients = list(audience.of(cohort))
    refuse(send_refusal(cohort, len(recipients)))
    if len(recipients) != seen:
        raise Refused(
            _("In the meantime %(now)d people are in this part, not %(seen)d. Look again before you send.")
            % {"now": len(recipients), "seen": seen}
        )
    letter = Letter.objects.create(
        public_id=key,
        cohort=cohort,
        subject=subject,
        body=body,
        audience=asdict(audience),
        sent_by=by,
        recipients=len(recipients),
    )
    mail.write_all(emails.letter(letter, application.person) for application in recipients)
    return letter


@transaction.atomic
def send_test(cohort: Cohort, *, subject: str, body: str, by: User) -> None:
    """The letter as a mail to its writer alone; it stands in no list of letters."""
    mail.write_all([emails.letter(Letter(cohort=cohort, subject=subject, body=body), by, is_test=True)])
