"""The compose file: its commands exist, its variables are read, and the same commands serve as plain processes."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
import yaml

from summerschool.stack import postgres, redis

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
def server(tmp_path):
    """A database and a Redis of their own, as on a new server, and the environment that the compose file gives."""
    started = postgres.start(tmp_path / "postgres", durable=False)
    cache = redis.start(tmp_path / "redis", "test", durable=False)
    environment = {
        "SECRET_KEY": "only-for-tests",
        "SITE_URL": "https://school.example",
        "ALLOWED_HOSTS": "school.example,127.0.0.1",
        "REDIS_URL": cache.url,
        "EMAIL_URL": "outbox://",
        "DEFAULT_FROM_EMAIL": "School <school@school.example>",
        "TRUSTED_PROXIES": "1",
        "DEMO": "false",
        "STATIC_ROOT": str(tmp_path / "static"),
        "PDF_FONTS": str(tmp_path / "fonts"),
    }
    yield started, environment
    cache.stop()
    started.stop()


def start(service: str, environment: dict, **changed: str) -> subprocess.Popen:
    command = OURS[service]["command"]
    for old, new in changed.items():
        command = command.replace(old.replace("_", ":"), new)
    program, *rest = shlex.split(command)
    program = sys.executable if program == "python" else str(Path(sys.executable).parent / program)
    return subprocess.Popen([program, *rest], cwd=ROOT, env=os.environ | environment, stderr=subprocess.DEVNULL)


def test_the_commands_of_the_compose_file_serve(server, tmp_path):
    database, environment = server
    owner = environment | {"DATABASE_URL": database.owner_url, "DATABASE_APP_ROLE": postgres.APPLICATION}
    build = subprocess.run([sys.executable, "manage.py", "build"], cwd=ROOT, env=os.environ | owner, check=False)
    assert build.returncode == 0
    assert start("migration", owner).wait(120) == 0
    environment["DATABASE_URL"] = database.application_url
    port = redis.free_port()
    web = OURS["web"]["command"].replace("0.0.0.0:8000", f"127.0.0.1:{port}")
    commands = [web, *(OURS[name]["command"] for name in ("worker", "worker-certificates"))]
    commands.append(OURS["beat"]["command"].replace("/tmp/", f"{tmp_path}/"))
    folder = Path(sys.executable).parent
    running = []
    try:
        for command in commands:
            program, *rest = shlex.split(command)
            running.append(subprocess.Popen([str(folder / program), *rest], cwd=ROOT, env=os.environ | environment))
        answer = wait_for_ready(port, running)
        assert answer["status"] == "ok"
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(20)


def wait_for_ready(port: int, running: list[subprocess.Popen]) -> dict:
    """What /readyz says, as soon as it says that all is well, or after a minute."""
    answer = {}
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and all(process.poll() is None for process in running):
        try:
            request = urllib.request.Request(f"http://127.0.0.1:{port}/readyz", headers={"X-Forwarded-Proto": "https"})
            answer = json.load(urllib.request.urlopen(request, timeout=3))
        except OSError:
            time.sleep(0.2)
            continue
        if answer["status"] == "ok":
            break
        time.sleep(0.3)
    return answer
