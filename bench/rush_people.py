"""Makes the people and the cohort of the rush in the database, and checks afterwards who got what."""

import json
import sys

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from cohorts.models import Application, Cohort  # noqa: E402
from records.models import OutgoingMail  # noqa: E402
from tests.factories import CohortFactory, SchoolFactory, TextFactory, UserFactory  # noqa: E402

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@transaction.atomic
def make(people: int, places: int) -> dict:
    """A cohort with schools and texts, and so many people with the cookie of a log-in each."""
    cohort = CohortFactory(slug="rush", capacity=places)
    cohort.schools.set(SchoolFactory.create_batch(3, keeper=cohort.organisation))
    cohort.texts.set([TextFactory(organisation=cohort.organisation, key=key) for key in ("privacy", "rules")])
    cookies = []
    for number in range(people):
        user = UserFactory(full_name=f"Student {number}", language=("en", "nl", "fr")[number % 3])
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        cookies.append(session.session_key)
    return {"cookies": cookies, "school": str(cohort.schools.first().public_id)}


def check(people: int, places: int) -> dict:
    """What is wrong, in words; nothing when exactly the first hold a place and the others wait in their order."""
    cohort = Cohort.objects.get(slug="rush")
    rows = list(cohort.applications.order_by("queue_number").values_list("state", "queue_number", "person"))
    states = [state for state, _number, _person in rows]
    mails = OutgoingMail.objects.filter(about=cohort.public_id)
    told = dict(mails.filter(kind="cohorts/waiting").values_list("recipient", "subject"))
    wrong = []
    if states != ["accepted"] * places + ["waiting"] * (people - places):
        wrong.append(f"the first {places} do not hold the places: {states}")
    if [number for _state, number, _person in rows] != list(range(1, people + 1)):
        wrong.append("the numbers of the queue are not 1 to the last")
    if len({person for _state, _number, person in rows}) != people:
        wrong.append("somebody stands there twice, or not at all")
    for position, (_state, _number, person) in enumerate(rows[places:], 1):
        if not any(word.rstrip("strndhe") == str(position) for word in told.get(person, "").split()):
            wrong.append(f"the {position}th on the waiting list was told “{told.get(person)}”")
    if mails.count() != people:
        wrong.append(f"{mails.count()} mails for {people} people")
    return {
        "held": cohort.applications.filter(state__in=Application.HOLDS_A_PLACE).count(),
        "waiting": cohort.applications.waiting().count(),
        "mails": mails.count(),
        "wrong": wrong,
    }


if __name__ == "__main__":
    verb, people, places = sys.argv[1:]
    json.dump({"make": make, "check": check}[verb](int(people), int(places)), sys.stdout)
    connection.close()
