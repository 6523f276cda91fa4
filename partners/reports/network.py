"""A table of counts as a network, and how far each hidden number could be from the true one.

A row's total flows from the source to the row, a cell from its row to its column; what is shown is fixed, what is
hidden may flow otherwise. So the largest and smallest value that a reader can work out for a hidden number is a
maximum flow, exact for whole numbers. With the columns' totals shown, no other table that shares them tells more.
"""

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import count

SOURCE, SINK = "source", "sink"
NO_END = 10**9


@dataclass
class Edge:
    """One number of the table: between which nodes it flows, and whether it is hidden."""

    key: Hashable
    tail: Hashable
    head: Hashable
    value: int
    hidden: bool = False

    @property
    def can_fall(self) -> int:
        """A hidden number is at least 1, because readers know that a 0 is shown."""
        return self.value - 1


@dataclass
class Network:
    edges: list[Edge] = field(default_factory=list)

    def add(self, key: Hashable, tail: Hashable, head: Hashable, value: int) -> None:
        self.edges.append(Edge(key, tail, head, value))

    def hidden(self) -> list[Edge]:
        return [edge for edge in self.edges if edge.hidden]

    def can_rise_by(self, edge: Edge, enough: int) -> int:
        """How much more a hidden number could be, seen from what is shown; looks no further than `enough`."""
        return _flow(self._free(edge), edge.head, edge.tail, enough)[0]

    def could_be_another(self, edge: Edge) -> bool:
        free = self._free(edge)
        falls = edge.can_fall and _flow(free, edge.tail, edge.head, 1)[0]
        return bool(falls or _flow(free, edge.head, edge.tail, 1)[0])

    def cheapest_way_up(self, edge: Edge, enough: int) -> list[Edge]:
        """The shown numbers that, hidden too, let this one rise further; [] = there are none."""
        left = _flow(self._free(edge), edge.head, edge.tail, enough)[1]
        costs = count()
        reached: dict[Hashable, int] = {}
        queue: list[tuple[int, int, Hashable, list[Edge]]] = [(0, next(costs), edge.head, [])]
        while queue:
            cost, _order, node, way = heapq.heappop(queue)
            if node in reached:
                continue
            reached[node] = cost
            if node == edge.tail:
                return way
            for neighbour, one in self._steps(node, edge, left):
                extra = [] if one is None else [one]
                price = 0 if one is None else one.value + 1
                heapq.heappush(queue, (cost + price, next(costs), neighbour, way + extra))
        return []

    def _free(self, without: Edge) -> dict[Hashable, dict[Hashable, int]]:
        """By how much the hidden numbers can change, from node to node."""
        free: dict[Hashable, dict[Hashable, int]] = defaultdict(lambda: defaultdict(int))
        for edge in self.edges:
            if edge.hidden and edge is not without:
                free[edge.tail][edge.head] += NO_END
                free[edge.head][edge.tail] += edge.can_fall
        return free

    def _steps(self, node: Hashable, without: Edge, left: dict) -> Iterator[tuple[Hashable, Edge | None]]:
        for neighbour, room in left.get(node, {}).items():
            if room > 0:
                yield neighbour, None
        for edge in self.edges:
            if edge.hidden or edge is without or edge.value == 0:
                continue
            if edge.tail == node:
                yield edge.head, edge
            elif edge.head == node and edge.can_fall:
                yield edge.tail, edge


def _flow(free: dict, start: Hashable, goal: Hashable, enough: int) -> tuple[int, dict]:
    """The largest flow up to `enough`, and what could flow after it (Edmonds and Karp)."""
    left: dict = defaultdict(lambda: defaultdict(int), {node: defaultdict(int, ways) for node, ways in free.items()})
    total = 0
    while total < enough:
        came: dict = {start: None}
        queue = [start]
        while queue and goal not in came:
            node = queue.pop(0)
            for neighbour, room in list(left[node].items()):
                if room > 0 and neighbour not in came:
                    came[neighbour] = node
                    queue.append(neighbour)
        if goal not in came:
            break
        way, node = [], goal
        while came[node] is not None:
            way.append((came[node], node))
            node = came[node]
        step = min(enough - total, *(left[one][other] for one, other in way))
        for one, other in way:
            left[one][other] -= step
            left[other][one] += step
        total += step
    return total, left
