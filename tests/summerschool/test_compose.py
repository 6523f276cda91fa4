"""The compose file: its commands exist, its variables are read, and the same commands serve as plain processes."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import yaml

from summerschool.stack import postgres, redis
from tests.servers import BUILT, put_prepared

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if service.get("image") == "summerschool"}
OF_POSTGRES = {"POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB"}


def test_the_services_are_those_of_a_real_server():
    expected = {"proxy", "web", "worker", "worker-certificates", "beat", "migration", "postgres", "redis"}
    assert set(COMPOSE["services"]) == expected
    assert COMPOSE["services"]["postgres"]["image"] == "postgres:18"
    assert COMPOSE["services"]["postgres"]["volumes"] == ["postgres:/var/lib/postgresql"]


def test_web_and_workers_can_be_scaled():
    for name in ("web", "worker", "worker-certificates"):
        assert "ports" not in OURS[name]
        assert "container_name" not in OURS[name]


def test_every_variable_is_read_by_whom_it_is_set_for():
    settings = (ROOT / "summerschool/settings.py").read_text()
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"(\w+)"', settings))
    for name, service in OURS.items():
        assert set(service["environment"]) <= read, name
    assert set(COMPOSE["services"]["postgres"]["environment"]) == OF_POSTGRES
    assert "{$SITE_URL}" in (ROOT / "Caddyfile").read_text()


def test_every_variable_that_is_asked_for_stands_in_the_example():
    asked = set(re.findall(r"\$\{(\w+)", (ROOT / "docker-compose.yml").read_text()))
    named = set(re.findall(r"^(\w+)=", (ROOT / ".env.example").read_text(), re.M))
    assert asked == named


def test_every_command_exists():
    for service in OURS.values():
        program, *rest = shlex.split(service["command"])
        assert shutil.which(program, path=Path(sys.executable).parent) or program == "python", program
        assert rest[0] != "manage.py" or (ROOT / "summerschool/management/commands" / f"{rest[1]}.py").exists()


@pytest.fixture
def server(tmp_path, pdf_fonts, static_files):
    """A database and a Redis of their own, and the environment that the compose file gives."""
    put_prepared(tmp_path / "postgres")
    started = postgres.start(tmp_path / "postgres", durable=False)
    cache = redis.start(tmp_path / "redis", "test", durable=False)
    environment = {
        "DJANGO_SETTINGS_MODULE": "summerschool.settings",
        "SECRET_KEY": "only-for-tests",
        "SITE_URL": "https://school.example",
        "DATABASE_URL": started.application_url,
        "REDIS_URL": cache.url,
        "EMAIL_URL": "outbox://",
        "DEFAULT_FROM_EMAIL": "School <school@school.example>",
        "TRUSTED_PROXIES": "1",
        "DEMO": "false",
        "HEARTBEAT_FILE": str(tmp_path / "alive"),
    } | BUILT
    yield started, environment
    cache.stop()
    started.stop()


@pytest.fixture
def run(tmp_path, server):
    """Start a command as a plain process; whatever still runs is ended afterwards."""
    running: list[subprocess.Popen] = []

    def start(command: str, environment: dict[str, str]) -> subprocess.Popen:
        program, *rest = shlex.split(command)
        program = sys.executable if program == "python" else str(Path(sys.executable).parent / program)
        with (tmp_path / "log").open("ab") as log:
            process = subprocess.Popen([program, *rest], cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log)
        running.append(process)
        return process

    yield start
    for process in running:
        process.terminate()
    for process in running:
        process.wait(120)


@pytest.mark.real_worker
def test_the_commands_of_the_compose_file_serve(server, run, tmp_path):
    database, environment = server
    owner = environment | {"DATABASE_URL": database.owner_url, "DATABASE_APP_ROLE": postgres.APPLICATION}
    steps = [run("python manage.py build", owner), run(OURS["migration"]["command"], owner)]
    assert [step.wait(400) for step in steps] == [0, 0], (tmp_path / "log").read_text()
    port = redis.free_port()
    run(OURS["web"]["command"].replace("0.0.0.0:8000", f"127.0.0.1:{port}"), environment)
    for name in ("worker", "worker-certificates"):
        run(OURS[name]["command"], environment)
    run(OURS["beat"]["command"].replace("/tmp/", f"{tmp_path}/"), environment)  # noqa: S108

    assert wait_for_ready(port)["status"] == "ok", (tmp_path / "log").read_text()
    assert (tmp_path / "alive").exists()
    through_proxy = {"Host": "school.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    with fetch(port, "/", through_proxy) as page:
        assert page.status == 200
        assert "Strict-Transport-Security" in page.headers
    with pytest.raises(urllib.error.HTTPError, match="400"):
        fetch(port, "/", through_proxy | {"Host": "other.example"})


def fetch(port: int, path: str, headers: dict[str, str] | None = None):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers or {})
    return urllib.request.urlopen(request, timeout=60)


def wait_for_ready(port: int, seconds: float = 300) -> dict:
    """What /readyz says, as soon as it says that all is well, or when the time is over."""
    answer = {"status": "no answer"}
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and answer["status"] != "ok":
        try:
            with fetch(port, "/readyz") as found:
                answer = json.load(found)
        except OSError:
            pass
        time.sleep(0.2)
    return answer
