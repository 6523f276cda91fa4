"""Postgres killed (-9) in the middle of the rush and started again, under real web processes and a real worker.

The kill comes at a named step: one application is committed, on the disk and not yet answered (its server waits for a
copy that does not exist), the others in flight wait inside their transactions for the cohort's row, and the worker is
in the middle of a mail. People do what people do: they send the form again until they are told where they stand.
"""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import psutil
import psycopg
import pytest
import redis
from django.conf import settings

from bench.rush_client import ask, at_once, open_form, wait_for
from summerschool.celery import app as celery_app
from summerschool.stack import postgres
from summerschool.stack.processes import Children
from summerschool.stack.redis import free_port
from summerschool.stack.run import WORKERS, prepare, start_servers
from summerschool.stack.settings import ROOT, Place
from tests.servers import put_prepared
from tests.workers import SEND_TASK, speak_to, wait_until

pytestmark = pytest.mark.real_worker
PEOPLE, PLACES, BEFORE, IN_FLIGHT = 60, 12, 20, 6
STALLED = """
    SELECT count(*) FROM pg_stat_activity inside, pg_stat_activity committed
    WHERE committed.wait_event = 'SyncRep' AND committed.pid = ANY (pg_blocking_pids(inside.pid))
"""


class Platform:
    """Servers of this test's own, two web processes and the worker for mail."""

    def __init__(self, folder: Path, stack: ExitStack):
        self.stack, self.place = stack, Place(free_port(), folder)
        put_prepared(folder / "postgres")
        self.environment, self.owner_url = start_servers(self.place, stack)
        self.children = Children(folder / "logs", self.environment)
        stack.callback(self.children.stop)
        self.broker = redis.Redis.from_url(self.environment["REDIS_URL"])
        stack.callback(self.broker.close)

    def ask_database(self, sql: str) -> list[tuple]:
        url = self.owner_url.replace(postgres.OWNER, postgres.SUPERUSER)
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def people(self, verb: str) -> dict:
        command = [sys.executable, "-m", "bench.rush_people", verb, str(PEOPLE), str(PLACES)]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | self.environment, check=True, stdout=subprocess.PIPE, timeout=300
        )
        return json.loads(done.stdout)

    def start(self) -> None:
        bind = ["--bind", f"127.0.0.1:{self.place.port}", "--workers", "2"]
        celery = [sys.executable, "-m", "celery", "--app", "summerschool", "worker", "--loglevel", "info"]
        self.children.start("web", [sys.executable, "-m", "gunicorn", "summerschool.wsgi", *bind])
        self.children.start("worker", [*celery, *WORKERS["worker"]])
        wait_for(self.place.port)
        wait_until(lambda: " ready." in self.log("worker"), what="a worker that is ready")

    def log(self, name: str) -> str:
        return (self.place.folder / "logs" / f"{name}.log").read_text()

    def web_processes(self) -> set[int]:
        return {child.pid for child in psutil.Process(self.children.running[0].process.pid).children()}

    def stall_commits(self) -> None:
        """From now on a commit is written to the disk and then waits for a copy that never comes."""
        self.ask_database("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
        self.ask_database("SELECT pg_reload_conf()")
        wait_until(lambda: self.ask_database("SHOW synchronous_standby_names") == [("nobody",)])
        self.ask_database("CHECKPOINT")  # by the process that tells all others; it reads its settings first

    def kill_database(self) -> None:
        self.ask_database("ALTER SYSTEM RESET synchronous_standby_names")  # for the next start
        pid = int((self.place.folder / "postgres" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def start_database(self) -> None:
        self.stack.callback(postgres.start(self.place.folder / "postgres").stop)


@pytest.fixture
def platform(monkeypatch, mail_server, pdf_fonts, static_files):
    for name in ("DATABASE_URL", "REDIS_URL", "SITE_URL", "DJANGO_SETTINGS_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EMAIL_URL", mail_server.url)
    monkeypatch.setattr(celery_app, "send_task", SEND_TASK)
    with ExitStack() as stack:  # not in tmp_path: another run of pytest shuts its door to the user of Postgres
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rush-")))
        started = Platform(folder, stack)
        prepare(started.environment | {"DATABASE_URL": started.owner_url}, folder / "logs" / "prepare.log")
        speak_to(started.environment["REDIS_URL"])
        stack.callback(speak_to, settings.CELERY_BROKER_URL)
        yield started


class Rush:
    """The people, what went wrong for them, and what each was told in the end."""

    def __init__(self, port: int):
        self.port = port
        self.troubles: list[str] = []
        self.told: dict[str, str] = {}
        self.until = time.monotonic() + 240

    def apply(self, form: tuple[str, str]) -> None:
        """Send the form, again and again if need be, until a page says where one stands."""
        cookie, body = form
        while time.monotonic() < self.until:
            try:
                status, address, _page = ask(self.port, "POST", cookie, body)
                if status == 302 and address.startswith("/my/applications/"):
                    status, _address, page = ask(self.port, "GET", cookie, path=address)
                    if status == 200:
                        assert address not in self.told
                        self.told[address] = heading(page)
                        return
                self.troubles.append(str(status))
            except (OSError, http.client.HTTPException) as error:
                self.troubles.append(type(error).__name__)
            time.sleep(0.3)


def heading(page: str) -> str:
    """The place on the waiting list as the page says it, "" for a place that is confirmed."""
    words = re.search(r"<h1>(.*?)</h1>", page, re.S)[1]
    return "".join(re.findall(r"\d+", words))


def test_postgres_killed_during_the_rush_loses_and_doubles_nothing(platform, mail_server):
    mail_server.at["TEXT"] = mail_server.wait
    people = platform.people("make")
    platform.start()
    port, web = platform.place.port, platform.web_processes()
    forms = []
    at_once(2, people["cookies"], lambda session: forms.append(open_form(port, session, people["school"])))
    rush = Rush(port)
    at_once(IN_FLIGHT, forms[:BEFORE], rush.apply)
    assert (len(rush.told), rush.troubles) == (BEFORE, [])
    mail_server.reached("TEXT")

    platform.stall_commits()
    with ThreadPoolExecutor(1) as pool:
        rest = pool.submit(at_once, IN_FLIGHT, forms[BEFORE:], rush.apply)
        wait_until(lambda: platform.ask_database(STALLED) > [(0,)], what="one committed unanswered, one waiting for it")
        assert platform.ask_database("SELECT count(*) FROM cohorts_application") == [(BEFORE,)]  # those seen so far
        platform.kill_database()
        mail_server.go_on()
        wait_until(lambda: "the database is away" in platform.log("worker"), what="the worker notes in vain")
        platform.start_database()
        survived = platform.ask_database("SELECT count(*) FROM cohorts_application")[0][0]
        rest.result()

    assert survived > BEFORE  # the one who was never answered, and perhaps who was fast after the restart
    assert rush.troubles  # those in flight saw the kill
    assert len(rush.told) == PEOPLE, rush.troubles
    assert platform.people("check") == {"held": PLACES, "waiting": PEOPLE - PLACES, "mails": PEOPLE, "wrong": []}
    assert rush.told == where_they_stand(platform)
    served_again(platform, web)
    every_mail_goes_out_once(platform, mail_server)


def where_they_stand(platform) -> dict[str, str]:
    rows = platform.ask_database("SELECT public_id, state, queue_number FROM cohorts_application")
    return {
        f"/my/applications/{public_id}/": str(number - PLACES) if state == "waiting" else ""
        for public_id, state, number in rows
    }


def served_again(platform, web: set[int]) -> None:
    """By the same processes, and by every connection of their pools."""
    assert platform.web_processes() == web
    answers = []
    at_once(8, list(range(40)), lambda _n: answers.append(ask(platform.place.port, "GET", "", path="/cohorts/rush/")))
    assert {status for status, *_rest in answers} == {200}


def every_mail_goes_out_once(platform, mail_server) -> None:
    def states() -> Counter:
        return Counter(state for (state,) in platform.ask_database("SELECT state FROM records_outgoingmail"))

    wait_until(lambda: not platform.broker.llen("mail") and not states()["sending"], what="the worker has caught up")
    assert states()["queued"] >= 1  # the task of the one who was never answered was never handed over
    platform.ask_database("UPDATE records_outgoingmail SET created_at = created_at - interval '1 hour'")
    celery_app.send_task("records.tasks.hand_over_waiting")
    wait_until(lambda: states() == {"sent": PEOPLE}, what="every mail is sent")
    sent = Counter(envelope.rcpt_tos[0] for envelope in mail_server.accepted)
    recipients = [address for (address,) in platform.ask_database("SELECT to_address FROM records_outgoingmail")]
    assert sent == Counter(recipients)
    assert set(sent.values()) == {1}
