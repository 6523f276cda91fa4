"""Who may open and send what: every address, by GET and by POST, as every kind of person (ROLES in docs/rules.md).

The table stands in roles.py. Whoever is not named in the line of an address gets 404 or 403 (a visitor: the log-in),
and nothing is written; whoever is named gets in. An address without a line fails the test.
"""

import os
from contextlib import contextmanager
from functools import cache

import pytest
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404
from django.template.base import Template
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver, resolve, reverse
from django_htmx.middleware import HtmxDetails

from .roles import KINDS, LINES, Line
from .world import World, elsewhere

OF_ALLAUTH = ("account_", "mfa_", "usersessions")  # of oneself alone, without a key of anybody's row
LOG_IN = "/account/login/"
REFUSED = {403, 404, 405}
WRITES = ("INSERT", "UPDATE", "DELETE")


def addresses(resolver, spaces=(), parts=()):
    """Name and the names of the varying parts of every address of ours."""
    for entry in resolver.url_patterns:
        varying = [*parts, *entry.pattern.converters]
        if not isinstance(entry, URLPattern):
            yield from addresses(entry, (*spaces, entry.namespace) if entry.namespace else spaces, varying)
        elif not entry.name.startswith(OF_ALLAUTH):
            yield ":".join([*spaces, entry.name]), varying


ADDRESSES = dict(addresses(get_resolver()))


def test_every_address_stands_in_the_table():
    missing = [f"{name}  organiser  {' '.join(f'{part}=…' for part in ADDRESSES[name])}" for name in ADDRESSES]
    missing = [line for line in missing if line.split()[0] not in LINES]
    assert missing == [], "write a line for each into tests/summerschool/roles.py"
    assert set(LINES) - set(ADDRESSES) == set(), "in the table and no address"


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, pdf_fonts):
    """Made once for all tests of this module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = World()
        made.elsewhere = elsewhere()
        yield made
        transaction.set_rollback(True)


def listening(written: list):
    """What is written, but for the session."""

    def listen(execute, sql, params, many, context):
        if sql.lstrip().startswith(WRITES) and "django_session" not in sql:
            written.append(sql[:100])
        return execute(sql, params, many, context)

    return connection.execute_wrapper(listen)


@contextmanager
def rolled_back(written: list):
    """Nothing stays. The savepoint is made before the first statement that needs it: most askers are refused after
    a question or two, which would take half as long again."""
    points = []

    def mark(execute, sql, params, many, context):
        if not points and sql.lstrip().startswith((*WRITES, "SAVEPOINT")):
            points.append("about to be made")
            points[0] = transaction.savepoint()
        return execute(sql, params, many, context)

    try:
        with connection.execute_wrapper(mark), listening(written):
            yield
    finally:
        if points:
            connection.needs_rollback = False
            transaction.savepoint_rollback(points[0])


def ask(how: str, url: str, client: Client, user=None) -> tuple[int | str, list]:
    """The status (an exception by its name, the way to the log-in as such), and what was written.

    With `user` the view alone is asked, without the middleware around it, which takes most of the time.
    """
    written: list[str] = []
    try:
        with rolled_back(written):
            answer = view_alone(how, url, user) if user else getattr(client, how)(url)
    except Http404:
        return 404, written
    except PermissionDenied:
        return 403, written
    except ReauthenticationRequired:
        return "password", written
    except Exception as error:
        return f"{type(error).__name__}: {error}"[:120], written
    is_log_in = answer.status_code == 302 and answer.headers["Location"].startswith(LOG_IN)
    return "log in" if is_log_in else answer.status_code, written


resolved = cache(resolve)


def view_alone(how: str, url: str, user):
    match = resolved(url)
    request = getattr(RequestFactory(), how)(url)
    request.user, request.session, request.resolver_match = user, SessionStore(), match
    request.htmx, request._messages = HtmxDetails(request), FallbackStorage(request)
    request.LANGUAGE_CODE = "en"
    return match.func(request, *match.args, **match.kwargs)


def faults_of(line: Line, kind: str, got: dict[str, tuple]) -> list[str]:
    (get, _read), (post, written) = got["get"], got["post"]
    if any((isinstance(status, int) and status >= 500) or ": " in str(status) for status in (get, post)):
        return [f"answers {get}, {post}"]
    if kind not in line.who:
        refusals = {404, 405, "log in"} if kind == "visitor" else REFUSED
        faults = [] if {get, post} <= refusals else [f"is let in: {get}, {post}"]
        return faults + [f"writes: {sql}" for sql in written]
    doors = (post,) if get == 405 else (get,)
    return [f"is kept out: {get}, {post}"] if {*doors} & {403, 404, "log in"} else []


@pytest.mark.parametrize("kind", KINDS)
def test_each_gets_in_where_they_may_and_nowhere_else(world, kind, monkeypatch):
    """Pages are drawn with `EVERY_PAGE=1` alone, for the first of their readers: what they show has other tests, here
    it matters who gets them, and drawing takes longest."""
    client, draw, faults = Client(), Template._render, []
    user = None if kind == "visitor" else getattr(world, kind)
    if user:
        client.force_login(user)
    for name, line in ((name, line) for name, line in LINES.items() if name in ADDRESSES):
        url = reverse(name, kwargs={part: world.sample(row) for part, row in line.parts.items()})
        is_drawn = kind in line.who[:1] and "EVERY_PAGE" in os.environ
        monkeypatch.setattr(Template, "_render", draw if is_drawn else lambda template, context: "")
        got = {"get": ask("get", url, client, None if is_drawn else user)}
        monkeypatch.setattr(Template, "_render", lambda template, context: "")
        got["post"] = ask("post", url, client, user)
        faults += [f"{kind}, {name}: {fault}" for fault in faults_of(line, kind, got)]
    assert not faults, "\n".join(faults)
