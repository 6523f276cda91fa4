"""What bench.pages asks of the database, in a process of its own: load, change places, count queries.

python -m bench.pages_data begin | change
"""

import json
import os
import sys
from contextlib import redirect_stdout

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summerschool.settings")
django.setup()

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from accounts.models import Membership, Role  # noqa: E402
from cohorts.models import Application, Cohort, LineChange, Room, Session, Sitting  # noqa: E402
from cohorts.showcase import places_of  # noqa: E402
from courses.actions.modules import domain_called  # noqa: E402
from courses.models import Competency, Module, ModuleVersion  # noqa: E402

ROWS = 1000
HOST = {"HTTP_HOST": "localhost"}


def begin() -> dict:
    with redirect_stdout(sys.stderr):
        call_command("demo")
    cohort = edition()
    path = reverse("cohorts:public", args=[cohort.slug])
    cache.clear()
    client = Client()
    return {
        "path": path,
        "timetable": reverse("cohorts:public_timetable", args=[cohort.slug]),
        "calendar": reverse("cohorts:public_calendar", args=[cohort.slug]),
        "uncached": queries(client, path),
        "cached": queries(client, path),
        "lists": lists(cohort),
    }


def edition() -> Cohort:
    """The next edition: the one with the largest timetable that is still to come."""
    coming = Cohort.objects.public().order_by("-capacity", "-starts_on")
    return next(cohort for cohort in coming if not cohort.is_over)


def change() -> dict:
    """One place more: the page has to say so at once."""
    cohort = edition()
    cohort.capacity += 1
    cohort.save(update_fields=["capacity"])
    LineChange.objects.filter(application__cohort=cohort).delete()
    cohort.applications.filter(state=Application.State.WAITING).delete()
    return {"words": places_of(cohort).headline()}


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(path, **HOST).status_code == 200, path
    return len(counted)


def lists(cohort: Cohort) -> dict:
    """Queries of the organiser's lists with one row, and with ROWS; the new rows are taken away again."""
    client = Client()
    client.force_login(
        Membership.objects.current().filter(role=Role.ORGANISER, organisation=cohort.organisation).first().user
    )
    own = [cohort.organisation.public_id]
    pages = {
        "sessions": (reverse("cohorts:sessions", args=[cohort.public_id]), lambda: make_sessions(cohort)),
        "rooms": (reverse("cohorts:rooms", args=own), lambda: make_rooms(cohort)),
        "competencies": (reverse("courses:competencies", args=own), lambda: make_competencies(cohort)),
        "modules": (reverse("courses:modules", args=own), lambda: make_modules(cohort)),
    }
    found = {}
    for name, (path, make) in pages.items():
        one = queries(client, path + "?q=" + first_word(name, cohort))
        make()
        found[name] = (one, queries(client, path))
    Sitting.objects.filter(session__code="X").delete()
    Session.objects.filter(code="X").delete()
    return found


def first_word(name: str, cohort: Cohort) -> str:
    """A search that leaves one row."""
    rows = {
        "sessions": cohort.sessions.values_list("title", flat=True),
        "rooms": Room.objects.filter(organisation=cohort.organisation).values_list("name", flat=True),
        "competencies": Competency.objects.filter(organisation=cohort.organisation).values_list("title", flat=True),
        "modules": ModuleVersion.objects.filter(module__organisation=cohort.organisation).values_list(
            "title", flat=True
        ),
    }[name]
    return rows[0]


def make_sessions(cohort: Cohort) -> None:
    rows = Session.objects.bulk_create(Session(cohort=cohort, code="X", title=f"Session {n}") for n in range(ROWS))
    Sitting.objects.bulk_create(Sitting(session=row) for row in rows)


def make_rooms(cohort: Cohort) -> None:
    Room.objects.bulk_create(
        Room(organisation=cohort.organisation, name=f"X{n}", largest_number=8) for n in range(ROWS)
    )


def make_competencies(cohort: Cohort) -> None:
    domain = domain_called(cohort.organisation, "X")
    Competency.objects.bulk_create(
        Competency(organisation=cohort.organisation, code=f"X{n}", title=f"X {n}", domain=domain, course_target=1)
        for n in range(ROWS)
    )


def make_modules(cohort: Cohort) -> None:
    rows = Module.objects.bulk_create(Module(organisation=cohort.organisation, code=f"X{n}") for n in range(ROWS))
    ModuleVersion.objects.bulk_create(ModuleVersion(module=row, title=f"Module {row.code}") for row in rows)


if __name__ == "__main__":
    print(json.dumps({"begin": begin, "change": change}[sys.argv[1]]()))
