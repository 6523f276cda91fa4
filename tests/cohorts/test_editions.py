"""The next edition: what is taken over, what moves, what is left out, and the list of what to look at."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from certificates.models import Criterion
from cohorts.actions import cloning
from cohorts.models import Attendance, Cohort, EditionCheck, GroupPlan, Rotation, RotationBreak, Sitting, Station
from courses.models import VersionState
from records.errors import Refused
from tests.factories import (
    BRUSSELS,
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    CriterionFactory,
    GateFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    PartnershipFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
    QuestionFactory,
    QuotaFactory,
    ReviewCriterionFactory,
    RoomFactory,
    SessionFactory,
    SittingFactory,
    TextFactory,
    TierFactory,
)

pytestmark = pytest.mark.django_db
TUESDAY = date(2026, 10, 6)


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def source(organiser):
    """Three days from Tuesday 6 October 2026, with one session placed on the first at 9."""
    cohort = CohortFactory(
        organisation=organiser.organisation,
        programme_version__programme__organisation=organiser.organisation,
        title="Summer School 2026",
        slug="school-2026",
        starts_on=TUESDAY,
        ends_on=TUESDAY + timedelta(days=2),
        applications_open_at=datetime(2026, 6, 1, 9, tzinfo=BRUSSELS),
        applications_close_at=datetime(2026, 8, 31, 23, 59, tzinfo=BRUSSELS),
        dossier_due_on=date(2026, 9, 18),
    )
    session = SessionFactory(cohort=cohort, code="S01", speaker="Ada Lovelace", given_by="Qiagen")
    at = datetime(2026, 10, 6, 9, tzinfo=BRUSSELS)
    SittingFactory(
        session=session,
        room=RoomFactory(organisation=cohort.organisation),
        during=(at, at + timedelta(hours=1)),
        group="A",
    )
    return cohort


def clone(source, **fields):
    user = MembershipFactory(role=Role.ORGANISER, organisation=source.organisation).user
    given = {
        "title": "Summer School 2027",
        "slug": "school-2027",
        "starts_on": date(2027, 10, 5),
        "programme_version": source.programme_version,
        "by": user,
    }
    return cloning.next_edition(source, **given | fields)


def found(cohort, key):
    return cohort.edition_checks.get(key=key).found


def test_days_move_by_weeks_and_hours_stay_those_of_the_clock(source):
    new = clone(source)
    sitting = Sitting.objects.get(session__cohort=new)
    assert sitting.starts_at.astimezone(BRUSSELS) == datetime(2027, 10, 5, 9, tzinfo=BRUSSELS)
    assert (new.ends_on, new.dossier_due_on) == (date(2027, 10, 7), date(2027, 9, 17))
    assert new.applications_close_at.astimezone(BRUSSELS).strftime("%d %H:%M") == "30 23:59"
    assert new.starts_on.weekday() == source.starts_on.weekday()
    assert new.published_at is None
    assert new.copied_from == source


def test_another_offset_of_the_clock_keeps_the_hour(source):
    new = clone(source, starts_on=date(2027, 1, 5))
    at = Sitting.objects.get(session__cohort=new).starts_at
    assert at.astimezone(BRUSSELS).hour == 9
    assert at.astimezone(UTC).hour == 8


def test_a_sitting_in_the_hour_that_the_clocks_skip_waits_to_be_placed(source):
    at = datetime(2026, 10, 6, 2, 30, tzinfo=BRUSSELS)
    Sitting.objects.update(during=(at, at + timedelta(minutes=60)))
    new = clone(source, starts_on=date(2027, 3, 28))
    assert Sitting.objects.get(session__cohort=new).during is None
    assert found(new, "unplaced") == ["S01 A"]


def test_people_applications_and_attendance_are_left_out(source):
    application = ApplicationFactory(cohort=source)
    Attendance.objects.create(application=application, sitting=Sitting.objects.get(), minutes=60)
    CohortRoleFactory(cohort=source)
    PartnershipFactory(cohort=source, tier=TierFactory(cohort=source))
    new = clone(source)
    assert not new.applications.exists()
    assert not new.roles.exists()
    assert not new.partnerships.exists()
    assert new.tiers.count() == 1
    session = new.sessions.get()
    assert (session.speaker, session.given_by) == ("", "Qiagen")
    assert found(new, "speakers") == ["S01"]
    assert len(found(new, "partners")) == 1
    assert Attendance.objects.count() == 1


def test_settings_quotas_questions_gates_criteria_groups_and_rotation_are_taken_over(source):
    session = source.sessions.get()
    QuotaFactory(cohort=source, places=5, release_at=datetime(2026, 8, 1, 9, tzinfo=BRUSSELS))
    QuestionFactory(cohort=source, label="Gown size")
    ReviewCriterionFactory(cohort=source)
    gate = GateFactory(cohort=source, due_on=date(2026, 9, 1))
    gate.sessions.add(session)
    CriterionFactory(cohort=source, kind=Criterion.Kind.SESSION, session=session)
    GroupPlan.objects.create(cohort=source, number=6)
    rotation = Rotation.objects.create(cohort=source, title="Day 2", first_day=TUESDAY, last_day=TUESDAY)
    RotationBreak.objects.create(rotation=rotation, name="Lunch", starts="12:00", ends="13:00")
    Station.objects.create(rotation=rotation, session=session).rooms.add(RoomFactory(organisation=source.organisation))
    new = clone(source)
    copied = new.sessions.get()
    assert (new.capacity, new.admission, new.place) == (source.capacity, source.admission, source.place)
    assert new.quotas.get().release_at.astimezone(BRUSSELS).date() == date(2027, 7, 31)
    assert new.questions.get().label == "Gown size"
    assert new.review_criteria.count() == 1
    assert (new.gates.get().due_on, list(new.gates.get().sessions.all())) == (date(2027, 8, 31), [copied])
    assert new.criteria.get().session == copied
    assert new.group_plan.number == 6
    assert new.rotations.get().first_day == date(2027, 10, 5)
    assert new.rotations.get().breaks.get().name == "Lunch"
    assert new.rotations.get().stations.get().session == copied
    assert new.rotations.get().stations.get().rooms.count() == 1


def test_newer_texts_and_newer_versions_of_modules_are_taken_and_named(source):
    old, new_text = (TextFactory(organisation=source.organisation, version=number) for number in (1, 2))
    source.texts.set([old])
    teaches = ModuleVersionFactory(module__organisation=source.organisation, module__code="M4")
    OutcomeFactory(module_version=teaches, text="Demonstrate gowning")
    gone = ModuleVersionFactory(module__organisation=source.organisation, module__code="M9")
    newer = ModuleVersionFactory(module=teaches.module, number=2)
    same = OutcomeFactory(module_version=newer, text="Demonstrate gowning")
    version = ProgrammeVersionFactory(programme=source.programme_version.programme, number=2)
    ProgrammeModuleFactory(programme_version=version, module_version=newer)
    session = source.sessions.get()
    session.modules.set([teaches, gone])
    session.taught.set(teaches.outcomes.all())
    new = clone(source, programme_version=version)
    assert list(new.sessions.get().modules.all()) == [newer]
    assert list(new.sessions.get().taught.all()) == [same]
    assert sorted(found(new, "modules")) == ["S01: M4 1 → 2", "S01: M9 −"]
    assert list(new.texts.all()) == [new_text]
    assert len(found(new, "texts")) == 1


def test_a_room_that_is_taken_or_gone_leaves_the_sitting_without_a_place(source):
    room = Sitting.objects.get().room
    at = datetime(2027, 10, 5, 9, 30, tzinfo=BRUSSELS)
    other = CohortFactory(organisation=source.organisation, starts_on=date(2027, 10, 5), ends_on=date(2027, 10, 5))
    SittingFactory(session=SessionFactory(cohort=other), room=room, during=(at, at + timedelta(hours=1)))
    new = clone(source)
    assert Sitting.objects.get(session__cohort=new).during is None
    assert found(new, "unplaced") == ["S01 A"]
    room.retired_at = at
    room.save()
    again = clone(source, slug="school-2028", starts_on=date(2028, 10, 3))
    assert Sitting.objects.get(session__cohort=again).room is None
    assert found(again, "rooms") == [f"{room}: S01 A"]


def test_a_cancelled_session_stays_behind(source):
    source.sessions.update(cancelled_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert not clone(source).sessions.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"slug": "school-2026"}, "is taken"), ({"starts_on": date(2300, 1, 1)}, "Choose years")],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(source, fields, words):
    with pytest.raises(Refused, match=words):
        clone(source, **fields)
    assert Cohort.objects.count() == 1


def test_a_version_of_another_programme_or_a_draft_is_refused(source):
    draft = ProgrammeVersionFactory(
        programme=source.programme_version.programme, number=2, state=VersionState.DRAFT, released_at=None
    )
    for version in (draft, ProgrammeVersionFactory()):
        with pytest.raises(Refused, match="released version"):
            clone(source, programme_version=version)


def test_the_page_proposes_the_next_year_and_leads_to_the_list(client, source, organiser):
    client.force_login(organiser.user)
    address = reverse("cohorts:next_edition", args=[source.public_id])
    page = client.get(address)
    assert page.context["form"].initial["title"] == "Summer School 2027"
    assert page.context["form"].initial["slug"] == "school-2027"
    assert page.context["form"].initial["starts_on"] == date(2027, 10, 5)
    data = page.context["form"].initial | {"starts_on": "2027-10-06"}
    answer = client.post(address, data, follow=True)
    new = Cohort.objects.get(slug="school-2027")
    assert answer.redirect_chain[0][0] == reverse("cohorts:edition", args=[new.public_id])
    text = answer.content.decode()
    assert "another weekday" in text
    assert "Wednesday 6" in text
    assert client.get(address).context["form"].initial["slug"] == "school-2027-2"
    assert client.post(address, data).status_code == 422
    assert Cohort.objects.count() == 2


def test_lines_are_ticked_and_wait_on_the_overview_until_then(client, source, organiser):
    new = clone(source)
    client.force_login(organiser.user)
    overview = reverse("cohorts:overview", args=[new.public_id])
    assert "Taken over from the last edition" in client.get(overview).content.decode()
    for check in new.edition_checks.all():
        client.post(reverse("cohorts:edition_tick", args=[new.public_id, check.public_id]), {"done": "yes"})
    page = client.get(reverse("cohorts:edition", args=[new.public_id])).content.decode()
    assert "Everything was looked at" in page
    assert "Taken over from the last edition" not in client.get(overview).content.decode()
    first = new.edition_checks.first()
    client.post(reverse("cohorts:edition_tick", args=[new.public_id, first.public_id]), {"done": "no"})
    first.refresh_from_db()
    assert first.done_at is None
    assert (
        "was not made from another" in client.get(reverse("cohorts:edition", args=[source.public_id])).content.decode()
    )


def test_nobody_else_makes_an_edition_or_ticks_a_line(client, source):
    new = clone(source)
    check = EditionCheck.objects.first()
    addresses = [
        reverse("cohorts:next_edition", args=[source.public_id]),
        reverse("cohorts:edition", args=[new.public_id]),
        reverse("cohorts:edition_tick", args=[new.public_id, check.public_id]),
    ]
    officer = MembershipFactory(role=Role.OFFICER, organisation=source.organisation).user
    for user, status in ((MembershipFactory(role=Role.ORGANISER).user, 404), (officer, 403)):
        client.force_login(user)
        assert [client.post(address).status_code for address in addresses] == [status] * 3
    client.force_login(MembershipFactory(role=Role.ORGANISER, organisation=source.organisation).user)
    assert client.post(reverse("cohorts:edition_tick", args=[source.public_id, check.public_id])).status_code == 404


def test_the_list_takes_as_many_queries_for_one_line_as_for_all(client, source, organiser):
    new = clone(source)
    client.force_login(organiser.user)
    counts = []
    for keep in (99, 1):
        EditionCheck.objects.filter(position__gt=keep).delete()
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("cohorts:edition", args=[new.public_id]))
        counts.append(len(queries))
    assert counts[0] == counts[1]
