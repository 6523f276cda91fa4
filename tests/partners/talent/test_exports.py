"""What an employer takes away as a file, and how closing ends that too."""

import io
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.actions.partnerships import end_partnership
from partners.models import ProfileView, TalentExport
from partners.talent import actions, exporting
from tests.factories import OpeningFactory, TalentProfileFactory

pytestmark = pytest.mark.django_db


def _begin(client, world, kind="xlsx"):
    client.post(reverse("partners:begin_talent_export", args=[world.cellbridge.public_id]), {"kind": kind})
    return TalentExport.objects.latest("pk")


def _take(client, export):
    return client.get(reverse("partners:talent_export_file", args=[export.public_id]))


def test_an_export_is_made_by_a_job_and_noted_when_it_is_taken(client, world, opening, run_jobs):
    client.force_login(world.nele)
    export = _begin(client, world, "zip")
    assert (
        "Profiles are written"
        in client.get(reverse("partners:talent_export", args=[export.public_id])).content.decode()
    )
    run_jobs()
    assert "Take 1 profile" in client.get(reverse("partners:talent_export", args=[export.public_id])).content.decode()
    assert not ProfileView.objects.exists()
    content = b"".join(_take(client, export).streaming_content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert sorted(packed.namelist()) == ["cv-1.pdf", "profiles.xlsx"]
        assert packed.read("cv-1.pdf") == b"%PDF-1.7 of Lotte"
    assert list(ProfileView.objects.values_list("kind", flat=True)) == ["export"]


def test_who_closes_while_it_is_made_is_not_in_it(client, world, opening, run_jobs, monkeypatch):
    other = OpeningFactory(
        profile=TalentProfileFactory(person=world.enrolled(full_name="Jef Other")), organisation=world.cellbridge
    )
    client.force_login(world.nele)
    export = _begin(client, world, "csv")
    made = exporting._content

    def closed_meanwhile(export, rows):
        content = made(export, rows)
        actions.close(opening, by=world.student)
        return content

    monkeypatch.setattr(exporting, "_content", closed_meanwhile)
    run_jobs()
    content = b"".join(_take(client, export).streaming_content).decode()
    assert "Jef Other" in content
    assert "Lotte" not in content
    assert list(ProfileView.objects.values_list("opening", flat=True)) == [other.pk]


def test_who_closes_after_it_was_made_takes_the_file_along(client, world, opening, run_jobs):
    client.force_login(world.nele)
    export = _begin(client, world, "csv")
    run_jobs()
    export.refresh_from_db()
    stored, name = export.file, export.file.file.name
    actions.close(opening, by=world.student)
    run_jobs()
    assert not stored.file.storage.exists(name)
    export.refresh_from_db()
    assert export.total == 0
    assert "Lotte" not in b"".join(_take(client, export).streaming_content).decode()


def test_a_lapsed_consent_is_found_when_the_file_is_taken(client, world, opening, run_jobs):
    client.force_login(world.nele)
    export = _begin(client, world, "csv")
    run_jobs()
    end_partnership(world.cellbridge.partnerships.get(), by=world.organiser)
    assert _take(client, export).status_code == 302
    assert not ProfileView.objects.exists()
    export.refresh_from_db()
    assert export.state == "waiting"
    assert export.file is None


def test_an_export_of_another_employer_is_not_there(client, world, opening, run_jobs):
    client.force_login(world.nele)
    export = _begin(client, world)
    run_jobs()
    client.force_login(world.rival)
    assert _take(client, export).status_code == 404
    assert client.post(reverse("partners:begin_talent_export", args=[world.cellbridge.public_id])).status_code == 404


def test_a_lost_job_is_sent_again_and_old_files_go(world, opening, run_jobs, queued_jobs):
    export = exporting.begin(world.cellbridge, "csv", exporting.Wanted(), by=world.nele, language="en")
    run_jobs()
    TalentExport.objects.update(state="waiting", file=None, queued_at=timezone.now() - exporting.LOST)
    assert exporting.send_lost() == 1
    assert exporting.send_lost() == 0
    run_jobs()
    export.refresh_from_db()
    assert export.state == "ready"
    TalentExport.objects.update(created_at=timezone.now() - exporting.KEPT)
    assert exporting.clear_old() == 1
    assert not TalentExport.objects.exists()
