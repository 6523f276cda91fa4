"""What reviews and schools put on a person's own page, and on the overview of a cohort."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role, User
from cohorts.models import Application, Cohort, CohortRole
from cohorts.models.application import with_the_school
from cohorts.reviewing import DISAGREE_FROM, to_review, with_scores
from cohorts.waits import Wait
from records.nextthings import NextThing

State, Verdict = Application.State, Application.SchoolVerdict


def reviews_to_write(user: User) -> list[NextThing]:
    """For reviewers: how many applications wait for them, a row for each of their few cohorts."""
    mine = CohortRole.objects.held_by(user, CohortRole.Kind.REVIEWER).values("cohort")
    cohorts = Cohort.objects.filter(pk__in=mine, cancelled_at=None, applications__state=State.SUBMITTED)
    things = []
    for cohort in cohorts.filter(review_criteria__isnull=False).distinct():
        if number := to_review(cohort, user).count():
            words = ngettext(
                "%(number)d application waits for your review", "%(number)d applications wait for your review", number
            )
            things.append(
                NextThing(
                    title=words % {"number": number},
                    detail=str(cohort),
                    url=reverse("cohorts:reviews", args=[cohort.public_id]),
                    action=_("Review"),
                    icon="scale",
                )
            )
    return things


def students_to_approve(user: User) -> list[NextThing]:
    """For coordinators: students of their schools who get no place without their word. Two queries."""
    schools = Membership.objects.of(user, Role.COORDINATOR).values("organisation")
    waiting = Q(applications__school__in=schools) & with_the_school("applications__", "")
    cohorts = Cohort.objects.filter(coordinator_approves=True, cancelled_at=None)
    return [
        NextThing(
            title=ngettext(
                "%(number)d student waits for your approval",
                "%(number)d students wait for your approval",
                cohort.number,
            )
            % {"number": cohort.number},
            detail=str(cohort),
            url=reverse("cohorts:school") + "?state=waits",
            action=_("Look"),
            icon="school",
        )
        for cohort in cohorts.annotate(number=Count("applications", filter=waiting)).filter(number__gt=0)
    ]


def waits_of_selection(cohort: Cohort) -> list[Wait]:
    """For the team: reviews that are missing, reviewers who disagree, schools that have not spoken or said no."""
    ranking = reverse("cohorts:ranking", args=[cohort.public_id])
    rows = cohort.applications.filter(state=State.SUBMITTED)
    found: list[Wait] = []
    if cohort.coordinator_approves:
        said = rows.filter(school__isnull=False).aggregate(
            silent=Count("pk", filter=Q(school_verdict="")), no=Count("pk", filter=Q(school_verdict=Verdict.REJECTED))
        )
        if number := said["no"]:
            words = ngettext("student not approved by the school", "students not approved by their schools", number)
            found.append(Wait(number, words, "", f"{ranking}?state=rejected", _("Decide")))
        if number := said["silent"]:
            words = ngettext("student waits for the school", "students wait for their schools", number)
            found.append(Wait(number, words, "", f"{ranking}?state=school", _("Look"), tone=""))
    if cohort.reviews_wanted and cohort.review_criteria.exists():
        counted = with_scores(rows).aggregate(
            few=Count("pk", filter=Q(reviewed__lt=cohort.reviews_wanted)),
            apart=Count("pk", filter=Q(spread__gte=DISAGREE_FROM)),
        )
        if number := counted["apart"]:
            words = ngettext(
                "application on which reviewers disagree", "applications on which reviewers disagree", number
            )
            found.append(Wait(number, words, "", f"{ranking}?state=disagree", _("Look")))
        if number := counted["few"]:
            words = ngettext("application waits for reviews", "applications wait for reviews", number)
            found.append(Wait(number, words, "", f"{ranking}?state=few", _("Look"), tone=""))
    return found
