"""Logos from the form to the public page: vector, for light and dark, looked at before they are sent."""

import pytest
from django.urls import reverse

from partners import showing
from partners.actions import profiles
from partners.models import LogoFacts, Profile, Review
from records import files
from records.models import StoredFile

from ..pictures import picture, png_that_claims, upload

pytestmark = pytest.mark.django_db

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100">'
DARK_INK = HEAD + '<rect x="20" y="20" width="200" height="60" fill="#073f3b"/></svg>'
WHITE_INK = HEAD + '<rect x="20" y="20" width="200" height="60" fill="#fff"/></svg>'
WITH_SCRIPT = DARK_INK.replace("<rect", "<script>alert(1)</script><rect")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def drawing(content: str):
    return upload(content.encode(), "logo.svg", "image/svg+xml")


@pytest.fixture
def page(world, client):
    client.force_login(world.contact)
    return reverse("partners:profile", args=[world.organisation.public_id])


def post(client, page, do="send", seen="", **said):
    return client.post(page, {"seen": seen, "do": do, "logo_text": "Cellbridge", **said})


def accept(world):
    return profiles.accept_profile(profiles.newest(world.organisation), world.organiser)


def tile(world):
    return showing.by_heading(world.cohort)[0].tiles[0]


def test_a_vector_logo_is_cleaned_kept_and_served_as_a_drawing(world, client, page):
    post(client, page, logo=drawing(WITH_SCRIPT))
    profile = accept(world)
    answer = client.get(showing.logo_address(profile.logo))
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert b"script" not in answer.content
    assert b"<rect" in answer.content
    facts = LogoFacts.objects.get(stored=profile.logo)
    assert (facts.left_out, facts.on_light, facts.on_dark) == (["script"], 100, 0)


def test_a_vector_logo_is_drawn_as_png_for_slides(world, client, page):
    post(client, page, logo=drawing(DARK_INK))
    profile = accept(world)
    answer = client.get(reverse("partners:logo_bitmap", args=[profile.logo.public_id]))
    assert answer.content.startswith(b"\x89PNG")
    client.logout()
    assert client.get(reverse("partners:logo_bitmap", args=[profile.logo.public_id])).status_code == 200


def test_the_person_is_told_what_was_taken_out_and_that_white_is_not_seen(world, client, page):
    answer = post(client, page, "look", logo=drawing(WHITE_INK.replace("<rect", "<script/><rect")))
    assert answer.url == reverse("partners:preview_profile", args=[world.organisation.public_id])
    told = client.get(answer.url).content.decode()
    assert "Scripts in the drawing were taken out." in told
    assert "On a light ground only 0 % of this logo can be seen." in told
    assert "s-logo night" in told


def test_a_white_logo_stands_on_a_dark_plate_until_the_other_comes(world, client, page):
    post(client, page, logo=drawing(WHITE_INK))
    accept(world)
    assert (tile(world).needs_night, tile(world).logo_dark_url) == (True, "")
    seen = profiles.newest(world.organisation).seen
    post(client, page, seen=seen, logo=drawing(DARK_INK), logo_dark=drawing(WHITE_INK))
    profile = accept(world)
    assert tile(world).needs_night is False
    assert tile(world).logo_url == showing.logo_address(profile.logo)
    assert tile(world).logo_dark_url == showing.logo_address(profile.logo_dark)
    client.logout()
    assert client.get(tile(world).logo_dark_url).status_code == 200


def test_a_logo_for_the_dark_alone_stands_on_its_plate(world, client, page):
    post(client, page, logo_dark=upload(picture(mode="RGBA")))
    accept(world)
    assert tile(world).logo_url
    assert "add the one for a light ground" in client.get(page).content.decode()


def test_forty_megapixels_are_refused_before_they_are_unpacked(world, client, page):
    answer = post(client, page, logo=upload(png_that_claims(8000, 5000)))
    assert answer.status_code == 422
    assert "At most 4000 a side" in str(answer.context["form"].errors["logo"])


@pytest.mark.parametrize("raw", [b"<svg", HEAD.encode(), (HEAD + "</svg>").encode(), b'<svg viewBox="0 0 1 1"/>'])
def test_a_broken_or_empty_drawing_is_refused_at_the_field_and_the_words_stay(world, client, page, raw):
    answer = post(client, page, text="We make cells.", logo=upload(raw, "x.svg", "image/svg+xml"))
    assert answer.status_code == 422
    assert "logo" in answer.context["form"].errors
    assert "We make cells." in answer.content.decode()
    assert not Profile.objects.exists()


