"""Bad requests: strange addresses, bodies too large or broken, a foreign host, a stolen session, a form sent twice."""

import inspect
import os
from contextlib import suppress

import pytest
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import Client
from django.urls import resolve, reverse

from accounts.models import Role, User
from cohorts.models import Application
from records.models import OutgoingMail
from tests.factories import PASSWORD, CohortFactory, MembershipFactory, UserFactory

from .roles import LINES
from .test_roles import ADDRESSES, listening, view_alone
from .world import World

HUGE = "9" * 5000
DIRECTION = chr(0x202E)
DAYS = ["9999-99-99", "0001-01-01", "9999-12-31"]
STRANGE = ["", "-1", "0", HUGE, "a\0b", f"{DIRECTION}x", *DAYS, "../..", "%", "\r\nX: y", "٣", "²"]
ASKED = ("q", "page", "state", "day", "sort", "kind", "when", "school", "group", "quota", "level", "shown", "room",
         "person", "mail", "view", "open", "copy", "code", "next", "export", "missing", "answer", "column")  # fmt: skip
LOG_IN = "account_login"
AGAIN = {
    "certificates:keep_rehearsal": "one more each time is what it is for",
    "cohorts:add_sitting": "one more each time is what it is for",
    "cohorts:replace_pass": "a new pass in place of the last",
    "accounts:invite_again": "a new link in place of the last",
    "cohorts:send_lecturer_link": "a new link in place of the last",
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def reader(world):
    """The organiser, who is everything else here too."""
    for role in (Role.OFFICER, Role.BOOKKEEPER):
        world.member(world.organisation, role, user=world.organiser)
    world.member(world.school, Role.COORDINATOR, user=world.organiser)
    world.member(world.company, Role.PARTNER_CONTACT, user=world.organiser)
    return world.organiser


def readable(world) -> list[tuple[str, str]]:
    """Name and address of every page whose module reads words of the address."""
    pages = []
    for name, line in LINES.items():
        if name not in ADDRESSES or not {"organiser", "visitor", "contact", "coordinator"} & set(line.who):
            continue
        url = reverse(name, kwargs={part: world.sample(row) for part, row in line.parts.items()})
        source = inspect.getsource(inspect.getmodule(inspect.unwrap(resolve(url).func)))
        if "GET" in source and not name.endswith(("preview", "name_tags")):
            pages.append((name, url))
    return pages


@pytest.mark.parametrize("turn", range(len(STRANGE) if "EVERY_PAGE" in os.environ else 2))
def test_no_value_in_an_address_breaks_a_page(world, reader, turn):
    """Every word that some list asks for, each with another strange value, on each page with others: never a fault."""
    client, faults = Client(raise_request_exception=False), []
    client.force_login(reader)
    for number, (name, url) in enumerate(readable(world)):
        values = {word: STRANGE[(turn + number + place) % len(STRANGE)] for place, word in enumerate(ASKED)}
        with transaction.atomic():
            status = client.get(url, values).status_code
            transaction.set_rollback(True)
        if status >= 500:
            faults.append(f"{name} {status} {values}")
    assert not faults, "\n".join(faults)


def inserted(written: list[str]) -> set[str]:
    return {sql.split('"')[1] for sql in written if sql.startswith("INSERT")}


def test_what_is_sent_twice_is_done_once(world):
    """Every address that does something without being told more: the second time it adds no row and writes no mail."""
    faults = []
    for name, line in LINES.items():
        actor = next((kind for kind in line.who if kind != "visitor"), None)
        if name in AGAIN or name not in ADDRESSES or not actor:
            continue
        url = reverse(name, kwargs={part: world.sample(row) for part, row in line.parts.items()})
        with transaction.atomic():
            first, second = [], []
            for written in (first, second):
                with suppress(Http404, PermissionDenied, ReauthenticationRequired), listening(written):
                    view_alone("post", url, User.objects.get(pk=getattr(world, actor).pk))
            transaction.set_rollback(True)
        if twice := inserted(first) & inserted(second):
            faults.append(f"{name}: {', '.join(sorted(twice))}")
    assert not faults, "\n".join(faults)


@pytest.mark.django_db
def test_a_body_of_ten_megabytes_is_refused_in_words_and_nothing_is_written():
    cohort, student = CohortFactory(), UserFactory()
    client = Client()
    client.force_login(student)
    answer = client.post(reverse("cohorts:apply", args=[cohort.slug]), {"motivation": "x" * 10_000_000})
    assert answer.status_code == 413
    assert "too large" in answer.content.decode().lower() or "too much" in answer.content.decode().lower()
    assert not Application.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"\xff\xfe--x", "multipart/form-data; boundary=x"),
        (b"\xff\xfe--x", "multipart/form-data"),
        (b"--x\r\nContent-Disposition: form-data; name=login\r\n", "multipart/form-data; boundary=x"),
        (b"--x\r\n\r\n\r\n--x--", "multipart/form-data; boundary=" + "x" * 500),
        (b"login=%ff%fe", "application/x-www-form-urlencoded; charset=klingon"),
        (b"{", "application/json"),
        (b"&" * 6000, "application/x-www-form-urlencoded"),
    ],
)
def test_a_broken_body_is_answered_as_a_bad_request_or_an_empty_form(body, content_type):
    client = Client(raise_request_exception=False)
    status = client.generic("POST", reverse(LOG_IN), body, content_type).status_code
    assert status in (200, 400)


