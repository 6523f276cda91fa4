"""What reports say to the registries, once, when the app is ready."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts import waits
from cohorts.models import Cohort
from cohorts.waits import Wait
from records import personal
from records.nextthings import ShelfRow

from ..models import Report, ReportShare, Sponsorship
from ..portal import due as dues
from ..portal import pages, sections
from ..portal.due import Due
from ..portal.sections import Section
from . import holding, listing

DUE_AFTER = timedelta(days=14)  # the report per sponsor
OWED_FOR = timedelta(days=120)  # an older edition is not chased any more
MOST = 6


def register() -> None:
    dues.register(reports_due, _owed)
    sections.register_portal(card, place=70, shows=shows_reports)
    sections.register_record(record, place=70, shows=_reports_of)
    pages.register("reports", gettext_lazy("Reports"), "partners:my_reports", place=70, shows=shows_reports)
    waits.register(waits_in_cohort)
    personal.register_holder("reports", export=holding.export, erase=holding.erase, place=80)


def shows_reports(organisations: list[int]):
    """Released ones about the organisations, or shared with them."""
    shared = ReportShare.objects.filter(organisation__in=organisations, ended_at=None).values("report")
    return Report.objects.released().filter(Q(organisation__in=organisations) | Q(pk__in=shared))


def _without_report(rows):
    there = Report.objects.released().filter(cohort=OuterRef("cohort"), organisation=OuterRef("organisation"))
    return rows.filter(~Exists(there))


def _owed(organisations: list[int]):
    """Sponsorships of an edition that was over a while ago, without their report."""
    today = timezone.localdate()
    rows = Sponsorship.objects.agreed().filter(
        organisation__in=organisations, cohort__ends_on__lt=today, cohort__ends_on__gte=today - OWED_FOR,
        cohort__cancelled_at=None,
    )  # fmt: skip
    return _without_report(rows)


def _reports_of(organisations: list[int]):
    shared = ReportShare.objects.filter(organisation__in=organisations).values("report")
    return Report.objects.filter(Q(organisation__in=organisations) | Q(pk__in=shared))


def reports_due(organisations: list[int], *, cohort: Cohort | None = None) -> list[Due]:
    """What sponsors of an edition that is over still wait for; one query."""
    rows = _owed(organisations)
    rows = rows.filter(cohort=cohort) if cohort else rows
    return [
        Due(
            title=_("Report on %(cohort)s") % {"cohort": row.cohort},
            on=row.cohort.ends_on + DUE_AFTER,
            side="ours",
            desk_url=reverse("partners:partner_report", args=[row.cohort.public_id, row.organisation.public_id]),
            icon="report",
            tone="wait",
            organisation=row.organisation,
            cohort=row.cohort,
        )
        for row in rows.select_related("cohort__organisation", "organisation")
    ]


def card(user, organisations: list[int]) -> Section | None:
    """On the portal's first page; one query."""
    found = shows_reports(organisations).select_related("cohort", "organisation").defer("content")
    rows = [
        ShelfRow(
            title=str(row.cohort),
            detail=str(row.organisation or _("Report for funders")),
            url=reverse("partners:report", args=[row.public_id]),
            icon="report",
        )
        for row in found.order_by("-released_at")[:MOST]
    ]
    if not rows:
        return None
    url, action = reverse("partners:my_reports"), _("All reports")
    return Section("reports", gettext_lazy("Your reports"), rows, url=url, action=action)


def record(organisation, viewer) -> Section | None:
    """On the organiser's page of an organisation; one query."""
    found = Report.objects.released().filter(organisation=organisation).select_related("cohort").defer("content")
    rows = [
        ShelfRow(
            title=str(row.cohort),
            detail=_("version %(number)d") % {"number": row.number},
            url=reverse("partners:partner_report", args=[row.cohort.public_id, organisation.public_id]),
            icon="report",
        )
        for row in found.order_by("-cohort__starts_on")
    ]
    return Section("reports", gettext_lazy("Reports"), rows, count=len(rows)) if rows else None


def waits_in_cohort(cohort: Cohort) -> list[Wait]:
    """Once the cohort is over: the sponsors without a report; one query."""
    if not cohort.is_over or cohort.cancelled_at or timezone.localdate() > cohort.ends_on + OWED_FOR:
        return []
    names = list(_without_report(cohort.sponsorships.agreed()).values_list("organisation__name", flat=True).distinct())
    if not names:
        return []
    url = reverse("partners:reports", args=[cohort.public_id]) + f"?state={listing.NONE}"
    return [Wait(len(names), _("Reports for sponsors"), ", ".join(names)[:200], url, _("Release"), _("the reports"))]
