"""Places per year and unmet demand, and the lists as files (PLACEMENTS in docs/rules.md)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _

from accounts.models import Organisation

from ..models import Assignment, Candidacy, Placement
from .allocating import Given


@dataclass
class Year:
    """One year, by the first day of the places; those who ranked stand under the year of the dearest place."""

    year: int
    places: int = 0
    hosts: int = 0
    virtual: int = 0
    students: int = 0
    placed: int = 0
    equivalent: int = 0
    completed: int = 0

    @property
    def unmet(self) -> int:
        """Who ranked and has no place with a host."""
        return max(self.students - self.placed, 0)

    @property
    def share(self) -> int | None:
        return round(100 * self.placed / self.students) if self.students else None


def by_year(organiser: Organisation) -> list[Year]:
    """The newest first; three queries."""
    years: dict[int, Year] = {}

    def year(number: int) -> Year:
        return years.setdefault(number, Year(number))

    real = Q(is_equivalent=False)
    listed = Placement.objects.listed().filter(round__organisation=organiser, round__cancelled_at=None)
    for row in (
        listed.order_by()
        .values(y=ExtractYear("starts_on"))
        .annotate(
            n=Sum("number", filter=real),
            hosts=Count("organisation", filter=real, distinct=True),
            virtual=Sum("number", filter=~real),
        )
    ):
        one = year(row["y"])
        one.places, one.hosts, one.virtual = row["n"] or 0, row["hosts"], row["virtual"] or 0
    dearest = Candidacy.objects.sent().filter(round__organisation=organiser, round__cancelled_at=None)
    for number, n in (
        dearest.filter(wishes__position=1)
        .order_by()
        .values_list(ExtractYear("wishes__placement__starts_on"))
        .annotate(n=Count("pk"))
    ):
        year(number).students = n
    state, with_host = Assignment.State, ~Q(origin=Assignment.Origin.EQUIVALENT)
    taken = Assignment.objects.accepted().filter(placement__round__organisation=organiser)
    for row in (
        taken.order_by()
        .values(y=ExtractYear("placement__starts_on"))
        .annotate(
            placed=Count("pk", filter=with_host),
            equivalent=Count("pk", filter=~with_host),
            completed=Count("pk", filter=Q(state=state.COMPLETED)),
        )
    ):
        one = year(row["y"])
        one.placed, one.equivalent, one.completed = row["placed"], row["equivalent"], row["completed"]
    return sorted(years.values(), key=lambda one: -one.year)


def head() -> list[str]:
    return [
        _("Year"), _("Places"), _("Hosts"), _("Virtual places"), _("Students who ranked"), _("Placed with a host"),
        _("Unmet demand"), _("Equivalent virtual placement"), _("Completed"),
    ]  # fmt: skip


def lines(years: Iterable[Year]) -> Iterator[list]:
    for one in years:
        yield [
            one.year, one.places, one.hosts, one.virtual, one.students, one.placed, one.unmet, one.equivalent,
            one.completed,
        ]  # fmt: skip


def place_head() -> list[str]:
    return [
        _("Host"), _("Title"), _("Kind"), _("Where"), _("Facility"), _("First day"), _("Last day"), _("Places"),
        _("Language"), _("Paid"), _("What it asks"), _("State"), _("Ranked by"), _("Held"),
    ]  # fmt: skip


def place_lines(rows: Iterable[Placement]) -> Iterator[list]:
    for row in rows:
        yield [
            row.organisation.name, row.title, row.get_kind_display(), row.get_mode_display(), row.facility,
            row.starts_on.isoformat(), row.ends_on.isoformat(), row.number, row.get_language_display(),
            _("yes") if row.is_paid else _("no"), ", ".join(str(one) for one in row.requirements.all()),
            row.get_state_display(), row.wished, row.held,
        ]  # fmt: skip


def demand(given: Given, result: dict[str, str]) -> list[tuple[str, int, int, int]]:
    """By place: how many wished it, how many it has, how many of them got it; the most wished first."""
    wished: dict[str, int] = dict.fromkeys(given["places"], 0)
    for wishes in given["students"].values():
        for place in wishes:
            wished[place] += 1
    got = dict.fromkeys(given["places"], 0)
    for place in result.values():
        got[place] += 1
    rows = [(place, wished[place], row["number"], got[place]) for place, row in given["places"].items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def ranks(given: Given, result: dict[str, str]) -> list[tuple[int, int]]:
    """How many got the first, the second … place of their ranking."""
    counted: dict[int, int] = {}
    for student, place in result.items():
        rank = given["students"][student].index(place) + 1
        counted[rank] = counted.get(rank, 0) + 1
    return sorted(counted.items())
