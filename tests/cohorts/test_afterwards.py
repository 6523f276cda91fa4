"""News, gallery and films: shown only while everybody who can be recognised agrees."""

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import Text
from cohorts import tasks
from cohorts.actions import answers, pictures
from cohorts.afterwards import consent
from cohorts.models import Consent, Film, Picture
from records.models import StoredFile
from tests.factories import (
    AnswerFactory,
    ApplicationFactory,
    CohortFactory,
    FilmFactory,
    GalleryFactory,
    MembershipFactory,
    NewsItemFactory,
    PictureFactory,
    PictureSizeFactory,
    QuestionFactory,
    StoredFileFactory,
    TextFactory,
    VisibleFactory,
)

pytestmark = pytest.mark.django_db
MP4 = (Path(__file__).parents[1] / "records" / "films" / "tiny.mp4").read_bytes()


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def question(cohort):
    text = TextFactory(organisation=cohort.organisation, key=Text.Key.PHOTOS, required=False)
    channels = ["Website", "Print"]
    return QuestionFactory(cohort=cohort, kind="consent", text=text, choices=channels, meaning="photo_consent")


@pytest.fixture
def gallery(cohort, question):
    return GalleryFactory(cohort=cohort)


@pytest.fixture
def anna(cohort, question):
    application = ApplicationFactory(cohort=cohort, person__full_name="Anna Żółć")
    Consent.objects.create(application=application, question=question, channel="Website")
    return application


@pytest.fixture
def photo(cohort, gallery, anna):
    picture = PictureFactory(cohort=cohort)
    PictureSizeFactory(picture=picture)
    VisibleFactory(picture=picture, application=anna)
    return picture


def bytes_of(picture):
    return reverse("cohorts:public_picture", args=[picture.cohort.slug, picture.public_id, 480])


def page_of(cohort):
    return reverse("cohorts:public_gallery", args=[cohort.slug])


# Consent


def test_a_picture_goes_the_moment_somebody_takes_the_consent_back(client, cohort, anna, photo):
    assert client.get(bytes_of(photo)).status_code == 200
    assert str(photo.public_id) in client.get(page_of(cohort)).content.decode()
    etag = client.get(bytes_of(photo))["ETag"]
    answers.withdraw_consent(anna.consents.get())
    assert client.get(bytes_of(photo)).status_code == 404
    assert client.get(bytes_of(photo), headers={"If-None-Match": etag}).status_code == 404
    assert str(photo.public_id) not in client.get(page_of(cohort)).content.decode()


def test_browsers_may_not_show_what_they_kept(client, photo):
    assert "no-cache" in client.get(bytes_of(photo))["Cache-Control"]


@pytest.mark.parametrize(
    "why", ["other channel", "one of two", "nobody looked", "others", "hidden", "withdrawn", "shut"]
)
def test_a_picture_is_kept_back(cohort, gallery, question, anna, photo, why):
    match why:
        case "other channel":
            Consent.objects.update(channel="Print")
        case "one of two":
            VisibleFactory(picture=photo)
        case "nobody looked":
            Picture.objects.update(looked_at=None)
        case "others":
            Picture.objects.update(others="A guest of the company")
        case "hidden":
            pictures.hide_picture(photo, hidden=True)
        case "withdrawn":
            type(anna).objects.filter(pk=anna.pk).update(state="withdrawn")
        case "shut":
            type(gallery).objects.update(shown_at=None)
    assert not consent.shown_pictures(type(cohort).objects.get(pk=cohort.pk)).exists()


def test_others_who_agreed_do_not_stand_in_the_way(cohort, photo):
    Picture.objects.update(others="Dr Claes", others_agreed=True)
    assert consent.shown_pictures(cohort).get() == photo


def test_after_the_question_was_replaced_old_consents_do_not_count(cohort, question, photo):
    assert consent.shown_pictures(cohort).exists()
    type(question).objects.filter(pk=question.pk).update(retired_at="2026-01-01T00:00:00Z")
    QuestionFactory(
        cohort=cohort, kind="consent", text=question.text, choices=["Website"], meaning="photo_consent"
    )  # fmt: skip
    assert not consent.shown_pictures(cohort).exists()


def test_somebody_under_18_is_shown_only_with_a_guardians_consent(cohort, anna, photo):
    age = QuestionFactory(cohort=cohort, kind="yes_no", meaning="under_18")
    AnswerFactory(application=anna, question=age, value=True)
    assert not consent.shown_pictures(cohort).exists()
    said = consent.objections([photo], cohort, "Website", "picture")[photo.pk]
    assert "Anna Żółć" in said[0]


