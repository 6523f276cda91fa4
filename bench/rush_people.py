"""Makes the people and the cohort of the rush in the database, and checks afterwards who got what."""

import json
import sys
from collections import defaultdict

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from cohorts.models import Application, Cohort  # noqa: E402
from records.models import OutgoingMail  # noqa: E402
from tests.factories import CohortFactory, QuotaFactory, SchoolFactory, TextFactory, UserFactory  # noqa: E402

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


KEPT = ((10, True), (8, False), (5, False))  # places of each school's quota, and whether it gets no other places


@transaction.atomic
def make(people: int, places: int, with_quotas: bool) -> dict:
    """A cohort with schools and texts, and so many people with the cookie of a log-in each."""
    cohort = CohortFactory(slug="rush", capacity=places)
    schools = SchoolFactory.create_batch(4 if with_quotas else 3, keeper=cohort.organisation)
    cohort.schools.set(schools)
    for number, (kept, is_limit) in enumerate(KEPT if with_quotas else ()):
        about = {"organisation": schools[number], "name": f"School {number}"}
        QuotaFactory(cohort=cohort, places=kept, is_limit=is_limit, **about)
    cohort.texts.set([TextFactory(organisation=cohort.organisation, key=key) for key in ("privacy", "rules")])
    cookies = []
    for number in range(people):
        user = UserFactory(full_name=f"Student {number}", language=("en", "nl", "fr")[number % 3])
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        cookies.append(session.session_key)
    keys = [str(school.public_id) for school in schools]
    return {"cookies": cookies, "school": keys[0], "schools": keys if with_quotas else keys[:1]}


def expected(rows: list, quotas: dict, places: int) -> list[tuple[str, int]]:
    """What each gets who comes in this order: a state, and for those who wait the place in their line."""
    left = {pk: quota.places for pk, quota in quotas.items()}
    left[None] = places - sum(left.values())
    closed = {pk for pk, quota in quotas.items() if quota.is_limit}
    length: dict = defaultdict(int)
    got = []
    for quota in rows:
        seat = quota if left[quota] else None
        if left[seat] and not (quota in closed and seat is None):
            left[seat] -= 1
            got.append(("accepted", 0))
        else:
            length[quota] += 1
            for_all = sum(number for key, number in length.items() if key not in closed)
            got.append(("waiting", length[quota] if quota else for_all))
    return got


def check(people: int, places: int, with_quotas: bool) -> dict:
    """What is wrong, in words; nothing when each has what their turn gave them, and those who wait their order."""
    cohort = Cohort.objects.get(slug="rush")
    rows = list(cohort.applications.order_by("queue_number").values_list("state", "queue_number", "person", "quota"))
    mails = OutgoingMail.objects.filter(about=cohort.public_id)
    told = dict(mails.filter(kind="cohorts/waiting").values_list("recipient", "subject"))
    wrong = []
    due = expected([quota for *_rest, quota in rows], {one.pk: one for one in cohort.quotas.all()}, places)
    if [state for state, *_rest in rows] != [state for state, _position in due]:
        wrong.append(f"the {places} places are not held by those whose turn it was: {rows}")
    if [number for _state, number, *_rest in rows] != list(range(1, people + 1)):
        wrong.append("the numbers of the queue are not 1 to the last")
    if len({person for _state, _number, person, _quota in rows}) != people:
        wrong.append("somebody stands there twice, or not at all")
    for (_state, number, person, _quota), (_due, position) in zip(rows, due, strict=True):
        if position and not any(word.rstrip("strndhe") == str(position) for word in told.get(person, "").split()):
            wrong.append(f"number {number}, {position}th in the line, was told “{told.get(person)}”")
    if mails.count() != people:
        wrong.append(f"{mails.count()} mails for {people} people")
    return {
        "held": cohort.applications.filter(state__in=Application.HOLDS_A_PLACE).count(),
        "waiting": cohort.applications.waiting().count(),
        "mails": mails.count(),
        "wrong": wrong[:5],
    }


if __name__ == "__main__":
    verb, people, places, *quotas = sys.argv[1:]
    json.dump({"make": make, "check": check}[verb](int(people), int(places), bool(quotas)), sys.stdout)
    connection.close()
