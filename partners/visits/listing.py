"""Lists of offers and bookings, for the host and for the organiser."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.models import Cohort
from records.wording import local

from ..models import OfferDate, VisitBooking, VisitOffer

OWN = [("", gettext_lazy("All"))] + [(state.value, state.label) for state in VisitOffer.State]
DESK = [
    ("", gettext_lazy("All")),
    ("days", gettext_lazy("On our days")),
    ("booked", gettext_lazy("Booked by us")),
    ("withdrawn", gettext_lazy("Withdrawn")),
]


def searched(offers: QuerySet[VisitOffer], query: str) -> QuerySet[VisitOffer]:
    if not query:
        return offers
    return offers.filter(
        Q(title__icontains=query) | Q(sees__icontains=query) | Q(organisation__name__icontains=query)
        | Q(place__icontains=query)
    )  # fmt: skip


def with_counts(offers: QuerySet[VisitOffer]) -> QuerySet[VisitOffer]:
    """`to_come` dates, the `next_at` and `largest` of them, and how many are `booked`."""
    coming = Q(dates__withdrawn_at=None, dates__starts_at__gt=timezone.now())
    booked = Q(dates__bookings__cancelled_at=None)
    return offers.select_related("organisation").annotate(
        to_come=Count("dates", filter=coming, distinct=True),
        next_at=Min("dates__starts_at", filter=coming),
        largest=Max("dates__largest_group", filter=coming),
        booked=Count("dates__bookings", filter=booked, distinct=True),
    )


def for_cohort(offers: QuerySet[VisitOffer], cohort: Cohort, state: str) -> QuerySet[VisitOffer]:
    """`state` is one of DESK."""
    if state == "withdrawn":
        return offers.filter(state=VisitOffer.State.WITHDRAWN)
    offers = offers.filter(state=VisitOffer.State.OFFERED) | offers.filter(pk__in=_booked(cohort))
    if state == "booked":
        return offers.filter(pk__in=_booked(cohort))
    if state == "days":
        return offers.filter(pk__in=on_days_of(cohort).values("offer"))
    return offers


def _booked(cohort: Cohort):
    return VisitBooking.objects.current().filter(cohort=cohort).values("date__offer")


def on_days_of(cohort: Cohort) -> QuerySet[OfferDate]:
    """Free dates on the days of a cohort."""
    free = OfferDate.objects.free().filter(offer__state=VisitOffer.State.OFFERED)
    free = free.filter(offer__organisation__keeper=cohort.organisation_id)
    first = datetime.combine(cohort.starts_on, time.min, cohort.zone)
    last = datetime.combine(cohort.ends_on + timedelta(days=1), time.min, cohort.zone)
    return free.filter(starts_at__gte=first, starts_at__lt=last)


def dates_of(offer: VisitOffer) -> list[OfferDate]:
    """Current dates with their bookings, the soonest first; two queries."""
    current = VisitBooking.objects.current().select_related("cohort", "session", "visit")
    rows = offer.dates.current().prefetch_related(Prefetch("bookings", queryset=current))
    dates = list(rows.order_by("starts_at", "pk"))
    for date in dates:
        date.offer = offer
    return dates


def as_table(offers: Iterable[VisitOffer]) -> tuple[list[str], list[list]]:
    head = [
        _("Host"), _("Visit"), _("State"), _("Languages"), _("Minutes"), _("Largest group"), _("Next date"),
        _("Dates to come"), _("Bookings"),
    ]  # fmt: skip
    return head, [
        [
            row.organisation.name,
            row.title,
            str(row.get_state_display()),
            ", ".join(row.language_names),
            row.minutes,
            row.largest or "",
            f"{local(row.next_at, row.time_zone):%Y-%m-%d %H:%M}" if row.next_at else "",
            row.to_come,
            row.booked,
        ]
        for row in offers
    ]
