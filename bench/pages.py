"""How many public cohort pages a second, with the right number of places on each; and how many queries pages take.

    .venv/bin/python -m bench.pages [--requests 2000] [--in-flight 8]

Starts the embedded stack in a folder of its own with two web processes, loads the demo, and asks for the page of the
next edition from a client process: first with an empty cache, then while places change, then as fast as it goes. Only
127.0.0.1 is asked, and the number of requests is bounded.
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

from .rush import _ask, _server_seconds

MOST_REQUESTS = 20_000


def main() -> None:
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pages-")))
        place = Place(free_port(), folder)
        os.environ |= {"DEMO": "true", "EMAIL_URL": "outbox://", "GUNICORN_CMD_ARGS": ""}
        environment, owner_url = start_servers(place, stack)
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        told = _ask("bench.pages_data", environment, "begin")
        children = Children(folder / "logs", environment)
        stack.callback(children.stop)
        bind = ["--bind", f"127.0.0.1:{place.port}"]
        children.start("web", [sys.executable, "-m", "gunicorn", "summerschool.wsgi", "--workers", "2", *bind])
        wrong = []
        for _change in range(3):  # the places change while the page is kept
            told |= _ask("bench.pages_data", environment, "change")
            wrong += _fire(place.port, told, 20, options.in_flight)["wrong"]
        before = _server_seconds(place.port)
        figures = _fire(place.port, told, options.requests, options.in_flight)
        server = sum(used - before[name] for name, used in _server_seconds(place.port).items())
        _tell(options, figures, told, server)
        _tell_timetable(options, place.port, told)
        if wrong := wrong + figures["wrong"]:
            sys.exit("\n".join(wrong[:5]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=2000, choices=range(1, MOST_REQUESTS + 1), metavar="N")
    parser.add_argument("--in-flight", type=int, default=8, choices=range(1, 65), metavar="N")
    return parser.parse_args()


def _fire(port: int, told: dict, requests: int, in_flight: int) -> dict:
    command = [sys.executable, "-m", "bench.pages_client", str(port), told["path"], told["words"]]
    command += [str(requests), str(in_flight), *([told["file"]] if told.get("file") else [])]
    done = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def _tell(options: argparse.Namespace, figures: dict, told: dict, server: float) -> None:
    cores = os.cpu_count() or 1
    print(f"{options.requests} public cohort pages, {options.in_flight} in flight, two web processes")
    print(f"  {options.requests / figures['seconds']:.0f} pages a second ({figures['bytes'] / 1000:.0f} kB each)")
    print("  answer: " + ", ".join(f"{name} {figures[name]:.4f} s" for name in ("median", "p95", "slowest")))
    print(f"  processor: server {server:.2f} s, client {figures['client_seconds']:.2f} s")
    print(f"  {cores} cores of nothing else give {options.requests / server * cores:.0f} a second;", end=" ")
    print(f"machine's load before: {figures['load']:.2f}")
    print(f"  places on the page right each time, after 3 changes: {not figures['wrong']} (“{told['words']}”)")
    print(f"  queries: {told['uncached']} uncached, {told['cached']} kept")
    for name, (one, many) in told["lists"].items():
        print(f"  queries of {name}: {one} with 1 row, {many} with 1,000")


def _tell_timetable(options: argparse.Namespace, port: int, told: dict) -> None:
    """The released day with its rooms, and its calendar."""
    cores = os.cpu_count() or 1
    for name, words in (("timetable", "p-grid"), ("calendar", "BEGIN:VEVENT")):
        asked = {"path": told[name], "words": words}
        before = _server_seconds(port)
        figures = _fire(port, asked, options.requests, options.in_flight)
        server = sum(used - before[process] for process, used in _server_seconds(port).items())
        print(
            f"  public {name}: {options.requests / figures['seconds']:.0f} a second, p95 {figures['p95']:.4f} s;",
            end=" ",
        )
        print(f"{cores} cores of nothing else: {options.requests / server * cores:.0f}")
        if figures["wrong"]:
            sys.exit(f"{name}: {figures['wrong'][0]}")


if __name__ == "__main__":
    main()
