"""What applications put on a person's own page: what to do next, and where each application stands."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role, User
from records.nextthings import NextThing, Shelf, ShelfRow
from records.wording import say_dates, say_moment

from .models import Application, Cohort, CohortRole
from .models.application import with_the_school

State = Application.State
TONES = {State.OFFERED: "turn", State.ACCEPTED: "done", State.REFUSED: "stop", State.LAPSED: "stop"}
MOST_ON_SHELF = 10


def things_of_a_student(user: User) -> list[NextThing]:
    """Offers to answer and drafts to finish. One query."""
    waiting = Application.objects.filter(person=user, state__in=(State.OFFERED, State.DRAFT)).select_related("cohort")
    return [_offer(one) if one.state == State.OFFERED else _draft(one) for one in waiting if _still_counts(one)]


def _still_counts(application: Application) -> bool:
    return application.state == State.OFFERED or application.cohort.takes_applications()


def _offer(application: Application) -> NextThing:
    cohort = application.cohort
    return NextThing(
        title=_("A place in %(cohort)s is free for you") % {"cohort": cohort},
        detail=_("Answer before %(moment)s, or it goes to the next on the list.")
        % {"moment": say_moment(application.offer_expires_at, cohort.time_zone)},
        until=application.offer_expires_at,
        url=application.get_absolute_url(),
        action=_("Answer"),
        icon="hourglass",
    )


def _draft(application: Application) -> NextThing:
    cohort = application.cohort
    return NextThing(
        title=_("Finish your application for %(cohort)s") % {"cohort": cohort},
        detail=_("It is kept as a draft. Send it before %(moment)s.")
        % {"moment": say_moment(cohort.applications_close_at, cohort.time_zone)},
        until=cohort.applications_close_at,
        url=reverse("cohorts:apply", args=[cohort.slug]),
        action=_("Finish"),
        icon="pencil",
    )


def things_of_the_team(user: User) -> list[NextThing]:
    """Cohorts of which applications wait for the organiser's decision. One query."""
    desks = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    waiting = Q(applications__state=State.SUBMITTED) & ~with_the_school("applications__", "")
    cohorts = Cohort.objects.filter(organisation__in=desks, cancelled_at=None).annotate(
        to_decide=Count("applications", filter=waiting)
    )
    return [
        NextThing(
            title=ngettext(
                "%(number)d application waits for your decision",
                "%(number)d applications wait for your decision",
                cohort.to_decide,
            )
            % {"number": cohort.to_decide},
            detail=str(cohort),
            url=reverse("cohorts:applications", args=[cohort.public_id]) + "?state=to_decide",
            action=_("Decide"),
            icon="scale",
        )
        for cohort in cohorts.filter(to_decide__gt=0)
    ]


def shelf_of_applications(user: User) -> Shelf | None:
    """The latest applications with their states; none for those who never applied. One query."""
    rows = Application.objects.filter(person=user).exclude(state=State.DRAFT).select_related("cohort")
    mine = list(rows.order_by("-submitted_at")[:MOST_ON_SHELF])
    if not mine:
        return None
    return Shelf(
        title=_("My applications"),
        rows=[
            ShelfRow(
                title=str(one.cohort),
                detail=say_dates(one.cohort.starts_on, one.cohort.ends_on),
                url=one.get_absolute_url(),
                tone=TONES.get(one.state, "mute" if one.is_closed else "wait"),
                state=str(one.get_state_display()),
            )
            for one in mine
        ],
        url=reverse("cohorts:my_competencies"),
        action=_("My competencies"),
    )


def shelf_of_work(user: User) -> Shelf | None:
    """The cohorts in which the person works, the next one first; none for those who work in none. Three queries."""
    team = set(Cohort.objects.run_by(user).values_list("pk", flat=True))
    cohorts = list(Cohort.objects.visible_to(user).filter(cancelled_at=None).order_by("-starts_on")[:MOST_ON_SHELF])
    if not cohorts:
        return None
    trains = set() if team.issuperset(one.pk for one in cohorts) else _trained_by(user)
    return Shelf(
        title=_("Cohorts you work on"),
        rows=[
            ShelfRow(
                title=str(cohort),
                detail=say_dates(cohort.starts_on, cohort.ends_on),
                url=reverse(f"cohorts:{_first_page(cohort.pk, team, trains)}", args=[cohort.public_id]),
            )
            for cohort in cohorts
        ],
        url=reverse("cohorts:desk"),
        action=_("All cohorts"),
    )


def _trained_by(user: User) -> set[int]:
    held = CohortRole.objects.held_by(user, CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR)
    return set(held.values_list("cohort", flat=True))


def _first_page(cohort: int, team: set[int], trains: set[int]) -> str:
    """Where the person's work in the cohort begins."""
    return "overview" if cohort in team else "attendance" if cohort in trains else "reviews"
