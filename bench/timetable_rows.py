"""What bench.timetable asks of the database, in a process of its own: make the rows, move a sitting, read the clock."""

import json
import os
import statistics
import sys
import time
from datetime import datetime, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summerschool.settings")
django.setup()

from django.db import transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from cohorts.models import Cohort, Gate, Sitting  # noqa: E402
from cohorts.timetable.reading import read  # noqa: E402
from tests.factories import (  # noqa: E402
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    GateFactory,
    LecturerFactory,
    MembershipFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
    TeachingFactory,
)

from .timetable import GROUPS, PEOPLE, ROOMS, SESSIONS  # noqa: E402


def main() -> None:
    moves = int(sys.argv[1])
    cohort = CohortFactory(capacity=200)
    sittings, rooms = fill(cohort)
    client = Client()
    client.force_login(
        MembershipFactory(organisation=cohort.organisation).user,
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    page = address("timetable", cohort)
    told = {
        "reading all rows and finding all clashes": measured(moves, lambda _n: read(cohort).board.findings()),
        "a move, answered with the whole board": measured(moves, lambda n: move(client, cohort, sittings[0], rooms, n)),
        "the page of a day": measured(moves, lambda _n: client.get(page, HTTP_HOST="localhost")),
    }
    print(json.dumps(told))


@transaction.atomic
def fill(cohort: Cohort) -> tuple[list[Sitting], list]:
    rooms = [RoomFactory(organisation=cohort.organisation, site=f"site {number % 2}") for number in range(ROOMS)]
    people = [LecturerFactory(cohort=cohort) for _number in range(ROOMS)]
    for number in range(PEOPLE):
        ApplicationFactory(cohort=cohort, group=GROUPS[number % 12])
    gate = GateFactory(cohort=cohort, kind=Gate.Kind.FITNESS)
    sittings = []
    first = cohort.starts_on
    for number in range(SESSIONS):
        start = datetime(first.year, first.month, first.day, 9, tzinfo=BRUSSELS)
        start += timedelta(days=number // ROOMS % 3, hours=2 * (number // (ROOMS * 3)))
        session = SessionFactory(cohort=cohort, title=f"Session {number}", minutes=75)
        gate.sessions.add(session)
        during = (start, start + timedelta(minutes=75))
        place = {"room": rooms[number % ROOMS], "during": during, "group": GROUPS[number % 12]}
        sittings.append(SittingFactory(session=session, **place))
        TeachingFactory(sitting=sittings[-1], lecturer=people[number % ROOMS])
    return sittings, rooms


def measured(times: int, ask) -> dict:
    ask(0), ask(1)
    spent = []
    for number in range(times):
        begun = time.perf_counter()
        ask(number)
        spent.append((time.perf_counter() - begun) * 1000)
    return {"median": statistics.median(spent), "p95": sorted(spent)[int(len(spent) * 0.95) - 1]}


def address(name: str, cohort: Cohort, *more) -> str:
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *(row.public_id for row in more)])


def move(client: Client, cohort: Cohort, sitting: Sitting, rooms: list, number: int) -> None:
    said = {
        "day": cohort.starts_on.isoformat(),
        "start": "15:00" if number % 2 else "16:30",
        "minutes": "75",
        "room": rooms[number % 2].pk,
    }
    url = address("move", cohort, sitting)
    answer = client.post(url, said, HTTP_HOST="localhost", headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.status_code
    assert b'role="alert"' not in answer.content, answer.content.decode()[:2000]


if __name__ == "__main__":
    main()
