"""A student writes a profile, sees it as an employer would, opens and closes it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfWriter

from accounts.models import Acceptance
from partners.models import Opening, TalentProfile
from records.models import StoredFile
from tests.factories import OpeningFactory, TalentProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


def pdf(name="cv.pdf"):
    written = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(written)
    return SimpleUploadedFile(name, written.getvalue(), content_type="application/pdf")


def _said(world, **other):
    return {
        "looking_for": "A thesis in a cleanroom",
        "kinds": ["thesis"],
        "available_from": "2027-02-01",
        "regions": "Antwerp, Ghent, Antwerp",
        "competencies": [world.competency.pk],
        **other,
    }


def _open(client, world, **other):
    url = reverse("partners:open_talent", args=[world.cellbridge.public_id])
    return client.post(url, {"agree": "on", "text": world.text.public_id, **other})


def test_writes_it_sees_the_preview_opens_and_closes(client, world):
    client.force_login(world.student)
    assert "No profile yet" in client.get(reverse("partners:my_talent")).content.decode()
    client.post(reverse("partners:edit_talent"), _said(world, cv=pdf()))
    profile = TalentProfile.objects.get()
    assert (profile.regions, profile.kinds, profile.cv.state) == (["Antwerp", "Ghent"], ["thesis"], "confirmed")
    preview = client.get(reverse("partners:preview_talent")).content.decode()
    assert "Gowning check" in preview
    assert preview.count("lotte@school.example") == 1  # in the menu of the account
    assert client.get(reverse("partners:my_talent_cv")).status_code == 200

    assert "Cellbridge" in client.get(reverse("partners:talent_employers")).content.decode()
    assert _open(client, world).status_code == 302
    opening = Opening.objects.standing().get()
    assert opening.organisation == world.cellbridge
    assert opening.text == world.text
    page = client.get(reverse("partners:my_talent")).content.decode()
    assert "1 of 2 employers" in page
    assert "Nele Claes" in page

    close = reverse("partners:close_talent", args=[opening.public_id])
    assert "Close your profile for Cellbridge?" in client.get(close).content.decode()
    client.post(close)
    client.post(close)
    assert not Opening.objects.standing().exists()
    assert Opening.objects.get().ended_by == "closed"


def test_nothing_opens_without_the_tick_or_with_another_version_of_the_text(client, world):
    TalentProfileFactory(person=world.student)
    client.force_login(world.student)
    url = reverse("partners:open_talent", args=[world.cellbridge.public_id])
    assert client.post(url, {"text": world.text.public_id}).status_code == 422
    assert client.post(url, {"agree": "on", "text": "0b3f5a1e-0000-4000-8000-000000000000"}, follow=True).status_code
    assert not Opening.objects.exists()
    assert not Acceptance.objects.exists()


def test_opening_twice_is_one_opening(client, world):
    TalentProfileFactory(person=world.student)
    client.force_login(world.student)
    _open(client, world)
    _open(client, world)
    assert Opening.objects.count() == 1


def test_who_never_had_a_place_has_no_profile(client, world):
    client.force_login(UserFactory())
    assert client.get(reverse("partners:my_talent")).status_code == 403
    assert client.post(reverse("partners:edit_talent"), _said(world)).status_code == 403
    assert not TalentProfile.objects.exists()


def test_a_stale_window_writes_nothing_shows_both_and_may_be_saved_once_more(client, world):
    client.force_login(world.student)
    url = reverse("partners:edit_talent")
    client.post(url, _said(world))
    answer = client.post(url, _said(world, looking_for="Typed in the old window", seen="x"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Typed in the old window" in page
    assert "What the other window saved" in page
    profile = TalentProfile.objects.get()
    assert profile.looking_for == "A thesis in a cleanroom"
    assert profile.seen in page
    client.post(url, _said(world, looking_for="Typed in the old window", seen=profile.seen))
    profile.refresh_from_db()
    assert profile.looking_for == "Typed in the old window"


def test_a_cv_is_a_pdf_and_a_new_one_takes_the_place_of_the_old(client, world):
    client.force_login(world.student)
    url = reverse("partners:edit_talent")
    picture = SimpleUploadedFile("cv.pdf", b"MZ not a pdf")
    assert client.post(url, _said(world, cv=picture)).status_code == 422
    client.post(url, _said(world, cv=pdf("one.pdf")))
    seen = TalentProfile.objects.get().seen
    client.post(url, _said(world, cv=pdf("two.pdf"), seen=seen))
    assert [row.name for row in StoredFile.objects.all()] == ["two.pdf"]
    client.post(url, _said(world, drop_cv="on", seen=TalentProfile.objects.get().seen))
    assert not StoredFile.objects.exists()


def test_shows_only_competencies_that_were_shown(client, world):
    from tests.factories import CompetencyFactory

    other = CompetencyFactory(organisation=world.keeper)
    client.force_login(world.student)
    answer = client.post(reverse("partners:edit_talent"), _said(world, competencies=[other.pk]))
    assert answer.status_code == 422


def test_another_students_openings_are_not_there(client, world):
    opening = OpeningFactory(profile__person=world.enrolled(), organisation=world.cellbridge)
    client.force_login(world.student)
    assert client.post(reverse("partners:close_talent", args=[opening.public_id])).status_code == 404
    opening.refresh_from_db()
    assert opening.closed_at is None


def test_a_minor_opens_nothing(client, world):
    from tests.factories import AnswerFactory, QuestionFactory

    TalentProfileFactory(person=world.student)
    question = QuestionFactory(cohort=world.cohort, kind="yesno", meaning="under_18", stage="dossier")
    AnswerFactory(question=question, application=world.student.applications.get(), value=True)
    client.force_login(world.student)
    url = reverse("partners:open_talent", args=[world.cellbridge.public_id])
    assert "age of 18" in client.get(url).content.decode()
    _open(client, world)
    assert not Opening.objects.exists()


def test_the_list_of_employers_costs_the_same_for_one_and_for_thirty(client, world, django_assert_max_num_queries):
    from tests.factories import CompanyFactory, PartnershipFactory

    TalentProfileFactory(person=world.student)
    client.force_login(world.student)
    client.get(reverse("partners:talent_employers"))
    for _ in range(30):
        PartnershipFactory(cohort=world.cohort, organisation=CompanyFactory(keeper=world.keeper), kind="employer")
    with django_assert_max_num_queries(12):
        assert "32 employers" in client.get(reverse("partners:talent_employers")).content.decode()
