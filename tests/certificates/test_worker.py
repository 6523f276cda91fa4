"""The real worker, killed in the middle of a batch, and a Redis that lost everything.

Time is made to pass by ageing the rows, so that no test waits for the lease.
"""

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from certificates import actions
from certificates.models import Certificate, CertificateFile
from records.models import OutgoingMail
from tests.workers import wait_until

from .conftest import School

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_worker]
PEOPLE = 8


@pytest.fixture
def batch(broker):
    school = School()
    for number in range(PEOPLE):
        school.add(f"Person {number}")
    return actions.approve(school.cohort, by=school.officer, signatory_name="Ilse Maes", signatory_title="Director")


def in_hand():
    return Certificate.objects.filter(state="approved", claimed_at__isnull=False)


def issued_count():
    return Certificate.objects.filter(state="issued").count()


def time_passes():
    Certificate.objects.update(queued_at=F("queued_at") - timedelta(minutes=10))
    Certificate.objects.filter(claimed_at__isnull=False).update(claimed_at=F("claimed_at") - timedelta(minutes=10))


def each_exactly_once():
    assert issued_count() == CertificateFile.objects.count() == PEOPLE
    mails = OutgoingMail.objects.filter(kind="certificates/issued")
    assert mails.count() == mails.values("recipient").distinct().count() == PEOPLE


def test_a_worker_killed_in_the_middle_of_a_batch_loses_and_doubles_nothing(batch, worker):
    victim = worker("certificates")
    wait_until(lambda: issued_count() >= 2 and in_hand().exists(), 60, "some issued and one in the worker's hands")
    victim.kill()
    left_in_hand = list(in_hand().values_list("pk", flat=True))
    assert left_in_hand, "the worker was killed between two certificates, not in the middle of one"
    assert 2 <= issued_count() < PEOPLE
    assert CertificateFile.objects.count() == issued_count()
    time_passes()
    worker("certificates")
    assert actions.send_again() >= 1
    wait_until(lambda: issued_count() == PEOPLE, 90, "all of them issued")
    each_exactly_once()
    assert Certificate.objects.get(pk=left_in_hand[0]).attempts == 2


def test_an_emptied_redis_loses_nothing(batch, worker, broker):
    assert broker.llen("certificates") == PEOPLE
    broker.flushdb()
    worker("certificates")
    assert issued_count() == 0
    time_passes()
    assert actions.send_again() == PEOPLE
    wait_until(lambda: issued_count() == PEOPLE, 90, "all of them issued")
    each_exactly_once()


def test_beat_does_not_pile_up_messages_for_a_long_queue(batch, broker):
    assert actions.send_again() == 0
    assert actions.send_again(timezone.now() + timedelta(minutes=5)) == PEOPLE
    assert actions.send_again(timezone.now() + timedelta(minutes=6)) == 0


def test_two_workers_with_every_message_twice_make_each_once(batch, worker):
    actions.issue.ask_for(list(batch.certificates.values_list("pk", flat=True)))
    worker("certificates")
    worker("certificates")
    wait_until(lambda: issued_count() == PEOPLE, 90, "all of them issued")
    each_exactly_once()
