"""The real worker, killed in the middle of a batch, and a Redis that lost everything.

Time is made to pass by ageing the rows, so that no test waits for the lease.
"""

from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone

from certificates import actions
from certificates.issuing.actions import ask_for
from certificates.models import Certificate, CertificateFile
from records.models import OutgoingMail
from tests.workers import database_url, wait_until

from .conftest import SIGNATORIES, School

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_worker]
PEOPLE = 8
WAITING = """
    SELECT count(*) FROM pg_locks JOIN pg_class ON pg_class.oid = relation
    WHERE NOT granted AND relname = 'certificates_certificatefile'
"""
LEFT_BEHIND = "SELECT count(*) FROM pg_locks WHERE relation = 'certificates_certificatefile'::regclass"


@pytest.fixture
def batch(broker):
    school = School()
    for number in range(PEOPLE):
        school.add(f"Person {number}")
    return actions.approve(school.cohort, by=school.officer, signatories=SIGNATORIES)


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


@contextmanager
def held_before_its_file_is_written():
    """While the worker stands inside the transaction that issues, after the first: state written, file not yet."""
    wait_until(lambda: issued_count() >= 1, what="the first is issued")
    with psycopg.connect(database_url()) as other:
        other.execute("LOCK TABLE certificates_certificatefile IN SHARE MODE")
        wait_until(lambda: other.execute(WAITING).fetchone()[0], what="the worker waits for the table")
        yield
    wait_until(lambda: not left_behind(), what="the database has noticed the end of the killed worker")


def left_behind() -> int:
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND)
        return cursor.fetchone()[0]


def test_a_worker_killed_in_the_middle_of_a_batch_loses_and_doubles_nothing(batch, worker):
    victim = worker("certificates")
    with held_before_its_file_is_written():
        left_in_hand = list(in_hand().values_list("pk", flat=True))
        assert len(left_in_hand) == 1
        victim.kill()
    assert 1 <= issued_count() < PEOPLE
    assert CertificateFile.objects.count() == issued_count()
    time_passes()
    worker("certificates")
    assert actions.send_again() >= 1
    wait_until(lambda: issued_count() == PEOPLE, what="all of them issued")
    each_exactly_once()
    assert Certificate.objects.get(pk=left_in_hand[0]).attempts == 2


def test_a_redis_emptied_in_the_middle_of_a_batch_loses_and_doubles_nothing(batch, worker, broker):
    worker("certificates")
    with held_before_its_file_is_written():
        assert in_hand().count() == 1
        broker.flushdb()
    wait_until(lambda: not in_hand().exists(), what="the one in hand is issued")
    assert 2 <= issued_count() < PEOPLE
    time_passes()
    assert actions.send_again() >= 1
    wait_until(lambda: issued_count() == PEOPLE, what="all of them issued")
    each_exactly_once()


def test_an_emptied_redis_loses_nothing(batch, worker, broker):
    assert broker.llen("certificates") == PEOPLE
    broker.flushdb()
    worker("certificates")
    assert issued_count() == 0
    time_passes()
    assert actions.send_again() == PEOPLE
    wait_until(lambda: issued_count() == PEOPLE, what="all of them issued")
    each_exactly_once()


def test_beat_does_not_pile_up_messages_for_a_long_queue(batch, broker):
    assert actions.send_again() == 0
    assert actions.send_again(timezone.now() + timedelta(minutes=5)) == PEOPLE
    assert actions.send_again(timezone.now() + timedelta(minutes=6)) == 0


def test_two_workers_with_every_message_twice_make_each_once(batch, worker):
    ask_for(list(batch.certificates.values_list("pk", flat=True)))
    worker("certificates")
    worker("certificates")
    wait_until(lambda: issued_count() == PEOPLE, what="all of them issued")
    each_exactly_once()
