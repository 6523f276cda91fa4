"""What waits for a person in certificates: for my page and for the tab (MY PAGE in docs/rules.md)."""

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Membership, Role
from cohorts.models import Application, Cohort, CohortRole
from records.nextthings import NextThing, Shelf, ShelfRow
from records.wording import say_dates

from .criteria.eligibility import standings
from .models import Certificate, Criterion, ResultsSignature

MOST_COHORTS = 6  # the latest ended ones are looked at; each costs some queries


def things_to_issue(user) -> list[NextThing]:
    """For a certificate officer: cohorts that ended, with people ready, and files that could not be made."""
    desks = list(Membership.objects.of(user, Role.OFFICER).values_list("organisation", flat=True))
    if not desks:
        return []
    ended = Cohort.objects.filter(organisation__in=desks, ends_on__lte=timezone.now().date(), cancelled_at=None)
    open_ones = ended.annotate(
        enrolled=Count("applications", filter=Q(applications__state=Application.State.ACCEPTED), distinct=True),
        given=Count("certificates", filter=Q(certificates__state__in=Certificate.STANDING), distinct=True),
        failed=Count("certificates", filter=_failed(), distinct=True),
    ).filter(Q(enrolled__gt=F("given")) | Q(failed__gt=0))
    return [thing for cohort in open_ones.order_by("-ends_on")[:MOST_COHORTS] for thing in _things_of(cohort)]


def _failed() -> Q:
    return Q(certificates__state=Certificate.State.APPROVED) & ~Q(certificates__failure="")


def _things_of(cohort) -> list[NextThing]:
    url = reverse("certificates:cohort", args=[cohort.public_id])
    things = []
    if cohort.failed:
        title = ngettext("%(n)d certificate could not be made.", "%(n)d certificates could not be made.", cohort.failed)
        action = _("See why")
        things.append(
            NextThing(
                title % {"n": cohort.failed}, cohort.title, url=url, action=action, tone="turn", icon="alert-circle"
            )
        )
    ready = sum(row.is_ready for row in standings(cohort))
    if ready:
        title = ngettext("%(n)d certificate is ready to issue.", "%(n)d certificates are ready to issue.", ready)
        action = _("Issue certificates")
        things.append(NextThing(title % {"n": ready}, cohort.title, url=url, action=action, icon="rubber-stamp"))
    return things


def points_to_enter(user) -> list[NextThing]:
    """For organisers, trainers and assessors: criteria of ended cohorts with participants without points."""
    held = CohortRole.objects.held_by(user, CohortRole.Kind.TRAINER, CohortRole.Kind.ASSESSOR).values("cohort")
    desks = Membership.objects.of(user, Role.ORGANISER).values("organisation")
    criteria = (
        Criterion.objects.filter(Q(cohort__in=held) | Q(cohort__organisation__in=desks), kind=Criterion.Kind.SCORE)
        .filter(cohort__ends_on__lte=timezone.now().date(), cohort__cancelled_at=None)
        .annotate(
            enrolled=Count("cohort__applications", filter=Q(cohort__applications__state="accepted"), distinct=True),
            entered=Count("scores", filter=Q(scores__application__state="accepted"), distinct=True),
        )
        .filter(enrolled__gt=F("entered"))
        .select_related("cohort")
        .order_by("-cohort__ends_on", "position")
    )
    return [
        NextThing(
            ngettext(
                "Points of %(n)d participant are missing: %(name)s.",
                "Points of %(n)d participants are missing: %(name)s.",
                criterion.enrolled - criterion.entered,
            )
            % {"n": criterion.enrolled - criterion.entered, "name": criterion.name},
            criterion.cohort.title,
            url=reverse("certificates:scores", args=[criterion.cohort.public_id, criterion.public_id]),
            action=_("Enter points"),
            icon="pencil",
        )
        for criterion in criteria[:MOST_COHORTS]
    ]


def results_to_sign(user) -> list[NextThing]:
    """For assessors: ended cohorts with participants for whose results nobody answers. One query."""
    held = CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR).values("cohort")
    signed = ResultsSignature.objects.standing().values("application")
    certified = Certificate.objects.standing().values("application")
    unsigned = Application.objects.enrolled().exclude(person=user).exclude(pk__in=signed).exclude(pk__in=certified)
    cohorts = (
        Cohort.objects.filter(pk__in=held, ends_on__lte=timezone.now().date(), cancelled_at=None)
        .filter(Exists(Criterion.objects.filter(cohort=OuterRef("pk"))))
        .annotate(unsigned=Count("applications", filter=Q(applications__in=unsigned)))
        .filter(unsigned__gt=0)
    )
    return [
        NextThing(
            ngettext("Sign the results of %(n)s person?", "Sign the results of %(n)s people?", cohort.unsigned)
            % {"n": cohort.unsigned},
            cohort.title,
            url=reverse("certificates:results", args=[cohort.public_id]),
            action=_("Sign the results"),
            icon="signature",
        )
        for cohort in cohorts.order_by("-ends_on")[:MOST_COHORTS]
    ]


def shelf_of_certificates(user) -> Shelf | None:
    """My certificates; before the first there is a shelf for participants alone."""
    mine = Certificate.objects.out().filter(holder=user)
    rows = [_shelf_row(certificate) for certificate in mine.select_related("cohort").order_by("-pk")]
    enrolled = Application.objects.enrolled().filter(person=user, cohort__cancelled_at=None).select_related("cohort")
    without = list(enrolled.exclude(certificates__in=mine).order_by("-cohort__ends_on"))
    if not rows and not without:
        return None
    return Shelf(
        _("My certificates"),
        rows + [_row_of_results(application) for application in without if application.cohort.is_over],
        empty=_(
            "After the cohort your certificate stands here, once every criterion is met and the officer issued it."
        ),
        url=reverse("certificates:mine"),
        action=_("All my certificates"),
    )


def _row_of_results(application: Application) -> ShelfRow:
    return ShelfRow(
        application.cohort.title,
        _("No certificate yet: your results, line by line"),
        url=reverse("certificates:my_standing", args=[application.public_id]),
        icon="list-check",
    )


LOOKS = {
    Certificate.State.ISSUED: ("done", "rosette-discount-check"),
    Certificate.State.SUPERSEDED: ("wait", "replace"),
    Certificate.State.EXPIRED: ("mute", "calendar-off"),
}


def _shelf_row(certificate: Certificate) -> ShelfRow:
    tone, icon = LOOKS.get(Certificate.State(certificate.state), ("stop", "ban"))
    cohort = certificate.cohort
    return ShelfRow(
        cohort.title,
        say_dates(cohort.starts_on, cohort.ends_on),
        url=reverse("certificates:mine") + f"#c{certificate.number}",
        tone=tone,
        state=certificate.get_state_display(),
        icon=icon,
    )
