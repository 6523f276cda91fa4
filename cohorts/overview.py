"""What the overview of a cohort says: the state in a sentence, its line, what waits, the places, the weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, Q
from django.db.models.functions import TruncWeek
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.models import OutgoingMail
from records.wording import say_dates, say_day, say_moment

from .models import Application, Cohort
from .models.application import with_the_school
from .waits import Wait

State = Application.State
WEEKS_SHOWN = 8
CHART_HEIGHT = 94  # units of the drawing, for the highest bar


def sentence(cohort: Cohort, places: "Places") -> str:
    """How far the cohort is, and whose turn it is."""
    if cohort.cancelled_at:
        return _("This cohort is cancelled.")
    return f"{_when(cohort)} {_whose_turn(cohort, places)}".strip()


def _when(cohort: Cohort) -> str:
    today = timezone.localdate(timezone=cohort.zone)
    days = (cohort.starts_on - today).days
    if days > 20:
        weeks = days // 7
        return ngettext("%(weeks)d week to the start.", "%(weeks)d weeks to the start.", weeks) % {"weeks": weeks}
    if days > 0:
        return ngettext("%(days)d day to the start.", "%(days)d days to the start.", days) % {"days": days}
    if today <= cohort.ends_on:
        day, last = (today - cohort.starts_on).days + 1, (cohort.ends_on - cohort.starts_on).days + 1
        return _("Day %(day)d of %(last)d.") % {"day": day, "last": last}
    return _("The cohort ended on %(day)s.") % {"day": say_day(cohort.ends_on)}


def _whose_turn(cohort: Cohort, places: "Places") -> str:
    if places.to_decide:
        return ngettext(
            "%(number)d application waits for you.", "%(number)d applications wait for you.", places.to_decide
        ) % {"number": places.to_decide}
    if cohort.published_at is None:
        return _("It is not published yet.")
    if cohort.has_begun():
        return ""
    if places.free:
        return ngettext("%(free)d place is free.", "%(free)d places are free.", places.free) % {"free": places.free}
    return _("All places are given or offered.")


def line(cohort: Cohort) -> list[dict]:
    """The cohort line: its dates in order, with today among them."""
    today = timezone.localdate(timezone=cohort.zone)
    opens, closes = (
        moment.astimezone(cohort.zone).date() for moment in (cohort.applications_open_at, cohort.applications_close_at)
    )
    dates = [
        (opens, _short(opens), _("applications open")),
        (closes, _short(closes), _("applications close")),
        (
            cohort.ends_on,
            say_dates(cohort.starts_on, cohort.ends_on),
            _("the days in %(place)s") % {"place": cohort.place},
        ),
    ]
    if cohort.published_at:
        published = cohort.published_at.astimezone(cohort.zone).date()
        dates.append((published, _short(published), _("published")))
    steps = [
        {"on": on, "when": when, "what": what, "state": "done" if on < today else ""}
        for on, when, what in sorted(dates, key=lambda entry: entry[0])
    ]
    place = sum(step["on"] < today for step in steps)
    return [*steps[:place], {"when": _("Today"), "what": _short(today), "state": "now"}, *steps[place:]]


def _short(day: date) -> str:
    return date_format(day, "j F")


@dataclass(frozen=True)
class SchoolRow:
    name: str
    confirmed: int
    offered: int
    waiting: int
    kept: int = 0  # by its quota, and taken by nobody


@dataclass(frozen=True)
class Places:
    """Held, kept and free, in all and by school."""

    capacity: int
    confirmed: int
    offered: int
    waiting: int
    to_decide: int
    sent: int
    next_lapse: object
    schools: list[SchoolRow]
    kept: int = 0

    @property
    def free(self) -> int:
        return max(self.capacity - self.confirmed - self.offered, 0)

    @property
    def open(self) -> int:
        return self.free - self.kept

    @property
    def in_words(self) -> str:
        numbers = {"confirmed": self.confirmed, "offered": self.offered, "free": self.free, "kept": self.kept}
        if self.kept:
            return _("%(confirmed)d confirmed, %(offered)d offered, %(free)d free, %(kept)d of them kept") % numbers
        return _("%(confirmed)d confirmed, %(offered)d offered, %(free)d free") % numbers


def places_of(cohort: Cohort) -> Places:
    """Three queries: the sums, the sums by school, and what quotas keep."""
    sums = {
        "confirmed": Count("pk", filter=Q(state=State.ACCEPTED)),
        "offered": Count("pk", filter=Q(state=State.OFFERED)),
        "waiting": Count("pk", filter=Q(state=State.WAITING)),
    }
    sent = cohort.applications.exclude(state=State.DRAFT)
    total = sent.aggregate(
        **sums,
        to_decide=Count("pk", filter=Q(state=State.SUBMITTED) & ~with_the_school()),
        sent=Count("pk"),
        next_lapse=Min("offer_expires_at", filter=Q(state=State.OFFERED)),
    )
    seats = cohort.seats()
    kept = {pool.organisation: seats.left_in(pool) for pool in seats.standing}
    by_school = sent.order_by().values("school", "school__name").annotate(**sums)
    schools = [
        SchoolRow(
            row["school__name"] or str(_("Other schools")),
            row["confirmed"],
            row["offered"],
            row["waiting"],
            kept.get(row["school"], 0) if row["school"] else 0,
        )
        for row in sorted(by_school, key=lambda row: (row["school"] is None, row["school__name"] or ""))
        if row["confirmed"] + row["offered"] + row["waiting"]
    ]
    return Places(capacity=cohort.capacity, schools=schools, kept=seats.kept, **total)


def own_waits(cohort: Cohort) -> list[Wait]:
    """What cohorts itself knows to wait for the team. Three queries."""
    waits = []
    if number := cohort.applications.to_decide().count():
        address = reverse("cohorts:applications", args=[cohort.public_id]) + "?state=to_decide"
        waits.append(
            Wait(
                number,
                _("Applications"),
                _("Each gets your answer by mail."),
                address,
                _("Decide"),
                _("on applications"),
            )
        )
    if number := OutgoingMail.objects.about(cohort).undelivered().count():
        address = reverse("cohorts:mail", args=[cohort.public_id])
        waits.append(
            Wait(
                number,
                _("Mails not delivered"),
                _("Failed, held, or uncertain."),
                address,
                _("Look"),
                _("at the mails"),
                "stop",
            )
        )
    offers = cohort.applications.filter(state=State.OFFERED).aggregate(
        number=Count("pk"), first=Min("offer_expires_at")
    )
    if offers["number"]:
        said = _("The next one ends on %(moment)s.") % {"moment": say_moment(offers["first"], cohort.time_zone)}
        address = reverse("cohorts:applications", args=[cohort.public_id]) + "?state=offered"
        waits.append(
            Wait(offers["number"], _("Offers without an answer"), said, address, _("See"), _("the offers"), "")
        )
    return waits


@dataclass(frozen=True)
class Bar:
    """One week of the chart, in units of the drawing."""

    x: int
    y: int
    height: int
    number: int
    is_latest: bool

    @property
    def middle(self) -> int:
        return self.x + 17

    @property
    def above(self) -> int:
        return self.y - 8


@dataclass(frozen=True)
class Chart:
    bars: list[Bar]
    first: str
    last: str
    in_words: str


def weeks(cohort: Cohort) -> Chart | None:
    """Applications sent in each of the last weeks up to today or the deadline; None before the first. One query."""
    sent = cohort.applications.filter(submitted_at__isnull=False).order_by()
    counted = (
        sent.annotate(week=TruncWeek("submitted_at", tzinfo=cohort.zone)).values("week").annotate(number=Count("pk"))
    )
    numbers = {row["week"].date(): row["number"] for row in counted}
    if not numbers:
        return None
    last = max(
        max(numbers), _monday(min(timezone.localdate(timezone=cohort.zone), cohort.applications_close_at.date()))
    )
    days = [last - timedelta(weeks=back) for back in reversed(range(WEEKS_SHOWN))]
    highest = max([numbers.get(day, 0) for day in days] + [1])
    bars = []
    for place, day in enumerate(days):
        height = round(numbers.get(day, 0) / highest * CHART_HEIGHT)
        bars.append(Bar(4 + place * 46, 140 - height, height, numbers.get(day, 0), day == last))
    said = _("Applications per week, from the week of %(first)s to that of %(last)s: %(numbers)s") % {
        "first": _short(days[0]),
        "last": _short(last),
        "numbers": ", ".join(str(bar.number) for bar in bars),
    }
    return Chart(bars, _short(days[0]), _short(last), said)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
