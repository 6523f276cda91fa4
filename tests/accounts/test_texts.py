import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts import actions
from accounts.models import Acceptance, Text, TextWording
from records.errors import Refused
from tests.factories import TextFactory, UserFactory

pytestmark = pytest.mark.django_db
WORDS = {f"{part}_{code}": f"{part} {code}" for part in ("title", "body") for code in ("en", "nl", "fr")}


def test_a_text_is_drafted_written_released_and_then_fixed(as_user, organiser, ilse):
    client = as_user(ilse)
    response = client.post(reverse("accounts:draft_text", args=[organiser.public_id, "privacy"]))
    text = Text.objects.get()
    assert response.url == reverse("accounts:change_text", args=[text.public_id])
    client.post(response.url, WORDS | {"title_fr": "", "body_fr": ""})
    page = reverse("accounts:text", args=[text.public_id])
    assert "Still to be written: French" in client.get(page).content.decode()
    client.post(reverse("accounts:release_text", args=[text.public_id]))
    assert not Text.objects.released().exists()
    client.post(response.url, WORDS)
    client.post(reverse("accounts:release_text", args=[text.public_id]))
    assert Text.objects.released().get() == text
    client.post(response.url, WORDS | {"body_en": "changed behind everybody's back"})
    assert text.wordings.get(language="en").body == "body en"


def test_the_next_version_begins_with_the_last_and_there_is_one_draft(organiser):
    first = TextFactory(organisation=organiser, version=4)
    draft = actions.draft_text(organiser, first.key)
    assert actions.draft_text(organiser, first.key) == draft
    assert (draft.version, draft.is_released, draft.required) == (5, False, True)
    assert draft.wordings.count() == 3


def test_consents_are_never_required(organiser):
    assert not actions.draft_text(organiser, Text.Key.PHOTOS).required
    with pytest.raises(DatabaseError), transaction.atomic():
        TextFactory(key=Text.Key.PROFILE, required=True)


@pytest.mark.parametrize("change", ["update text", "delete text", "update wording", "delete wording"])
def test_the_database_itself_keeps_a_released_text(organiser, change):
    text = TextFactory(organisation=organiser)
    rows = Text.objects.filter(pk=text.pk) if change.endswith("text") else TextWording.objects.filter(text=text)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**({"version": 9} if change.endswith("text") else {"body": "other"})) if "update" in change else (
            rows._raw_delete(rows.db)
        )


def test_accepting_is_once_and_of_released_texts_only(organiser):
    lotte, text = UserFactory(), TextFactory(organisation=organiser)
    assert actions.accept_text(lotte, text) == actions.accept_text(lotte, text)
    with pytest.raises(Refused, match="not released"):
        actions.accept_text(lotte, actions.draft_text(organiser, Text.Key.RULES))
    assert Acceptance.objects.count() == 1


def test_withdrawing_a_consent_leaves_when_it_held_and_it_can_be_given_again(organiser):
    lotte = UserFactory()
    text = TextFactory(organisation=organiser, key=Text.Key.PHOTOS, required=False)
    first = actions.accept_text(lotte, text)
    actions.withdraw_acceptance(first)
    with pytest.raises(Refused, match="already"):
        actions.withdraw_acceptance(first)
    assert actions.accept_text(lotte, text) != first


def test_an_unknown_kind_of_text_is_not_there(as_user, organiser, ilse):
    assert as_user(ilse).post(reverse("accounts:draft_text", args=[organiser.public_id, "spell"])).status_code == 404


def test_markdown_of_a_text_is_shown_clean(as_user, organiser, ilse):
    draft = actions.draft_text(organiser, Text.Key.RULES)
    actions.change_text(draft, {"en": ("Rules", "**Wash** <script>alert(1)</script>")})
    text = as_user(ilse).get(reverse("accounts:text", args=[draft.public_id])).content.decode()
    assert "<strong>Wash</strong>" in text
    assert "<script>alert" not in text


def test_each_site_may_have_a_briefing_of_its_own(as_user, organiser, ilse):
    address = reverse("accounts:draft_text", args=[organiser.public_id, "briefing"])
    for site in ("Cleanroom Niel", "Visit  Ghent", "Visit Ghent"):
        as_user(ilse).post(address, {"about": site})
    assert sorted(Text.objects.values_list("about", "version")) == [("Cleanroom Niel", 1), ("Visit Ghent", 1)]
    page = as_user(ilse).get(reverse("accounts:texts", args=[organiser.public_id])).content.decode()
    assert "Safety briefing: Visit Ghent" in page


@pytest.mark.parametrize(("key", "about"), [("privacy", "Ghent"), ("briefing", "x" * 81), ("briefing", "a\u202eb")])
def test_a_site_is_refused_in_words(as_user, organiser, ilse, key, about):
    address = reverse("accounts:draft_text", args=[organiser.public_id, key])
    answer = as_user(ilse).post(address, {"about": about}, follow=True)
    assert answer.status_code == 200
    assert not Text.objects.exists()
