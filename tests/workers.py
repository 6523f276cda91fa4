"""Fixtures for what really happens outside this process: a Celery worker, and a mail server that can misbehave.

conftest.py makes `worker`, `broker` and `mail_server` known to every test. A test with `worker` needs
`@pytest.mark.django_db(transaction=True)`: the worker reads what was committed.
"""

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import kombu.pools
import pytest
import redis
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from celery.app.task import Task
from django.conf import settings
from django.db import connection

from summerschool.celery import app as celery_app
from tests.servers import own_redis

TO_THE_QUEUE, SEND_TASK = Task.apply_async, celery_app.send_task  # before conftest keeps jobs in a list
WORKER_SETTINGS = {"DJANGO_SETTINGS_MODULE": "summerschool.settings"}
ROOT = Path(__file__).resolve().parent.parent


def database_url() -> str:
    """The test database as another process reaches it."""
    its = connection.settings_dict
    who = quote(its["USER"] or "") + (f":{quote(its['PASSWORD'])}" if its["PASSWORD"] else "")
    host, port = its["HOST"] or its["OPTIONS"].get("host", ""), its["PORT"]
    if host.startswith("/"):
        return f"postgresql://{who}@/{its['NAME']}?host={host}" + (f"&port={port}" if port else "")
    return f"postgresql://{who}@{host}:{port or 5432}/{its['NAME']}"


def wait_until(true: Callable[[], object], seconds: float = 120, what: str = "") -> None:
    """Long enough for a machine with much else to do; whoever waits in vain has found a fault."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what or true}")
        time.sleep(0.05)


class Worker:
    """A real `celery worker` with its children, in a process group of its own."""

    def __init__(self, broker_url: str, *queues: str, **environment: str):
        self.log = tempfile.NamedTemporaryFile("w+", suffix=".log")  # noqa: SIM115, lives as long as the worker
        command = [sys.executable, "-m", "celery", "-A", "summerschool", "worker", "-Q", ",".join(queues)]
        self.process = subprocess.Popen(
            [*command, "--concurrency", "1", "--loglevel", "info", "--without-gossip", "--without-mingle"],
            cwd=ROOT,
            env=os.environ | WORKER_SETTINGS | {"DATABASE_URL": database_url(), "REDIS_URL": broker_url} | environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def output(self) -> str:
        return Path(self.log.name).read_text()

    def wait_until_ready(self) -> "Worker":
        wait_until(lambda: " ready." in self.output() or self.process.poll() is not None, what="a worker that is ready")
        assert self.process.poll() is None, self.output()
        return self

    def kill(self) -> None:
        """kill -9, the children too."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(15)


@pytest.fixture
def broker(monkeypatch, queued_jobs):
    """A Redis of this test's own, emptied before and after, and jobs that really go to it."""
    url = own_redis(first=8)
    client = redis.Redis.from_url(url)
    client.flushdb()
    monkeypatch.setattr(Task, "apply_async", TO_THE_QUEUE)
    monkeypatch.setattr(celery_app, "send_task", SEND_TASK)
    speak_to(url)
    yield client
    speak_to(settings.CELERY_BROKER_URL)
    client.flushdb()
    client.close()


def speak_to(broker_url: str) -> None:
    """Have this process use another broker, without connections kept from the one before."""
    kombu.pools.reset()
    celery_app._pool = celery_app.amqp._producer_pool = None
    celery_app.conf.broker_url = celery_app.conf.broker_write_url = celery_app.conf.broker_read_url = broker_url


@pytest.fixture
def worker(broker):
    """Start workers: `worker("mail", EMAIL_URL=mail_server.url)`; what is left of them is stopped afterwards."""
    started: list[Worker] = []

    def start(*queues: str, **environment: str) -> Worker:
        queues = queues or ("mail", "certificates", "default")
        started.append(Worker(celery_app.conf.broker_url, *queues, **environment))
        return started[-1].wait_until_ready()

    yield start
    for each in started:
        each.kill()


class MailServer:
    """A real SMTP server on this machine: keeps what it accepts, and does at a step what a test tells it to.

    `server.at["RCPT"] = "550 5.1.1 no such person"` answers so; `= server.drop` hangs up instead; `= server.wait`
    holds its answer until `server.go_on()`. Steps: RCPT, DATA (before the text), TEXT (after it). `reached(step)`
    waits until the server was there.
    """

    drop, wait = "drop", "wait"

    def __init__(self):
        self.at: dict[str, str] = {}
        self.steps: list[str] = []
        self.accepted: list = []
        self._hold = threading.Event()
        self._controller = _Controller(_Behaviour(self), hostname="127.0.0.1", port=0)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._controller.port}?timeout=60"

    def start(self) -> None:
        self._controller.start()

    def stop(self) -> None:
        self.go_on()
        if not self._controller.loop.is_closed():
            self._controller.stop(no_assert=True)

    def go_on(self) -> None:
        self._hold.set()

    def reached(self, step: str, times: int = 1) -> None:
        wait_until(lambda: self.steps.count(step) >= times, what=f"step {step}")

    async def come_to(self, step: str, protocol: SMTP) -> str:
        """What to answer at this step, "" for the ordinary answer."""
        self.steps.append(step)
        what = self.at.get(step, "")
        if what == self.drop:
            protocol.transport.abort()
            return "421 gone"
        if what == self.wait:
            while not self._hold.is_set():
                await asyncio.sleep(0.02)
            return ""
        return what


class _Behaviour:
    def __init__(self, server: MailServer):
        self.server = server

    async def handle_RCPT(self, protocol, session, envelope, address, options):
        if answer := await self.server.come_to("RCPT", protocol):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, protocol, session, envelope):
        if answer := await self.server.come_to("TEXT", protocol):
            return answer
        self.server.accepted.append(envelope)
        return "250 OK"


class _Protocol(SMTP):
    async def smtp_DATA(self, arg):
        """aiosmtpd asks its handler only after the text; this is the step before it."""
        server = self.event_handler.server
        if answer := await server.come_to("DATA", self):
            await self.push(answer)
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def factory(self):
        return _Protocol(self.handler, **self.SMTP_kwargs)

    def _trigger_server(self):
        """With port 0 the port is known only now; aiosmtpd's own check needs it."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mail_server():
    server = MailServer()
    server.start()
    yield server
    server.stop()
