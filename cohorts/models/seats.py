"""How many places are left, and for whom: counted now, in one query (QUOTAS in docs/rules.md).

The seats of a quota are kept for its people until they are released; the rest is open to all. Whoever belongs to a
quota takes one of its seats first, then, unless the quota is a limit, one that is open to all. Which seat somebody
has is never written down: it follows from the counts, so a seat that a school gets back is free for its next student
or makes one more free for everybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext, ngettext

# As SQL, because everybody in a rush waits while it runs, and building the query costs more than running it.
COUNT = """
    SELECT coalesce(counted.cohort_id, quota.cohort_id), quota.id, quota.name, quota.places, quota.is_limit,
        quota.release_at, quota.organisation_id, coalesce(confirmed, 0), coalesce(offered, 0), coalesce(waiting, 0),
        coalesce(overdue, 0), mine
    FROM (
        SELECT cohort_id, quota_id, count(*) FILTER (WHERE state = 'accepted') AS confirmed,
            count(*) FILTER (WHERE state = 'offered') AS offered, count(*) FILTER (WHERE state = 'waiting') AS waiting,
            count(*) FILTER (WHERE state = 'offered' AND offer_expires_at <= %(at)s) AS overdue,
            max(id) FILTER (WHERE person_id = %(person)s) AS mine
        FROM cohorts_application WHERE cohort_id = ANY(%(cohorts)s) GROUP BY cohort_id, quota_id
    ) counted
    FULL JOIN (SELECT * FROM cohorts_quota WHERE cohort_id = ANY(%(cohorts)s)) quota ON quota.id = counted.quota_id