def test_a_gallery_cannot_be_shown_under_a_channel_nobody_was_asked_about(client, cohort, question):
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    url = reverse("cohorts:gallery", args=[cohort.public_id])
    assert client.post(url, {"channel": "Television", "shown": "on"}).status_code == 422
    assert client.post(url, {"channel": "Website", "shown": "on"}).status_code == 302
    assert "were not asked" in consent.why_channel_cannot_be(cohort, "Television")


def test_erasing_a_person_deletes_the_pictures_in_which_they_were_named(cohort, anna, photo):
    other = PictureFactory(cohort=cohort)
    film = FilmFactory(cohort=cohort)
    VisibleFactory(picture=None, film=film, application=anna)
    pictures.forget(anna.person)
    assert list(Picture.objects.all()) == [other]
    assert not StoredFile.objects.filter(picture_size__isnull=False).exists()
    assert Film.objects.get().shown_at is None


@pytest.mark.parametrize("number", [1, 30])
def test_the_public_gallery_asks_a_fixed_number_of_queries(
    client, cohort, gallery, number, django_assert_max_num_queries
):
    for _row in range(number):
        PictureSizeFactory(picture__cohort=cohort)
    with django_assert_max_num_queries(16):
        client.get(page_of(cohort))


# Sizes


def with_place(size=(3000, 2000), orientation=6) -> bytes:
    """A JPEG with a place, a camera and a turn in its EXIF."""
    image = Image.effect_noise(size, 40).convert("RGB")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = orientation, "SpyCam", {1: "N", 2: (51.0, 6.0, 0.0)}
    content = io.BytesIO()
    image.save(content, format="JPEG", exif=exif, quality=60)
    return content.getvalue()


@pytest.fixture
def organiser(client, cohort):
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    return client


def test_pictures_come_in_and_lose_where_they_were_taken(organiser, cohort, django_capture_on_commit_callbacks):
    sent = [SimpleUploadedFile("a.jpg", with_place()), SimpleUploadedFile("b.jpg", b"MZ no picture")]
    with django_capture_on_commit_callbacks():
        organiser.post(reverse("cohorts:add_pictures", args=[cohort.public_id]), {"file": sent})
    picture = Picture.objects.get()  # the other is refused and not kept
    assert picture.state == "waiting"
    assert tasks.make_picture_sizes(picture.pk)
    assert not tasks.make_picture_sizes(picture.pk)  # twice does nothing
    picture.refresh_from_db()
    assert (picture.state, picture.upload) == ("ready", None)
    assert [(row.width, row.height) for row in picture.sizes.all()] == [(480, 720), (1080, 1620), (1920, 2880)]
    for row in picture.sizes.all():
        raw = row.file.file.read()
        assert b"SpyCam" not in raw
        assert not Image.open(io.BytesIO(raw)).getexif()
    assert StoredFile.objects.count() == 3


def test_an_upload_that_cannot_be_drawn_is_said(cohort):
    upload = StoredFileFactory(content=b"\xff\xd8\xff broken", content_type="image/jpeg", state="pending")
    picture = pictures.add_picture(cohort, upload, None)
    pictures.make_sizes(picture.pk)
    picture.refresh_from_db()
    assert picture.state == "failed"
    assert "can't be read" in picture.error
    assert not StoredFile.objects.exists()


def test_a_lost_job_is_found_again(cohort):
    upload = StoredFileFactory(content=with_place((600, 400), 1), content_type="image/jpeg", state="pending")
    picture = pictures.add_picture(cohort, upload, None)
    assert pictures.lost() == []
    Picture.objects.update(claimed_at="2026-01-01T00:00:00Z")
    assert pictures.lost() == [picture.pk]


def test_the_team_looks_through_and_goes_on_to_the_next(organiser, cohort, gallery, anna):
    first, second = (PictureFactory(cohort=cohort, looked_at=None) for _row in range(2))
    url = reverse("cohorts:picture", args=[cohort.public_id, first.public_id])
    assert organiser.post(url, {"alt": "", "people": [anna.pk]}).status_code == 422
    answer = organiser.post(url, {"alt": "Gloves", "people": [anna.pk], "next": "yes"})
    assert answer["Location"].endswith(f"{second.public_id}/")
    assert first.visible.get().application == anna
    told = organiser.get(reverse("cohorts:gallery", args=[cohort.public_id]), {"export": "csv"}).content.decode()
    assert "Anna Żółć" in told


@pytest.mark.parametrize("number", [1, 30])
def test_the_teams_gallery_asks_a_fixed_number_of_queries(
    organiser, cohort, gallery, number, django_assert_max_num_queries
):
    for _row in range(number):
        VisibleFactory(picture=PictureSizeFactory(picture__cohort=cohort).picture)
    with django_assert_max_num_queries(34):
        organiser.get(reverse("cohorts:gallery", args=[cohort.public_id]))


