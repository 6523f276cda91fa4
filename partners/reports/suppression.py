"""Counts of people that may be published: no cell of 1 to 4, and none to be found by subtraction (REPORTS).

Every table divides the same people, so all tables share one total; those with columns share the columns' totals too.
A 0 is shown: there is nobody in it. Pure: nothing here reads or writes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .network import SINK, SOURCE, Edge, Network

SMALLEST = 5  # people in a cell that is shown


@dataclass(frozen=True)
class Table:
    """How many people fall under each row, and under each row and column where it has columns."""

    key: str
    rows: Mapping[str, int]
    cells: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of_pairs(cls, key: str, cells: Mapping[tuple[str, str], int]) -> "Table":
        rows: dict[str, int] = {}
        for (row, _column), number in cells.items():
            rows[row] = rows.get(row, 0) + number
        return cls(key, rows, cells)

    @property
    def total(self) -> int:
        return sum(self.rows.values())


@dataclass
class Shown:
    """What is published of a table: None = hidden. `cells` is empty where the columns are withheld."""

    key: str
    total: int | None
    rows: dict[str, int | None]
    cells: dict[tuple[str, str], int | None] = field(default_factory=dict)
    withheld: bool = False  # not one number of it is shown, zeros neither

    @property
    def hides_something(self) -> bool:
        return None in self.rows.values() or None in self.cells.values()


def is_small(number: int) -> bool:
    return 0 < number < SMALLEST


def joined(counts: Mapping[str, int], into: str) -> dict[str, str]:
    """Which column each small one goes to, so that all columns' totals can be shown; {} = they cannot.

    The small ones, and the one called `into`, become one column.
    """
    small = {name for name, number in counts.items() if is_small(number)}
    if not small:
        return {name: name for name in counts}
    together = small | ({into} & counts.keys())
    if sum(counts[name] for name in together) < SMALLEST:
        return {}
    return {name: into if name in together else name for name in counts}


def publish(tables: Iterable[Table]) -> list[Shown]:
    """What may be shown of each; the tables divide the same people, and columns' totals are all shown."""
    return [_published(table) for table in tables]


def _published(table: Table) -> Shown:
    if is_small(table.total):
        return _withheld(table, None)
    if table.cells and (shown := _two_way(table)):
        return shown
    network = Network()
    for row, number in table.rows.items():
        network.add((row,), SOURCE, SINK, number)
    if not _protected(network):
        return _withheld(table, table.total)
    return Shown(table.key, table.total, {edge.key[0]: _open(edge) for edge in network.edges})


def _two_way(table: Table) -> Shown | None:
    """With its columns; None where most of what they hold would be hidden, or nothing can protect it."""
    network = Network()
    for row, number in table.rows.items():
        network.add((row,), SOURCE, ("row", row), number)
    for (row, column), number in table.cells.items():
        network.add((row, column), ("row", row), ("column", column), number)
    if not _protected(network):
        return None
    said = {edge.key: _open(edge) for edge in network.edges}
    rows = {key[0]: value for key, value in said.items() if len(key) == 1}
    cells = {key: value for key, value in said.items() if len(key) == 2}
    told = [number for key, number in table.cells.items() if number]
    hidden = sum(value is None for value in cells.values())
    if hidden * 2 > len(told):
        return None
    return Shown(table.key, table.total, rows, cells)


def _open(edge: Edge) -> int | None:
    return None if edge.hidden else edge.value


def _withheld(table: Table, total: int | None) -> Shown:
    return Shown(table.key, total, dict.fromkeys(table.rows), {}, withheld=True)


def _protected(network: Network) -> bool:
    """Hide the small numbers, and others with them until none can be worked out; False = that cannot be done."""
    for edge in network.edges:
        edge.hidden = is_small(edge.value)
    while weak := next((edge for edge in network.hidden() if not _is_safe(network, edge)), None):
        more = network.cheapest_way_up(weak, _rise_wanted(weak))
        if not more:
            return False
        for edge in more:
            edge.hidden = True
    return True


def _rise_wanted(edge: Edge) -> int:
    """A small number must look as if it could be SMALLEST; a large one as if it could be any other."""
    return max(1, SMALLEST - edge.value)


def _is_safe(network: Network, edge: Edge) -> bool:
    wanted = _rise_wanted(edge)
    if network.can_rise_by(edge, wanted) >= wanted:
        return True
    return edge.value >= SMALLEST and network.could_be_another(edge)