"""


@dataclass
class Pool:
    """The seats of one quota, or those open to all (key None), and how many of its people hold one or wait."""

    key: int | None = None
    name: str = ""
    places: int = 0
    is_limit: bool = False
    release_at: datetime | None = None
    organisation: int | None = None
    confirmed: int = 0
    offered: int = 0
    waiting: int = 0

    @property
    def held(self) -> int:
        return self.confirmed + self.offered

    def stands(self, at: datetime) -> bool:
        """It still keeps its seats."""
        return self.key is not None and (self.release_at is None or self.release_at > at)


@dataclass(frozen=True)
class Rank:
    """A place in the line, first = 1: among the people of a quota, and for the seats that are open to all."""

    position: int
    quota: str = ""
    among_all: int | None = None
    length: int = 0  # of the line in which `position` counts


@dataclass
class Seats:
    """All the seats of one cohort at a moment."""

    capacity: int
    at: datetime
    pools: dict[int | None, Pool] = field(default_factory=dict)
    overdue: int = 0
    mine: int | None = None  # the key of the asking person's own application

    def __post_init__(self):
        self.pools.setdefault(None, Pool())

    @property
    def held(self) -> int:
        return sum(pool.held for pool in self.pools.values())

    @property
    def not_held(self) -> int:
        return self.capacity - self.held

    @property
    def standing(self) -> list[Pool]:
        return [pool for pool in self.pools.values() if pool.stands(self.at)]

    def left_in(self, pool: Pool) -> int:
        """Seats kept for the pool's people that nobody holds."""
        return max(0, pool.places - pool.held) if pool.stands(self.at) else 0

    @property
    def kept(self) -> int:
        return sum(self.left_in(pool) for pool in self.pools.values())

    @property
    def open(self) -> int:
        """Seats that nobody holds and that are kept for nobody."""
        return self.not_held - self.kept

    def has_own_line(self, pool: Pool) -> bool:
        """Its people take no other seats than its own."""
        return pool.is_limit and pool.stands(self.at)

    def free_for(self, key: int | None) -> int:
        """How many of the free seats people of this quota may take; None: people of no quota."""
        pool = self.pools.get(key) or self.pools[None]
        free = self.left_in(pool) + (0 if self.has_own_line(pool) else max(0, self.open))
        return min(free, self.not_held)

    def lines_with_a_seat(self) -> list[int | None]:
        """Quotas of which somebody waits though there is a seat for them."""
        return [key for key, pool in self.pools.items() if pool.waiting and self.free_for(key) > 0]

    @property
    def something_is_due(self) -> bool:
        return bool(self.overdue or self.lines_with_a_seat())

    def give(self, key: int | None) -> None:
        """Count one who waited as one to whom a seat is offered."""
        self.pools[key].waiting -= 1
        self.pools[key].offered += 1

    def move(self, before: int | None, after: int | None) -> None:
        """Count one who holds a seat under another quota."""
        self.pools[before].confirmed -= 1
        self.pools[after].confirmed += 1

    def of_school(self, school: int | None) -> int | None:
        """The key of the quota that is kept for this school."""
        return next((key for key, pool in self.pools.items() if school and pool.organisation == school), None)

    @property
    def waiting_for_open(self) -> int:
        return sum(pool.waiting for pool in self.pools.values() if not self.has_own_line(pool))

    def rank_of_next(self, key: int | None) -> Rank:
        """Where somebody who joins the waiting list now would stand."""
        pool = self.pools.get(key) or self.pools[None]
        if not pool.stands(self.at):
            return Rank(self.waiting_for_open + 1, length=self.waiting_for_open + 1)
        among_all = None if self.has_own_line(pool) else self.waiting_for_open + 1
        return Rank(pool.waiting + 1, pool.name, among_all, pool.waiting + 1)

    # Why not, in words; "" = it can

    def why_none_for(self, key: int | None) -> str:
        """Why people of this quota can be given no seat."""
        if self.free_for(key) > 0:
            return ""
        pool = self.pools.get(key) or self.pools[None]
        if self.has_own_line(pool):
            said = {"places": pool.places, "quota": pool.name}
            return gettext("The %(places)d places of %(quota)s are given or offered.") % said
        if self.kept:
            said = {"capacity": self.capacity, "kept": self.kept}
            return gettext("Of the %(capacity)d places, the %(kept)d that are free are kept for others.") % said
        return gettext("All %(capacity)d places are given or offered.") % {"capacity": self.capacity}

    def why_capacity_cannot_be(self, capacity: int) -> str:
        if capacity < self.held:
            return ngettext(
                "%(held)d place is given or offered already. There cannot be fewer.",
                "%(held)d places are given or offered already. There cannot be fewer.",
                self.held,
            ) % {"held": self.held}
        if capacity < self.held + self.kept:
            said = {"held": self.held, "kept": self.kept}
            return (
                gettext(
                    "%(held)d places are given or offered, %(kept)d are kept by quotas: release or lower those first."
                )
                % said
            )
        return ""

    def why_over_full(self) -> str:
        """Why the quotas cannot be as they are counted here."""
        for pool in self.standing:
            if pool.is_limit and pool.held > pool.places:
                said = {"held": pool.held, "quota": pool.name, "places": pool.places}
                return gettext("%(held)d people of %(quota)s hold a place: no limit of %(places)d.") % said
        if self.open < 0:
            said = {"missing": -self.open, "capacity": self.capacity}
            return (
                ngettext(
                    "%(missing)d place is missing: the cohort has %(capacity)d, given and kept ones together.",
                    "%(missing)d places are missing: the cohort has %(capacity)d, given and kept ones together.",
                    -self.open,
                )
                % said
            )
        return ""


def seats_of(cohorts: Iterable, person: int | None = None, at: datetime | None = None) -> dict[int, Seats]:
    """The seats by the key of the cohort; one query."""
    at = at or timezone.now()
    seats = {cohort.pk: Seats(cohort.capacity, at) for cohort in cohorts}
    if not seats:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"cohorts": list(seats), "person": person, "at": at})
        for cohort, key, name, places, is_limit, release_at, school, *counts, overdue, mine in cursor.fetchall():
            pool = Pool(key, name or "", places or 0, bool(is_limit), release_at, school, *counts)
            seats[cohort].pools[key] = pool
            seats[cohort].overdue += overdue
            seats[cohort].mine = seats[cohort].mine or mine
    return seats