# News


def test_a_news_item_is_a_draft_until_it_is_published(organiser, client, cohort):
    url = reverse("cohorts:add_news", args=[cohort.public_id])
    for _twice in range(2):
        organiser.post(url, {"title": "Gowned!", "summary": "They did it.", "body": "**All** 35. <script>x</script>"})
    first, second = cohort.news.order_by("pk")
    assert (first.slug, second.slug) == ("gowned", "gowned-2")
    public = reverse("cohorts:public_item", args=[cohort.slug, first.slug])
    assert client.get(public).status_code == 404
    organiser.post(reverse("cohorts:publish_news", args=[cohort.public_id, first.public_id]))
    told = client.get(public).content.decode()
    assert "<strong>All</strong>" in told
    assert "<script>x" not in told
    organiser.post(reverse("cohorts:take_back_news", args=[cohort.public_id, first.public_id]))
    assert client.get(public).status_code == 404


def test_a_news_item_shows_its_picture_while_that_may_be_shown(client, cohort, anna, photo):
    item = NewsItemFactory(cohort=cohort, picture=photo)
    url = reverse("cohorts:public_item", args=[cohort.slug, item.slug])
    assert "<img" in client.get(url).content.decode()
    answers.withdraw_consent(anna.consents.get())
    assert str(photo.public_id) not in client.get(url).content.decode()


def test_the_feed_is_atom(client, cohort):
    NewsItemFactory.create_batch(3, cohort=cohort)
    NewsItemFactory(cohort=cohort, published_at=None)
    answer = client.get(reverse("cohorts:news_feed", args=[cohort.slug]))
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)  # noqa: S314 (our own)
    space = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{space}feed"
    assert feed.find(f"{space}id").text == cohort.public_id.urn
    assert len(feed.findall(f"{space}entry")) == 3


def test_news_of_a_cohort_that_is_not_public_are_not_there(client):
    item = NewsItemFactory(cohort__published_at=None)
    assert client.get(reverse("cohorts:public_news", args=[item.cohort.slug])).status_code == 404


# Films


def test_a_film_is_sent_described_shown_and_jumped_in(organiser, client, cohort, question, anna):
    add = reverse("cohorts:add_film", args=[cohort.public_id])
    answer = organiser.post(add, {"title": "Three days", "file": SimpleUploadedFile("f.mp4", b"no film at all")})
    assert answer.status_code == 422
    assert "Three days" in answer.content.decode()
    organiser.post(add, {"title": "Three days", "file": SimpleUploadedFile("f.mp4", MP4)})
    film = Film.objects.get()
    assert film.seconds == 2
    page = [cohort.public_id, film.public_id]
    organiser.post(reverse("cohorts:show_film", args=page))
    assert Film.objects.get().shown_at is None  # nobody said who is in it
    organiser.post(reverse("cohorts:film", args=page), {"title": "Three days", "channel": "Website"})
    organiser.post(reverse("cohorts:film_people", args=page), {"people": [anna.pk]})
    subtitles = SimpleUploadedFile("f.vtt", b"WEBVTT\n\n00:00.500 --> 00:01.500\nWash your hands")
    organiser.post(reverse("cohorts:film_subtitles", args=page), {"language": "en", "file": subtitles})
    organiser.post(reverse("cohorts:show_film", args=page))
    client.logout()
    told = client.get(page_of(cohort)).content.decode()
    assert "<video" in told
    assert 'srclang="en"' in told
    url = reverse("cohorts:public_film", args=[cohort.slug, film.public_id, "film"])
    answer = client.get(url, headers={"Range": "bytes=1000-1099"})
    assert (answer.status_code, b"".join(answer.streaming_content)) == (206, MP4[1000:1100])
    answers.withdraw_consent(anna.consents.get())
    assert client.get(url).status_code == 404
    assert "<video" not in client.get(page_of(cohort)).content.decode()


def test_another_cohorts_film_is_not_served_through_this_one(client, cohort, gallery):
    other = FilmFactory()
    assert client.get(reverse("cohorts:public_film", args=[cohort.slug, other.public_id, "film"])).status_code == 404


def test_a_stored_picture_is_no_file_of_somebody_else(client, photo):
    other = PictureSizeFactory(picture__cohort=CohortFactory())
    other.file.file.save("x.jpg", ContentFile(b"secret"))
    url = reverse("cohorts:public_picture", args=[photo.cohort.slug, other.picture.public_id, 480])
    assert client.get(url).status_code == 404
