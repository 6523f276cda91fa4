"""How fast the list of the enrolled answers with 100 and with 100,000 enrolments, and its CSV of 10,000.

    .venv/bin/python -m bench.enrolled [--cohorts 2000] [--requests 40]

Starts the embedded servers in a folder of its own. The same page of the same cohort (50 people, with a school, a group
and answers) is asked for in-process, in rounds: first when it is one of two cohorts, then when it is one of 2,000. Then
one cohort of 10,000 is exported as CSV while the memory of the process is watched.
"""

import argparse
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from summerschool.stack.redis import free_port
from summerschool.stack.run import prepare, start_servers
from summerschool.stack.settings import Place

from .rush import _ask


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cohorts", type=int, default=2000, choices=range(2, 5001), metavar="N")
    parser.add_argument("--requests", type=int, default=40, choices=range(5, 501), metavar="N")
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="enrolled-")))
        place = Place(free_port(), folder)
        os.environ |= {"DEMO": "true", "EMAIL_URL": "outbox://"}
        environment, owner_url = start_servers(place, stack)
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        told = _ask("bench.enrolled_rows", environment, str(options.cohorts), str(options.requests))
    few, many = told["few"], told["many"]
    print(f"the list of 50 enrolled, {options.requests} times each, with {few['enrolments']:,} enrolments,")
    print(f"then with {many['enrolments']:,} over {options.cohorts:,} cohorts")
    for name in ("page", "search", "missing"):
        one, other = few[name], many[name]
        times = other["median"] / one["median"]
        print(f"  {name}: {one['median']:.1f} ms, then {other['median']:.1f} ms: {times:.2f} times")
        print(f"    processor {one['processor']:.1f} ms, then {other['processor']:.1f} ms; queries {other['queries']}")
    csv = told["csv"]
    print(f"  CSV of {csv['rows']:,} people: {csv['seconds']:.1f} s, {csv['bytes'] / 1e6:.1f} MB")
    print(f"    in {csv['parts']:,} parts; memory grew by {csv['grown'] / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
