"""The lecturers of a cohort, the links to their pages, and when they cannot come (MATERIAL in docs/rules.md)."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records.errors import Refused, refuse
from records.history import done_by

from ..lecturing import emails
from ..lecturing.page import page_of
from ..models import Cohort, Lecturer, LecturerLink, Unavailability
from ..models.material import address_of


@transaction.atomic
def save_lecturer(
    cohort: Cohort,
    lecturer: Lecturer | None,
    *,
    full_name: str,
    email: str,
    affiliation: str,
    organisation: Organisation | None,
    by: User,
) -> Lecturer:
    """Write down who gives sessions; another address ends the link that went to the old one. Raises Refused."""
    if organisation and organisation.keeper_id != cohort.organisation_id:
        raise Refused(_("Choose one of your own partners."), "organisation")
    lecturer = Lecturer.objects.select_for_update().get(pk=lecturer.pk) if lecturer else Lecturer(cohort=cohort)
    if lecturer.pk and lecturer.email.lower() != email.lower():
        lecturer.links.filter(ended_at=None).update(ended_at=timezone.now())
    lecturer.full_name, lecturer.email, lecturer.affiliation = full_name.strip(), email.lower(), affiliation.strip()
    lecturer.organisation = organisation
    try:
        with transaction.atomic(), done_by(by):
            lecturer.save()
    except IntegrityError as error:
        raise Refused(_("There is a lecturer of this name and address already."), "full_name") from error
    return lecturer


def why_cannot_remove(lecturer: Lecturer) -> str:
    """Why the row stays; "" = it can go."""
    if lecturer.teachings.exists():
        return _("%(name)s gives sessions: take them from them first.") % {"name": lecturer}
    if lecturer.versions_brought.exists():
        return _("%(name)s brought material: it stays, and so does the name.") % {"name": lecturer}
    return ""


@transaction.atomic
def remove_lecturer(lecturer: Lecturer) -> None:
    lecturer = Lecturer.objects.select_for_update().get(pk=lecturer.pk)
    refuse(why_cannot_remove(lecturer))
    lecturer.delete()


# Their page


def why_no_link(lecturer: Lecturer) -> str:
    """Why no link can be sent; "" = one can."""
    cohort = lecturer.cohort
    if not address_of(lecturer):
        return _("No e-mail address is known of %(name)s.") % {"name": lecturer}
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if cohort.is_over:
        return _("The cohort is over.")
    return ""


@transaction.atomic
def send_link(lecturer: Lecturer, by: User | None) -> LecturerLink:
    """Send a new link; the one before ends. Raises Refused."""
    lecturer = _lock(lecturer)
    refuse(why_no_link(lecturer))
    lecturer.links.filter(ended_at=None).update(ended_at=timezone.now())
    link = _new_link(lecturer, by)
    emails.link_sent(link, page_of(lecturer).missing)
    return link


def _new_link(lecturer: Lecturer, by: User | None) -> LecturerLink:
    return LecturerLink.objects.create(lecturer=lecturer, email=address_of(lecturer), sent_by=by)


def standing_link(lecturer: Lecturer) -> LecturerLink:
    """The link that stands, or a first one; call with the lecturer locked, where a mail is written."""
    return lecturer.links.filter(ended_at=None).first() or _new_link(lecturer, None)


def send_links(cohort: Cohort, by: User) -> int:
    """To everybody who can be written to and has no link yet; how many."""
    rows = cohort.lecturers.exclude(links__ended_at=None, links__isnull=False).order_by("pk")
    sent = 0
    for lecturer in rows.distinct():
        lecturer.cohort = cohort
        if why_no_link(lecturer):
            continue
        with transaction.atomic():
            if not _lock(lecturer).links.filter(ended_at=None).exists():
                send_link(lecturer, by)
                sent += 1
    return sent


@transaction.atomic
def end_link(lecturer: Lecturer) -> None:
    """Close the page to whoever has the link."""
    lecturer.links.filter(ended_at=None).update(ended_at=timezone.now())


def _lock(lecturer: Lecturer) -> Lecturer:
    rows = Lecturer.objects.select_for_update(of=("self",)).select_related("cohort__organisation", "person")
    return rows.get(pk=lecturer.pk)


# When they cannot come


@transaction.atomic
def add_unavailability(lecturer: Lecturer, starts_at: datetime, ends_at: datetime, reason: str = "") -> Unavailability:
    """A time at which the timetable is warned. Raises Refused."""
    if ends_at <= starts_at:
        raise Refused(_("It would end before it begins."), "ends_at")
    if lecturer.unavailabilities.count() >= 50:
        raise Refused(_("Fifty times are noted already: take some away first."))
    return Unavailability.objects.create(lecturer=lecturer, during=(starts_at, ends_at), reason=reason.strip()[:200])


def remove_unavailability(row: Unavailability) -> None:
    row.delete()
