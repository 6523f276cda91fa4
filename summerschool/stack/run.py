"""Start Postgres, Redis, web, workers and beat; say when they are ready; end them all."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from certificates.keys.authority import make_authority
from records import transport
from summerschool.demo.log_ins import EMBEDDED_PASSWORD, LOG_INS

from . import postgres, redis
from .errors import CannotRun
from .processes import Child, Children, dies_with_parent, first_ended
from .settings import ROOT, Place, load_secrets, read

PYTHON = sys.executable
WORKERS = {
    "worker": ["--queues", "mail,default", "--concurrency", "1"],
    "worker-certificates": ["--queues", "certificates,plans", "--concurrency", "1"],
}


def main() -> None:
    """Run until Ctrl-C or SIGTERM. Exit code 1 and one sentence when something stands in the way."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _as_interrupt)
    try:
        with ExitStack() as stack:
            run(read(), stack)
    except CannotRun as error:
        sys.exit(str(error))
    except PermissionError as error:
        sys.exit(f"{error.filename} belongs to somebody else: take it over, or choose another folder with DATA_DIR.")
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)


def run(place: Place, stack: ExitStack) -> None:
    _lock(place.folder, stack)
    _check_mail_server()
    servers: list[Child] = []
    environment, owner_url = start_servers(place, stack, servers=servers)
    prepare(environment | {"DATABASE_URL": owner_url}, place.folder / "logs" / "prepare.log")
    children = Children(place.folder / "logs", environment)
    stack.callback(children.stop)
    start_web(children, place)
    _wait_until_ready(children, place)
    start_workers(children, place)  # after the first page, which would have to share the cores with them
    print(f"Ready: {place.site_url}", flush=True)
    if environment["DEMO"] == "true":
        for log_in in LOG_INS.values():
            print(f"  {log_in.email:<28} {EMBEDDED_PASSWORD}   {log_in.can}", flush=True)
    while (ended := children.ended() or first_ended(servers)) is None:
        time.sleep(0.5)
    raise CannotRun(f"The process “{ended.name}” has ended, and all others with it: see {ended.log}.")


def start_servers(
    place: Place, stack: ExitStack, *, durable: bool = True, servers: list[Child] | None = None
) -> tuple[dict[str, str], str]:
    """The environment of the children, and the address at which the database's owner migrates.

    What was started is added to `servers`, and ends with `stack`.
    """
    started = [] if servers is None else servers
    secrets = load_secrets(place.folder)
    outside = "DATABASE_URL" in os.environ
    database_url, owner_url = _database(place, stack, started, durable=durable)
    if redis_url := os.environ.get("REDIS_URL"):
        redis.check(redis_url)
    else:
        cache = redis.start(place.folder / "redis", secrets["REDIS_PASSWORD"], durable=durable)
        stack.callback(cache.stop)
        started.append(Child("redis", cache.process, place.folder / "redis" / "redis.log"))
        redis_url = cache.url
    embedded = {
        "SECRET_KEY": os.environ.get("SECRET_KEY", secrets["SECRET_KEY"]),
        "SITE_URL": place.site_url,
        "DATABASE_URL": database_url,
        "DATABASE_APP_ROLE": os.environ.get("DATABASE_APP_ROLE", "" if outside else postgres.APPLICATION),
        "REDIS_URL": redis_url,
        "EMAIL_URL": os.environ.get("EMAIL_URL", "outbox://"),
        "DEMO": os.environ.get("DEMO", "false" if outside else "true"),
        "STATIC_ROOT": os.environ.get("STATIC_ROOT", str(place.folder / "static")),
        "MEDIA_ROOT": os.environ.get("MEDIA_ROOT", str(place.folder / "media")),
        "PDF_FONTS": os.environ.get("PDF_FONTS", str(place.folder / "fonts")),
        "DJANGO_SETTINGS_MODULE": "summerschool.settings",
        "PYTHONPATH": str(ROOT),
    }
    return embedded | _keys(place), owner_url


def _keys(place: Place) -> dict[str, str]:
    """An authority of this folder's own, for demonstrations, unless the environment names keys."""
    return {} if "SEAL_KEY_FILE" in os.environ else make_authority(place.folder / "keys")


def _database(place: Place, stack: ExitStack, started: list[Child], *, durable: bool) -> tuple[str, str]:
    """The addresses for the application and for the owner: of the database outside if one is named, else of our own."""
    if "DATABASE_URL" in os.environ:
        database_url = os.environ["DATABASE_URL"]
        owner_url = os.environ.get("DATABASE_OWNER_URL", database_url)
        postgres.check(owner_url)
        return database_url, owner_url
    server = postgres.start(place.folder / "postgres", durable=durable)
    stack.callback(server.stop)
    started.append(Child("postgres", server.process, place.folder / "postgres.log"))
    return server.application_url, server.owner_url


def prepare(environment: dict[str, str], log_path: Path) -> None:
    """Migrate as the owner, give the application its rights, collect files; load the demo if the database is empty."""
    command = [PYTHON, "manage.py", "prepare", "--build"]
    if environment["DEMO"] == "true":
        command.append("--demo")
    log_path.parent.mkdir(exist_ok=True)
    with log_path.open("w") as log:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=log,
            stderr=log,
            check=False,
            preexec_fn=dies_with_parent,
        )
    if done.returncode:
        last = (log_path.read_text().strip().splitlines() or ["no reason given"])[-1]
        raise CannotRun(f"The database could not be prepared: {last} (more in {log_path})")


def start_web(children: Children, place: Place) -> None:
    os.chdir(ROOT)
    children.start("web", [PYTHON, "-m", "gunicorn", "summerschool.wsgi", "--bind", f"127.0.0.1:{place.port}"])


def start_workers(children: Children, place: Place) -> None:
    celery = [PYTHON, "-m", "celery", "--app", "summerschool"]
    for name, options in WORKERS.items():
        children.start(name, [*celery, "worker", "--hostname", f"{name}@%h", *options])
    schedule = place.folder / "beat"
    children.start("beat", [*celery, "beat", "--schedule", str(schedule), "--pidfile", ""])


def _wait_until_ready(children: Children, place: Place, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ended := children.ended():
            raise CannotRun(f"The process “{ended.name}” does not start: see {ended.log}.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{place.port}/healthz", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise CannotRun(f"The web server does not answer: see {children.logs / 'web.log'}.")


def _check_mail_server() -> None:
    """Refuse an EMAIL_URL that is none, or whose server does not answer."""
    try:
        server = transport.server(os.environ.get("EMAIL_URL", "outbox://"))
        if server:
            socket.create_connection((server.host, server.port), timeout=5).close()
    except ValueError as error:
        raise CannotRun(str(error)) from None
    except OSError as error:
        raise CannotRun(f"The mail server that EMAIL_URL names does not answer: {error.strerror or error}") from None


def _lock(folder: Path, stack: ExitStack) -> None:
    """One run a folder; the lock goes with the process, however it ends."""
    file = stack.enter_context((folder / "lock").open("w"))
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise CannotRun(f"Another run uses {folder}: end it, or choose another folder with DATA_DIR.") from None


def _as_interrupt(number, frame) -> None:
    """Once: a second Ctrl-C must not stop the stopping."""
    for again in (signal.SIGTERM, signal.SIGINT):
        signal.signal(again, signal.SIG_IGN)
    raise KeyboardInterrupt
