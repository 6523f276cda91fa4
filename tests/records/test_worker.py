"""A real Celery worker on the real queue: killed in the middle, and with its queue emptied."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from records import delivery, tasks
from records.mail import hand_over
from records.models import OutgoingMail
from tests.factories import OutgoingMailFactory
from tests.workers import speak_to, wait_until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_worker]

State = OutgoingMail.State


def state(mail):
    return OutgoingMail.objects.get(pk=mail.pk).state


def write():
    with transaction.atomic():
        mail = OutgoingMailFactory()
        hand_over(mail)
    return mail


@pytest.mark.parametrize("step", ["RCPT", "TEXT"])
def test_a_worker_killed_while_it_speaks_to_the_server_leaves_the_mail_uncertain(step, worker, mail_server):
    mail_server.at[step] = mail_server.wait
    running = worker("mail", EMAIL_URL=mail_server.url)
    mail = write()
    mail_server.reached(step)
    assert state(mail) == State.SENDING  # claimed and committed before the server was spoken to
    running.kill()
    mail_server.at.clear()
    mail_server.go_on()

    worker("mail", EMAIL_URL=mail_server.url)
    delivery.hand_over([mail.pk])  # its task comes back
    tasks.hand_over_waiting()
    other = write()
    wait_until(lambda: state(other) == State.SENT, what="the new worker sends")
    assert state(mail) == State.SENDING
    delivery.give_up_on_lost(timezone.now() + timedelta(minutes=11))
    delivery.hand_over([mail.pk])
    last = write()
    wait_until(lambda: state(last) == State.SENT, what="the new worker sends")
    assert state(mail) == State.UNCERTAIN
    assert mail_server.steps.count("RCPT") == 3  # one conversation a mail, the killed one among them


def test_an_emptied_queue_loses_no_mail_and_sends_none_twice(worker, mail_server, broker):
    mails = [write() for _ in range(3)]
    assert broker.llen("mail") == 3
    broker.flushdb()
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(minutes=3))
    tasks.hand_over_waiting()
    tasks.hand_over_waiting()
    delivery.hand_over([mails[0].pk])  # and a task that was only late
    worker("mail", EMAIL_URL=mail_server.url)
    wait_until(lambda: {state(mail) for mail in mails} == {State.SENT}, what="all sent")
    wait_until(lambda: broker.llen("mail") == 0, what="every task taken")
    assert sorted(e.rcpt_tos[0] for e in mail_server.accepted) == sorted(mail.to_address for mail in mails)


def test_a_queue_emptied_in_the_middle_of_a_batch_loses_no_mail_and_sends_none_twice(worker, mail_server, broker):
    mails = [write() for _ in range(4)]
    mail_server.at["TEXT"] = mail_server.wait
    worker("mail", EMAIL_URL=mail_server.url)
    mail_server.reached("TEXT")  # the first is written and not answered, the others are in the queue
    broker.flushdb()
    mail_server.at.clear()
    mail_server.go_on()
    wait_until(lambda: State.SENT in {state(mail) for mail in mails}, what="the one in hand is sent")
    OutgoingMail.objects.update(created_at=timezone.now() - timedelta(minutes=3))
    tasks.hand_over_waiting()
    wait_until(lambda: {state(mail) for mail in mails} == {State.SENT}, what="all sent")
    assert sorted(e.rcpt_tos[0] for e in mail_server.accepted) == sorted(mail.to_address for mail in mails)


def test_a_broker_that_is_away_neither_stops_the_writer_nor_loses_the_mail(settings, broker):
    speak_to("redis://127.0.0.1:1/0")
    mail = write()
    assert state(mail) == State.QUEUED
    assert delivery.find_waiting(timezone.now() + timedelta(minutes=3)) == [mail.pk]
