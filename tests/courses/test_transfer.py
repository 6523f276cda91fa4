"""The library as a file: round trip without loss, errors with their path, and nothing half-imported (IMPORT)."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Role
from courses.actions import importing
from courses.actions import modules as module_actions
from courses.models import Competency, Module, ModuleVersion, Programme
from courses.transfer import writing
from records.errors import Refused
from tests.factories import MembershipFactory, OrganiserFactory

from .transferred import a_file, as_written, brought_in, read, send, version

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


# Round trip


def test_a_library_comes_in_and_leaves_as_it_was(organisation):
    report = brought_in(organisation, a_file())
    assert {step.kind for step in report.steps} == {"new"}
    assert as_written(organisation) == a_file()
    again = brought_in(organisation, a_file())
    assert {step.kind for step in again.steps} == {"equal"}


def test_the_same_file_makes_the_same_library_somewhere_else(organisation):
    brought_in(organisation, a_file())
    other = OrganiserFactory()
    report = brought_in(other, as_written(organisation))
    assert "its address is taken: it becomes gmp-for-atmp-2" in [step.detail for step in report.steps]
    assert as_written(other) == as_written(organisation)


letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf", "Cn", "Co", "Zs"])
names = st.text(letters, min_size=1, max_size=20)
references = st.fixed_dictionaries({"document": names, "edition": names, "clause": names, "to_confirm": st.just("")})
outcomes = st.lists(
    st.fixed_dictionaries({"text": names, "competencies": st.sampled_from([[], ["C2"]])}), min_size=1, max_size=4
)
versions = st.builds(
    version,
    st.just(1),
    st.sampled_from(["draft", "released", "retired"]),
    title=names,
    summary=names,
    theory_minutes=st.integers(1, 6000),
    outcomes=outcomes,
    references=st.lists(references, max_size=3),
    credits=st.decimals("0.01", 60, places=2).map(lambda points: [{"school": "AP", "points": f"{points:.2f}"}]),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions)
def test_whatever_a_module_says_is_kept_letter_by_letter(db, said):
    data = a_file(modules=[{"code": "M1", "versions": [said]}], programmes=[])
    organisation = OrganiserFactory()
    brought_in(organisation, data)
    assert as_written(organisation) == data


def test_a_module_leaves_with_those_that_it_asks_for_and_a_programme_with_its_modules(desk, organisation):
    brought_in(organisation, a_file())
    answer = desk.get(reverse("courses:export_module", args=[Module.objects.get(code="M4").public_id]))
    assert "attachment" in answer["Content-Disposition"]
    data = json.loads(answer.content)
    assert [row["code"] for row in data["modules"]] == ["M3", "M4"]
    assert data["programmes"] == []
    data = json.loads(desk.get(reverse("courses:export_programme", args=[Programme.objects.get().public_id])).content)
    assert [row["code"] for row in data["modules"]] == ["M3", "M4"]
    brought_in(OrganiserFactory(), data)


def test_an_export_takes_as_many_queries_for_two_modules_as_for_thirty(organisation):
    counts = []
    for more in (2, 28):
        for _number in range(more):
            draft = module_actions.create_module(organisation, code=f"X{Module.objects.count()}", title="One")
            module_actions.write_module(draft, module_actions.Parts(outcomes=[module_actions.Wording("Explain")]))
        with CaptureQueriesContext(connection) as queries:
            writing.library(organisation)
        counts.append(len(queries))
    assert counts[0] == counts[1]


# What is here already


def test_a_released_version_never_changes_other_words_become_a_draft(organisation):
    brought_in(organisation, a_file(modules=[{"code": "M4", "versions": [version()]}], programmes=[]))
    other = a_file(modules=[{"code": "m4", "versions": [version(title="Otherwise")]}], programmes=[])
    report = brought_in(organisation, other)
    assert "become a draft, version 2" in report.of("changed")[0].detail
    states = list(ModuleVersion.objects.order_by("number").values_list("title", "state"))
    assert states == [("Gowning", "released"), ("Otherwise", "draft")]
    said, _problems = read(a_file(modules=[{"code": "M4", "versions": [version(title="A third")]}], programmes=[]))
    report = importing.look(organisation, said)
    assert report.problems[0].path == "modules[0].versions[0]"
    assert "there is a draft, version 2" in report.problems[0].words


def test_a_draft_is_changed_and_a_version_that_was_released_or_retired_elsewhere_follows(organisation):
    for state, title in (("draft", "One"), ("draft", "Two"), ("released", "Two"), ("retired", "Two")):
        data = a_file(modules=[{"code": "M4", "versions": [version(1, state, title=title)]}], programmes=[])
        brought_in(organisation, data)
        assert as_written(organisation)["modules"] == data["modules"]
    assert ModuleVersion.objects.get().retired_because == "replaced"


def test_competencies_change_and_programmes_take_new_words_and_modules(organisation):
    brought_in(organisation, a_file())
    data = a_file()
    data["competencies"][0]["title"] = "Gown aseptically"
    data["programmes"][0]["tagline"] = "Four days"
    data["programmes"][0]["versions"][1]["modules"] = [{"code": "M3", "version": 1}]
    report = brought_in(organisation, data)
    assert [step.detail for step in report.of("changed")] == ["title", "tagline", "modules"]
    assert as_written(organisation) == data


def test_looking_writes_nothing(organisation):
    said, _problems = read(a_file())
    report = importing.look(organisation, said)
    assert len(report.of("new")) == 8
    assert not Module.objects.exists()
    assert not Competency.objects.exists()


# Mistakes


def broken(path, value):
    data = a_file()
    *way, last = path
    part = data
    for step in way:
        part = part[step]
    part[last] = value
    return data


V2 = ("modules", 1, "versions", 1)


@pytest.mark.parametrize(
    ("path", "value", "where", "words"),
    [
        (("competencies", 0, "code"), "", "competencies[0].code", "missing"),
        (("competencies", 0, "course_target"), 3, "competencies[0].course_target", "from 1 to 2"),
        (("competencies", 0, "course_target"), True, "competencies[0].course_target", "from 1 to 2"),
        ((*V2, "title"), "x" * 161, "modules[1].versions[1].title", "longer than 160"),
        ((*V2, "title"), "a\u202eb", "modules[1].versions[1].title", "control character"),
        ((*V2, "title"), 7, "modules[1].versions[1].title", "a text"),
        ((*V2, "theory_minutes"), -1, "modules[1].versions[1].theory_minutes", "from 0 to 6000"),
        ((*V2, "theory_minutes"), 1e3, "modules[1].versions[1].theory_minutes", "from 0 to 6000"),
        ((*V2, "state"), "gone", "modules[1].versions[1].state", "draft, released or retired"),
        ((*V2, "released_at"), "yesterday", "modules[1].versions[1].released_at", "a moment"),
        ((*V2, "released_at"), "2025-13-77T09:00:00Z", "modules[1].versions[1].released_at", "a moment"),
        ((*V2, "outcomes"), [], "modules[1].versions[1].outcomes", "at least one"),
        ((*V2, "outcomes"), {}, "modules[1].versions[1].outcomes", "a list"),
        ((*V2, "outcomes"), [7], "modules[1].versions[1].outcomes[0]", "an object"),
        ((*V2, "version"), 1, "modules[1].versions[1].version", "twice"),
        ((*V2, "prerequisites"), [7], "modules[1].versions[1].prerequisites", "list of codes"),
        ((*V2, "references", 0, "edition"), "", "modules[1].versions[1].references[0].edition", "missing"),
        ((*V2, "credits", 0, "points"), "1e3", "modules[1].versions[1].credits[0].points", "0.01"),
        ((*V2, "credits", 0, "points"), 1.5, "modules[1].versions[1].credits[0].points", "0.01"),
        (("modules", 1, "versions"), [], "modules[1].versions", "no version"),
        (("modules", 1, "code"), "m3", "modules[1].code", "twice"),
        (("programmes", 0, "slug"), "no spaces", "programmes[0].slug", "hyphens"),
        (("programmes", 0, "is_public"), "yes", "programmes[0].is_public", "true or false"),
    ],
)
def test_every_mistake_is_named_by_its_path(path, value, where, words):
    _said, problems = read(broken(path, value))
    assert (problems[0].path, words in problems[0].words) == (where, True)


@pytest.mark.parametrize(
    ("path", "value", "where", "words"),
    [
        ((*V2, "prerequisites"), ["M9"], "modules[1].versions[1].prerequisites", "neither in the file"),
        ((*V2, "prerequisites"), ["M4"], "modules[1].versions[1].prerequisites", "itself"),
        (("modules", 0, "versions", 0, "prerequisites"), ["M4"], "modules[1].versions[1].prerequisites", "circle"),
        ((*V2, "outcomes", 0, "competencies"), ["Z"], "modules[1].versions[1].outcomes[0]", "neither in the file"),
        (
            ("programmes", 0, "versions", 0, "modules", 0, "version"), 9,
            "programmes[0].versions[0].modules[0]", "neither in the file",
        ),
        (
            ("programmes", 0, "versions", 0, "modules", 0, "version"), 3,
            "programmes[0].versions[0].modules[0]", "is a draft here",
        ),
    ],
)  # fmt: skip
def test_what_only_the_library_can_tell_is_named_too_and_nothing_is_half_imported(
    organisation, path, value, where, words
):
    said, problems = read(broken(path, value))
    assert problems == []
    report = importing.look(organisation, said)
    assert (where, True) in [(row.path, words in row.words) for row in report.problems]
    with pytest.raises(Refused):
        importing.bring_in(organisation, said)
    assert not Module.objects.exists()
    assert not Competency.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"{", "line 1, column 2"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[" * 100_000, "no file of a library"),
        (b'{"a": NaN}', "no file of a library"),
        (b"[]", "no file of a library"),
        (b'{"format": "summerschool-library", "number": 2}', "format has number 2"),
        (b"9" * 5000, "no file of a library"),
        (b" " * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(desk, organisation, content, words):
    answer = send(desk, organisation, content)
    assert answer.status_code == 200
    assert words in answer.content.decode()


# Pages


def test_one_looks_first_and_brings_it_in_then(desk, organisation):
    page = send(desk, organisation, a_file())
    assert "This would come in" in page.content.decode()
    assert not Module.objects.exists()
    address = reverse("courses:bring_in", args=[organisation.public_id])
    answer = desk.post(address, {"said": page.context["said"]}, follow=True)
    assert "8 new, 0 changed" in answer.content.decode()
    assert as_written(organisation) == a_file()
    assert "Everything is here already" in send(desk, organisation, a_file()).content.decode()
    for said in ("", "[]", "{}", '{"modules": [7]}'):
        assert desk.post(address, {"said": said}).status_code == 302
    assert as_written(organisation) == a_file()


def test_mistakes_stand_on_the_page_with_their_path(desk, organisation):
    page = send(desk, organisation, broken((*V2, "title"), "<script>" * 30)).content.decode()
    assert "modules[1].versions[1].title" in page
    assert "<script>alert" not in page
    assert "Bring it in" not in page


def test_nobody_else_sends_or_takes_a_library(client, organisation):
    brought_in(organisation, a_file())
    client.force_login(MembershipFactory(role=Role.ORGANISER).user)
    own = [organisation.public_id]
    for name in ("import_file", "bring_in", "export_library"):
        assert client.post(reverse(f"courses:{name}", args=own)).status_code in (404, 405)
        assert client.get(reverse(f"courses:{name}", args=own)).status_code in (404, 405)
    assert client.get(reverse("courses:export_module", args=[Module.objects.first().public_id])).status_code == 404
    assert client.get(reverse("courses:export_programme", args=[Programme.objects.get().public_id])).status_code == 404
