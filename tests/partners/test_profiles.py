"""What a partner says of itself: sent, accepted, shown; and who gets the logo."""

import pytest
from django.urls import reverse
from django.utils import timezone

from partners import showing
from partners.actions import profiles
from partners.actions.profiles import Said
from partners.models import Profile, Review
from records import files
from records.errors import Refused
from records.models import OutgoingMail, StoredFile

from .pictures import picture, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def logo(**options):
    return files.check_image(upload(picture(**options)))


def send(world, seen=None, by=None, **said):
    newest = profiles.newest(world.organisation)
    seen = seen if seen is not None else (newest.seen if newest else "")
    return profiles.submit_profile(world.organisation, Said(**said), by or world.contact, seen)


def tile(world):
    return showing.by_heading(world.cohort)[0].tiles[0]


def test_the_public_reads_the_name_until_the_organiser_accepts(world):
    profile = send(world, text="We make cells.", logo=logo(), logo_text="Cellbridge")
    assert (tile(world).text, tile(world).logo_url) == ("", "")
    profiles.accept_profile(profile, world.organiser, profile.seen)
    assert tile(world).text == "We make cells."
    assert tile(world).logo_url == reverse("partners:logo", args=[profile.logo.public_id])
    assert OutgoingMail.objects.filter(kind="partners/profile_accepted", recipient=world.contact).count() == 1


def test_the_accepted_version_stays_while_a_new_one_waits_or_is_declined(world):
    profiles.accept_profile(send(world, text="Old words."), world.organiser)
    new = send(world, text="New words.")
    assert tile(world).text == "Old words."
    profiles.decline_profile(new, world.organiser, "Too loud.")
    assert tile(world).text == "Old words."
    mail = OutgoingMail.objects.get(kind="partners/profile_declined", recipient=world.colleague)
    assert "Too loud." in mail.text


def test_a_waiting_version_is_replaced_and_its_logo_forgotten(world, django_capture_on_commit_callbacks):
    first = send(world, text="One", logo=logo(), logo_text="C")
    with django_capture_on_commit_callbacks(execute=True):
        second = send(world, text="Two", logo=logo(size=(100, 100)), logo_text="C")
    assert first.pk == second.pk
    assert list(StoredFile.objects.all()) == [second.logo]
    assert second.logo.state == StoredFile.State.CONFIRMED


def test_the_logo_of_the_last_version_is_kept_unless_it_is_taken_away(world):
    profiles.accept_profile(send(world, text="One", logo=logo(), logo_text="C"), world.organiser)
    kept = send(world, text="Two", logo_text="C")
    assert kept.logo
    gone = send(world, text="Three", remove_logo=True)
    assert gone.logo is None
    assert StoredFile.objects.count() == 1, "the accepted version still shows it"


def test_a_logo_needs_its_words(world):
    with pytest.raises(Refused, match="in words"):
        send(world, text="One", logo=logo(), logo_text=" ")
    assert not Profile.objects.exists()
    assert [row.state for row in StoredFile.objects.all()] == ["pending"], "cleared by night"


def test_a_colleagues_newer_version_is_not_written_over(world):
    send(world, text="Mine", seen="")
    with pytest.raises(Refused, match="colleague"):
        send(world, text="Theirs", seen="", by=world.colleague)
    assert profiles.newest(world.organisation).text == "Mine"


def test_the_organiser_accepts_only_what_was_read(world):
    profile = send(world, text="Harmless")
    seen = profile.seen
    send(world, text="Not so harmless")
    with pytest.raises(Refused, match="newer version"):
        profiles.accept_profile(profile, world.organiser, seen)
    assert tile(world).text == ""


def test_a_decision_is_made_once(world):
    profile = send(world, text="One")
    profiles.accept_profile(profile, world.organiser)
    with pytest.raises(Refused, match="already"):
        profiles.decline_profile(profile, world.organiser, "Second thoughts.")


