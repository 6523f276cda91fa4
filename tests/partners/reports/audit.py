"""An attacker with patience: everything that was published, solved together as equations over whole numbers.

It knows the rule too: a hidden number is not 0, because a 0 is shown, except where a whole table is withheld.
"""

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from partners.reports.suppression import Shown


@dataclass
class Published:
    """The equations of all tables together; `hidden` is what one would like to know."""

    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    hidden: dict[tuple, cp_model.IntVar] = field(default_factory=dict)

    def number(self, key: tuple, shown: int | None, least: int, most: int):
        if shown is not None:
            return self.model.new_int_var(shown, shown, str(key))
        self.hidden[key] = self.model.new_int_var(least, most, str(key))
        return self.hidden[key]

    def range_of(self, key: tuple) -> tuple[int, int]:
        return self._end(key, least=True), self._end(key, least=False)

    def _end(self, key: tuple, *, least: bool) -> int:
        model = self.model.clone()
        variable = model.get_int_var_from_proto_index(self.hidden[key].index)
        model.minimize(variable) if least else model.maximize(variable)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        assert solver.solve(model) == cp_model.OPTIMAL
        return int(solver.value(variable))


def read(tables: list[Shown], columns: dict[str, dict[str, int]], most: int) -> Published:
    """`columns`: the totals of the columns that are shown, by the key of the table."""
    known = Published()
    total = known.model.new_int_var(0, most, "total")
    for table in tables:
        if table.total is not None:
            known.model.add(total == table.total)
        least = 0 if table.withheld else 1
        rows = {row: known.number((table.key, row), shown, least, most) for row, shown in table.rows.items()}
        known.model.add(sum(rows.values()) == total)
        cells = {
            (row, column): known.number((table.key, row, column), shown, 1, most)
            for (row, column), shown in table.cells.items()
        }
        for row, number in rows.items() if cells else ():
            known.model.add(sum(cell for (of, _column), cell in cells.items() if of == row) == number)
        for column, number in columns.get(table.key, {}).items() if cells else ():
            known.model.add(sum(cell for (_row, of), cell in cells.items() if of == column) == number)
    return known


def secrets_found(known: Published) -> dict[tuple, tuple[int, int]]:
    """Hidden numbers that are no secret: only one value fits, or none of 5 and more does."""
    found = {}
    for key in known.hidden:
        least, most = known.range_of(key)
        if least == most or most < 5:
            found[key] = (least, most)
    return found
