"""Approving and making: facts frozen, the file made once, each failure on its own."""

import threading
from datetime import date, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from certificates import actions
from certificates.criteria.rehearsal import rehearse
from certificates.facts import digest
from certificates.issuing import steps
from certificates.issuing.candidates import candidates
from certificates.models import Batch, Certificate, CertificateFile
from certificates.pdf.letters import MissingLettersError
from cohorts.models import CohortRole
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import CohortRoleFactory

from .conftest import SIGNATORIES, approve_all, issue_to


def approve(school, **more):
    return approve_all(school, **more)


def test_approve_freezes_the_facts_and_asks_a_worker_for_each(school, queued_jobs, django_capture_on_commit_callbacks):
    application = school.add()
    school.add("Wout Claes", points=5, block=0)
    with django_capture_on_commit_callbacks(execute=True):
        batch = approve(school)
    [certificate] = batch.certificates.all()
    assert certificate.state == "approved"
    assert certificate.application == application
    assert queued_jobs == [("certificates.tasks.make_certificate", (certificate.pk,), {})]
    facts = certificate.facts
    assert facts["format"] == 1
    assert facts["holder"] == "Lotte Vermeulen"
    assert facts["hours"] == {"theory": 180, "practice": 120, "visit": 0}
    assert facts["issued_on"] == timezone.now().astimezone(school.cohort.zone).date().isoformat()
    assert facts["modules"][0]["outcomes"][0]["level"] == 2
    assert [fact["measured"] for fact in facts["criteria"]] == [300, 120, 12]
    assert facts["signatories"] == SIGNATORIES


def test_the_file_is_made_stored_and_announced_once(school, run_jobs):
    certificate = issue_to(school, run_jobs, "Lotte Vermeulen")
    assert certificate.state == "issued"
    assert certificate.issued_at
    assert bytes(certificate.file.pdf).startswith(b"%PDF")
    assert len(certificate.file.sha256) == 64
    [mail] = OutgoingMail.objects.filter(kind="certificates/issued")
    assert certificate.verify_url in mail.text
    assert mail.recipient == certificate.holder
    assert actions.make(certificate.pk) is False
    assert CertificateFile.objects.count() == OutgoingMail.objects.count() == 1


def test_a_later_change_of_name_reaches_neither_facts_nor_file(school, run_jobs):
    certificate = issue_to(school, run_jobs, "Lotte Vermeulen")
    certificate.holder.full_name = "Somebody Else"
    certificate.holder.save()
    certificate.refresh_from_db()
    assert certificate.facts["holder"] == "Lotte Vermeulen"
    assert certificate.facts_sha256 == digest(certificate.facts)
    badge = bytes(certificate.file.badge)
    assert steps.print_file(certificate, badge) == steps.print_file(certificate, badge)


def test_approving_again_makes_nobody_a_second_one(school):
    school.add()
    approve(school)
    with pytest.raises(Refused, match="Nobody is ready"):
        approve(school)
    assert Certificate.objects.count() == 1
    assert Batch.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_approve_each_person_once(school):
    """Fails with two batches when approve() does not lock the criteria: then the second meets the constraint."""
    for number in range(5):
        school.add(f"Person {number}")
    start, outcomes = threading.Barrier(2), []

    def click():
        start.wait()
        try:
            approve(school)
            outcomes.append("approved")
        except Refused:
            outcomes.append("refused")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["approved", "refused"]
    assert Certificate.objects.count() == 5
    assert Batch.objects.count() == 1


def test_before_the_last_day_nothing_is_issued(school):
    school.add()
    school.cohort.ends_on = date.today() + timedelta(days=2)
    with pytest.raises(Refused, match="not ended yet"):
        approve(school)


def test_an_assessor_does_not_issue(school):
    school.add()
    CohortRoleFactory(cohort=school.cohort, role=CohortRole.Kind.ASSESSOR, user=school.officer)
    with pytest.raises(Refused, match="assessor"):
        approve(school)


def test_whoever_entered_points_does_not_issue(school):
    application = school.add(points=None)
    actions.enter_scores(school.test, {application: 14}, by=school.officer)
    with pytest.raises(Refused, match="entered points"):
        approve(school)


def test_a_name_that_cannot_be_printed_gets_no_number(school):
    school.add("Lotte Vermeulen")
    strange = school.add("Ai 🎉")
    batch = approve(school)
    assert [row.number for row in batch.certificates.all()] == [f"{batch.started_at.year}-0001"]
    [row] = [row for row in candidates(school.cohort) if row.application == strange]
    assert "🎉" in row.why_held_back()
    assert row.group == "held_back"


