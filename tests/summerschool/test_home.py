"""The home page, the languages, light and dark, the error pages."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CompanyFactory,
    OutcomeFactory,
    PartnershipFactory,
    ProgrammeModuleFactory,
    TierFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    cohort = CohortFactory(capacity=3, title="Summer School 2031", place="Niel")
    programme = cohort.programme_version.programme
    programme.is_public, programme.tagline = True, "Three days in a cleanroom"
    programme.save()
    return cohort


def test_home_without_anything_public_says_so(client):
    page = client.get("/")
    assert page.status_code == 200
    assert b"No edition is announced yet" in page.content


def test_home_shows_the_next_edition_with_its_places(client, cohort):
    ApplicationFactory(cohort=cohort, state="accepted")
    page = client.get("/").content.decode()
    assert "Three days in a cleanroom" in page
    assert "2 of 3 left" in page
    assert reverse("cohorts:apply", args=[cohort.slug]) in page


def test_home_of_a_full_edition_offers_the_waiting_list(client, cohort):
    ApplicationFactory.create_batch(3, cohort=cohort, state="accepted")
    page = client.get("/").content.decode()
    assert "all 3 taken" in page
    assert "Join the waiting list" in page


def test_an_unpublished_cohort_is_not_shown(client, cohort):
    cohort.published_at = None
    cohort.save()
    assert cohort.title not in client.get("/").content.decode()


def test_a_finished_edition_is_listed_but_takes_no_applications(client, cohort):
    cohort.starts_on, cohort.ends_on = date(2025, 10, 7), date(2025, 10, 9)
    cohort.applications_open_at = timezone.now() - timedelta(days=500)
    cohort.applications_close_at = timezone.now() - timedelta(days=400)
    cohort.save()
    page = client.get("/").content.decode()
    assert "Last edition" in page
    assert "finished" in page
    assert "Apply for a place" not in page


def fill(cohort, number: int) -> None:
    tier = TierFactory(cohort=cohort, name=f"Tier {number}", position=number)
    for index in range(number):
        row = ProgrammeModuleFactory(programme_version=cohort.programme_version, position=index + 1)
        OutcomeFactory(module_version=row.module_version)
        PartnershipFactory(cohort=cohort, tier=tier, organisation=CompanyFactory(keeper=cohort.organisation))


def test_home_asks_as_much_with_one_row_as_with_thirty(client, cohort, django_assert_max_num_queries):
    fill(cohort, 1)
    with django_assert_max_num_queries(8):
        client.get("/")
    fill(cohort, 30)
    CohortFactory.create_batch(5, programme_version=cohort.programme_version, organisation=cohort.organisation)
    with django_assert_max_num_queries(8):
        client.get("/")


def test_a_partner_kept_private_is_not_shown(client, cohort):
    PartnershipFactory(cohort=cohort, is_public=False, organisation=CompanyFactory(name="Quiet Company"))
    assert "Quiet Company" not in client.get("/").content.decode()


def test_a_young_edition_shows_the_partners_of_another(client, cohort):
    other = CohortFactory(programme_version=cohort.programme_version, organisation=cohort.organisation)
    other.starts_on = other.ends_on = cohort.starts_on + timedelta(days=60)
    other.save()
    PartnershipFactory(cohort=other, organisation=CompanyFactory(name="Helpful Company"))
    page = client.get("/").content.decode()
    assert "Helpful Company" in page
    assert other.title in page


def test_language_is_remembered_and_kept_for_the_persons_mails(client):
    person = UserFactory(language="en")
    client.force_login(person)
    answer = client.post(reverse("set_language"), {"language": "nl", "next": "/privacy/"})
    assert answer.url == "/privacy/"
    assert 'lang="nl"' in client.get("/").content.decode()
    person.refresh_from_db()
    assert person.language == "nl"


@pytest.mark.parametrize("next_url", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_choosing_a_language_leads_to_no_other_site(client, next_url):
    assert client.post(reverse("set_language"), {"language": "fr", "next": next_url}).url == "/"


def test_a_language_that_does_not_exist_changes_nothing(client):
    assert "django_language" not in client.post(reverse("set_language"), {"language": "xx"}).cookies


def test_dark_is_remembered(client):
    client.post(reverse("set_theme"), {"theme": "dark", "next": "/"})
    assert 'data-bs-theme="dark"' in client.get("/").content.decode()
    client.post(reverse("set_theme"), {"theme": "<script>"})
    assert 'data-bs-theme="dark"' in client.get("/").content.decode()


def test_a_page_that_is_not_there_answers_in_our_words(client):
    answer = client.get("/no/such/door/")
    client.force_login(UserFactory())
    answer = client.get("/no/such/door/")
    assert answer.status_code == 404
    assert b"There is no door here" in answer.content


def test_the_page_of_an_error_needs_neither_database_nor_person(rf, django_db_blocker):
    from summerschool.views import server_error

    with django_db_blocker.block():
        answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert b"Something broke on our side" in answer.content


def test_the_page_of_parts_is_closed_on_a_real_installation(client, settings):
    settings.DEMO = settings.DEBUG = False
    assert client.get("/style/").status_code == 404
    settings.DEMO = True
    assert client.get("/style/").status_code == 200


@pytest.mark.parametrize("path", ["/privacy/", "/accessibility/", "/account/login/", "/account/signup/"])
def test_public_pages_open_without_an_account(client, cohort, path):
    assert client.get(path).status_code == 200
