"""Fixtures for all tests.

Jobs are queued in memory and wait: `run_jobs()` runs what the code under test has queued, with its follow-ups. Inside
a test transaction `on_commit` callbacks do not fire by themselves; use `django_capture_on_commit_callbacks`, or
`run_jobs`, which fires them first, or `@pytest.mark.django_db(transaction=True)`.
"""

import os
from pathlib import Path

import pytest
from celery import current_app, signals
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings
from django.utils import translation

from records import fonts
from summerschool.management.commands.build import collect
from summerschool.messages import compile_messages
from tests.servers import alone
from tests.workers import broker, mail_server, worker  # noqa: F401, fixtures

KEPT = {"django_migrations", "django_content_type", "auth_permission"}  # written by migrating


def pytest_collection_modifyitems(config, items):
    """What takes long begins first, on each process of pytest-xdist: they take the list in equal parts, one after the
    other, and who is done early takes from the end of another's part."""
    processes = getattr(config, "workerinput", {}).get("workercount", 1)
    if processes == 1:
        return
    long = [item for item in items if item.get_closest_marker("journey") or item.get_closest_marker("real_worker")]
    short = [item for item in items if item not in set(long)]
    size = len(short) / processes
    items[:] = []
    for number in range(processes):
        items += long[number::processes] + short[round(number * size) : round((number + 1) * size)]


@pytest.fixture(autouse=True, scope="session")
def _compiled_messages():
    compile_messages()


@pytest.fixture(scope="session")
def pdf_fonts():
    """The certificate's fonts, merged once for all processes and runs."""
    with alone("fonts"):
        fonts.make_fonts()


@pytest.fixture(scope="session")
def static_files():
    """All static files as a server has them, in STATIC_ROOT: collected once for all processes and runs."""
    hashed = settings.STORAGES | {"staticfiles": {"BACKEND": "summerschool.staticfinder.HashedFiles"}}
    with alone("static"), override_settings(STORAGES=hashed):
        collect()
    return Path(settings.STATIC_ROOT)


@pytest.fixture(autouse=True, scope="session")
def _empty_what_is_full():
    """After a test that commits, only the tables with rows in them are emptied: TRUNCATE of all takes half a second,
    and the signal after it writes content types and permissions anew that are still there."""

    def empty(case):
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute(f"SET LOCAL session_replication_role = replica; {'; '.join(_deletions(cursor))}")

    if "TEST_TEMPLATE" not in os.environ:  # a server of one's own may not let its owner put triggers to sleep
        yield
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


def _deletions(cursor) -> list[str]:
    names = sorted(set(connection.introspection.table_names(cursor)) - KEPT)
    cursor.execute("SELECT " + ", ".join(f'EXISTS (SELECT FROM "{name}")' for name in names))
    return [f'DELETE FROM "{name}"' for name, full in zip(names, cursor.fetchone(), strict=True) if full]


@pytest.fixture(autouse=True)
def _clean_cache(request):
    """Rate limits and cached pages of one test are nothing to the next."""
    yield
    if {"db", "transactional_db", "client"} & set(request.fixturenames):
        cache.clear()


@pytest.fixture(autouse=True)
def _speak_english():
    """A test that switches the language, or a page that did, leaves none behind."""
    translation.activate("en")
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def queued_jobs(monkeypatch):
    """What was handed to the queue, as (task name, args, kwargs); nothing is sent."""
    jobs = []

    def keep(task_name, args=None, kwargs=None, **options):
        jobs.append((task_name, tuple(args or ()), dict(kwargs or {})))

    monkeypatch.setattr(current_app, "send_task", keep)
    monkeypatch.setattr(
        "celery.app.task.Task.apply_async",
        lambda task, args=None, kwargs=None, **options: keep(task.name, args, kwargs),
    )
    return jobs


@pytest.fixture
def run_jobs(queued_jobs, django_capture_on_commit_callbacks):
    """Run the queued jobs, and those that they queue, in this process; returns the names of those that ran."""

    def run() -> list[str]:
        names = []

        while True:
            if connection.in_atomic_block:
                callbacks, connection.run_on_commit = connection.run_on_commit, []
                for _, callback, *_rest in callbacks:
                    callback()
            if not queued_jobs:
                return names
            name, args, kwargs = queued_jobs.pop(0)
            names.append(name)
            with django_capture_on_commit_callbacks(execute=True):
                current_app.tasks[name](*args, **kwargs)

    return run


@signals.setup_logging.connect
def _leave_logging_alone(**kwargs):
    """Celery must not take the log away from pytest."""
