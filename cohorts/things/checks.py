"""What practical checks put on the pages of assessors, of the team, and of those who keep the qualifications."""

from datetime import timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Organisation, Role, User
from cohorts.assessors import SOON
from cohorts.models import Appeal, Cohort, CohortRole, FilledChecklist
from cohorts.waits import Wait
from courses.models import AssessorQualification
from records.nextthings import NextThing

State, Result = FilledChecklist.State, FilledChecklist.Result
SHOWN = 5


def checks_to_sign(user: User) -> list[NextThing]:
    """For assessors: checks to sign, and appeals that they can answer. Two queries, one for everybody else."""
    roles = CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR)
    cohorts = list(Cohort.objects.filter(pk__in=roles.values("cohort"), cancelled_at=None))
    if not cohorts:
        return []
    unsigned = Q(checklists__checks__state=State.FILLED) & ~Q(checklists__checks__application__person=user)
    rows = Cohort.objects.filter(pk__in=[one.pk for one in cohorts]).annotate(
        to_sign=Count("checklists__checks", filter=unsigned)
    )
    found = [_to_sign(cohort) for cohort in rows if cohort.to_sign]
    return found + [_appeal(asked) for asked in _appeals(user, cohorts)]


def _to_sign(cohort: Cohort) -> NextThing:
    words = ngettext("Sign %(number)d practical check", "Sign %(number)d practical checks", cohort.to_sign)
    return NextThing(
        title=words % {"number": cohort.to_sign},
        detail=str(cohort),
        url=reverse("cohorts:checklists", args=[cohort.public_id]) + "?state=to_sign",
        action=_("Sign"),
        icon="signature",
    )


def _appeals(user: User, cohorts: list[Cohort]) -> list[Appeal]:
    """Open ones in these cohorts, but those in whose result the person had a part."""
    rows = Appeal.objects.open().filter(check_of__used__cohort__in=cohorts, check_of__state=State.SIGNED)
    mine = Q(check_of__filled_by=user) | Q(check_of__signatures__signer=user) | Q(check_of__application__person=user)
    rows = rows.exclude(mine).select_related("check_of__used__cohort", "check_of__application__person")
    return list(rows[:SHOWN])


def _appeal(asked: Appeal) -> NextThing:
    check = asked.check_of
    return NextThing(
        title=_("%(name)s appeals a result") % {"name": check.application.person},
        detail=str(check.used.cohort),
        url=reverse("cohorts:answer_appeal", args=[check.used.cohort.public_id, check.public_id]),
        action=_("Answer"),
        icon="message-2",
    )


def qualifications_that_end(user: User) -> list[NextThing]:
    """For organisers and officers: assessors whose qualification runs out soon. Two queries."""
    today = timezone.localdate()
    desks = Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
    rows = AssessorQualification.objects.current(today).filter(checklist__organisation__in=desks)
    rows = rows.filter(until__isnull=False, until__lte=today + SOON)
    numbers = dict(rows.order_by().values_list("checklist__organisation").annotate(n=Count("pk")))
    if not numbers:
        return []
    return [_ends(one, numbers[one.pk]) for one in Organisation.objects.filter(pk__in=numbers)]


def _ends(organisation: Organisation, number: int) -> NextThing:
    words = ngettext(
        "%(number)d assessor's qualification ends soon", "%(number)d assessors' qualifications end soon", number
    )
    return NextThing(
        title=words % {"number": number},
        detail=str(organisation),
        url=reverse("cohorts:assessors", args=[organisation.public_id]) + "?state=soon",
        action=_("Look"),
        icon="certificate",
    )


def waits_of_checks(cohort: Cohort) -> list[Wait]:
    """For the overview: unsigned checks, plates that should be read by now, open appeals. Two queries."""
    rows = FilledChecklist.objects.filter(used__cohort=cohort)
    pending = rows.with_plates_out().select_related("used__version")
    now = timezone.now()
    due = sum(one.filled_at + timedelta(days=one.used.version.read_after_days) <= now for one in pending)
    counts = rows.aggregate(
        unsigned=Count("pk", Q(state=State.FILLED)),
        appeals=Count("pk", Q(state=State.SIGNED, appeal__isnull=False, appeal__answered_at=None)),
    )
    address = reverse("cohorts:checklists", args=[cohort.public_id])
    told = (
        (counts["unsigned"], _("Practical checks to sign"), _("By an assessor of the cohort."), "?state=to_sign"),
        (due, _("Plates to read"), _("Their days of incubation are over."), "?state=pending"),
        (
            counts["appeals"],
            _("Appeals to answer"),
            _("By an assessor who had no part in it."),
            "?state=failed",
        ),
    )
    return [
        Wait(number, title, detail, address + query, _("Look"), _("at the checks"))
        for number, title, detail, query in told
        if number
    ]
