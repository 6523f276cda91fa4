"""Which rules a rotation breaks, found without the solver: for plans made by hand, and before one is adopted."""

from collections.abc import Iterable
from itertools import combinations

from . import problem as kinds
from .problem import DAY, Problem, Rule, Station, Visit


def broken(problem: Problem, visits: Iterable[Visit]) -> list[Rule]:
    """The rules that this plan does not keep, in their order."""
    return _Plan(problem, visits).broken()


def group_clashes(problem: Problem, visits: Iterable[Visit]) -> list[tuple[Visit, Visit]]:
    """Two visits of one group at one time, the changeover counted."""
    return _Plan(problem, visits).clashes("group")


def room_clashes(problem: Problem, visits: Iterable[Visit]) -> list[tuple[Visit, Visit]]:
    return _Plan(problem, visits).clashes("room")


class _Plan:
    def __init__(self, problem: Problem, visits: Iterable[Visit]):
        self.problem, self.visits = problem, list(visits)
        self.stations = {station.key: station for station in problem.stations}
        self.sizes = {group.key: group.size for group in problem.groups}
        changing = {rule.station for rule in problem.of_kind(kinds.CHANGEOVER)}
        self.changeover = {key: row.changeover if key in changing else 0 for key, row in self.stations.items()}

    def broken(self) -> list[Rule]:
        return [rule for rule in self.problem.rules if not getattr(self, f"keeps_{rule.kind}")(rule)]

    def clashes(self, of: str) -> list[tuple[Visit, Visit]]:
        return [
            (one, other)
            for one, other in combinations(self.visits, 2)
            if getattr(one, of) == getattr(other, of) and self._meet(one, other)
        ]

    def _meet(self, one: Visit, other: Visit) -> bool:
        return one.start < other.end + self.changeover[other.station] and (
            other.start < one.end + self.changeover[one.station]
        )

    def _of(self, rule: Rule) -> list[Visit]:
        """The visits that the rule speaks of."""
        return [
            visit
            for visit in self.visits
            if rule.station in (None, visit.station) and rule.group in (None, visit.group)
        ]

    def _apart_from(self, visits: list[Visit], rule: Rule) -> bool:
        return all(visit.end <= rule.start or visit.start >= rule.end for visit in visits)

    def keeps_hours(self, rule: Rule) -> bool:
        return all(
            rule.start <= visit.start % DAY and visit.end - visit.start // DAY * DAY <= rule.end
            for visit in self.visits
        )

    def keeps_closed(self, rule: Rule) -> bool:
        return self._apart_from(self._of(rule), rule)

    def keeps_once(self, rule: Rule) -> bool:
        station: Station = self.stations[rule.station]
        here = self._of(rule)
        return sorted(visit.group for visit in here) == sorted(self.sizes) and all(
            visit.room in station.rooms and visit.end - visit.start == station.minutes for visit in here
        )

    def keeps_changeover(self, rule: Rule) -> bool:
        pairs = [*self.clashes("group"), *self.clashes("room")]
        return not any(rule.station in (one.station, other.station) for one, other in pairs)

    def keeps_holds(self, rule: Rule) -> bool:
        there = [visit for visit in self.visits if visit.room == rule.room]
        holds = self.problem.room(rule.room).holds
        return all(self.sizes[visit.group] + self.stations[visit.station].needs <= holds for visit in there)

    def keeps_room_taken(self, rule: Rule) -> bool:
        return self._apart_from([visit for visit in self.visits if visit.room == rule.room], rule)

    def keeps_trainers(self, rule: Rule) -> bool:
        station = self.stations[rule.station]
        return all(
            len(visit.trainers) == station.needs and set(visit.trainers) <= set(station.trainers)
            for visit in self._of(rule)
        )

    def keeps_one_place(self, rule: Rule) -> bool:
        mine = [visit for visit in self.visits if rule.trainer in visit.trainers]
        return not any(self._meet(one, other) for one, other in combinations(mine, 2))

    def keeps_trainer_away(self, rule: Rule) -> bool:
        return self._apart_from([visit for visit in self.visits if rule.trainer in visit.trainers], rule)

    def keeps_at(self, rule: Rule) -> bool:
        return all(visit.start == rule.start and rule.room in (None, visit.room) for visit in self._of(rule))

    def keeps_first(self, rule: Rule) -> bool:
        mine = [visit for visit in self.visits if visit.group == rule.group]
        here = [visit.start for visit in mine if visit.station == rule.station]
        return not here or min(visit.start for visit in mine) == here[0]

    def keeps_order(self, rule: Rule) -> bool:
        later = {visit.group: visit.start for visit in self.visits if visit.station == rule.then}
        return all(visit.end <= later.get(visit.group, visit.end) for visit in self._of(rule))

    def keeps_not_before(self, rule: Rule) -> bool:
        return all(visit.start >= rule.start for visit in self._of(rule))

    def keeps_done_by(self, rule: Rule) -> bool:
        return all(visit.end <= rule.end for visit in self._of(rule))
