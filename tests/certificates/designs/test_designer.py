"""The list of designs and the designer, with and without JavaScript."""

import pytest
from django.urls import reverse

from accounts.models import Role
from certificates.designs import cage, standard
from certificates.models import Design, DesignVersion
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    DesignVersionFactory,
    MembershipFactory,
    UserFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pdf_fonts")]


@pytest.fixture(scope="module", autouse=True)
def _no_process_left():
    yield
    cage.stop()


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def officer(cohort, client):
    user = MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user
    client.force_login(user)
    return user


@pytest.fixture
def draft(cohort):
    return DesignVersionFactory(design__organisation=cohort.organisation, design__name="Ours")


def address(name, cohort, version=None, **more):
    fields = {"cohort_id": cohort.public_id} | ({"public_id": version.public_id} if version else {}) | more
    return reverse(f"certificates:{name}", kwargs=fields)


def sent(version, **more):
    """What the page of the designer sends: its blocks in order, and the look."""
    look = {"name": version.design.name, "orientation": "across", "drawing": "nest", "accent": "teal"}
    return look | {"seen": version.edits, "block": [row["id"] for row in version.blocks]} | more


def test_the_list_shows_what_the_cohort_takes_and_asks_a_fixed_number_of_questions(
    client, officer, cohort, django_assert_max_num_queries
):
    client.get(address("designs", cohort))
    for number in (1, 30):
        for _row in range(number):
            DesignVersionFactory(released=True, design__organisation=cohort.organisation)
        with django_assert_max_num_queries(32):
            page = client.get(address("designs", cohort)).content.decode()
    assert "Completion, across" in page
    assert client.get(address("designs", cohort), {"q": "nothing like it"}).status_code == 200
    assert b"Completion, across" in client.get(address("export_designs", cohort, kind="csv")).content


def test_a_block_is_written_moved_added_and_taken_out_without_javascript(client, officer, cohort, draft):
    where = address("design", cohort, draft)
    page = client.post(where, sent(draft, do="add:text"))
    assert page.status_code == 200
    draft.refresh_from_db()
    text = next(row for row in draft.blocks if row["kind"] == "text")
    assert draft.blocks.index(text) == len(draft.blocks) - 3
    words = {f"text-{text['id']}-{language}": f"**{{holder}}** {language}" for language in ("en", "nl", "fr")}
    client.post(where, sent(draft, do=f"up:{text['id']}", **words))
    draft.refresh_from_db()
    assert draft.blocks[-4]["texts"]["nl"] == "**{holder}** nl"
    client.post(where, sent(draft, do=f"remove:{text['id']}"))
    draft.refresh_from_db()
    assert all(row["kind"] != "text" for row in draft.blocks)


def test_htmx_gets_the_preview_alone_and_a_button_the_form_with_it(client, officer, cohort, draft):
    where, headers = address("design", cohort, draft), {"HX-Request": "true"}
    live = client.post(where, sent(draft, live="1"), headers=headers).content.decode()
    assert live.lstrip().startswith("<section")
    assert "data:image/png" in live
    draft.refresh_from_db()
    whole = client.post(where, sent(draft, do="add:line"), headers=headers).content.decode()
    assert 'id="whole"' in whole
    assert 'id="preview"' in whole


def test_a_stale_page_keeps_what_was_typed_and_says_why(client, officer, cohort, draft):
    DesignVersion.objects.filter(pk=draft.pk).update(edits=5)
    page = client.post(address("design", cohort, draft), sent(draft, name="Mine now"))
    assert page.status_code == 422
    assert "elsewhere" in page.content.decode()
    assert "Mine now" in page.content.decode()
    assert Design.objects.get(pk=draft.design_id).name == "Ours"


def test_an_unknown_word_is_said_beside_the_page(client, officer, cohort, draft):
    DesignVersion.objects.filter(pk=draft.pk).update(
        blocks=[{"id": "t", "kind": "text", "texts": {"en": "{hodler}", "nl": "", "fr": ""}}, *draft.blocks]
    )
    page = client.get(address("design", cohort, draft), {"show": "1"}).content.decode()
    assert "{hodler}" in page
    assert "{holder}" in page
    assert "data:image" not in page


def test_an_experts_fault_is_said_with_its_line_and_nothing_is_drawn(client, officer, cohort):
    draft = DesignVersionFactory(
        design__organisation=cohort.organisation, mode="code", html="<p>\n<script>x</script></p>", css="@import 'x';"
    )
    page = client.get(address("design", cohort, draft), {"show": "1"}).content.decode()
    assert "Line 2" in page
    assert "@import" in page
    assert "data:image" not in page
    look = {
        "name": "Ours",
        "orientation": "upright",
        "accent": "ink",
        "html": "<p>{holder}</p>",
        "css": "p { color: red }",
    }
    assert client.post(address("design", cohort, draft), look | {"seen": 0}).status_code == 200
    draft.refresh_from_db()
    assert draft.html == "<p>{holder}</p>"


def test_the_longest_and_the_strangest_name_of_the_cohort_stand_first(client, officer, cohort, draft):
    for name in ("Lotte Vermeulen", "Anna-Maria Theresia van den Broeck-Vanderstraeten", "Наталія Ґонтаренко"):
        ApplicationFactory(cohort=cohort, person=UserFactory(full_name=name), state="accepted")
    page = client.get(address("design", cohort, draft)).content.decode()
    first = page.index("longest here: Anna-Maria")
    assert first < page.index("strangest here: Наталія")


def test_organisers_draft_and_officers_release_and_others_see_nothing(client, cohort, draft):
    organiser = MembershipFactory(organisation=cohort.organisation, role=Role.ORGANISER).user
    client.force_login(organiser)
    assert client.get(address("design", cohort, draft)).status_code == 200
    for name in ("release_design", "retire_design"):
        assert client.get(address(name, cohort, draft)).status_code == 403
    assert client.post(address("choose_design", cohort, draft)).status_code == 403
    client.force_login(MembershipFactory(role=Role.OFFICER).user)
    assert client.get(address("design", cohort, draft)).status_code == 404
    client.force_login(UserFactory())
    assert client.get(address("designs", cohort)).status_code == 404


def test_another_organisers_design_is_not_there(client, officer, cohort):
    theirs = DesignVersionFactory()
    for name in ("design", "design_pdf", "release_design", "retire_design", "delete_design"):
        assert client.get(address(name, cohort, theirs)).status_code == 404
    assert client.post(address("choose_design", cohort, theirs)).status_code == 404


def test_the_whole_file_is_shown_as_a_preview(client, officer, cohort):
    own = standard.chosen(cohort, "completion")
    answer = client.get(address("design_pdf", cohort, own))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_what_is_released_is_never_changed_by_its_page(client, officer, cohort):
    version = DesignVersionFactory(released=True, design__organisation=cohort.organisation)
    answer = client.post(address("design", cohort, version), sent(version, accent="wine"))
    assert answer.status_code == 422
    version.refresh_from_db()
    assert version.accent == "teal"


def test_huge_and_strange_input_is_refused_in_words(client, officer, cohort, draft):
    where = address("design", cohort, draft)
    assert client.post(where, sent(draft, name="x" * 500)).status_code == 422
    assert client.post(where, sent(draft, orientation="diagonal")).status_code == 422
    assert client.post(where, sent(draft, block=["b9999", "../x"], do="up:nothing")).status_code == 200
    assert client.post(where, {"seen": "²", "do": "add:everything"}).status_code == 422
