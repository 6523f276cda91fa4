"""E-learning in a cohort: who reads what from when, how far they are, and where they go on."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.actions import learning as actions
from cohorts.learning import mine, table
from cohorts.models import OpenedModule
from courses.actions import learning as courses
from courses.models import PageProgress, WatchedVideo
from records.errors import Refused
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    LearningPageFactory,
    LearningVideoFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OpenedModuleFactory,
    PageProgressFactory,
    ProgrammeModuleFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


def module_of(cohort, pages=2, **fields):
    version = ModuleVersionFactory(module__organisation=cohort.organisation, **fields)
    ProgrammeModuleFactory(programme_version=cohort.programme_version, module_version=version)
    LearningPageFactory.create_batch(pages, module_version=version)
    return version


@pytest.fixture
def version(cohort):
    return module_of(cohort)


@pytest.fixture
def opened(cohort, version):
    return OpenedModuleFactory(cohort=cohort, module_version=version)


@pytest.fixture
def anna(cohort):
    return ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")


@pytest.fixture
def reader(client, anna):
    client.force_login(anna.person)
    return client


def url(name, application, row, *more):
    return reverse(f"cohorts:{name}", args=[application.public_id, row.public_id, *more])


def test_a_student_reads_page_by_page_and_sees_what_comes_next(reader, anna, opened, version):
    first, second = version.pages.all()
    home = reverse("cohorts:my_learning", args=[anna.public_id])
    assert reader.get(home).context["row"].page == first
    assert reader.get(url("learning_page", anna, first)).status_code == 200
    assert PageProgress.objects.get().done_at is None
    answer = reader.post(url("finish_page", anna, first))
    assert answer["Location"] == url("learning_page", anna, second)
    assert reader.post(url("finish_page", anna, second))["Location"] == home
    told = reader.get(home).content.decode()
    assert "You have read everything" in told
    assert "2 of 2 pages" in told


def test_done_twice_keeps_the_first_moment(anna, version):
    page = version.pages.first()
    courses.finish_page(anna.person, page)
    first = PageProgress.objects.get().done_at
    courses.finish_page(anna.person, page)
    assert PageProgress.objects.get().done_at == first


def test_pages_open_at_their_moment_and_close(reader, anna, opened, version):
    page = version.pages.first()
    OpenedModule.objects.update(opens_at=timezone.now() + timedelta(hours=1))
    assert reader.get(url("learning_page", anna, page)).status_code == 404
    assert "Opens" in reader.get(reverse("cohorts:my_learning", args=[anna.public_id])).content.decode()
    OpenedModule.objects.update(opens_at=timezone.now() - timedelta(hours=1))
    assert reader.get(url("learning_page", anna, page)).status_code == 200
    actions.close_module(opened)
    assert reader.get(url("learning_page", anna, page)).status_code == 404
    assert PageProgress.objects.exists()


@pytest.mark.parametrize("state", ["submitted", "waiting", "offered", "withdrawn", "declined"])
def test_without_a_place_there_is_nothing_to_read(client, cohort, opened, version, state):
    application = ApplicationFactory(cohort=cohort, state=state)
    video = LearningVideoFactory(page=version.pages.first())
    client.force_login(application.person)
    assert client.get(url("learning_page", application, version.pages.first())).status_code == 404
    assert client.get(url("learning_file", application, video)).status_code == 404
    assert client.get(reverse("cohorts:my_learning", args=[application.public_id])).status_code == 200


def test_nobody_reads_through_anothers_address_or_another_cohorts_pages(client, reader, anna, opened, version):
    other = LearningPageFactory()  # of a module of somebody else
    OpenedModuleFactory(module_version=other.module_version)
    assert reader.get(url("learning_page", anna, other)).status_code == 404
    client.force_login(UserFactory())
    assert client.get(url("learning_page", anna, version.pages.first())).status_code == 404


def test_a_video_goes_on_where_the_person_stopped(reader, anna, opened, version, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    video = LearningVideoFactory(page=version.pages.first(), seconds=100)
    at = url("watched", anna, video)
    assert reader.post(at, {"seconds": "41.7"}).status_code == 204
    assert reader.post(at, {"seconds": "9999999999"}).status_code == 204
    assert WatchedVideo.objects.get().seconds == 100
    for nonsense in ("", "abc", "NaN", "inf", "-4"):
        assert reader.post(at, {"seconds": nonsense}).status_code in (204, 422)
    reader.post(at, {"seconds": "41.7"})
    told = reader.get(url("learning_page", anna, video.page)).content.decode()
    assert 'data-start="41"' in told
    assert "<track" in told
    answer = reader.get(url("learning_file", anna, video), headers={"Range": "bytes=1-2"})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, b"ep")


def test_what_is_due_first_comes_first(cohort, anna):
    late, soon, free = (OpenedModuleFactory(cohort=cohort, module_version=module_of(cohort)) for _row in range(3))
    late.due_on, soon.due_on, free.is_required = cohort.starts_on, cohort.starts_on - timedelta(days=9), False
    for row in (late, soon, free):
        row.save()
    assert mine.next_of(mine.units_of(anna))[0].opened == soon


# The team


@pytest.fixture
def organiser(client, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    return client


def test_the_team_opens_changes_and_closes(organiser, cohort, version):
    at = reverse("cohorts:open_module", args=[cohort.public_id, version.public_id])
    data = {"opens_at": "2026-01-05T09:00", "due_on": "2026-01-01", "is_required": "on"}
    answer = organiser.post(at, data)
    assert answer.status_code == 422
    assert "before they open" in answer.content.decode()
    assert organiser.post(at, data | {"due_on": ""}).status_code == 302
    assert OpenedModule.objects.get().opens_at.hour == 8  # nine in Brussels
    organiser.post(reverse("cohorts:close_module", args=[cohort.public_id, version.public_id]))
    assert not OpenedModule.objects.exists()


def test_what_cannot_be_opened_is_said(cohort):
    empty = module_of(cohort, pages=0)
    assert "no pages" in actions.why_cannot_open(cohort, empty)
    assert "does not have" in actions.why_cannot_open(cohort, ModuleVersionFactory())
    with pytest.raises(Refused):
        actions.open_module(cohort, empty, opens_at=timezone.now(), due_on=None, is_required=True)


def test_a_trainer_sees_progress_and_opens_nothing(client, cohort, version, opened):
    client.force_login(CohortRoleFactory(cohort=cohort).user)
    assert client.get(reverse("cohorts:learning_progress", args=[cohort.public_id])).status_code == 200
    assert client.get(reverse("cohorts:learning", args=[cohort.public_id])).status_code == 200
    open_it = reverse("cohorts:open_module", args=[cohort.public_id, version.public_id])
    assert client.get(open_it).status_code == 403


def test_progress_is_filtered_and_exported(organiser, cohort, anna, opened, version):
    bo = ApplicationFactory(cohort=cohort, person__full_name="Bo =1+1")
    for page in version.pages.all():
        PageProgressFactory(person=anna.person, page=page)
    PageProgressFactory(person=bo.person, page=version.pages.first(), done_at=None)
    ApplicationFactory(cohort=cohort, person__full_name="Cleo")
    states = {line.application.person.full_name: line.state for line in table.table_of(cohort)[1]}
    assert states == {"Anna Żółć": "done", "Bo =1+1": "reading", "Cleo": "not_begun"}
    at = reverse("cohorts:learning_progress", args=[cohort.public_id])
    told = organiser.get(at, {"state": "reading"}).content.decode()
    assert "Bo =1+1" in told
    assert "Cleo" not in told
    lines = organiser.get(at, {"export": "csv", "q": "anna"}).content.decode().splitlines()
    assert len(lines) == 2
    assert ",2,2,2," in lines[1]


@pytest.mark.parametrize("number", [1, 30])
def test_progress_asks_a_fixed_number_of_queries(cohort, opened, version, number, django_assert_num_queries):
    for application in ApplicationFactory.create_batch(number, cohort=cohort):
        PageProgressFactory(person=application.person, page=version.pages.first())
    with django_assert_num_queries(6):
        assert len(table.table_of(cohort)[1]) == number


@pytest.mark.parametrize("number", [1, 30])
def test_my_learning_asks_a_fixed_number_of_queries(reader, cohort, anna, number, django_assert_max_num_queries):
    for _module in range(number):
        OpenedModuleFactory(cohort=cohort, module_version=module_of(cohort, pages=3))
    with django_assert_max_num_queries(16):
        reader.get(reverse("cohorts:my_learning", args=[anna.public_id]))


def test_what_was_read_follows_to_the_account_that_stays(anna, version):
    gone, (first, second) = UserFactory(), version.pages.all()
    PageProgressFactory(person=gone, page=first)
    PageProgressFactory(person=gone, page=second)
    PageProgressFactory(person=anna.person, page=first, done_at=None)
    courses.follow(anna.person, gone, gone)
    assert PageProgress.objects.done().filter(person=anna.person).count() == 2
    assert not PageProgress.objects.filter(person=gone).exists()
