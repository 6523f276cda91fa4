"""A batch that is paused, resumed, repeated and held, and one failure that concerns nobody else."""

import time
from datetime import timedelta

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from certificates import actions
from certificates.issuing import handing
from certificates.issuing.candidates import candidates, seen_digest
from certificates.issuing.progress import Progress, batches_of
from certificates.models import Batch, Certificate, CertificateFile, NumberCounter
from cohorts.models import Application
from records.errors import Refused
from records.models import OutgoingMail
from tests.certificates.conftest import SIGNATORIES, approve_all, sign_all
from tests.factories import BatchFactory


def add(school, count):
    return [school.add(f"Person {number}", signed=False) for number in range(count)]


def states():
    return sorted(Certificate.objects.values_list("state", flat=True))


def each_once(count):
    assert states() == ["issued"] * count
    assert CertificateFile.objects.count() == OutgoingMail.objects.filter(kind="certificates/issued").count() == count
    assert list(Certificate.objects.order_by("serial").values_list("serial", flat=True)) == list(range(1, count + 1))


# What was shown is what is approved


@pytest.mark.parametrize("what", ["name", "results", "somebody more"])
def test_what_changes_between_page_and_click_is_not_approved(school, what):
    [application] = add(school, 1)
    sign_all(school)
    seen = seen_digest(candidates(school.cohort))
    if what == "name":
        application.person.full_name = "Another Name"
        application.person.save()
    elif what == "results":
        application.scores.update(points=15)
        sign_all(school)
    else:
        school.add("Wout Claes")
    with pytest.raises(Refused, match="changed while you looked"):
        actions.approve(school.cohort, by=school.officer, signatories=SIGNATORIES, seen=seen)
    assert not Certificate.objects.exists()
    assert not NumberCounter.objects.exists()


@pytest.mark.parametrize("number", [0, 4])
def test_one_to_three_signatories(school, number):
    add(school, 1)
    sign_all(school)
    with pytest.raises(Refused, match="One, two or three"):
        actions.approve(school.cohort, by=school.officer, signatories=SIGNATORIES * number)


def test_the_approval_is_bound_to_every_certificate_and_is_no_empty_name(school):
    add(school, 2)
    batch = approve_all(school)
    said = [row.facts["statements"][-1] for row in batch.certificates.order_by("serial")]
    assert {one["name"] for one in said} == {school.officer.full_name}
    assert len({one["sha256"] for one in said}) == 2
    assert len(batch.sha256) == 64


# Pause, resume, repeat


def test_a_paused_batch_makes_nothing_until_it_goes_on_and_then_each_once(school, run_jobs, quick):
    add(school, 3)
    batch = approve_all(school)
    actions.pause(batch, by=school.officer)
    with pytest.raises(Refused, match="paused already"):
        actions.pause(batch, by=school.officer)
    run_jobs()
    assert actions.send_again(timezone.now() + timedelta(hours=1)) == 0
    assert states() == ["approved"] * 3
    assert batches_of(school.cohort)[0].state == "paused"
    actions.resume(batch, by=school.officer)
    with pytest.raises(Refused, match="not paused"):
        actions.resume(batch, by=school.officer)
    run_jobs()
    each_once(3)
    with pytest.raises(Refused, match="Nothing of this batch waits"):
        actions.pause(batch, by=school.officer)


def test_one_that_fails_is_told_and_repeated_without_doubles(school, run_jobs, quick):
    add(school, 3)
    quick.append("Person 1")
    batch = approve_all(school)
    run_jobs()
    progress = Progress.of(batch)
    assert (progress.issued, progress.state) == (2, "failed")
    assert "ValueError" in progress.failed[0].why_failed()
    quick.clear()
    facts = progress.failed[0].facts_sha256
    assert actions.repeat(batch, by=school.officer) == 1
    run_jobs()
    each_once(3)
    assert Certificate.objects.filter(facts_sha256=facts, state="issued").count() == 1


# Held for the ceremony


def hold(school, count=2):
    add(school, count)
    return approve_all(school, held_until=timezone.now() + timedelta(days=2))


def test_what_is_held_is_made_and_nobody_hears_of_it_before(client, school, run_jobs, quick):
    batch = hold(school)
    run_jobs()
    assert states() == ["held", "held"]
    assert CertificateFile.objects.count() == 2
    assert not OutgoingMail.objects.filter(kind__startswith="certificates/").exists()
    certificate = batch.certificates.first()
    assert not Certificate.objects.visible_to(certificate.holder).exists()
    client.force_login(certificate.holder)
    assert client.get(reverse("certificates:download", args=[certificate.public_id])).status_code == 404
    assert certificate.grouped_code not in client.get(reverse("certificates:mine")).content.decode()
    assert handing.settle_held() == 0


