"""Incidents and near misses: noted, followed up, closed; who reads what (INCIDENTS in docs/rules.md)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import incidents
from cohorts.models import CohortRole, FollowUp, Incident
from cohorts.personal import doors as doors_held
from cohorts.things import day as day_things
from records import personal
from records.errors import Refused
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    DoorPassFactory,
    FollowUpFactory,
    IncidentFactory,
    MembershipFactory,
    RoomFactory,
    ScanFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory(starts_on=date.today())


@pytest.fixture
def organiser(cohort):
    return MembershipFactory(organisation=cohort.organisation).user


@pytest.fixture
def trainer(cohort):
    return CohortRoleFactory(cohort=cohort).user


@pytest.fixture
def room(cohort):
    return RoomFactory(organisation=cohort.organisation, name="Cleanroom 1")


def page(name, *args):
    return reverse(f"cohorts:{name}", args=[arg.public_id for arg in args])


def typed(where, **changes):
    at = timezone.now().astimezone(BRUSSELS) - timedelta(minutes=1)
    fields = {"kind": "near_miss", "day": at.date().isoformat(), "clock": f"{at:%H:%M}", "room": where.pk}
    return fields | {"what": "A glove tore.", "first_action": "Work stopped."} | changes


def test_a_trainer_notes_a_near_miss_with_time_place_people_and_first_action(client, cohort, room, trainer):
    anna = ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")
    client.force_login(trainer)
    answer = client.post(page("add_incident", cohort), typed(room, participants=[anna.public_id]), follow=True)
    incident = Incident.objects.get()
    assert (incident.noted_by, incident.room, list(incident.participants.all())) == (trainer, room, [anna])
    for words in ("A glove tore.", "Work stopped.", "Cleanroom 1", "Anna Żółć"):
        assert words in answer.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"what": ""}, "required"),
        ({"first_action": ""}, "required"),
        ({"room": ""}, "Say where it happened"),
        ({"day": (date.today() + timedelta(days=2)).isoformat()}, "in the future"),
        ({"participants": ["nonsense"]}, "not"),
        ({"kind": "disaster"}, "not one of the available"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_lost(client, cohort, room, trainer, changes, words):
    client.force_login(trainer)
    answer = client.post(page("add_incident", cohort), typed(room, people="Dr Ada Peeters", **changes))
    assert answer.status_code == 422
    assert words in answer.text
    assert "Dr Ada Peeters" in answer.text
    assert not Incident.objects.exists()


def test_organisers_read_all_trainers_their_own_and_what_they_have_to_do(client, cohort, organiser, trainer):
    theirs, other = IncidentFactory(cohort=cohort, noted_by=trainer), IncidentFactory(cohort=cohort)
    to_do = FollowUpFactory(incident=IncidentFactory(cohort=cohort), responsible=trainer).incident
    client.force_login(organiser)
    assert [client.get(page("incident", cohort, row)).status_code for row in (theirs, other, to_do)] == [200] * 3
    client.force_login(trainer)
    assert [client.get(page("incident", cohort, row)).status_code for row in (theirs, other, to_do)] == [200, 404, 200]
    assert set(client.get(page("incidents", cohort)).context["page"]) == {theirs, to_do}
    assert client.get(page("close_incident", cohort, theirs)).status_code == 403
    for stranger in (UserFactory(), ApplicationFactory(cohort=cohort).person, MembershipFactory().user):
        client.force_login(stranger)
        assert client.get(page("incident", cohort, theirs)).status_code == 404
        assert client.get(page("incidents", cohort)).status_code == 404


def test_it_is_closed_only_when_nothing_is_left_to_do(client, cohort, organiser, trainer):
    incident = IncidentFactory(cohort=cohort, noted_by=trainer)
    client.force_login(organiser)
    due = (date.today() + timedelta(days=3)).isoformat()
    reviewer = CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.REVIEWER).user  # sees no incident
    said = {"what": "Thicker gloves", "responsible": reviewer.pk, "due_on": due}
    assert client.post(page("incident", cohort, incident), said).status_code == 422
    client.post(
        page("incident", cohort, incident), {"what": "Thicker gloves", "responsible": trainer.pk, "due_on": due}
    )
    row = FollowUp.objects.get()
    refused = client.post(page("close_incident", cohort, incident), {"closing": "All is well."})
    assert "finish the follow-ups first" in refused.text
    assert "All is well." in refused.text
    assert [thing.title for thing in day_things.follow_ups(trainer)] == ["Thicker gloves"]
    client.force_login(trainer)
    assert client.post(page("finish_follow_up", cohort, incident, row), {"reason": ""}).status_code == 422
    client.post(page("finish_follow_up", cohort, incident, row), {"reason": "Ordered."})
    client.force_login(organiser)
    client.post(page("close_incident", cohort, incident), {"closing": "Gloves are changed every hour."})
    incident.refresh_from_db()
    assert (incident.closed_by, incident.closing) == (organiser, "Gloves are changed every hour.")
    with pytest.raises(Refused, match="closed"):
        incidents.add_follow_up(incident, what="More", responsible=trainer, due_on=date.today())
    client.post(page("reopen_incident", cohort, incident))
    incident.refresh_from_db()
    assert incident.closed_at is None


def test_a_stranger_cannot_be_made_responsible(client, cohort, organiser):
    incident = IncidentFactory(cohort=cohort)
    client.force_login(organiser)
    answer = client.post(
        page("incident", cohort, incident),
        {"what": "Gloves", "responsible": UserFactory().pk, "due_on": date.today().isoformat()},
    )
    assert answer.status_code == 422
    assert not FollowUp.objects.exists()


def test_the_list_is_searched_filtered_and_exported_without_formulas(client, cohort, organiser):
    IncidentFactory(cohort=cohort, what="=cmd|' /C calc'!A0")
    IncidentFactory(cohort=cohort, what="A door stood open.", closed_at=timezone.now())
    client.force_login(organiser)
    url = page("incidents", cohort)
    assert len(client.get(url, {"q": "door"}).context["page"]) == 1
    assert len(client.get(url, {"state": "closed"}).context["page"]) == 1
    assert "'=cmd" in client.get(url, {"export": "csv"}).text


def test_the_list_asks_as_often_for_1_as_for_30(client, cohort, organiser, django_assert_max_num_queries):
    IncidentFactory(cohort=cohort)
    client.force_login(organiser)
    client.get(page("incidents", cohort))
    with django_assert_max_num_queries(22) as few:
        client.get(page("incidents", cohort))
    for row in IncidentFactory.create_batch(30, cohort=cohort, noted_by=organiser):
        FollowUpFactory(incident=row, responsible=organiser)
    with django_assert_max_num_queries(len(few)):
        client.get(page("incidents", cohort))


# One's own data


def test_what_doors_hold_is_handed_out(cohort):
    anna = ApplicationFactory(cohort=cohort)
    ScanFactory(application=anna, sitting__session__cohort=cohort, reason="Phone empty")
    DoorPassFactory(application=anna)
    IncidentFactory(cohort=cohort).participants.add(anna)
    told = personal.export(anna.person)["doors"]
    assert [len(told[name]) for name in ("scans", "codes", "incidents")] == [1, 1, 1]
    assert told["scans"][0]["reason"] == "Phone empty"


def test_an_incident_stays_without_the_name_of_whoever_is_erased(cohort, trainer):
    anna = ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")
    incident = IncidentFactory(cohort=cohort, people="with Anna Żółć", what="Anna Żółć slipped.", noted_by=trainer)
    incident.participants.add(anna)
    scan = ScanFactory(application=anna, sitting__session__cohort=cohort, reason="Anna felt ill", by=trainer)
    code = DoorPassFactory(application=anna)
    doors_held.erase(anna.person)
    for row in (incident, scan, code):
        row.refresh_from_db()
    assert "Anna" not in incident.people + incident.what + scan.reason
    assert "slipped" in incident.what
    assert not incident.participants.exists()
    assert code.ended_at
