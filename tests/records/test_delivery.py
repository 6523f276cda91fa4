"""The outbox against a real mail server that accepts, refuses, puts off, hangs up and answers late."""

from datetime import timedelta

import pytest
from django.utils import timezone

from records import delivery
from records.models import OutgoingMail
from tests.factories import OutgoingMailFactory

pytestmark = pytest.mark.django_db

State = OutgoingMail.State


@pytest.fixture
def server(mail_server, settings):
    settings.EMAIL_URL = mail_server.url
    return mail_server


def sent_by(mail):
    delivery.deliver(mail.pk)
    mail.refresh_from_db()
    return mail


def test_an_accepted_mail_is_sent_once(server):
    mail = OutgoingMailFactory()
    assert sent_by(mail).state == State.SENT
    assert mail.sent_at
    assert mail.attempts == 1
    assert mail.error == ""
    delivery.deliver(mail.pk)
    assert [envelope.rcpt_tos for envelope in server.accepted] == [[mail.to_address]]


def test_a_secret_link_is_forgotten_once_it_was_sent(server):
    mail = sent_by(OutgoingMailFactory(secret=True, text="https://school.example/invitation/token", html="<a>"))
    assert (mail.state, mail.text, mail.html) == (State.SENT, "", "")
    assert "token" in server.accepted[0].content.decode()
    assert "secret link" in mail.why_cannot_resend()
    assert sent_by(OutgoingMailFactory()).text


def test_a_refused_recipient_fails_at_once_and_the_reason_is_kept(server):
    server.at["RCPT"] = "550 5.1.1 no such person here"
    mail = sent_by(OutgoingMailFactory())
    assert mail.state == State.FAILED
    assert "no such person here" in mail.error
    assert delivery.find_waiting(timezone.now() + timedelta(days=3)) == []


@pytest.mark.parametrize("step", ["RCPT", "DATA", "TEXT"])
def test_a_mail_that_is_put_off_is_tried_again_later_and_not_before(server, step):
    server.at[step] = "451 4.7.1 greylisted, come back"
    mail = sent_by(OutgoingMailFactory())
    assert mail.state == State.QUEUED
    assert "greylisted" in mail.error
    assert timedelta(seconds=50) < mail.next_attempt_at - timezone.now() <= timedelta(minutes=1)
    assert sent_by(mail).attempts == 1  # too early

    server.at.clear()
    OutgoingMail.objects.update(next_attempt_at=timezone.now())
    assert delivery.find_waiting() == [mail.pk]
    mail = sent_by(mail)
    assert (mail.state, mail.attempts, mail.error) == (State.SENT, 2, "")
    assert len(server.accepted) == 1


def test_the_waits_grow_and_the_last_attempt_fails(server):
    server.at["RCPT"] = "451 4.3.0 not today"
    mail = OutgoingMailFactory()
    waits = []
    for _attempt in delivery.WAITS:
        OutgoingMail.objects.update(next_attempt_at=None)
        mail = sent_by(mail)
        waits.append(mail.next_attempt_at - timezone.now())
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(hours=11)
    OutgoingMail.objects.update(next_attempt_at=None)
    mail = sent_by(mail)
    assert (mail.state, mail.attempts) == (State.FAILED, len(delivery.WAITS) + 1)
    assert "not today" in mail.error


@pytest.mark.parametrize("step", ["RCPT", "DATA"])
def test_a_line_that_drops_before_the_text_is_tried_again(server, step):
    server.at[step] = server.drop
    assert sent_by(OutgoingMailFactory()).state == State.QUEUED
    server.reached(step)


def test_a_line_that_drops_after_the_text_leaves_the_mail_uncertain(server):
    server.at["TEXT"] = server.drop
    mail = sent_by(OutgoingMailFactory())
    server.reached("TEXT")
    assert mail.state == State.UNCERTAIN
    assert delivery.find_waiting(timezone.now() + timedelta(days=3)) == []
    delivery.deliver(mail.pk)
    assert server.steps.count("TEXT") == 1


def test_an_answer_later_than_the_timeout_is_tried_again_before_the_text_and_uncertain_after_it(server, settings):
    settings.EMAIL_URL = server.url.replace("timeout=60", "timeout=0.4")
    server.at["RCPT"] = server.wait
    assert sent_by(OutgoingMailFactory()).state == State.QUEUED
    server.at = {"TEXT": server.wait}
    settings.EMAIL_URL = server.url.replace("timeout=60", "timeout=3")  # long enough for all steps before it
    mail = sent_by(OutgoingMailFactory())
    assert mail.state == State.UNCERTAIN
    assert "timed out" in mail.error
    server.go_on()


def test_a_server_that_is_not_there_is_tried_again(settings, mail_server):
    settings.EMAIL_URL = mail_server.url
    mail_server.stop()
    mail = sent_by(OutgoingMailFactory())
    assert mail.state == State.QUEUED
    assert "refused" in mail.error.lower()


def test_a_refusal_of_our_own_login_is_not_the_recipients_fault(server):
    server.at["RCPT"] = "530 5.7.0 authentication required"
    assert sent_by(OutgoingMailFactory()).state == State.QUEUED


@pytest.mark.parametrize("state", [State.SENT, State.FAILED, State.HELD, State.UNCERTAIN, State.SENDING])
def test_only_queued_mail_is_claimed(server, state):
    mail = sent_by(OutgoingMailFactory(state=state))
    assert (mail.state, mail.attempts) == (state, 0)
    assert server.steps == []


def test_outbox_keeps_the_mail_and_speaks_to_no_server(settings):
    settings.EMAIL_URL = "outbox://"
    mail = sent_by(OutgoingMailFactory())
    assert mail.state == State.SENT
    assert mail.sent_at


def test_a_row_left_in_sending_becomes_uncertain_after_ten_minutes_and_never_goes_out_again(server):
    mail = OutgoingMailFactory()
    assert delivery.claim(mail.pk)
    assert delivery.give_up_on_lost() == 0
    assert delivery.give_up_on_lost(timezone.now() + timedelta(minutes=11)) == 1
    mail = sent_by(mail)
    assert (mail.state, mail.attempts) == (State.UNCERTAIN, 1)
    assert delivery.find_waiting(timezone.now() + timedelta(days=3)) == []
    assert server.steps == []


def test_a_worker_that_was_only_slow_still_notes_that_the_mail_went_out(server):
    mail = OutgoingMailFactory()
    claimed = delivery.claim(mail.pk)
    delivery.give_up_on_lost(timezone.now() + timedelta(minutes=11))
    delivery._settle(claimed, delivery.Outcome(delivery.Result.NOT_NOW, "451"))
    mail.refresh_from_db()
    assert mail.state == State.UNCERTAIN  # somebody may have sent it again already
    delivery._settle(claimed, delivery.Outcome(delivery.Result.SENT))
    mail.refresh_from_db()
    assert mail.state == State.SENT


def test_a_lost_task_is_found_after_two_minutes_and_not_found_twice_at_once():
    mail = OutgoingMailFactory()
    now = timezone.now()
    assert delivery.find_waiting(now) == []
    assert delivery.find_waiting(now + timedelta(minutes=3)) == [mail.pk]
    assert delivery.find_waiting(now + timedelta(minutes=3)) == []
    assert delivery.claim(mail.pk)  # found again or not, whoever has the task may send it


@pytest.mark.django_db(transaction=True)
def test_no_transaction_is_open_while_the_server_is_spoken_to(server, settings):
    from django.db import transaction

    with transaction.atomic(), pytest.raises(RuntimeError):
        delivery.deliver(OutgoingMailFactory().pk)
    assert server.steps == []
