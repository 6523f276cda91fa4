"""The rotation as a constraint model: a start, a room and trainers for each group at each station."""

from collections import defaultdict
from collections.abc import Iterable

from ortools.sat.python import cp_model

from . import bounds
from . import problem as kinds
from .problem import CHANGED, DAY, OTHER_TRAINER, Group, Problem, Rule, Station, Visit


class Model:
    """Rules that are not in the problem are not in the model: what they would forbid is allowed."""

    def __init__(self, problem: Problem, before: Iterable[Visit] = ()):
        self.problem, self.step = problem, problem.grid()
        self.cp = cp_model.CpModel()
        self.horizon = problem.days * DAY // self.step
        self.rules: dict[str, list[Rule]] = defaultdict(list)
        for rule in problem.rules:
            self.rules[rule.kind].append(rule)
        asked = {rule.station for rule in self.rules[kinds.ONCE]}
        self.stations = [station for station in problem.stations if station.key in asked]
        self.changeover = self._changeovers()
        self.start: dict[tuple[str, int], cp_model.IntVar] = {}
        self.in_room: dict[tuple[str, int, int], cp_model.IntVar] = {}
        self.with_trainer: dict[tuple[str, int, int], cp_model.IntVar] = {}
        self.before = {(visit.group, visit.station): visit for visit in before}
        for group in problem.groups:
            for station in self.stations:
                self._add_visit(group, station)
        self._nobody_twice()
        self._rooms_once()
        self._trainers()
        self._wishes()

    def _changeovers(self) -> dict[int, int]:
        asked = {rule.station for rule in self.rules[kinds.CHANGEOVER]}
        return {station.key: self.steps(station.changeover) if station.key in asked else 0 for station in self.stations}

    def steps(self, minutes: int) -> int:
        return minutes // self.step

    # When and where

    def _add_visit(self, group: Group, station: Station) -> None:
        """Its start, within what hours and breaks leave; its room, if that holds the group and is not taken."""
        here = (group.key, station.key)
        closed = [(rule.start, rule.end) for rule in self.rules[kinds.CLOSED] if rule.group in (None, group.key)]
        self.start[here] = self._start_in(self._starts(station, closed), f"start {here}")
        for room in station.rooms:
            literal = self.in_room[*here, room] = self.cp.new_bool_var(f"room {here} {room}")
            if not self._fits(group, station, room):
                self.cp.add(literal == 0)
            taken = self._spans(kinds.ROOM_TAKEN, room=room)
            if taken:
                self._only_at(self._starts(station, taken), self.start[here], literal)
        if station.rooms:
            self.cp.add_exactly_one([self.in_room[*here, room] for room in station.rooms])
        else:
            self._contradict()

    def _contradict(self) -> None:
        self.cp.add_bool_or([])

    def _start_in(self, allowed: list[int], name: str) -> cp_model.IntVar:
        if not allowed:
            self._contradict()
        return self.cp.new_int_var_from_domain(cp_model.Domain.from_values(allowed or [0]), name)

    def _only_at(self, allowed: list[int], start: cp_model.IntVar, literal: cp_model.IntVar) -> None:
        if allowed:
            domain = cp_model.Domain.from_values(allowed)
            self.cp.add_linear_expression_in_domain(start, domain).only_enforce_if(literal)
        else:
            self.cp.add(literal == 0)

    def _starts(self, station: Station, closed: list[tuple[int, int]]) -> list[int]:
        """Starts at which the whole visit lies in the hours and touches nothing closed."""
        length = self.steps(station.minutes)
        hours = [(rule.start, rule.end) for rule in self.rules[kinds.HOURS]] or [(0, DAY)]
        allowed = []
        for day in range(self.problem.days):
            for start, end in hours:
                first, last = self.steps(day * DAY + start), self.steps(day * DAY + end) - length
                allowed += [
                    at
                    for at in range(first, last + 1)
                    if all(at + length <= self.steps(low) or at >= self.steps(high) for low, high in closed)
                ]
        return allowed

    def _spans(self, kind: str, **of: int) -> list[tuple[int, int]]:
        ((name, key),) = of.items()
        return [(rule.start, rule.end) for rule in self.rules[kind] if getattr(rule, name) == key]

    def _fits(self, group: Group, station: Station, room: int) -> bool:
        if not any(rule.room == room for rule in self.rules[kinds.HOLDS]):
            return True
        return group.size + station.needs <= self.problem.room(room).holds

    # One thing at a time

    def _span(self, group: str, station: Station, literal=None):
        length = self.steps(station.minutes) + self.changeover[station.key]
        start = self.start[group, station.key]
        if literal is None:
            return self.cp.new_fixed_size_interval_var(start, length, "")
        return self.cp.new_optional_fixed_size_interval_var(start, length, literal, "")

    def _nobody_twice(self) -> None:
        for group in self.problem.groups:
            self.cp.add_no_overlap([self._span(group.key, station) for station in self.stations])

    def _rooms_once(self) -> None:
        there = defaultdict(list)
        for station in self.stations:
            for group in self.problem.groups:
                for room in station.rooms:
                    there[room].append(self._span(group.key, station, self.in_room[group.key, station.key, room]))
            if len(station.rooms) > 1:  # what follows from the rooms, said once more: it helps the bound
                spans = [self._span(group.key, station) for group in self.problem.groups]
                self.cp.add_cumulative(spans, [1] * len(spans), len(station.rooms))
        for spans in there.values():
            self.cp.add_no_overlap(spans)

    def _trainers(self) -> None:
        once = {rule.trainer for rule in self.rules[kinds.ONE_PLACE]}
        wanted = {rule.station for rule in self.rules[kinds.TRAINERS]}
        busy = defaultdict(list)
        for station in self.stations:
            if station.key not in wanted:
                continue
            for group in self.problem.groups:
                literals = {}
                for trainer in station.trainers:
                    literal = self.cp.new_bool_var(f"trainer {group.key} {station.key} {trainer}")
                    literals[trainer] = self.with_trainer[group.key, station.key, trainer] = literal
                    if trainer in once:
                        busy[trainer].append(self._span(group.key, station, literal))
                    away = self._spans(kinds.TRAINER_AWAY, trainer=trainer)
                    if away:
                        self._only_at(self._starts(station, away), self.start[group.key, station.key], literal)
                if len(literals) < station.needs:
                    self._contradict()
                else:
                    self.cp.add(sum(literals.values()) == station.needs)
        for spans in busy.values():
            self.cp.add_no_overlap(spans)

    # Wishes and aim

    def _wishes(self) -> None:
        planned = {station.key: station for station in self.stations}
        for rule in self.problem.rules:
            station = planned.get(rule.station)
            if station is None or rule.kind not in WISHES:
                continue
            for group in self.problem.groups:
                if rule.group in (None, group.key):
                    self._wish(rule, group.key, station, planned)

    def _wish(self, rule: Rule, group: str, station: Station, planned: dict[int, Station]) -> None:
        start, length = self.start[group, station.key], self.steps(station.minutes)
        if rule.kind == kinds.AT:
            self.cp.add(start == self.steps(rule.start))
            if rule.room in station.rooms:
                self.cp.add(self.in_room[group, station.key, rule.room] == 1)
        elif rule.kind == kinds.NOT_BEFORE:
            self.cp.add(start >= self.steps(rule.start))
        elif rule.kind == kinds.DONE_BY:
            self.cp.add(start + length <= self.steps(rule.end))
        elif rule.kind == kinds.ORDER and rule.then in planned:
            self.cp.add(start + length <= self.start[group, rule.then])
        elif rule.kind == kinds.FIRST:
            for other in self.stations:
                if other.key != station.key:
                    self.cp.add(start < self.start[group, other.key])

    def aim(self) -> None:
        """A new plan: the last group is done early, then each; a repair: as few visits moved as possible."""
        if self.before:
            self.cp.minimize(sum(self._costs_of_change()))
            return
        ends, earliest = [], bounds.Earliest(self.problem)
        for group in self.problem.groups:
            end = self.cp.new_int_var(self.steps(earliest.end_of(group.key)), self.horizon, f"end {group.key}")
            for station in self.stations:
                self.cp.add(end >= self.start[group.key, station.key] + self.steps(station.minutes))
            ends.append(end)
        last = self.cp.new_int_var(self.steps(earliest.last_end()), self.horizon, "last")
        self.cp.add_max_equality(last, ends)
        self.cp.minimize(len(ends) * last + sum(ends))

    def hint(self, visits: Iterable[Visit]) -> None:
        """Begin the search where another one ended."""
        for visit in visits:
            self.cp.add_hint(self.start[visit.group, visit.station], self.steps(visit.start))
            for (group, station, room), literal in self.in_room.items():
                if (group, station) == (visit.group, visit.station):
                    self.cp.add_hint(literal, room == visit.room)

    def _costs_of_change(self) -> Iterable:
        for key, start in self.start.items():
            was = self.before.get(key)
            if was is None:
                continue
            moved = self.cp.new_bool_var(f"moved {key}")
            self.cp.add(start == self.steps(was.start)).only_enforce_if(~moved)
            room = self.in_room.get((*key, was.room))
            self.cp.add(room == 1 if room is not None else moved == 1).only_enforce_if(~moved)
            yield CHANGED * moved
            for trainer in was.trainers:
                if (literal := self.with_trainer.get((*key, trainer))) is not None:
                    yield OTHER_TRAINER * (1 - literal)

    # What was found

    def visits(self, value) -> list[Visit]:
        """`value` reads a variable: a solver's or a callback's."""
        found = []
        for (group, key), start in self.start.items():
            station = next(row for row in self.stations if row.key == key)
            begins = value(start) * self.step
            room = next(room for room in station.rooms if value(self.in_room[group, key, room]))
            trainers = [
                trainer
                for trainer in station.trainers
                if (group, key, trainer) in self.with_trainer and value(self.with_trainer[group, key, trainer])
            ]
            found.append(Visit(group, key, room, begins, begins + station.minutes, tuple(trainers)))
        return sorted(found, key=lambda visit: (visit.start, visit.station, visit.group))


WISHES = {kinds.AT, kinds.FIRST, kinds.ORDER, kinds.NOT_BEFORE, kinds.DONE_BY}