class TestDraft:
    def test_it_is_for_the_organisations_contacts_alone(self, world, client, page):
        post(client, page, "look", text="We make cells.")
        draft = Profile.objects.get()
        assert draft.state == Review.DRAFT
        assert "We make cells." in client.get(page).content.decode()
        assert list(Profile.objects.visible_to(world.colleague)) == [draft]
        assert not Profile.objects.visible_to(world.organiser).exists()
        client.force_login(world.organiser)
        url = reverse("partners:decide_profile", args=[world.cohort.public_id, draft.public_id])
        assert client.get(url).status_code == 404

    def test_it_is_sent_as_it_was_looked_at_and_once(self, world, client, page):
        preview = post(client, page, "look", text="We make cells.").url
        send = reverse("partners:send_profile", args=[world.organisation.public_id])
        seen = Profile.objects.get().seen
        post(client, page, "look", text="Newer words.", seen=seen)
        client.post(send, {"seen": seen})
        assert Profile.objects.get().state == Review.DRAFT
        client.post(send, {"seen": client.get(preview).context["version"].seen})
        client.post(send, {"seen": seen})
        sent = Profile.objects.get()
        assert (sent.state, sent.text) == (Review.SUBMITTED, "Newer words.")

    def test_what_waits_goes_on_waiting_until_the_draft_takes_its_place(self, world, client, page):
        post(client, page, text="Sent words.", logo=drawing(DARK_INK))
        post(client, page, "look", text="Draft words.", seen=profiles.newest(world.organisation).seen)
        assert {row.state for row in Profile.objects.all()} == {Review.SUBMITTED, Review.DRAFT}
        profiles.send_draft(world.organisation, world.contact, profiles.newest(world.organisation).seen)
        sent = Profile.objects.get()
        assert (sent.text, sent.logo.state) == ("Draft words.", StoredFile.State.CONFIRMED)

    def test_a_replaced_logo_is_forgotten_with_its_bitmap(
        self, world, client, page, django_capture_on_commit_callbacks
    ):
        post(client, page, "look", logo=drawing(DARK_INK))
        with django_capture_on_commit_callbacks(execute=True):
            post(client, page, "look", logo=upload(picture()), seen=profiles.newest(world.organisation).seen)
        assert StoredFile.objects.count() == 1
        assert LogoFacts.objects.count() == 1

    def test_others_have_no_preview(self, world, client, page):
        post(client, page, "look", text="We make cells.")
        url = reverse("partners:preview_profile", args=[world.organisation.public_id])
        for person, status in (
            (world.colleague, 200),
            (world.rival, 404),
            (world.organiser, 404),
            (world.student, 404),
        ):
            client.force_login(person)
            assert client.get(url).status_code == status

    def test_nothing_to_look_at_yet_answers_404(self, world, client, page):
        assert client.get(page + "preview/").status_code == 404


class TestLanguages:
    def test_readers_get_their_language_else_the_first_and_its_name(self, world, client):
        said = profiles.Said(text="We make cells.", text_nl="Wij maken cellen.")
        profile = profiles.submit_profile(world.organisation, said, world.contact)
        profiles.accept_profile(profile, world.organiser)
        url = reverse("partners:public")
        assert "Wij maken cellen." in client.get(url, headers={"Accept-Language": "nl"}).content.decode()
        french = client.get(url, headers={"Accept-Language": "fr"}).content.decode()
        assert 'lang="en"' in french.partition("We make cells.")[0][-200:]

    def test_the_organiser_reads_all_of_them_in_each_place(self, world, client):
        said = profiles.Said(text="We make cells.", text_fr="Nous faisons des cellules.")
        profile = profiles.submit_profile(world.organisation, said, world.contact)
        client.force_login(world.organiser)
        url = reverse("partners:decide_profile", args=[world.cohort.public_id, profile.public_id])
        told = client.get(url).content.decode()
        assert "Nous faisons des cellules." in told
        assert f"On the page of {world.cohort}, and at home" in told


def test_a_bitmap_is_kept_with_what_was_measured(world, client, page):
    post(client, page, logo=upload(picture(size=(600, 300))))
    facts = LogoFacts.objects.get()
    assert (facts.width, facts.height, facts.bitmap, facts.suits_light, facts.suits_dark) == (
        600,
        300,
        None,
        True,
        True,
    )
    assert files.SVG == "image/svg+xml"
