"""500 people apply for 35 places over HTTP within seconds: how fast, and is everybody treated right?

    .venv/bin/python -m bench.rush [--people 500] [--in-flight 16] [--worker] [--quotas]

Starts the embedded stack in a folder of its own with two web processes, makes people who are logged in, has each open
the real form, and then sends all forms from a client process, so many at a time. Proves afterwards, from the database,
that exactly the first 35 hold a place. `--worker` runs the mail worker too, which takes its share of the cores;
`--quotas` keeps seats for three of the four schools, one of them as a limit.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil

from summerschool.stack.processes import Children
from summerschool.stack.redis import free_port
from summerschool.stack.run import WORKERS, prepare, start_servers
from summerschool.stack.settings import ROOT, Place

PLACES = 35


def main() -> None:
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rush-")))
        place = Place(free_port(), folder)
        os.environ |= {"DEMO": "false", "EMAIL_URL": "outbox://", "GUNICORN_CMD_ARGS": ""}
        environment, owner_url = start_servers(place, stack)
        environment |= {"DEMO": "false"}
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        asked = [str(options.people), str(PLACES), *(["quotas"] if options.quotas else [])]
        people = _ask("bench.rush_people", environment, "make", *asked)
        children = Children(folder / "logs", environment)
        stack.callback(children.stop)
        _start(children, place, options.worker)
        figures = _rush(place, people, options.in_flight)
        found = _ask("bench.rush_people", environment, "check", *asked)
        _tell(options, figures, found)
        if found["wrong"] or figures["not_redirected"]:
            log = (folder / "logs/web.log").read_text()[-3000:]
            sys.exit("\n".join([*found["wrong"], *figures["not_redirected"], log]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--in-flight", type=int, default=16)
    parser.add_argument("--worker", action="store_true")
    parser.add_argument("--quotas", action="store_true")
    return parser.parse_args()


def _ask(module: str, environment: dict, *arguments: str) -> dict:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def _start(children: Children, place: Place, with_worker: bool) -> None:
    bind = ["--bind", f"127.0.0.1:{place.port}"]
    children.start("web", [sys.executable, "-m", "gunicorn", "summerschool.wsgi", "--workers", "2", *bind])
    if with_worker:
        celery = [sys.executable, "-m", "celery", "--app", "summerschool", "worker"]
        children.start("worker", [*celery, *WORKERS["worker"]])


def _rush(place: Place, people: dict, in_flight: int) -> dict:
    """Run the client; the processor time of everything else that works meanwhile is read from the system."""
    client = subprocess.Popen(
        [sys.executable, "-m", "bench.rush_client", str(place.port), str(in_flight)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    client.stdin.write(json.dumps(people) + "\n")
    client.stdin.flush()
    assert client.stdout.readline() == "forms open\n"
    before = _server_seconds(place.port)
    client.stdin.write("go\n")
    client.stdin.flush()
    figures = json.loads(client.stdout.readline())
    after = _server_seconds(place.port)
    figures["server_seconds"] = {name: round(used - before[name], 2) for name, used in after.items()}
    client.wait()
    return figures


def _server_seconds(port: int) -> dict[str, float]:
    """Processor seconds used so far by the web processes, and by the Postgres and the Redis that this run started."""
    used = {"web": 0.0, "postgres": 0.0, "redis": 0.0}
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            command, times = " ".join(process.cmdline()), process.cpu_times()
            for kind, sign in (("web", f"127.0.0.1:{port}"), ("postgres", "postgres"), ("redis", "redis")):
                if sign in command:
                    used[kind] += times.user + times.system
                    break
    return used


def _tell(options: argparse.Namespace, figures: dict, found: dict) -> None:
    seconds = figures["seconds"]
    server = sum(figures["server_seconds"].values())
    client = figures["client_seconds"]
    print(
        f"{options.people} people, {PLACES} places, {options.in_flight} in flight, two web processes"
        + ", three quotas" * options.quotas
    )
    print(f"  {options.people / seconds:.0f} applications a second ({seconds:.2f} s in all)")
    print("  answer: " + ", ".join(f"{name} {figures[name]:.3f} s" for name in ("median", "p95", "slowest")))
    print(f"  processor: server {server:.2f} s {figures['server_seconds']}, client {client:.2f} s")
    cores = os.cpu_count() or 1
    print(f"  {server / options.people * 1000:.1f} ms of server an application; {cores} cores of nothing else give")
    print(f"  {options.people / server * cores:.0f} a second; machine's load before: {figures['load']:.2f}")
    print(f"  hold a place {found['held']}, wait {found['waiting']} in their lines, mails written {found['mails']}")


if __name__ == "__main__":
    main()
