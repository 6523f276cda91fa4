"""Where visits are known to the pages and the registries that ask for them."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from cohorts import waits
from cohorts.models import Cohort
from records import joining, merging, personal
from records.nextthings import ShelfRow
from records.wording import say_moment

from ..models import Partnership, VisitBooking, VisitOffer
from ..portal import due, pages, sections
from . import holding, listing


def join() -> None:
    pages.register("visits", gettext_lazy("Visits"), "partners:own_visits", place=40, shows=_shows)
    sections.register_portal(card, place=40)
    sections.register_record(record, place=40, shows=_offers)
    due.register(visits_due, _offers)
    waits.register(waits_in_cohort)
    personal.register_holder("visits", export=holding.export, erase=holding.erase, place=83)
    merging.register_follower("visits", move=holding.follow, place=83)
    joining.register(VisitOffer, "organisation", gettext_lazy("offers of visits"), place=80)


def _shows(mine: list[int]):
    hosts = Q(partnerships__kind=Partnership.Kind.HOST, partnerships__ended_at=None)
    return Organisation.objects.filter(Q(visit_offers__isnull=False) | hosts, pk__in=mine)


def _offers(organisations: list[int]):
    return VisitOffer.objects.filter(organisation__in=organisations)


def _coming(**where):
    rows = VisitBooking.objects.current().filter(date__starts_at__gt=timezone.now(), **where)
    return rows.select_related("date__offer__organisation", "cohort").order_by("date__starts_at")


def card(user, organisations: list[int]) -> sections.Section:
    """What is booked; without anything, how to offer a visit."""
    shown = [
        ShelfRow(
            title=row.date.offer.title,
            detail=f"{say_moment(row.date.starts_at, row.date.offer.time_zone)} · {row.cohort}",
            url=reverse("partners:own_visit", args=[row.date.offer.public_id]),
        )
        for row in _coming(date__offer__organisation__in=organisations)[:5]
    ]
    return sections.Section(
        key="visits",
        title=_("Visits"),
        rows=shown,
        empty=_("Open your doors for a visit: name dates and how many may come."),
        url=reverse("partners:own_visits"),
        action=_("Your visits"),
    )


def record(organisation, viewer) -> sections.Section | None:
    """What was booked with it, the newest first."""
    rows = VisitBooking.objects.filter(date__offer__organisation=organisation)
    rows = rows.select_related("date__offer", "cohort").order_by("-date__starts_at")
    shown = [
        ShelfRow(
            title=row.date.offer.title,
            detail=f"{say_moment(row.date.starts_at, row.date.offer.time_zone)} · {row.cohort}",
            url=reverse("partners:desk_visit", args=[row.cohort.public_id, row.date.offer.public_id]),
            state=str(_("cancelled")) if row.cancelled_at else "",
        )
        for row in rows
    ]
    return sections.Section(key="visits", title=_("Visits"), rows=shown, count=len(shown)) if shown else None


def visits_due(organisations: list[int], *, cohort=None) -> list[due.Due]:
    """Visitors whom the host receives; the day is the visit's own."""
    where = {"date__offer__organisation__in": organisations} | ({"cohort": cohort} if cohort else {})
    return [
        due.Due(
            title=_("Receive the visitors of %(cohort)s.") % {"cohort": row.cohort},
            detail=row.date.offer.title,
            until=row.date.starts_at,
            url=reverse("partners:own_visit", args=[row.date.offer.public_id]),
            desk_url=reverse("partners:desk_visit", args=[row.cohort.public_id, row.date.offer.public_id]),
            action=_("See the visit"),
            icon="building-factory-2",
            tone="wait",
            organisation=row.date.offer.organisation,
            cohort=row.cohort,
        )
        for row in _coming(**where)[:40]
    ]


def waits_in_cohort(cohort: Cohort) -> list[waits.Wait]:
    """Free dates on the cohort's days, while it has booked none; two queries."""
    if cohort.is_over or cohort.cancelled_at or VisitBooking.objects.current().filter(cohort=cohort).exists():
        return []
    number = listing.on_days_of(cohort).count()
    if not number:
        return []
    url = reverse("partners:desk_visits", args=[cohort.public_id]) + "?state=days"
    detail = _("Hosts offer visits on your days.")
    return [waits.Wait(number, _("Dates of visits to book"), detail, url, _("Look"), _("at them"), tone="")]