class TestLogo:
    @pytest.fixture
    def profile(self, world):
        return send(world, text="One", logo=logo(), logo_text="C")

    def url(self, profile):
        return reverse("partners:logo", args=[profile.logo.public_id])

    def test_before_it_is_accepted_it_is_for_the_two_sides_alone(self, client, world, profile):
        assert client.get(self.url(profile)).status_code == 404
        for who, status in [
            ("contact", 200),
            ("organiser", 200),
            ("rival", 404),
            ("other_organiser", 404),
            ("student", 404),
        ]:
            client.force_login(getattr(world, who))
            answer = client.get(self.url(profile))
            assert answer.status_code == status, who
            assert status == 404 or answer["Cache-Control"] == "private, no-store"

    def test_accepted_it_is_public_and_can_only_be_a_picture(self, client, world, profile):
        profiles.accept_profile(profile, world.organiser)
        answer = client.get(self.url(profile))
        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/png"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"].startswith("public, max-age=")
        assert not answer.cookies

    def test_replaced_declined_or_of_a_hidden_partner_it_is_not(self, client, world, profile):
        profiles.accept_profile(profile, world.organiser)
        world.partnership.is_public = False
        world.partnership.save()
        assert client.get(self.url(profile)).status_code == 404
        world.partnership.is_public = True
        world.partnership.save()
        profiles.accept_profile(send(world, text="Two", remove_logo=True), world.organiser)
        assert client.get(self.url(profile)).status_code == 404
        world.cohort.published_at = None
        world.cohort.save()
        assert client.get(self.url(profile)).status_code == 404

    def test_a_pending_file_is_served_to_nobody(self, client, world):
        stored = files.keep(logo(), world.contact)
        client.force_login(world.contact)
        assert client.get(reverse("partners:logo", args=[stored.public_id])).status_code == 404


class TestForm:
    def post(self, client, world, **data):
        client.force_login(world.contact)
        newest = profiles.newest(world.organisation)
        data = {"text": "", "website": "", "logo_text": "", "seen": newest.seen if newest else ""} | data
        return client.post(reverse("partners:profile", args=[world.organisation.public_id]), data)

    def test_a_logo_is_sent_and_shown_as_waiting(self, client, world):
        answer = self.post(client, world, text="We make cells.", logo=upload(picture("WEBP")), logo_text="Cellbridge")
        assert answer.status_code == 302
        profile = profiles.newest(world.organisation)
        assert profile.state == Review.SUBMITTED
        assert profile.logo.content_type == "image/webp"

    def test_an_svg_without_a_size_is_refused_at_the_field(self, client, world):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
        answer = self.post(client, world, text="Kept words", logo=upload(svg, content_type="image/png"), logo_text="C")
        assert answer.status_code == 422
        assert "viewBox" in str(answer.context["form"].errors["logo"])
        assert b"Kept words" in answer.content
        assert not StoredFile.objects.exists()

    @pytest.mark.parametrize("website", ["javascript:alert(1)", "data:text/html,x", "ftp://files.example", "nonsense"])
    def test_an_address_is_a_web_address(self, client, world, website):
        answer = self.post(client, world, text="T", website=website)
        assert answer.status_code == 422
        assert "website" in answer.context["form"].errors

    def test_control_characters_and_too_long_a_text_are_refused(self, client, world):
        assert self.post(client, world, text="bad\x00text").status_code == 422
        assert self.post(client, world, text="x" * 1201).status_code == 422
        assert not Profile.objects.exists()

    def test_markup_is_shown_as_it_was_typed(self, client, world):
        self.post(client, world, text="<script>alert(1)</script>")
        profiles.accept_profile(profiles.newest(world.organisation), world.organiser)
        page = client.get(reverse("partners:public")).content
        assert b"&lt;script&gt;alert(1)" in page
        assert b"<script>alert(1)" not in page

    def test_a_stale_form_shows_both_versions(self, client, world):
        send(world, text="The colleague's words", by=world.colleague)
        answer = self.post(client, world, text="My words", seen="")
        assert answer.status_code == 422
        assert b"My words" in answer.content
        assert "The colleague&#x27;s words" in answer.content.decode()

    def test_nothing_at_all_is_not_sent(self, client, world):
        assert self.post(client, world).status_code == 422


def test_deciding_on_the_page(client, world):
    profile = send(world, text="We make cells.")
    client.force_login(world.organiser)
    args = [world.cohort.public_id, profile.public_id]
    answer = client.post(reverse("partners:decline_profile", args=args), {"reason": "", "seen": profile.seen})
    assert answer.status_code == 422
    client.post(reverse("partners:accept_profile", args=args), {"seen": timezone.now().isoformat()})
    profile.refresh_from_db()
    assert profile.state == Review.SUBMITTED, "what was not read is not accepted"
    client.post(reverse("partners:accept_profile", args=args), {"seen": profile.seen})
    profile.refresh_from_db()
    assert profile.state == Review.ACCEPTED
