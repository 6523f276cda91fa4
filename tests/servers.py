"""The servers that tests talk to: the embedded Postgres and Redis, unless DATABASE_URL and REDIS_URL name others.

The first process of a run starts them; the workers of pytest-xdist find their addresses in the environment.
"""

import atexit
import fcntl
import hashlib
import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import psycopg

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
# fonts and static files are built once for all tests that start the platform
BUILT = {"STATIC_ROOT": str(FOLDER / "static"), "PDF_FONTS": str(FOLDER / "fonts")}


def ensure() -> None:
    for name, value in (FIXED | BUILT).items():
        os.environ.setdefault(name, value)
    if {"DATABASE_URL", "REDIS_URL"} <= set(os.environ):
        return
    folder = _take_folder()
    if "DATABASE_URL" not in os.environ:
        server = postgres.start(folder / "postgres", durable=False)
        os.environ["DATABASE_URL"] = server.owner_url
        os.environ["TEST_TEMPLATE"] = make_template(server.owner_url)
        atexit.register(server.stop)
    if "REDIS_URL" not in os.environ:
        cache = redis.start(folder / "redis", "test", durable=False)
        os.environ["REDIS_URL"] = cache.url
        atexit.register(cache.stop)


def make_template(owner_url: str) -> str:
    """A migrated database that every test database is a copy of; made anew when a migration has changed."""
    migrations = sorted(ROOT.glob("*/migrations/*.py"))
    lock = ROOT / "requirements" / "run.txt"
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in [*migrations, lock])).hexdigest()
    name = f"template_{digest[:16]}"
    with psycopg.connect(owner_url, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return name
        stale = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%'").fetchall()
        for (old,) in stale:
            connection.execute(f"DROP DATABASE {old}")
        unfinished = f"{name}_unfinished"
        connection.execute(f"CREATE DATABASE {unfinished}")
        url = owner_url.replace(f"/{postgres.DATABASE}?", f"/{unfinished}?")
        environment = os.environ | {"DATABASE_URL": url, "REDIS_URL": "redis://127.0.0.1:1"}
        environment["DJANGO_SETTINGS_MODULE"] = "summerschool.settings"
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=environment, check=True)
        connection.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")
    return name


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
