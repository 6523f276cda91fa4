"""What the talent pool tells a person of themselves, and what is left after an erasure or a merge."""

import pytest
from django.utils import timezone

from partners.models import ContactRequest, Opening, TalentExport, TalentProfile
from partners.talent import actions, exporting, holding, looking
from records.files import CheckedFile
from tests.factories import OpeningFactory, TalentProfileFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def opening(world):
    said = actions.Said("Work with Peeters in a cleanroom", ["job"], None, ["Geraardsbergen"], [world.competency], [])
    profile = actions.write_profile(
        world.student, said, cv=CheckedFile("cv-vermeulen.pdf", "application/pdf", b"%PDF-1.7 Lotte")
    )
    opening = OpeningFactory(profile=profile, organisation=world.cellbridge)
    looking.look(opening, "profile", world.nele)
    actions.ask_contact(opening, "A word to Lotte", by=world.nele)
    return opening


def test_the_export_tells_profile_openings_looks_and_requests(world, opening):
    told = holding.export(world.student)
    assert told["profile"]["regions"] == ["Geraardsbergen"]
    assert told["profile"]["competencies"] == ["C3"]
    assert [row["organisation__name"] for row in told["openings"]] == ["Cellbridge"]
    assert [(row["kind"], row["by__full_name"]) for row in told["looks"]] == [("profile", "Nele Claes")]
    assert [row["message"] for row in told["requests"]] == ["A word to Lotte"]
    of_contact = holding.export(world.nele)
    assert of_contact["profile"] is None
    assert len(of_contact["done_for_an_employer"]["looks"]) == 1


def test_an_erasure_leaves_no_words_no_file_and_no_open_profile(world, opening, run_jobs):
    export = exporting.begin(world.cellbridge, "csv", exporting.Wanted(q="Lotte"), by=world.nele, language="en")
    run_jobs()
    name, storage = opening.profile.cv.file.name, opening.profile.cv.file.storage
    holding.erase(world.student)
    run_jobs()
    assert not storage.exists(name)
    assert not Opening.objects.standing().exists()
    profile = TalentProfile.objects.get()
    assert (profile.looking_for, profile.regions, profile.cv) == ("[erased]", [], None)
    assert ContactRequest.objects.get().message == "[erased]"
    export.refresh_from_db()
    assert export.wanted == {}
    assert export.total == 0
    assert TalentExport.objects.filter(openings=opening).count() == 0


def test_erasing_a_contact_takes_their_words_and_leaves_the_log(world, opening):
    holding.erase(world.nele)
    assert ContactRequest.objects.get().message == "[erased]"
    assert opening.views.get().by is None


def test_a_merge_takes_the_profile_along_and_opens_nothing_more(world, opening):
    kept = UserFactory()
    assert holding.follow(kept, world.student, world.organiser) == 1
    assert Opening.objects.standing().get().profile.person == kept
    other = OpeningFactory(profile=TalentProfileFactory(person=world.enrolled()), organisation=world.vectorlane)
    holding.follow(kept, other.profile.person, world.organiser)
    assert list(Opening.objects.standing()) == [opening]
    other.refresh_from_db()
    assert other.closed_at
    assert other.closed_at <= timezone.now()
