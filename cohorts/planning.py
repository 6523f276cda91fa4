"""What an organiser still has to plan, for my page and for the cohort's overview (MY PAGE in docs/rules.md)."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Organisation, Role
from records.nextthings import NextThing

from .models import Cohort, Sitting
from .waits import Wait

NOT_PLACED = Q(sessions__sittings__isnull=False, sessions__sittings__during=None, sessions__cancelled_at=None)


def things_to_plan(user) -> list[NextThing]:
    """Organisations without a cohort, cohorts not yet published, sessions without a place. Two queries."""
    mine = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    empty = Organisation.objects.filter(pk__in=mine, cohorts=None)
    things = [_first_cohort(organisation) for organisation in empty]
    coming = Cohort.objects.filter(organisation__in=mine, cancelled_at=None, ends_on__gte=timezone.now().date())
    for cohort in coming.annotate(unplaced=Count("sessions__sittings", NOT_PLACED)).order_by("starts_on"):
        if not cohort.published_at:
            things.append(_unpublished(cohort))
        if cohort.unplaced:
            things.append(_unplaced(cohort))
    return things


def _first_cohort(organisation: Organisation) -> NextThing:
    return NextThing(
        title=_("Create the first cohort."),
        detail=_("%(organisation)s has none yet. It follows a released programme.") % {"organisation": organisation},
        url=reverse("cohorts:add_cohort", args=[organisation.public_id]),
        action=_("Create a cohort"),
        icon="calendar-plus",
    )


def _unpublished(cohort: Cohort) -> NextThing:
    return NextThing(
        title=_("%(cohort)s is not published yet.") % {"cohort": cohort},
        detail=_("Its settings say what is still missing."),
        until=cohort.applications_open_at,
        url=reverse("cohorts:settings", args=[cohort.public_id]),
        action=_("Look at the settings"),
        icon="world",
    )


def _unplaced(cohort: Cohort) -> NextThing:
    words = ngettext("%(n)d session waits to be placed.", "%(n)d sessions wait to be placed.", cohort.unplaced)
    return NextThing(
        title=words % {"n": cohort.unplaced},
        detail=str(cohort),
        url=reverse("cohorts:timetable", args=[cohort.public_id]),
        action=_("Place them"),
        icon="calendar-plus",
    )


def waits_to_plan(cohort: Cohort) -> list[Wait]:
    """The same for one cohort's overview. At most three queries."""
    if cohort.cancelled_at or cohort.is_over:
        return []
    waits = []
    if not cohort.published_at:
        missing = cohort.missing()
        waits.append(
            Wait(
                number=len(missing) or 1,
                title=_("to do before it can be published") if missing else _("step: publish the cohort"),
                detail=" ".join(missing),
                url=reverse("cohorts:settings", args=[cohort.public_id]),
                action=_("Settings"),
                subject=_("of the cohort"),
            )
        )
    live = Sitting.objects.filter(session__cohort=cohort, session__cancelled_at=None)
    if unplaced := live.filter(during=None).count():
        waits.append(
            Wait(
                number=unplaced,
                title=ngettext("session not in the timetable", "sessions not in the timetable", unplaced),
                url=reverse("cohorts:timetable", args=[cohort.public_id]),
                action=_("Place"),
                subject=_("in the timetable"),
            )
        )
    return waits
