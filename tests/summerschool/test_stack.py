"""`make run`: what stands in its way is said in one sentence; all children end with it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from summerschool.stack import redis
from tests.servers import BUILT, put_prepared

ROOT = Path(__file__).resolve().parents[2]
INHERITED = ("DATABASE_URL", "REDIS_URL", "SITE_URL", "SECRET_KEY", "EMAIL_URL", "DEMO", "DEBUG", "TESTING")


def run_stack(tmp_path, **environment) -> subprocess.Popen:
    clean = {name: value for name, value in os.environ.items() if name not in INHERITED}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    settings = {"DATA_DIR": str(tmp_path / "data"), "PORT": str(redis.free_port())} | BUILT | environment
    return subprocess.Popen(
        [sys.executable, "-m", "summerschool.stack"],
        cwd=ROOT,
        env=clean | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def refusal(tmp_path, **environment) -> str:
    process = run_stack(tmp_path, **environment)
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) == 1
    return said


def test_a_port_in_use_is_said(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is in use" in refusal(tmp_path, PORT=str(port))


def test_a_port_that_is_none_is_said(tmp_path):
    assert "PORT must be a number" in refusal(tmp_path, PORT="eighty")


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").touch()
    assert "can't be written" in refusal(tmp_path, DATA_DIR=str(tmp_path / "file" / "data"))


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/x", "postgresql://nobody@[::1]:1/x"])
def test_an_unreachable_database_is_said(tmp_path, url):
    assert "DATABASE_URL" in refusal(tmp_path, DATABASE_URL=url)


def test_an_unreachable_redis_is_said(tmp_path):
    process = run_stack(tmp_path, REDIS_URL="redis://127.0.0.1:1/0", DATABASE_URL=os.environ["DATABASE_URL"])
    _, said = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "REDIS_URL" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("url", ["smtp://127.0.0.1:1", "pigeon://roof", "smtp://me:secret@localhost"])
def test_a_mail_server_that_is_none_is_said(tmp_path, url):
    said = refusal(tmp_path, EMAIL_URL=url)
    assert "EMAIL_URL" in said
    assert "secret" not in said


def test_what_fails_while_preparing_is_said_in_one_sentence(tmp_path):
    said = refusal(tmp_path, DATABASE_URL=os.environ["DATABASE_URL"], SITE_URL="http://school.example")
    assert "could not be prepared" in said


def children_in(folder: Path) -> list[str]:
    """Command lines of running processes that belong to this run: by their environment's DATA_DIR."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"DATA_DIR={folder}".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
        except OSError:
            continue
    return found


@pytest.mark.real_worker
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_serves_survives_being_killed_and_ends_with_all_its_children(tmp_path, pdf_fonts, static_files):
    data = tmp_path / "data"
    put_prepared(data / "postgres")
    port = str(redis.free_port())
    first = run_stack(tmp_path, PORT=port)
    try:
        wait_for_page(port, first)
        everything = [*psutil.Process(first.pid).children(recursive=True), first]
        assert len(everything) > 10
        for process in everything:
            process.kill()
        first.wait()
        second = run_stack(tmp_path, PORT=port) if wait_for_port(port) else None
        assert second is not None
        wait_for_page(port, second)
        assert len(children_in(data)) >= 5
        second.send_signal(signal.SIGINT)
        assert second.wait(120) == 0
        assert children_in(data) == []
    finally:
        for process in (first, locals().get("second")):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait(120)


def wait_for_page(port: str, process: subprocess.Popen, seconds: float = 400) -> None:
    """The first start loads the demo; how long that may take is measured by hand, not here."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, process.stderr.read()
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60) as page:
                assert page.status == 200
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no page after {seconds} s")


def wait_for_port(port: str) -> bool:
    """Children of a killed stack take a moment to end."""
    for _ in range(1200):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", int(port)))
                return True
            except OSError:
                time.sleep(0.1)
    return False
