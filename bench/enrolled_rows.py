"""What bench.enrolled asks of the database, in a process of its own: make the rows, ask for pages, read the clock."""

import json
import os
import statistics
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summerschool.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import User  # noqa: E402
from cohorts.models import Answer, Application, Cohort, Question  # noqa: E402
from tests.factories import CohortFactory, MembershipFactory, SchoolFactory  # noqa: E402

EACH = 50
HOST = {"HTTP_HOST": "localhost"}


def main() -> None:
    cohorts, requests = int(sys.argv[1]), int(sys.argv[2])
    cohort = CohortFactory(capacity=5000)
    school = SchoolFactory(keeper=cohort.organisation)
    gown = Question.objects.create(
        cohort=cohort, kind="choice", label="Gown", choices=["S", "M"], required=True, meaning="gown_size"
    )
    other = CohortFactory(organisation=cohort.organisation, programme_version=cohort.programme_version)
    fill(school, [cohort, other], EACH)
    answered = cohort.applications.order_by("pk")[: EACH // 2]
    Answer.objects.bulk_create(Answer(application=row, question=gown, value="M") for row in answered)
    client = Client()
    client.force_login(
        MembershipFactory(organisation=cohort.organisation).user,
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    few = measure(client, cohort, requests)
    fill(school, more_cohorts(cohort, cohorts - 2), EACH)
    many = measure(client, cohort, requests)
    large = CohortFactory(organisation=cohort.organisation, programme_version=cohort.programme_version, capacity=5000)
    fill(school, [large], 10_000)
    print(json.dumps({"few": few, "many": many, "csv": export(client, large)}))


@transaction.atomic
def fill(school, cohorts: list[Cohort], each: int) -> None:
    """So many enrolled in each cohort; history is written as it always is."""
    first = User.objects.count()
    for cohort in cohorts:
        numbers = range(first, first + each)
        people = [User(email=f"p{n}@school.example", full_name=f"Person {hash(n * 7919) % 99991}") for n in numbers]
        rows = [
            Application(
                cohort=cohort, person=person, state="accepted", queue_number=number, school=school,
                study_programme="Chemistry", group="ABCDEF"[number % 6], submitted_at=timezone.now(),
            )
            for number, person in enumerate(User.objects.bulk_create(people, batch_size=1000), 1)
        ]  # fmt: skip
        Application.objects.bulk_create(rows, batch_size=1000)
        first += each


def more_cohorts(like: Cohort, number: int) -> list[Cohort]:
    fields = [field for field in Cohort._meta.concrete_fields if not field.primary_key]
    rows = []
    for count in range(number):
        row = Cohort(**{field.attname: getattr(like, field.attname) for field in fields if field.name != "public_id"})
        row.slug = f"more-{count}"
        rows.append(row)
    return Cohort.objects.bulk_create(rows, batch_size=500)


def measure(client: Client, cohort: Cohort, requests: int) -> dict:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cohorts_application")
        enrolments = cursor.fetchone()[0]
        cursor.execute("ANALYZE")  # as the server does by itself a minute later
    page = reverse("cohorts:people", args=[cohort.public_id])
    asked = {"page": "", "search": "?q=person+a", "missing": "?missing=yes"}
    return {"enrolments": enrolments} | {name: _timed(client, page + query, requests) for name, query in asked.items()}


def _timed(client: Client, address: str, requests: int) -> dict:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address, **HOST).status_code == 200, address
        queries = len(counted)  # the next request forgets them
    took, worked = [], []
    for _round in range(requests):
        clock, processor = time.perf_counter(), time.process_time()
        client.get(address, **HOST)
        took.append((time.perf_counter() - clock) * 1000)
        worked.append((time.process_time() - processor) * 1000)
    return {"median": statistics.median(took), "processor": statistics.median(worked), "queries": queries}


def export(client: Client, cohort: Cohort) -> dict:
    """The file is read part by part and thrown away, as a browser's connection takes it."""
    address = reverse("cohorts:export_people", args=[cohort.public_id, "csv"])
    response = client.get(address, **HOST)
    parts = iter(response.streaming_content)
    size = len(next(parts))
    before, start, count, rows, most = _memory(), time.perf_counter(), 1, 0, 0
    for part in parts:
        size, count, rows = size + len(part), count + 1, rows + part.count(b"\n")
        most = max(most, _memory())
    grown = max(most - before, 0)
    return {"rows": rows, "seconds": time.perf_counter() - start, "bytes": size, "parts": count, "grown": grown}


def _memory() -> int:
    """What the process holds now, in bytes."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
