"""What mail and attendance put on a person's own page."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role, User
from cohorts.models import Cohort, CohortRole
from cohorts.roll import to_mark_today
from records.models import OutgoingMail
from records.nextthings import NextThing


def undelivered_mails(user: User) -> list[NextThing]:
    """For organisers: mails of their cohorts that did not arrive. Two queries."""
    desks = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    cohorts = {cohort.public_id: cohort for cohort in Cohort.objects.filter(organisation__in=desks)}
    if not cohorts:
        return []
    failed = OutgoingMail.objects.undelivered().filter(about__in=list(cohorts)).order_by("about")
    return [
        NextThing(
            title=ngettext("%(number)d mail was not delivered", "%(number)d mails were not delivered", row["number"])
            % {"number": row["number"]},
            detail=str(cohorts[row["about"]]),
            url=reverse("cohorts:mail", args=[row["about"]]),
            action=_("Look"),
            icon="mail-x",
            tone="stop",
        )
        for row in failed.values("about").annotate(number=Count("pk"))
    ]


def attendance_to_mark(user: User) -> list[NextThing]:
    """For trainers, on the day: sittings that have begun and miss marks."""
    trains = CohortRole.objects.held_by(user, CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR).values("cohort")
    waiting = to_mark_today(Cohort.objects.filter(pk__in=trains, cancelled_at=None))
    return [
        NextThing(
            title=ngettext(
                "Mark the attendance of %(number)d sitting", "Mark the attendance of %(number)d sittings", number
            )
            % {"number": number},
            detail=str(cohort),
            url=reverse("cohorts:attendance", args=[cohort.public_id]),
            action=_("Mark"),
            icon="user-check",
        )
        for cohort, number in waiting.items()
    ]
