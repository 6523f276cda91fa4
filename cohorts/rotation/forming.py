"""Forming groups: of one size, schools mixed, people together or apart as wished (GROUPS in docs/rules.md)."""

import time
from collections import Counter
from collections.abc import Iterable

from ortools.sat.python import cp_model

from .conflict import EACH, Contradiction, shrink
from .grouping import APART, EVEN, GOWNS, LANGUAGE, LARGEST, TOGETHER, Grouping, GroupRule, Groups, Person
from .solve import Heard, run

MOVED, MIXED = 100, 1  # what a person moved costs in a repair; what one too many of a school in a group costs


class Model:
    def __init__(self, asked: Grouping):
        self.asked, self.cp = asked, cp_model.CpModel()
        self.is_in = {
            (person.key, name): self.cp.new_bool_var(f"{person.key} in {name}")
            for person in asked.people
            for name in asked.names
        }
        for person in asked.people:
            self.cp.add_exactly_one([self.is_in[person.key, name] for name in asked.names])
        for rule in asked.rules:
            getattr(self, f"_keep_{rule.kind}")(rule)

    def _count(self, people: Iterable[Person], name: str):
        return sum(self.is_in[person.key, name] for person in people)

    def _keep_even(self, rule: GroupRule) -> None:
        fewest, rest = divmod(len(self.asked.people), self.asked.number)
        for name in self.asked.names:
            self.cp.add_linear_constraint(self._count(self.asked.people, name), fewest, fewest + bool(rest))

    def _keep_largest(self, rule: GroupRule) -> None:
        for name in self.asked.names:
            self.cp.add(self._count(self.asked.people, name) <= rule.number)

    def _keep_gowns(self, rule: GroupRule) -> None:
        wearing = [person for person in self.asked.people if person.gown == rule.size]
        for name in self.asked.names if len(wearing) > rule.number else ():
            self.cp.add(self._count(wearing, name) <= rule.number)

    def _keep_language(self, rule: GroupRule) -> None:
        """Each group has a language that nobody in it lacks."""
        spoken = sorted({language for person in self.asked.people for language in person.languages})
        for name in self.asked.names if spoken else ():
            common = {language: self.cp.new_bool_var(f"{language} in {name}") for language in spoken}
            self.cp.add_at_least_one(list(common.values()))
            for person in self.asked.people:
                for language in set(spoken) - set(person.languages) if person.languages else ():
                    self.cp.add_implication(common[language], ~self.is_in[person.key, name])

    def _keep_together(self, rule: GroupRule) -> None:
        first, *others = rule.people
        for other in others:
            for name in self.asked.names:
                self.cp.add(self.is_in[first, name] == self.is_in[other, name])

    def _keep_apart(self, rule: GroupRule) -> None:
        for name in self.asked.names:
            self.cp.add_at_most_one([self.is_in[person, name] for person in rule.people])

    def aim(self, *, repair: bool) -> None:
        """Few moved where there are groups already; few of one school in one group."""
        costs = list(self._too_many_of_a_school()) if self.asked.mix_schools else []
        for person in self.asked.people:
            if repair and person.was in self.asked.names and person.was:
                costs.append(MOVED * (1 - self.is_in[person.key, person.was]))
                for name in self.asked.names:
                    self.cp.add_hint(self.is_in[person.key, name], name == person.was)
        self.cp.minimize(sum(costs))

    def _too_many_of_a_school(self) -> Iterable:
        """A school's people beyond their even share in a group, or short of it."""
        for school, number in Counter(person.school for person in self.asked.people).items():
            there = [person for person in self.asked.people if person.school == school]
            share = number // self.asked.number
            for name in self.asked.names:
                off = self.cp.new_int_var(0, number, f"{school} in {name}")
                self.cp.add(off >= self._count(there, name) - share - bool(number % self.asked.number))
                self.cp.add(off >= share - self._count(there, name))
                yield MIXED * off


def form(asked: Grouping, *, repair: bool = False, seconds: float = 10, heard: Heard | None = None) -> Groups:
    """Groups that keep the rules; in a repair those who have one keep it if they can."""
    began, model = time.monotonic(), Model(asked)
    model.aim(repair=repair)
    search = run(model.cp, seconds=seconds, heard=heard)
    took = time.monotonic() - began
    if not search.found:
        return Groups("impossible" if search.impossible else "nothing", seconds=took)
    chosen = {key: name for (key, name), literal in model.is_in.items() if search.solver.value(literal)}
    solver = search.solver
    return Groups("solved", chosen, solver.objective_value, solver.best_objective_bound, took, search.solutions)


def contradiction(asked: Grouping, seconds: float = EACH) -> Contradiction:
    """Rules of which none can be left out for the others to be kept."""

    def impossible(kept: list[str]) -> bool | None:
        search = run(Model(asked.with_only(set(kept))).cp, seconds=seconds)
        return None if not search.found and not search.impossible else search.impossible

    kinds = (GOWNS, LANGUAGE, EVEN, LARGEST, APART, TOGETHER)  # those that people set themselves are kept longest
    return shrink([rule.key for rule in sorted(asked.rules, key=lambda rule: kinds.index(rule.kind))], impossible)
