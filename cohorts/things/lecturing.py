"""What lecturing puts on a person's page, and on the team's (MATERIAL in docs/rules.md)."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from cohorts.lecturing.brought import today_in
from cohorts.lecturing.page import page_of
from cohorts.models import Cohort, Lecturer, Material, MaterialVersion
from cohorts.waits import Wait
from records.nextthings import NextThing, Shelf, ShelfRow
from records.wording import say_dates, say_day


def _lecturing(user: User) -> list[Lecturer]:
    recent = (timezone.now() - timedelta(days=30)).date()
    rows = Lecturer.objects.filter(person=user, cohort__cancelled_at=None, cohort__ends_on__gte=recent)
    return list(rows.select_related("cohort").order_by("cohort__starts_on", "pk"))


def slides_to_send(user: User) -> list[NextThing]:
    """For lecturers with an account: what they still bring. One query for everybody else."""
    things = []
    for lecturer in _lecturing(user):
        if missing := page_of(lecturer).missing:
            first, due = missing[0].material, missing[0].material.due_on
            things.append(
                NextThing(
                    title=_("Send “%(title)s”") % {"title": first.title},
                    detail=_("%(session)s, due on %(day)s.") % {"session": first.session, "day": say_day(due)}
                    if due
                    else str(first.session),
                    url=reverse("cohorts:lecturer_page", args=[lecturer.public_id]),
                    action=_("Send it"),
                    icon="upload",
                )
            )
    return things


def shelf_of_lecturing(user: User) -> Shelf | None:
    rows = _lecturing(user)
    if not rows:
        return None
    return Shelf(
        title=_("You give sessions"),
        rows=[
            ShelfRow(
                title=str(row.cohort),
                detail=say_dates(row.cohort.starts_on, row.cohort.ends_on),
                url=reverse("cohorts:lecturer_page", args=[row.public_id]),
            )
            for row in rows
        ],
    )


def waits_of_material(cohort: Cohort) -> list[Wait]:
    """For the overview: what is late. One query."""
    asked = Material.objects.current().filter(session__cohort=cohort, due_on__lt=today_in(cohort))
    number = asked.exclude(versions__in=_standing()).count()
    if not number:
        return []
    return [
        Wait(
            number,
            ngettext("file of a lecturer is late", "files of lecturers are late", number),
            _("Lecturers are reminded by mail; after three days it is yours to call."),
            reverse("cohorts:material", args=[cohort.public_id]) + "?state=late",
            _("Look"),
            _("at late files"),
        )
    ]


def _standing():
    return MaterialVersion.objects.filter(withdrawn_at=None)
