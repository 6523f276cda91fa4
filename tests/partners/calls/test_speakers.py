"""Speakers: named in the line, told of one by one, lecturers once accepted."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from cohorts.models import Lecturer, Unavailability
from partners.actions import proposals, speakers
from partners.calls import copying
from partners.calls import holding as calls_holding
from partners.calls.shown import speakers_of
from partners.models import Absence, Proposal, Speaker
from records import files
from records.errors import Refused
from records.models import StoredFile
from records.stale import Stale
from tests.factories import CohortFactory, PartnershipFactory
from tests.partners.pictures import picture, upload

pytestmark = pytest.mark.django_db
TOLD = {"email": "ada@cellbridge.example", "affiliation": "", "biography": "Grows cells.", "may_be_shown": True}


@pytest.fixture
def speaker(draft):
    return draft.speakers.get()


def test_the_line_makes_the_rows_and_keeps_what_is_told(world, words, draft, speaker):
    speakers.save_speaker(speaker, TOLD, world.contact, speaker.seen)
    line = words | {"speaker": "Ada Peeters, PhD; Nele Verhaegen"}
    draft = proposals.edit(draft, line, world.contact, draft.seen)
    found = [(row.full_name, row.is_main, row.biography) for row in draft.speakers.all()]
    assert found == [("Ada Peeters, PhD", True, ""), ("Nele Verhaegen", False, "Grows cells.")]
    proposals.edit(draft, words | {"speaker": "Ada Peeters, PhD"}, world.contact, draft.seen)
    assert [row.full_name for row in draft.speakers.all()] == ["Ada Peeters, PhD"]


def test_two_colleagues_see_both_versions(world, speaker):
    seen = speaker.seen
    speakers.save_speaker(speaker, TOLD, world.colleague, seen)
    speakers.save_speaker(speaker, TOLD, world.contact, seen)  # the same words are no conflict
    with pytest.raises(Stale):
        speakers.save_speaker(speaker, TOLD | {"biography": "Mine."}, world.contact, seen)


def test_accepting_makes_lecturers_and_warnings_once(world, sent):
    speaker = sent.speakers.get()
    speakers.save_speaker(speaker, TOLD, world.contact, speaker.seen)
    day = world.cohort.starts_on
    absence = speakers.add_absence(speaker, day, time(9), time(12), "Another course", world.contact)
    assert not Unavailability.objects.exists()
    proposals.accept(sent, world.organiser)
    lecturer = Lecturer.objects.get(cohort=world.cohort)
    assert (lecturer.email, lecturer.organisation) == ("ada@cellbridge.example", world.organisation)
    away = lecturer.unavailabilities.get()
    assert (away.during.lower, away.during.upper) == (absence.starts_at, absence.ends_at)
    later = speakers.add_absence(speaker, day, None, None, "", world.contact)
    assert speakers.add_absence(speaker, day, None, None, "", world.contact) == later
    assert lecturer.unavailabilities.count() == 2
    assert later.ends_at - later.starts_at == timedelta(days=1)
    speakers.remove_absence(Absence.objects.get(pk=later.pk), world.contact)
    assert lecturer.unavailabilities.get() == away


@pytest.mark.parametrize(("days", "hours"), [(-1, (None, None)), (400, (None, None)), (0, (time(12), time(12)))])
def test_times_are_of_the_cohort_and_forward(world, speaker, days, hours):
    day = world.cohort.starts_on + timedelta(days=days)
    with pytest.raises(Refused):
        speakers.add_absence(speaker, day, *hours, "", world.contact)


def test_a_withdrawn_proposal_keeps_its_speakers(world, draft, speaker):
    proposals.withdraw(draft, world.contact)
    with pytest.raises(Refused, match="came to an end"):
        speakers.save_speaker(speaker, TOLD, world.contact, speaker.seen)


def keep(user):
    return files.keep(files.check_image(upload(picture())), by=user)


def test_copy_takes_what_was_told_and_shares_the_picture(world, words, sent):
    told = sent.speakers.get()
    speakers.save_speaker(told, TOLD, world.contact, told.seen)
    told = speakers.set_picture(told, keep(world.contact), world.contact)
    next_cohort = CohortFactory(organisation=world.cohort.organisation)
    PartnershipFactory(cohort=next_cohort, organisation=world.organisation)
    new = proposals.write(next_cohort, world.organisation, words, world.contact)
    copying.take_over(new, sent)
    copied = new.speakers.get()
    assert (copied.biography, copied.picture) == ("Grows cells.", told.picture)
    speakers.set_picture(copied, None, world.contact)
    assert StoredFile.objects.filter(pk=told.picture_id).exists(), "the other still shows it"
    speakers.set_picture(told, None, world.contact)
    assert not StoredFile.objects.filter(pk=told.picture_id).exists()
    assert copying.earlier(world.organisation, next_cohort)[0].pk in {sent.pk, new.pk}


def test_erasing_the_speaker_takes_words_and_picture(world, sent):
    told = sent.speakers.get()
    speakers.save_speaker(told, TOLD | {"email": world.contact.email}, world.contact, told.seen)
    speakers.set_picture(told, keep(world.contact), world.contact)
    assert calls_holding.export(world.contact)["named as a speaker"][0]["biography"] == "Grows cells."
    calls_holding.erase(world.contact)
    row = Speaker.objects.get(pk=told.pk)
    assert (row.full_name, row.email, row.biography, row.picture) == ("[erased]", "", "", None)
    assert not StoredFile.objects.exists()


def test_the_public_reads_of_a_speaker_with_a_yes_once_the_session_is_released(client, world, sent):
    told = sent.speakers.get()
    told = speakers.save_speaker(told, TOLD, world.contact, told.seen)
    speakers.set_picture(told, keep(world.contact), world.contact)
    proposals.accept(sent, world.organiser)
    picture_of = reverse("partners:speaker_picture", args=[told.public_id])
    assert speakers_of(world.cohort) == []
    assert client.get(picture_of).status_code == 404
    Proposal.objects.update(state=Proposal.State.PLACED)
    assert speakers_of(world.cohort) == [told]
    assert client.get(picture_of).status_code == 200
    page = reverse("cohorts:public", args=[world.cohort.slug])
    assert "Grows cells." in client.get(page).content.decode()
    told.refresh_from_db()
    speakers.save_speaker(told, TOLD | {"may_be_shown": False}, world.contact, told.seen)
    assert client.get(picture_of).status_code == 404
    assert "Grows cells." not in client.get(page).content.decode()
