"""How many answers of the public check a second: the page of a code, the same as JSON, an unknown code, a dropped PDF.

    .venv/bin/python -m bench.verify [--requests 4000] [--in-flight 8]

Starts the embedded stack in a folder of its own with two web processes, loads the demo with its certificates, and asks
from a client process. Only 127.0.0.1 is asked, and the number of requests is bounded. The client shares the cores with
the server: what the server alone used is told apart.
"""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from summerschool.stack.processes import Children
from summerschool.stack.redis import free_port
from summerschool.stack.run import prepare, start_servers
from summerschool.stack.settings import Place

from .pages import MOST_REQUESTS, _fire
from .rush import _ask, _server_seconds


def main() -> None:
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="verify-")))
        place = Place(free_port(), folder)
        os.environ |= {"DEMO": "true", "EMAIL_URL": "outbox://", "GUNICORN_CMD_ARGS": ""}
        environment, owner_url = start_servers(place, stack)
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        told = _ask("bench.verify_data", environment, str(folder / "file.pdf"))
        children = Children(folder / "logs", environment)
        stack.callback(children.stop)
        bind = ["--bind", f"127.0.0.1:{place.port}"]
        children.start("web", [sys.executable, "-m", "gunicorn", "summerschool.wsgi", "--workers", "2", *bind])
        for name, asked in told["asked"].items():
            _fire(place.port, asked, 50, options.in_flight)  # warm: templates, connections
            _tell(name, place.port, asked, options.requests, options.in_flight)
        _tell("a dropped PDF", place.port, told["file"], told["files"], options.in_flight)
        print(f"  queries: {told['queries']}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=4000, choices=range(1, MOST_REQUESTS + 1), metavar="N")
    parser.add_argument("--in-flight", type=int, default=8, choices=range(1, 65), metavar="N")
    return parser.parse_args()


def _tell(name: str, port: int, asked: dict, requests: int, in_flight: int) -> None:
    cores = os.cpu_count() or 1
    before = _server_seconds(port)
    figures = _fire(port, asked, requests, in_flight)
    used = {process: seconds - before[process] for process, seconds in _server_seconds(port).items()}
    server = sum(used.values())
    each = requests / figures["seconds"]
    print(f"{name}: {each:.0f} a second, p95 {figures['p95']:.4f} s, {figures['bytes'] / 1000:.1f} kB each;", end=" ")
    print(f"{cores} cores of nothing else: {requests / server * cores:.0f}")
    parts = ", ".join(f"{process} {seconds:.2f} s" for process, seconds in used.items())
    print(f"  processor: {parts}, client {figures['client_seconds']:.2f} s; load before {figures['load']:.2f}")
    if figures["wrong"]:
        sys.exit(f"{name}: {figures['wrong'][0]}")


if __name__ == "__main__":
    main()