@pytest.mark.django_db
def test_a_form_without_its_token_changes_nothing():
    membership = MembershipFactory(role=Role.ORGANISER)
    client = Client(enforce_csrf_checks=True)
    client.force_login(membership.user)
    address = reverse("accounts:invite", args=[membership.organisation.public_id])
    data = {"email": "guest@school.example", "role": Role.OFFICER, "language": "en"}
    for headers in ({}, {"origin": "https://other.example"}, {"referer": "https://other.example/"}):
        assert client.post(address, data, headers=headers).status_code == 403
    token = client.get(address).context["csrf_token"]
    foreign = client.post(address, data | {"csrfmiddlewaretoken": token}, headers={"origin": "https://other.example"})
    assert foreign.status_code == 403
    assert not OutgoingMail.objects.exists()
    assert client.post(address, data | {"csrfmiddlewaretoken": str(token)}).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["other.example", "localhost.other.example", "localhost:80@other.example", "a b"])
def test_a_foreign_host_is_refused_and_never_stands_in_a_mail(host):
    client = Client(raise_request_exception=False)
    UserFactory(email="lotte@school.example")
    headers = {"host": host}
    assert client.get("/", headers=headers).status_code == 400
    answer = client.post(reverse("account_reset_password"), {"email": "lotte@school.example"}, headers=headers)
    assert answer.status_code == 400
    client.post(
        reverse("account_reset_password"), {"email": "lotte@school.example"}, headers={"x-forwarded-host": host}
    )
    assert not any(host in mail.text + mail.html for mail in OutgoingMail.objects.all())


@pytest.mark.django_db
def test_the_session_changes_its_key_at_log_in_and_ends_at_log_out(client):
    UserFactory(email="lotte@school.example", password=True)
    client.get(reverse(LOG_IN))
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted = session.session_key
    client.post(reverse(LOG_IN), {"login": "lotte@school.example", "password": PASSWORD})
    inside = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert inside != planted
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert thief.get(reverse("accounts:me")).status_code == 302
    client.post(reverse("account_logout"))
    thief.cookies[settings.SESSION_COOKIE_NAME] = inside
    assert thief.get(reverse("accounts:me")).status_code == 302


@pytest.mark.django_db
def test_an_invented_session_key_is_never_taken_over(client):
    client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    UserFactory(email="lotte@school.example", password=True)
    client.post(reverse(LOG_IN), {"login": "lotte@school.example", "password": PASSWORD})
    assert client.cookies[settings.SESSION_COOKIE_NAME].value != "a" * 32
    assert User.objects.get().last_login
