"""The servers that tests talk to: the embedded Postgres and Redis, unless DATABASE_URL and REDIS_URL name others.

The first process of a run starts them; the workers of pytest-xdist find their addresses in the environment. What takes
long is prepared once and kept for the next run, until what it was made of has changed: a migrated Postgres, the
certificate's fonts and the collected static files.
"""

import atexit
import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg

from certificates.keys.authority import make_authority
from summerschool.stack import postgres, redis

ROOT = Path(__file__).resolve().parent.parent
FIXED = {
    "SECRET_KEY": "only-for-tests",
    "SITE_URL": "http://localhost:8000",
    "EMAIL_URL": "outbox://",
    "DEMO": "false",
    "DEBUG": "false",
    "TESTING": "true",
}
FOLDER = Path(os.environ.get("DATA_DIR", ROOT / ".data")).resolve() / "test"
TEMPLATE = "template_migrated"


def digest(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


# fonts and static files are built once for all tests; other code that makes the fonts makes them anew
FONTS = f"fonts-{digest(ROOT / 'records' / 'fonts.py')}"
BUILT = {"STATIC_ROOT": str(FOLDER / "static"), "PDF_FONTS": str(FOLDER / FONTS)}


def ensure() -> None:
    for name, value in (FIXED | BUILT | _keys()).items():
        os.environ.setdefault(name, value)
    if {"DATABASE_URL", "REDIS_URL"} <= set(os.environ):
        return
    folder = _take_folder()
    if "DATABASE_URL" not in os.environ:
        put_prepared(folder / "postgres")
        server = postgres.start(folder / "postgres", durable=False)
        os.environ["DATABASE_URL"] = server.owner_url
        os.environ["TEST_TEMPLATE"] = TEMPLATE
        atexit.register(server.stop)
    if "REDIS_URL" not in os.environ:
        cache = redis.start(folder / "redis", "test", durable=False)
        os.environ["REDIS_URL"] = cache.url
        atexit.register(cache.stop)


def _keys() -> dict[str, str]:
    """Keys of a school that is none of the demonstration's, made once for all tests."""
    with alone("keys"):
        return make_authority(FOLDER / "keys", "Test school")


def put_prepared(folder: Path) -> None:
    """A Postgres for this folder in which everything is migrated; nothing is done where it is there already."""
    with alone("prepared"):
        source = _prepared()
        if (folder / source.name).exists():
            return
        _clear(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", source, folder], check=True)


def _prepared() -> Path:
    """The data of a stopped Postgres, made by our migrations: its database is migrated, and so is TEMPLATE, of which
    every test database is a copy. A file in it has its own name, which tells what it was made of."""
    made_of = [*sorted(ROOT.glob("*/migrations/*.py")), ROOT / "requirements" / "run.txt", Path(postgres.__file__)]
    made_of.append(Path(__file__))
    finished = FOLDER / f"prepared-{digest(*made_of)}"
    if finished.exists():
        return finished
    for stale in FOLDER.glob("prepared-*"):
        _clear(stale)
    folder = FOLDER / "prepared-unfinished"
    server = postgres.start(folder, durable=False)
    environment = os.environ | {"DATABASE_URL": server.owner_url, "REDIS_URL": "redis://127.0.0.1:1"}
    environment["DJANGO_SETTINGS_MODULE"] = "summerschool.settings"
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
    superuser = postgres.url(postgres.SUPERUSER, str(server.socket), "postgres")
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(f"GRANT SET ON PARAMETER session_replication_role TO {postgres.OWNER}")
        connection.execute(f"CREATE DATABASE {TEMPLATE} OWNER {postgres.OWNER} TEMPLATE {postgres.DATABASE}")
    server.stop()
    (folder / finished.name).touch()
    return folder.rename(finished)


def _clear(folder: Path) -> None:
    postgres._end_left_over(folder)
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def alone(what: str) -> Iterator[None]:
    """One process at a time, of this run and of others."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def own_redis(first: int = 0) -> str:
    """REDIS_URL with a database for this process of pytest-xdist alone: `clear` empties it under nobody's feet.

    Redis has sixteen: 0 to 7 hold the caches, 8 to 15 (`first=8`) the queues of tests with a real worker.
    """
    url = os.environ["REDIS_URL"]
    number = first + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) % 8
    if url.startswith("unix:"):
        return f"{url.partition('?')[0]}?db={number}"
    return f"{url.rstrip('/').removesuffix('/0')}/{number}"


def _take_folder() -> Path:
    """One for each run that goes on at the same moment; the lock goes with the process, however it ends."""
    for number in count(1):
        folder = FOLDER / f"run-{number}"
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            continue
        _locks.append(lock)
        return folder
    raise AssertionError


_locks: list = []
