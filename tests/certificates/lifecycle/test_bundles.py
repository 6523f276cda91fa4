"""The ZIP for printing: what is in it, who gets it, and what takes it away."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from certificates.lifecycle import actions, bundles
from certificates.models import Bundle
from records.errors import Refused
from records.models import StoredFile

from .conftest import give, log_in


def names_in(bundle):
    with bundle.file.file.open("rb") as file, zipfile.ZipFile(io.BytesIO(file.read())) as packed:
        assert packed.testzip() is None
        return packed.namelist()


def pack(school, **what):
    bundle = bundles.begin(school.cohort, by=school.officer, **what)
    assert bundles.work(bundle.pk)
    bundle.refresh_from_db()
    return bundle


def test_it_is_sorted_by_name_and_holds_what_counts_and_what_is_held(school):
    give(school, "Wout Claes")
    give(school, "lotte Vermeulen", state="held")
    give(school, "Émile Zola/..\\x", kind="attendance")
    give(school, "An Peeters", state="revoked", revoked_at=timezone.now(), revocation_reason="By mistake.")
    give(school, "Bo Maes", state="approved")
    bundle = pack(school)
    numbers = {row.facts["holder"]: row.number for row in school.cohort.certificates.all()}
    assert names_in(bundle) == [
        f"1 completion/001 lotte Vermeulen {numbers['lotte Vermeulen']}.pdf",
        f"1 completion/002 Wout Claes {numbers['Wout Claes']}.pdf",
        f"2 attendance/003 Émile Zola .. x {numbers['Émile Zola/..' + chr(92) + 'x']}.pdf",
    ]
    assert (bundle.state, bundle.total, bundle.done) == ("done", 3, 3)


def test_of_one_batch_alone(school):
    first = give(school, "Wout Claes")
    give(school, "Lotte Vermeulen")
    assert len(names_in(pack(school, batch=first.batch))) == 1


def test_nothing_to_pack_and_a_second_click_are_refused_in_words(school):
    with pytest.raises(Refused, match="No certificate is made yet"):
        bundles.begin(school.cohort, by=school.officer)
    give(school)
    bundles.begin(school.cohort, by=school.officer)
    with pytest.raises(Refused, match="being packed already"):
        bundles.begin(school.cohort, by=school.officer)
    assert Bundle.objects.count() == 1


def test_a_certificate_that_ends_takes_the_file_away(school, django_capture_on_commit_callbacks):
    row = give(school)
    bundle = pack(school)
    stored = bundle.file.file.name
    assert default_storage.exists(stored)
    with django_capture_on_commit_callbacks(execute=True):
        actions.revoke(row, reason="Issued by mistake.", cause="mistake", by=school.officer)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.file) == ("gone", None)
    assert not default_storage.exists(stored)
    assert not StoredFile.objects.exists()


def test_a_replacement_takes_the_file_away_when_the_old_one_stops_counting(school, run_jobs):
    row = give(school)
    bundle = pack(school)
    actions.replace(row, cause="name", reason="It was misspelt.", name="Lotte Maes", by=school.officer)
    bundle.refresh_from_db()
    assert bundle.state == "done"  # the old one still counts
    run_jobs()
    bundle.refresh_from_db()
    assert (bundle.state, bundle.file) == ("gone", None)


def test_what_ends_while_it_is_packed_is_packed_anew_without_it(school):
    row = give(school)
    give(school, "Wout Claes")
    bundle = bundles.begin(school.cohort, by=school.officer)
    held = Bundle.objects.get(pk=bundle.pk)
    Bundle.objects.filter(pk=bundle.pk).update(state="running", heard_at=timezone.now())
    held.refresh_from_db()
    actions.revoke(row, reason="Issued by mistake.", cause="mistake", by=school.officer)
    assert not bundles._is_alive(held, 1)
    assert bundles.work(bundle.pk)
    bundle.refresh_from_db()
    assert len(names_in(bundle)) == 1


def test_a_worker_that_died_is_followed_by_another_and_given_up_after_five(school):
    give(school)
    bundle = bundles.begin(school.cohort, by=school.officer)
    long_ago = timezone.now() - timedelta(minutes=10)
    Bundle.objects.update(state="running", heard_at=long_ago, queued_at=long_ago)
    assert bundles.send_lost() == 1
    assert bundles.work(bundle.pk)
    assert not bundles.work(bundle.pk)
    Bundle.objects.update(state="running", heard_at=long_ago, attempts=5)
    bundles.work(bundle.pk)
    bundle.refresh_from_db()
    assert bundle.state == "failed"


def test_it_goes_after_a_week(school):
    give(school)
    pack(school)
    assert bundles.clear_old() == 0
    Bundle.objects.update(asked_at=timezone.now() - timedelta(days=8))
    with transaction.atomic():
        assert bundles.clear_old() == 1
    assert bundles.clear_old() == 0
    assert not StoredFile.objects.exists()


def test_the_officer_sees_the_progress_and_takes_the_file(as_officer, school):
    give(school)
    begin = reverse("certificates:pack", args=[school.cohort.public_id])
    response = as_officer.post(begin, follow=True)
    address = response.request["PATH_INFO"]
    assert 'hx-trigger="every 1s"' in response.content.decode()
    bundle = Bundle.objects.get()
    take = reverse("certificates:take_bundle", args=[school.cohort.public_id, bundle.public_id])
    assert as_officer.get(take).status_code == 302
    bundles.work(bundle.pk)
    fragment = as_officer.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "1 PDF is packed." in fragment
    assert "<html" not in fragment
    taken = as_officer.get(take)
    assert taken["Content-Disposition"].startswith("attachment")
    assert b"".join(taken.streaming_content).startswith(b"PK")


def test_the_organiser_neither_packs_nor_takes(client, school):
    give(school)
    bundle = pack(school)
    log_in(client, school.organiser)
    for name, args in (("bundle", [bundle.public_id]), ("take_bundle", [bundle.public_id]), ("validity", [])):
        assert client.get(reverse(f"certificates:{name}", args=[school.cohort.public_id, *args])).status_code == 403
    assert client.post(reverse("certificates:pack", args=[school.cohort.public_id])).status_code == 403
