"""The organiser's library through its pages: write, order, release, compose; and who must not see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from courses.actions import modules as module_actions
from courses.actions import programmes as programme_actions
from courses.models import Competency, Module, ModuleVersion, Programme, ProgrammeVersion, VersionState
from records.errors import Refused
from tests.factories import (
    CompetencyFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    ProgrammeFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def organisation(organiser):
    return organiser.organisation


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser.user)
    return client


def draft(organisation, **fields):
    return ModuleVersionFactory(
        module__organisation=organisation, state=VersionState.DRAFT, released_at=None, title="Gowning", **fields
    )


def rows(*texts, codes=(), outcomes=(), do=""):
    data = {"title": "Gowning", "theory_minutes": "60", "practice_minutes": "120", "summary": "", "do": do}
    data |= {"outcome-TOTAL_FORMS": len(texts), "outcome-INITIAL_FORMS": 0}
    for number, text in enumerate(texts):
        data[f"outcome-{number}-text"] = text
        data[f"outcome-{number}-codes"] = codes[number] if number < len(codes) else ""
        data[f"outcome-{number}-outcome"] = outcomes[number].pk if number < len(outcomes) and outcomes[number] else ""
    return data


def test_library_leads_to_the_only_organisation_and_lets_one_choose_of_two(desk, organiser, organisation):
    assert desk.get(reverse("courses:library")).url == reverse("courses:programmes_of", args=[organisation.public_id])
    other = MembershipFactory(user=organiser.user).organisation
    text = desk.get(reverse("courses:library")).content.decode()
    assert other.name in text
    assert organisation.name in text


def test_write_a_module_with_outcomes_and_competencies(desk, organisation):
    CompetencyFactory(organisation=organisation, code="C4")
    answer = desk.post(reverse("courses:add_module", args=[organisation.public_id]), {"code": "M4", "title": "Gowning"})
    version = ModuleVersion.objects.get()
    assert answer.url == reverse("courses:module_version", args=[version.public_id])
    desk.post(answer.url, rows("Demonstrate gowning", "Judge behaviour", "", codes=["c4", ""]))
    texts = list(version.outcomes.values_list("text", flat=True))
    assert texts == ["Demonstrate gowning", "Judge behaviour"]
    assert [c.code for c in version.outcomes.first().competencies.all()] == ["C4"]


def test_outcomes_are_moved_and_taken_away_by_their_buttons(desk, organisation):
    version = draft(organisation)
    one, two = OutcomeFactory(module_version=version, text="One"), OutcomeFactory(module_version=version, text="Two")
    address = reverse("courses:module_version", args=[version.public_id])
    assert "#outcomes" in desk.post(address, rows("One", "Two", "", outcomes=[one, two], do="down-0")).url
    assert list(version.outcomes.values_list("pk", "text")) == [(two.pk, "Two"), (one.pk, "One")]
    desk.post(address, rows("Two", "One", outcomes=[two, one], do="remove-0"))
    assert list(version.outcomes.values_list("text", flat=True)) == ["One"]
    desk.post(address, rows("One", outcomes=[one], do="up-99"))
    assert version.outcomes.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (rows("A" * 301), "at most 300"),
        (rows("Gown\x07"), "control character"),
        (rows("Gown", codes=["X9"]), "X9 is not a competency of yours"),
        (rows("", codes=["C1"]), "Write the outcome"),
        (rows("Gown") | {"theory_minutes": "-1"}, "greater than or equal to 0"),
        (rows("Gown") | {"practice_minutes": "99999"}, "less than or equal to"),
        (rows("Gown") | {"summary": "x" * 4001}, "at most 4000"),
        (rows("Gown") | {"title": ""}, "required"),
        (rows("Gown") | {"outcome-TOTAL_FORMS": "x"}, "ManagementForm"),
    ],
)
def test_bad_input_is_answered_at_the_field_and_nothing_is_written(desk, organisation, data, words):
    CompetencyFactory(organisation=organisation, code="C1")
    version = draft(organisation)
    answer = desk.post(reverse("courses:module_version", args=[version.public_id]), data)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert version.outcomes.count() == 0
    version.refresh_from_db()
    assert version.title == "Gowning"


def test_a_code_is_taken_once_whatever_its_case(desk, organisation):
    CompetencyFactory(organisation=organisation, code="G1")
    data = {"code": "g1", "title": "Work to an SOP", "domain": "GMP", "course_target": "2"}
    answer = desk.post(reverse("courses:add_competency", args=[organisation.public_id]), data)
    assert "g1 is taken already" in answer.content.decode()
    assert Competency.objects.count() == 1
    module_actions.create_module(organisation, code="M1", title="One")
    answer = desk.post(reverse("courses:add_module", args=[organisation.public_id]), {"code": "m1", "title": "Two"})
    assert "m1 is taken already" in answer.content.decode()


def test_release_asks_for_minutes_and_an_outcome_and_then_fixes_the_module(desk, organisation):
    version = draft(organisation, theory_minutes=0, practice_minutes=0)
    with pytest.raises(Refused, match="how many minutes"):
        module_actions.release_module(version)
    module_actions.write_module(version, theory_minutes=30)
    with pytest.raises(Refused, match="at least one learning outcome"):
        module_actions.release_module(version)
    OutcomeFactory(module_version=version)
    address = reverse("courses:release_module", args=[version.public_id])
    assert "never changes" in desk.get(address).content.decode()
    desk.post(address)
    version.refresh_from_db()
    assert version.state == VersionState.RELEASED
    desk.post(reverse("courses:module_version", args=[version.public_id]), rows("Something else"))
    assert version.outcomes.get().text == "Demonstrate grade C and B gowning"
    with pytest.raises(Refused, match="stays as it is"):
        module_actions.write_module(version, title="Other")


def test_a_new_draft_says_what_the_release_says_and_leaves_it_alone(desk, organisation):
    version = ModuleVersionFactory(module__organisation=organisation)
    outcome = OutcomeFactory(module_version=version)
    outcome.competencies.add(CompetencyFactory(organisation=organisation))
    address = reverse("courses:begin_module_draft", args=[version.module.public_id])
    desk.post(address)
    copy = ModuleVersion.objects.get(state=VersionState.DRAFT)
    assert (copy.number, copy.title) == (2, version.title)
    assert copy.outcomes.get().competencies.count() == 1
    desk.post(address)
    assert ModuleVersion.objects.count() == 2


def test_compose_release_and_show_a_programme(desk, organisation):
    first, second = ModuleVersionFactory.create_batch(2, module__organisation=organisation)
    data = {"title": "GMP for ATMP", "slug": "gmp-for-atmp", "tagline": "", "summary": "", "audience": ""}
    answer = desk.post(reverse("courses:add_programme", args=[organisation.public_id]), data)
    version = ProgrammeVersion.objects.get()
    assert answer.url == reverse("courses:programme_version", args=[version.public_id])
    for module in (first, second):
        desk.post(answer.url, {"do": "add", "module": module.public_id})
    desk.post(answer.url, {"do": "up-1"})
    assert [row.module_version for row in version.composition.all()] == [second, first]
    show = reverse("courses:show_programme", args=[version.programme.public_id])
    desk.post(show, {"shown": "yes"})
    assert not Programme.objects.get().is_public
    desk.post(reverse("courses:release_programme", args=[version.public_id]))
    desk.post(show, {"shown": "yes"})
    assert Programme.objects.get().is_public
    desk.post(answer.url, {"do": "remove-0"})
    assert version.composition.count() == 2
    text = desk.get(reverse("courses:programme", args=["gmp-for-atmp"])).content.decode()
    assert text.index(second.module.code) < text.index(f">{first.module.code}<")


def test_only_released_modules_of_the_same_organisation_can_be_chosen_and_each_once(desk, organisation):
    version = ProgrammeVersionFactory(programme__organisation=organisation, state=VersionState.DRAFT, released_at=None)
    mine = ModuleVersionFactory(module__organisation=organisation)
    newer = ModuleVersionFactory(module=mine.module, number=2)
    for strange in (ModuleVersionFactory(), draft(organisation)):
        with pytest.raises(Refused, match="not released, or not a module"):
            programme_actions.compose(version, [strange])
        desk.post(
            reverse("courses:programme_version", args=[version.public_id]),
            {"do": "add", "module": strange.public_id},
        )
    with pytest.raises(Refused, match="chosen twice"):
        programme_actions.compose(version, [mine, newer])
    with pytest.raises(Refused, match="at least one module"):
        programme_actions.release_programme(version)
    assert not version.composition.exists()


def test_a_draft_of_a_programme_begins_with_the_last_composition(desk, organisation):
    row = ProgrammeModuleFactory(
        programme_version__programme__organisation=organisation, module_version__module__organisation=organisation
    )
    programme = row.programme_version.programme
    desk.post(reverse("courses:begin_programme_draft", args=[programme.public_id]))
    copy = programme.versions.get(number=2)
    assert [copied.module_version for copied in copy.composition.all()] == [row.module_version]
    desk.post(reverse("courses:begin_programme_draft", args=[programme.public_id]))
    assert programme.versions.count() == 2


@pytest.mark.parametrize("slug", ["taken", "no spaces", "x" * 81, ""])
def test_an_address_must_be_free_and_well_formed(desk, organisation, slug):
    ProgrammeFactory(slug="taken")
    data = {"title": "GMP for ATMP", "slug": slug, "tagline": "", "summary": "", "audience": "Students"}
    answer = desk.post(reverse("courses:add_programme", args=[organisation.public_id]), data)
    assert answer.status_code == 200
    assert "Students" in answer.content.decode()
    assert Programme.objects.count() == 1


LISTS = ["courses:competencies", "courses:modules", "courses:programmes_of"]


@pytest.mark.parametrize("name", LISTS)
def test_lists_take_as_many_queries_for_one_row_as_for_thirty(desk, organisation, name):
    make = {
        "courses:competencies": lambda: CompetencyFactory(organisation=organisation),
        "courses:modules": lambda: OutcomeFactory(module_version__module__organisation=organisation),
        "courses:programmes_of": lambda: ProgrammeVersionFactory(programme__organisation=organisation),
    }[name]
    counts = []
    for more in (1, 29):
        for _number in range(more):
            make()
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(reverse(name, args=[organisation.public_id])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", LISTS)
def test_empty_lists_say_what_to_do_and_searches_say_that_nothing_matches(desk, organisation, name):
    address = reverse(name, args=[organisation.public_id])
    assert "s-empty" in desk.get(address).content.decode()
    CompetencyFactory(organisation=organisation)
    ModuleVersionFactory(module__organisation=organisation)
    ProgrammeVersionFactory(programme__organisation=organisation)
    assert "Nothing matches" in desk.get(address + "?q=zzzz\x00&page=9").content.decode()


def addresses(organisation):
    version = draft(organisation)
    programme = ProgrammeVersionFactory(programme__organisation=organisation)
    competency = CompetencyFactory(organisation=organisation)
    own = [organisation.public_id]
    return [
        *(reverse(name, args=own) for name in LISTS),
        *(reverse(f"courses:add_{what}", args=own) for what in ("competency", "module", "programme")),
        reverse("courses:edit_competency", args=[competency.public_id]),
        reverse("courses:module_version", args=[version.public_id]),
        reverse("courses:release_module", args=[version.public_id]),
        reverse("courses:programme_desk", args=[programme.programme.public_id]),
        reverse("courses:edit_programme", args=[programme.programme.public_id]),
        reverse("courses:programme_version", args=[programme.public_id]),
        reverse("courses:release_programme", args=[programme.public_id]),
    ]


def test_everybody_else_finds_nothing_here(client, organisation):
    pages = addresses(organisation)
    strangers = [
        MembershipFactory(role=Role.ORGANISER).user,
        MembershipFactory(organisation=organisation, role=Role.OFFICER).user,
        MembershipFactory(organisation=organisation, role=Role.MEMBER).user,
        UserFactory(),
    ]
    for stranger in strangers:
        client.force_login(stranger)
        for page in pages:
            assert client.get(page).status_code == 404, page
            assert client.post(page, {}).status_code == 404, page
    client.logout()
    for page in pages:
        assert client.get(page).status_code == 302, page


def test_the_public_sees_public_programmes_with_a_release_only(client):
    shown = ProgrammeVersionFactory(programme__title="Shown").programme
    ProgrammeVersionFactory(programme__title="Hidden", programme__is_public=False)
    ProgrammeVersionFactory(programme__title="Only a draft", state=VersionState.DRAFT)
    text = client.get(reverse("courses:programmes")).content.decode()
    assert "Shown" in text
    assert "Hidden" not in text
    assert "Only a draft" not in text
    for programme in Programme.objects.all():
        status = client.get(reverse("courses:programme", args=[programme.slug])).status_code
        assert status == (200 if programme == shown else 404)


def test_the_public_page_of_a_programme_takes_a_fixed_number_of_queries(client):
    counts = []
    for modules in (1, 30):
        version = ProgrammeVersionFactory()
        for _number in range(modules):
            row = ProgrammeModuleFactory(programme_version=version)
            OutcomeFactory.create_batch(2, module_version=row.module_version)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("courses:programme", args=[version.programme.slug])).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert Module.objects.count() == 31


def test_a_button_with_a_number_of_5000_digits_does_nothing(client, organiser):
    client.force_login(organiser.user)
    version = ProgrammeVersionFactory(
        programme__organisation=organiser.organisation, state=VersionState.DRAFT, released_at=None
    )
    address = reverse("courses:programme_version", args=[version.public_id])
    assert client.post(address, {"do": "up-" + "9" * 5000}).status_code == 302
