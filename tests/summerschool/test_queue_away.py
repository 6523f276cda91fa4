"""The queue is a hint: a broker that is away changes no answer and loses no work."""

import re
from pathlib import Path

import pytest
from celery import current_app
from kombu.exceptions import OperationalError

from cohorts.actions import timetable
from tests.factories import SittingFactory

ROOT = Path(__file__).resolve().parents[2]
APPS = ("records", "accounts", "courses", "cohorts", "partners", "certificates", "summerschool")


def test_what_follows_a_commit_may_fail_and_can_be_named():
    """`robust` lets a failure pass, and writes the name of the function, which a `partial` has not."""
    for app in APPS:
        for file in (ROOT / app).rglob("*.py"):
            for call in re.findall(r"transaction\.on_commit\((.*)\)\n", file.read_text()):
                assert call.endswith("robust=True"), file
                assert not call.startswith("partial("), file


@pytest.mark.django_db(transaction=True)
def test_a_session_is_changed_while_the_broker_is_away(monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(current_app, "send_task", refuse)
    session = SittingFactory().session
    timetable.edit_session(session, title="Gowning")
    session.refresh_from_db()
    assert session.title == "Gowning"
