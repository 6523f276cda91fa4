"""How fast clashes are found and a move is answered: 3 days, 60 sessions, 12 rooms, 120 people.

    .venv/bin/python -m bench.timetable [--moves 40]

First the engine alone, in this process, without a database. Then embedded servers in a folder of their own: the same
timetable as rows, and one sitting moved to and fro through the builder's address by an organiser, in-process, so that
the network is left out and everything else is in: session, rights, locks, the database's own check, the whole board.
"""

import argparse
import os
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from cohorts.timetable.clashes import MINUTE, Board, Place, Slot, Student
from summerschool.stack.redis import free_port
from summerschool.stack.run import prepare, start_servers
from summerschool.stack.settings import Place as Folder

from .rush import _ask

DAYS, SESSIONS, ROOMS, PEOPLE = 3, 60, 12, 120
GROUPS = "ABCDEFGHIJKL"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--moves", type=int, default=40, choices=range(4, 501), metavar="N")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    _engine()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="timetable-")))
        place = Folder(free_port(), folder)
        os.environ |= {"DEMO": "true", "EMAIL_URL": "outbox://"}
        environment, owner_url = start_servers(place, stack)
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        told = _ask("bench.timetable_rows", environment, str(options.moves))
    for name, times in told.items():
        print(f"  {name}: median {times['median']:.0f} ms, slowest of 20 {times['p95']:.0f} ms")


def _engine() -> None:
    """In order: nothing at one time in one room. In disorder: everything in five hours of one day."""
    for name, board in (("in order", in_order()), ("in disorder", in_disorder())):
        times = []
        for _number in range(50):
            begun = time.perf_counter()
            found = board.findings()
            times.append((time.perf_counter() - begun) * 1000)
        print(f"  all clashes, {name}: median {statistics.median(times):.1f} ms, {len(found)} findings")


def in_order() -> Board:
    """Twelve sittings of 75 minutes at a time, five times in all, over three days."""
    return _board(lambda number: (number // ROOMS % DAYS) * 24 * 60 + 9 * 60 + (number // (ROOMS * DAYS)) * 120)


def in_disorder() -> Board:
    return _board(lambda number: 9 * 60 + number * 7 % 300)


def _board(starts) -> Board:
    students = [Student(number, GROUPS[number % 12], frozenset({1})) for number in range(PEOPLE)]
    slots = []
    for number in range(SESSIONS):
        begin = starts(number) * MINUTE
        people = frozenset({1000 + number % 12, 2000 + number % 12})
        slots.append(
            Slot(number, begin, begin + 75 * MINUTE, number % ROOMS, GROUPS[number % 12], people, 20, frozenset({1, 2}))
        )
    places = {number: Place(40, "niel" if number % 2 else "antwerp") for number in range(ROOMS)}
    return Board(slots, places, students, span=(0, DAYS * 24 * 60 * MINUTE))


if __name__ == "__main__":
    main()
