"""Running the solver: what it found so far is told on the way, and it can be asked to stop with that."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from ortools.sat.python import cp_model

from .model import Model
from .problem import Outcome, Problem, Progress, Visit

WORKERS = 2
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
Heard = Callable[[Progress], bool]  # answers whether to stop now


class _Listener(cp_model.CpSolverSolutionCallback):
    """Keeps what the solver's own threads tell, for the one that asked."""

    def __init__(self):
        super().__init__()
        self.solutions = 0
        self.value: float | None = None
        self.bound: float | None = None

    def on_solution_callback(self) -> None:
        self.solutions += 1
        self.value, self.bound = self.objective_value, self.best_objective_bound

    def bound_moved(self, bound: float) -> None:
        self.bound = bound


class Search(NamedTuple):
    solver: cp_model.CpSolver
    found: bool
    impossible: bool
    solutions: int


def run(cp: cp_model.CpModel, *, seconds: float, heard: Heard | None = None, every: float = 0.4) -> Search:
    """Search in a thread of its own; `heard` is called in the caller's, every so many seconds."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = WORKERS
    solver.parameters.random_seed = 1
    listener, statuses, began = _Listener(), [], time.monotonic()
    solver.best_bound_callback = listener.bound_moved
    search = threading.Thread(target=lambda: statuses.append(solver.solve(cp, listener)), daemon=True)
    search.start()
    try:
        search.join(every if heard else None)
        while heard and search.is_alive():
            if heard(Progress(time.monotonic() - began, listener.solutions, listener.value, listener.bound)):
                solver.stop_search()
            search.join(every)
    finally:
        if search.is_alive():
            solver.stop_search()
            search.join()
    return Search(solver, statuses[0] in FOUND, statuses[0] == cp_model.INFEASIBLE, listener.solutions)


def solve(
    problem: Problem, *, before: Iterable[Visit] = (), seconds: float = 30, heard: Heard | None = None
) -> Outcome:
    """The best rotation found in so many seconds; `before` is the plan from which as little as possible changes.

    First any plan at all is looked for, then better ones from there: with an aim from the beginning the solver can
    take long to find the first one.
    """
    began, before = time.monotonic(), list(before)
    any_plan = Model(problem, before)
    first = run(any_plan.cp, seconds=seconds, heard=heard and (lambda said: heard(said._replace(value=None))))
    if not first.found:
        return Outcome("impossible" if first.impossible else "nothing", seconds=time.monotonic() - began)
    visits, spent = any_plan.visits(first.solver.value), time.monotonic() - began
    model = Model(problem, before)
    model.aim()
    model.hint(before or visits)
    better = run(
        model.cp,
        seconds=max(1.0, seconds - spent),
        heard=heard and (lambda said: heard(said._replace(seconds=said.seconds + spent, solutions=said.solutions + 1))),
    )
    took = time.monotonic() - began
    if not better.found:
        return Outcome("solved", visits, seconds=took, solutions=1)
    solver = better.solver
    found = model.visits(solver.value)
    return Outcome(
        "solved", found, solver.objective_value, solver.best_objective_bound, took, first.solutions + better.solutions
    )
