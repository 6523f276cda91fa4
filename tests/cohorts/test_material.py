"""Material: asked for, seen by those whom it is for at its time, listed, packed."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cohorts.actions import material as actions
from cohorts.lecturing import listing
from cohorts.lecturing.brought import today_in
from cohorts.lecturing.shown import readable_by
from cohorts.models import Material, MaterialVersion
from cohorts.personal import material as personal
from records.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cohort():
    return make.CohortFactory()


@pytest.fixture
def organiser(cohort):
    return make.MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user


@pytest.fixture
def student(cohort):
    return make.ApplicationFactory(cohort=cohort, state="accepted", group="A")


@pytest.fixture
def version(cohort):
    session = make.SessionFactory(cohort=cohort, title="Potency")
    make.SittingFactory(session=session, group="A")
    found = make.MaterialVersionFactory(material__session=session)
    make.release(cohort)
    return found


def logged_in(user):
    client = Client()
    client.force_login(user)
    return client


def seen(application, at=None):
    return [version for one in readable_by(application, at) for version in one.versions]


def change(version, **fields):
    Material.objects.filter(pk=version.material_id).update(**fields)


def test_before_the_session_a_participant_of_it_gets_the_file(student, version):
    client = logged_in(student.person)
    page = client.get(reverse("cohorts:my_material", args=[student.public_id])).content.decode()
    assert version.material.title in page
    served = client.get(reverse("cohorts:my_material_file", args=[student.public_id, version.public_id]))
    assert served.status_code == 200
    assert served["Content-Disposition"].startswith("attachment")


def test_after_the_session_means_after_the_own_sitting(student, version):
    change(version, shown="after")
    end = version.material.session.sittings.get().during.upper
    assert seen(student, end - timedelta(minutes=1)) == []
    assert readable_by(student, end - timedelta(minutes=1))[0].later == 1
    assert seen(student, end) == [version]
    address = reverse("cohorts:my_material_file", args=[student.public_id, version.public_id])
    assert logged_in(student.person).get(address).status_code == 404


@pytest.mark.parametrize(
    ("audience", "group", "sees"),
    [("session", "A", True), ("session", "B", False), ("cohort", "B", True), ("team", "A", False)],
)
def test_whom_it_is_for(cohort, version, audience, group, sees):
    change(version, audience=audience)
    assert bool(seen(make.ApplicationFactory(cohort=cohort, state="accepted", group=group))) == sees


def test_nobody_else_gets_it(cohort, student, version):
    waiting = make.ApplicationFactory(cohort=cohort, state="submitted")
    for user, application in ((waiting.person, waiting), (make.UserFactory(), student)):
        for name, more in (("my_material", []), ("my_material_file", [version.public_id])):
            address = reverse(f"cohorts:{name}", args=[application.public_id, *more])
            assert logged_in(user).get(address).status_code == 404


def test_what_the_company_has_not_approved_is_not_seen_and_the_version_before_is(student, version):
    change(version, approval_wanted=True)
    assert seen(student) == []
    MaterialVersion.objects.update(approval="yes", approved_by="An Maes")
    newer = make.MaterialVersionFactory(material=version.material, number=2, approval="pending")
    assert [one.number for one in seen(student)] == [1]
    actions.note_approval(newer, "no", "An Maes")
    assert [one.number for one in seen(student)] == [1]
    actions.note_approval(newer, "yes", "An Maes")
    assert [one.number for one in seen(student)] == [2]


def test_what_is_not_asked_any_more_is_not_seen(student, version):
    actions.retire(version.material)
    assert seen(student) == []


def test_slides_are_asked_of_every_session_with_a_lecturer_once(cohort, organiser):
    for hour in (9, 14):
        make.TeachingFactory(sitting__session__cohort=cohort, sitting__hour=hour)
    make.SessionFactory(cohort=cohort)
    due = cohort.starts_on - timedelta(days=7)
    for made in (2, 0):
        assert actions.ask_slides(cohort, due, approval_wanted=False, by=organiser) == made


def test_material_of_another_cohort_is_refused(cohort, organiser):
    with pytest.raises(Refused):
        actions.save_material(cohort, None, session=make.SessionFactory(), title="x", by=organiser)
    with pytest.raises(Refused):
        lecturer = make.LecturerFactory()
        session = make.SessionFactory(cohort=cohort)
        actions.save_material(cohort, None, session=session, lecturer=lecturer, title="x")


@pytest.mark.parametrize(
    ("due", "today", "step"), [(20, 5, None), (20, 6, 14), (20, 17, 3), (20, 20, 0), (20, 22, 0), (20, 23, -3)]
)
def test_the_latest_step_counts(due, today, step):
    first = timezone.now().date()
    assert actions.step_reached(first + timedelta(days=due), first + timedelta(days=today)) == step


def test_all_files_come_as_one_zip_with_names_that_any_system_takes(cohort, organiser, version):
    change(version, title='Slides: "A/B"?')
    other = make.MaterialVersionFactory(material__session=version.material.session, material__title='Slides: "A/B"?')
    assert other.file.file.size
    answer = logged_in(organiser).get(reverse("cohorts:material_zip", args=[cohort.public_id]))
    packed = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert packed.testzip() is None
    assert len(packed.namelist()) == 2
    assert not any(sign in name for name in packed.namelist() for sign in ':"?\\')
    assert all(name.count("/") == 1 for name in packed.namelist())


def test_the_lists_are_searched_filtered_and_exported(cohort, organiser, version):
    teaching = make.TeachingFactory(sitting=version.material.session.sittings.get(), lecturer__full_name="Łukasz Żółć")
    make.MaterialFactory(session=version.material.session, title="Handout", due_on=today_in(cohort))
    desk = logged_in(organiser)
    for name, words, nothing in (
        ("material", "state=there&q=potency", "state=late"), ("lecturers", "q=łukasz&state=missing", "state=no_session")
    ):  # fmt: skip
        address = reverse(f"cohorts:{name}", args=[cohort.public_id])
        assert "Potency" in desk.get(f"{address}?{words}").content.decode()
        assert "Nothing matches" in desk.get(f"{address}?{nothing}").content.decode()
        table = desk.get(f"{address}?export=csv").content.decode()
        assert teaching.lecturer.full_name in table
        assert desk.get(f"{address}?export=xlsx").status_code == 200


def test_an_erased_person_leaves_the_file_and_no_words(cohort, version):
    person = make.UserFactory(email="ada@company.example")
    lecturer = make.LecturerFactory(cohort=cohort, email="ada@company.example")
    MaterialVersion.objects.update(lecturer=lecturer, approved_by="My boss", note="secret words")
    assert personal.export(person)["brought"][0]["note"] == "secret words"
    lecturer.links.create(email=lecturer.email)
    personal.erase(person)
    version.refresh_from_db()
    assert (version.note, version.approved_by, version.file.name) == ("", "", "[erased]")
    assert not lecturer.links.exists()


@pytest.mark.parametrize("number", [1, 30])
def test_queries_do_not_grow(cohort, student, number, django_assert_max_num_queries):
    for _ in range(number):
        make.MaterialVersionFactory(material__session__cohort=cohort, material__audience="cohort")
        make.LecturerFactory(cohort=cohort)
    with django_assert_max_num_queries(9):
        assert len(listing.lecturers_of(cohort)) == number
    with django_assert_max_num_queries(6):
        assert len(seen(student)) == number
