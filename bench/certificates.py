"""1,000 certificates through the real worker: how many a second, does its memory stay flat, is each there once?

    .venv/bin/python -m bench.certificates [--people 1000] [--workers 1] [--minutes 15]

Starts the embedded Postgres and Redis in a folder of their own, makes a cohort with people who meet its criteria, has
an officer issue to all of them, and starts the worker of the queue `certificates` with so many processes. The
programme has the 12 modules and 24 outcomes of the demo. Memory is what the worker's processes hold apart (USS).
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import psutil

from summerschool.stack.processes import Children
from summerschool.stack.redis import free_port
from summerschool.stack.run import prepare, start_servers
from summerschool.stack.settings import ROOT, Place

WARM = 100  # after so many the memory is read first


def main() -> None:
    options = _options()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="certificates-")))
        os.environ |= {"DEMO": "false", "EMAIL_URL": "outbox://"}
        os.environ.setdefault("PDF_FONTS", str(ROOT / ".data" / "fonts"))
        environment, owner_url = start_servers(Place(free_port(), folder), stack)
        environment |= {"DEMO": "false"}
        prepare(environment | {"DATABASE_URL": owner_url}, folder / "logs" / "prepare.log")
        approving = _ask(environment, "make", options.people)
        children = Children(folder / "logs", environment)
        stack.callback(children.stop)
        celery = [sys.executable, "-m", "celery", "--app", "summerschool", "worker", "--queues", "certificates"]
        children.start("worker", [*celery, "--concurrency", str(options.workers)])
        figures = _watch(children, environment, options)
        found = _ask(environment, "check", options.people)
        _tell(options, approving, figures, found)
        if found["wrong"]:
            sys.exit("\n".join([*found["wrong"], (folder / "logs/worker.log").read_text()[-3000:]]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=1, help="processes of the worker")
    parser.add_argument("--minutes", type=int, default=15, help="give up after so many")
    return parser.parse_args()


def _ask(environment: dict, verb: str, people: int) -> dict:
    command = [sys.executable, "-m", "bench.certificates_rows", verb, str(people)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout.splitlines()[-1])


def _watch(children: Children, environment: dict, options: argparse.Namespace) -> dict:
    """Wait for the last one; memory after the first hundred, at the end, and the highest in between."""
    import psycopg

    worker = psutil.Process(children.running[0].process.pid)
    give_up = time.monotonic() + 60 * options.minutes
    figures: dict = {"memory": []}
    with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as connection:
        while (done := _issued(connection)) < options.people:
            if time.monotonic() > give_up or children.ended():
                figures["gave_up_at"] = done
                break
            if done >= WARM:
                figures["memory"].append((done, _memory(worker)))
            time.sleep(0.5)
        figures["memory"].append((done, _memory(worker)))
        figures["processor"] = sum(_seconds(child) for child in worker.children())
        query = "SELECT extract(epoch FROM max(issued_at) - min(claimed_at)) FROM certificates_certificate"
        figures["seconds"] = float(connection.execute(query).fetchone()[0])
    return figures


def _issued(connection) -> int:
    return connection.execute("SELECT count(*) FROM certificates_certificate WHERE state = 'issued'").fetchone()[0]


def _memory(worker: psutil.Process) -> list[int]:
    """Megabytes that each process of the pool holds for itself."""
    return [child.memory_full_info().uss // 2**20 for child in worker.children()]


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def _tell(options: argparse.Namespace, approving: dict, figures: dict, found: dict) -> None:
    memory = figures["memory"]
    print(f"{options.people} certificates, {options.workers} process(es) of the worker; two pages, 24 outcomes")
    print(f"  approved in one click in {approving['seconds']:.2f} s")
    print(f"  {found['issued'] / figures['seconds']:.1f} a second ({figures['seconds']:.1f} s in all)")
    print(
        f"  processor: {figures['processor'] / max(found['issued'], 1) * 1000:.0f} ms a certificate, mail row included"
    )
    print(
        f"  memory of each process: {memory[0][1]} MB after {memory[0][0]}, {memory[-1][1]} MB after {memory[-1][0]},"
    )
    print(f"  highest {max(max(held, default=0) for _done, held in memory)} MB; load before: {approving['load']:.2f}")
    print(f"  issued {found['issued']}, files {found['files']}, codes {found['codes']}, mails {found['mails']}")
    print(f"  a file has {found['bytes'] / 1000:.1f} kB")


if __name__ == "__main__":
    main()