def test_a_name_typed_as_letters_and_accents_apart_is_as_good_as_any(school):
    application = school.add("Nguye\u0302\u0303n Thi\u0323 A\u0301nh")
    [row] = [row for row in candidates(school.cohort) if row.application == application]
    assert row.why_held_back() == ""
    assert not any("letter" in warning for row in rehearse(school.cohort)[0] for warning in row.warnings)


def test_one_that_fails_stops_nothing_else_and_is_repeated_with_the_same_facts(school, run_jobs, monkeypatch):
    school.add("Lotte Vermeulen")
    strange = school.add("Ai Tanaka")
    batch = approve(school)
    with monkeypatch.context() as patch:
        failing(patch, "Ai Tanaka")
        run_jobs()
    failed = strange.certificates.get()
    assert failed.shown_state == "failed"
    assert "“🎉”" in failed.why_failed()
    assert Certificate.objects.filter(state="issued").count() == OutgoingMail.objects.count() == 1
    before = failed.facts_sha256
    assert actions.repeat(batch, by=school.officer) == 1
    run_jobs()
    failed.refresh_from_db()
    assert failed.state == "issued"
    assert failed.facts_sha256 == before
    with pytest.raises(Refused, match="Nothing of this batch failed"):
        actions.repeat(batch, by=school.officer)


def failing(monkeypatch, holder):
    print_file = steps.print_file

    def fail(certificate, badge):
        if certificate.facts["holder"] == holder:
            raise MissingLettersError("🎉")
        return print_file(certificate, badge)

    monkeypatch.setattr(steps, "print_file", fail)


def test_one_that_failed_can_be_given_up_and_approved_anew(school, run_jobs, monkeypatch):
    application = school.add()
    batch = approve(school)
    with monkeypatch.context() as patch:
        failing(patch, "Lotte Vermeulen")
        run_jobs()
    failed = batch.certificates.get()
    actions.give_up(failed, by=school.officer)
    second = approve(school).certificates.get()
    assert (failed.serial, second.serial) == (1, 2)
    assert set(application.certificates.values_list("state", flat=True)) == {"cancelled", "approved"}


def test_a_second_worker_leaves_a_claimed_one_alone(school):
    certificate = approve_one(school)
    Certificate.objects.update(claimed_at=timezone.now())
    assert actions.make(certificate.pk) is False
    certificate.refresh_from_db()
    assert certificate.state == "approved"


def test_an_old_claim_is_taken_over(school):
    certificate = approve_one(school)
    Certificate.objects.update(claimed_at=timezone.now() - timedelta(minutes=10))
    assert actions.make(certificate.pk) is True


def test_a_worker_whose_claim_was_taken_over_writes_nothing(school, monkeypatch):
    certificate = approve_one(school)
    render = steps.print_file

    def slow(*args, **kwargs):
        """As if another worker took the claim over while this one was rendering."""
        Certificate.objects.update(claimed_at=timezone.now())
        return render(*args, **kwargs)

    monkeypatch.setattr(steps, "print_file", slow)
    assert actions.make(certificate.pk) is False
    assert not CertificateFile.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_after_three_attempts_that_stopped_half_way_it_counts_as_failed(school):
    certificate = approve_one(school)
    Certificate.objects.update(attempts=3)
    assert actions.make(certificate.pk) is False
    certificate.refresh_from_db()
    assert "three times" in certificate.why_failed()


def test_lost_messages_are_sent_again(school, queued_jobs, django_capture_on_commit_callbacks):
    certificate = approve_one(school)
    queued_jobs.clear()
    assert actions.send_again() == 0
    later = timezone.now() + timedelta(minutes=5)
    assert actions.send_again(later) == 1
    assert [args for _name, args, _ in queued_jobs] == [(certificate.pk,)]
    assert actions.send_again(later) == 0


def approve_one(school):
    school.add()
    return approve(school).certificates.get()


def test_revoked_people_are_not_swept_along_but_can_get_a_new_one(school, run_jobs):
    first = issue_to(school, run_jobs, "Lotte Vermeulen")
    actions.revoke(first, reason="Result of another person", by=school.officer)
    with pytest.raises(Refused, match="Nobody is ready"):
        approve(school)
    second = approve(school, applications={first.application_id}).certificates.get()
    assert second.code != first.code


def test_revoking_needs_an_issued_certificate_and_tells_the_holder(school, run_jobs):
    certificate = issue_to(school, run_jobs, "Lotte Vermeulen")
    actions.revoke(certificate, reason="Result of another person", by=school.officer)
    certificate.refresh_from_db()
    assert certificate.state == "revoked"
    assert certificate.revoked_by == school.officer
    mail = OutgoingMail.objects.get(kind="certificates/revoked")
    assert "Result of another person" in mail.text
    with pytest.raises(Refused, match="already"):
        actions.revoke(certificate, reason="again", by=school.officer)
