"""What waits for a person in criteria: verdicts to give, refusals to look at again (MY PAGE in docs/rules.md)."""

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role
from cohorts.models import Cohort, CohortRole
from records.nextthings import NextThing

from ..models import Criterion, Reconsideration

MOST = 6


def requests_to_answer(user) -> list[NextThing]:
    """For certificate officers, a line a cohort. One query."""
    desks = Membership.objects.of(user, Role.OFFICER).values("organisation")
    open_ones = Q(applications__reconsiderations__state=Reconsideration.State.OPEN)
    cohorts = Cohort.objects.filter(organisation__in=desks, cancelled_at=None).annotate(
        asked=Count("applications__reconsiderations", filter=open_ones & ~Q(applications__person=user))
    )
    return [
        NextThing(
            ngettext(
                "%(n)d participant asks you to look at a refusal again.",
                "%(n)d participants ask you to look at a refusal again.",
                cohort.asked,
            )
            % {"n": cohort.asked},
            cohort.title,
            url=reverse("certificates:reconsiderations", args=[cohort.public_id]),
            action=_("Answer"),
            icon="message-2",
        )
        for cohort in cohorts.filter(asked__gt=0).order_by("-ends_on")[:MOST]
    ]


def approvals_to_give(user) -> list[NextThing]:
    """For organisers, trainers and assessors: ended cohorts with participants whom nobody judged. One query."""
    held = CohortRole.objects.held_by(user, CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR).values("cohort")
    desks = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    accepted = Q(approvals__application__state="accepted", approvals__superseded_at=None)
    criteria = (
        Criterion.objects.filter(Q(cohort__in=held) | Q(cohort__organisation__in=desks), kind=Criterion.Kind.MANUAL)
        .filter(cohort__ends_on__lte=timezone.now().date(), cohort__cancelled_at=None)
        .annotate(
            enrolled=Count("cohort__applications", filter=Q(cohort__applications__state="accepted"), distinct=True),
            judged=Count("approvals", filter=accepted, distinct=True),
        )
        .filter(enrolled__gt=F("judged"))
        .select_related("cohort")
    )
    return [_to_judge(criterion) for criterion in criteria.order_by("-cohort__ends_on", "position")[:MOST]]


def _to_judge(criterion) -> NextThing:
    left = criterion.enrolled - criterion.judged
    said = ngettext(
        "%(n)d participant is to be judged: %(name)s.", "%(n)d participants are to be judged: %(name)s.", left
    )
    return NextThing(
        said % {"n": left, "name": criterion.name},
        criterion.cohort.title,
        url=reverse("certificates:approvals", args=[criterion.cohort.public_id, criterion.public_id]),
        action=_("Judge"),
        icon="user-check",
    )
