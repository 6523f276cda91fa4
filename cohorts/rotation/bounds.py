"""How early it could end at best, by arguments that the solver does not find by itself."""

from functools import cached_property

from . import problem as kinds
from .problem import DAY, Problem, Station

MOST_STATIONS = 13  # every subset of them is looked at


class Earliest:
    """Ends that no plan can beat, because hours, breaks and lengths alone forbid it."""

    def __init__(self, problem: Problem):
        self.problem = problem
        asked = {rule.station for rule in problem.of_kind(kinds.ONCE)}
        changing = {rule.station for rule in problem.of_kind(kinds.CHANGEOVER)}
        self.stations = [
            (station, station.changeover if station.key in changing else 0)
            for station in problem.stations
            if station.key in asked
        ]
        self._ends: dict[tuple, int] = {}

    def end_of(self, group: str) -> int:
        """When this group could have been everywhere if it had all rooms for itself."""
        closed = self._closed(group)
        if closed not in self._ends:
            self._ends[closed] = self._shortest(closed) if len(self.stations) <= MOST_STATIONS else 0
        return self._ends[closed]

    def last_end(self) -> int:
        """When the last group could be done: some room of a station takes its full share of the groups."""
        ends = [self.end_of(group.key) for group in self.problem.groups]
        common = tuple(rule for rule in self._closed(None))
        for station, changeover in self.stations:
            turns, end = -(-len(self.problem.groups) // len(station.rooms)), 0
            ready = 0
            for _turn in range(turns):
                end = self._place(station, ready, common) + station.minutes
                ready = end + changeover
            ends.append(end)
        return min(max(ends, default=0), self.problem.days * DAY)

    def _closed(self, group: str | None) -> tuple[tuple[int, int], ...]:
        rules = self.problem.of_kind(kinds.CLOSED)
        return tuple(sorted((rule.start, rule.end) for rule in rules if rule.group in (None, group)))

    def _shortest(self, closed: tuple[tuple[int, int], ...]) -> int:
        """For each subset of the stations the earliest moment at which a group has it behind it."""
        ready = {0: 0}
        everything = (1 << len(self.stations)) - 1
        ends = [0]
        for subset in range(1, everything + 1):
            found = []
            for number, (station, changeover) in enumerate(self.stations):
                if subset >> number & 1:
                    end = self._place(station, ready[subset & ~(1 << number)], closed) + station.minutes
                    found.append(end + changeover)
                    if subset == everything:
                        ends.append(end)
            ready[subset] = min(found)
        return min(min(ends[1:], default=0), self.problem.days * DAY)

    def _place(self, station: Station, at: int, closed: tuple[tuple[int, int], ...]) -> int:
        """The first start from `at` on at which the whole visit is open."""
        for low, high in self._opening_hours:
            start = max(at, low)
            for begins, ends in closed:
                if start < ends and begins < start + station.minutes:
                    start = ends
            if start + station.minutes <= high:
                return start
        return self.problem.days * DAY

    @cached_property
    def _opening_hours(self) -> list[tuple[int, int]]:
        hours = [(rule.start, rule.end) for rule in self.problem.of_kind(kinds.HOURS)] or [(0, DAY)]
        return sorted((day * DAY + low, day * DAY + high) for day in range(self.problem.days) for low, high in hours)
