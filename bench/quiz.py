"""A cohort takes a 15-question quiz in the same minutes over HTTP: how fast, and is every answer kept?

    .venv/bin/python -m bench.quiz [--students 200] [--seconds 300]

Starts the embedded stack in a folder of its own with two web processes, makes students who are logged in, and has each
begin, give fifteen answers one by one (every fifth is delivered twice, as after a broken connection, and every seventh
is changed), and hand in, all from a client process. Compares afterwards every answer in the database with what the
client sent, and every result with what it should be.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from summerschool.stack.processes import Children
from summerschool.stack.redis import free_port
from summerschool.stack.run import prepare, start_servers
from summerschool.stack.settings import ROOT, Place

from .rush import _ask


def main() -> None:
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="quiz-")))
        place = Place(free_port(), folder)
        os.environ |= {"DEMO": "false", "EMAIL_URL": "outbox://", "GUNICORN_CMD_ARGS": ""}
        environment, owner_url = start_servers(place, stack)
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        children = Children(folder / "logs", environment)
        stack.callback(children.stop)
        bind = ["--bind", f"127.0.0.1:{place.port}"]
        children.start("web", [sys.executable, "-m", "gunicorn", "summerschool.wsgi", "--workers", "2", *bind])
        take(environment, place.port, options.students, options.seconds)


def take(environment: dict, port: int, students: int, seconds: int) -> None:
    """Against a server that runs: make the students, have them take it, tell what came of it."""
    people = _ask("bench.quiz_people", environment, "make", str(students))
    done = subprocess.run(
        [sys.executable, "-m", "bench.quiz_client", str(port), str(seconds)],
        cwd=ROOT,
        input=json.dumps(people).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    figures = json.loads(done.stdout)
    sent = {"sent": figures.pop("sent"), "quiz": people["quiz"]}
    checked = subprocess.run(
        [sys.executable, "-m", "bench.quiz_people", "check"],
        cwd=ROOT,
        env=os.environ | environment,
        input=json.dumps(sent).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    found = json.loads(checked.stdout)
    print(f"{students} students, {figures['requests']} requests in {figures['took']:.0f} s")
    for name, rows in figures["times"].items():
        print(
            f"  {name:8} n={rows['n']:5} median {rows['p50']:.3f} s, p95 {rows['p95']:.3f} s, most {rows['most']:.3f} s"
        )
    print(f"  answers kept {found['kept']} of {found['expected']}, attempts handed in {found['closed']}")
    if found["wrong"] or figures["wrong"]:
        sys.exit("\n".join([*found["wrong"][:5], *figures["wrong"][:5]]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=200, choices=range(1, 1001), metavar="N")
    parser.add_argument("--seconds", type=int, default=300, choices=range(5, 1801), metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    main()