def test_beat_hands_out_once_when_the_moment_has_come(school, run_jobs, quick):
    batch = hold(school)
    run_jobs()
    assert handing.settle_held(batch.held_until - timedelta(seconds=1)) == 0
    assert handing.settle_held(batch.held_until) == 2
    assert handing.settle_held(batch.held_until) == 0
    each_once(2)
    with pytest.raises(Refused, match="handed out already"):
        actions.hold_until(batch, timezone.now() + timedelta(days=3), by=school.officer)


def test_the_moment_is_moved_or_they_are_handed_out_early(school, run_jobs, quick):
    batch = hold(school)
    first = batch.held_until
    with pytest.raises(Refused, match="moment has passed"):
        actions.hold_until(batch, timezone.now() - timedelta(minutes=1), by=school.officer)
    actions.hold_until(batch, first + timedelta(days=1), by=school.officer)
    run_jobs()
    assert handing.settle_held(first) == 0
    actions.hand_out(batch, by=school.officer)
    with pytest.raises(Refused, match="handed out already"):
        actions.hand_out(batch, by=school.officer)
    assert "certificates.tasks.hand_out_held" in run_jobs()
    each_once(2)


def test_what_is_made_after_the_moment_goes_out_at_once(school, run_jobs, quick):
    batch = hold(school, 1)
    actions.hand_out(batch, by=school.officer)
    run_jobs()
    each_once(1)


def test_one_that_cannot_be_handed_out_holds_up_nobody_else(school, run_jobs, quick, monkeypatch):
    batch = hold(school, 3)
    run_jobs()
    write = handing.emails.issued

    def fail(certificate):
        if certificate.facts["holder"] == "Person 0":
            raise ValueError
        write(certificate)

    with monkeypatch.context() as patch:
        patch.setattr(handing.emails, "issued", fail)
        assert handing.settle_held(batch.held_until) == 2
    assert states() == ["held", "issued", "issued"]
    assert handing.settle_held(batch.held_until) == 1
    each_once(3)


def test_a_batch_that_was_never_held_has_nothing_to_hand_out(school, run_jobs, quick):
    add(school, 1)
    with pytest.raises(Refused, match="not held"):
        actions.hand_out(approve_all(school), by=school.officer)


# Pages


def desk(school, name, *args):
    return reverse(f"certificates:{name}", args=[school.cohort.public_id, *args])


def test_the_list_of_batches_takes_as_many_queries_for_thirty(as_officer, school):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert as_officer.get(desk(school, "batches")).status_code == 200
        return len(counted)

    BatchFactory(cohort=school.cohort, started_by=school.officer)
    with_one = queries()
    BatchFactory.create_batch(29, cohort=school.cohort, started_by=school.officer)
    assert queries() == with_one <= 20


def test_the_page_of_a_batch_takes_as_many_queries_for_thirty(as_officer, school):
    def queries(batch):
        with CaptureQueriesContext(connection) as counted:
            assert as_officer.get(desk(school, "batch", batch.public_id)).status_code == 200
        return len(counted)

    add(school, 1)
    with_one = queries(approve_all(school))
    add(school, 30)
    assert queries(approve_all(school)) == with_one <= 20
    assert Batch.objects.count() == 2
    assert Application.objects.count() == 31


def test_pause_and_resume_are_the_officers_buttons(client, as_officer, school):
    add(school, 1)
    batch = approve_all(school)
    as_officer.post(desk(school, "pause_batch", batch.public_id))
    batch.refresh_from_db()
    assert batch.paused_at
    assert as_officer.get(desk(school, "resume_batch", batch.public_id)).status_code == 405
    client.force_login(school.organiser)
    assert client.post(desk(school, "resume_batch", batch.public_id)).status_code == 403


def test_approving_needs_a_proof_later_than_the_page(as_officer, school):
    add(school, 1)
    sign_all(school)
    page = as_officer.get(desk(school, "issue"))
    data = {"signatory_name": "Ilse Maes", "signatory_title": "Director", "seen": page.context["seen"]}
    answer = as_officer.post(desk(school, "issue"), data | {"opened": page.context["opened"]})
    assert "reauthenticate" in answer.url
    assert not Batch.objects.exists()
    prove_again(as_officer)
    as_officer.post(desk(school, "issue"), data | {"opened": page.context["opened"]})
    assert Batch.objects.get().approver_name == school.officer.full_name


def prove_again(client):
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": time.time()}]
    session.save()
