"""Letters to a cohort: whom they reach, what they look like, sent once."""

import threading
from uuid import uuid4

import pytest
from django.db import connections
from django.urls import reverse

from cohorts.actions.letters import Audience, send_letter
from cohorts.models import Application, Letter
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    OutgoingMailFactory,
    SchoolFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

State = Application.State


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def organiser(cohort, client):
    user = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(user)
    return user


def typed(**fields):
    return {"key": uuid4(), "states": ["accepted"], "subject": "Bring boots", "body": "**Size** 42."} | fields


def page(cohort, name="letter_write", *args):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args])


def send(cohort, by, *, key=None, seen=None, audience=None, body="Text."):
    audience = audience or Audience(states=["accepted"])
    seen = audience.of(cohort).count() if seen is None else seen
    return send_letter(cohort, key=key or uuid4(), subject="News", body=body, audience=audience, seen=seen, by=by)


def test_a_letter_goes_to_each_of_the_part_chosen_in_their_language(client, cohort, organiser, run_jobs):
    readers = [ApplicationFactory(cohort=cohort, person__language=code).person for code in ("en", "nl", "fr")]
    ApplicationFactory(cohort=cohort, state=State.WAITING)
    ApplicationFactory()
    data = typed()
    text = client.post(page(cohort), data).text
    assert "This letter goes to 3 people" in text
    assert all(reader.email in text for reader in readers)
    assert not OutgoingMail.objects.exists()
    answer = client.post(page(cohort), data | {"do": "send", "seen": "3"})
    letter = Letter.objects.get()
    assert answer.url == page(cohort, "letter", letter.public_id)
    assert letter.recipients == 3
    mails = OutgoingMail.objects.filter(part_of=letter.public_id, about=cohort.public_id)
    assert {(mail.to_address, mail.language) for mail in mails} == {(r.email, r.language) for r in readers}
    assert all("<strong>Size</strong> 42" in mail.html and mail.subject == "Bring boots" for mail in mails)
    assert mails[0].reply_to == cohort.contact_email
    assert run_jobs().count("records.tasks.deliver") == 3
    assert mails.filter(state=OutgoingMail.State.SENT).count() == 3
    assert "3 of 3 sent" in client.get(answer.url).text


def test_a_second_click_sends_nothing(client, cohort, organiser):
    ApplicationFactory(cohort=cohort)
    data = typed(do="send", seen="1")
    first, second = client.post(page(cohort), data), client.post(page(cohort), data)
    assert first.url == second.url
    assert (Letter.objects.count(), OutgoingMail.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_send_once():
    # Fails without the lock on the cohort in send_letter (checked by taking it out).
    cohort = CohortFactory()
    ApplicationFactory.create_batch(5, cohort=cohort)
    by, key, start, results = UserFactory(), uuid4(), threading.Barrier(4), []

    def click():
        try:
            start.wait()
            results.append(send(cohort, by, key=key).public_id)
        except Exception as error:
            results.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert results == [key] * 4
    assert OutgoingMail.objects.count() == 5


def test_nobody_is_written_to_who_was_not_shown(client, cohort, organiser):
    ApplicationFactory.create_batch(2, cohort=cohort)
    answer = client.post(page(cohort), typed(do="send", seen="1"))
    assert answer.status_code == 422
    assert "2 people are in this part, not 1" in answer.text
    assert client.post(page(cohort), typed(do="send")).status_code == 422
    assert not OutgoingMail.objects.exists()


def test_the_audience_is_states_schools_and_groups(cohort):
    one, two = SchoolFactory.create_batch(2)
    rows = {
        "one": ApplicationFactory(cohort=cohort, school=one, group="A"),
        "two": ApplicationFactory(cohort=cohort, school=two, state=State.WAITING),
        "other": ApplicationFactory(cohort=cohort, school=None, school_other="KU", group="B"),
        "draft": ApplicationFactory(cohort=cohort, state=State.DRAFT),
        "gone": ApplicationFactory(cohort=cohort, person__is_active=False),
    }

    def reached(**audience):
        return {name for name, row in rows.items() if row in set(Audience(**audience).of(cohort))}

    assert reached() == {"one", "two", "other"}
    assert reached(states=["waiting"]) == {"two"}
    assert reached(schools=[str(one.public_id), "other"]) == {"one", "other"}
    assert reached(groups=["A"], states=["accepted"]) == {"one"}
    assert reached(states=["draft"]) == set()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"subject": ""}, "required"),
        ({"subject": "a\nBcc: b@c.example"}, "one line"),
        ({"subject": "x" * 201}, "200"),
        ({"body": ""}, "required"),
        ({"body": "x" * 20_001}, "20000"),
        ({"body": "a\x07b"}, "control character"),
        ({"states": ["draft"]}, "draft"),
        ({"states": ["everything"]}, "everything"),
        ({"key": "1"}, "another look"),
    ],
)
def test_a_wrong_letter_is_refused_in_words_and_keeps_what_was_typed(client, cohort, organiser, wrong, words):
    ApplicationFactory(cohort=cohort)
    answer = client.post(page(cohort), typed(do="send", seen="1") | wrong)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Letter.objects.exists()


def test_nobody_to_write_to_and_a_cohort_not_published_are_refused(client, cohort, organiser):
    assert "Nobody is in this part" in client.post(page(cohort), typed(states=[])).text
    with pytest.raises(Refused, match="Nobody"):
        send(cohort, organiser)
    ApplicationFactory(cohort=cohort)
    cohort.published_at = None
    with pytest.raises(Refused, match="not published"):
        send(cohort, organiser)


def test_what_an_organiser_writes_is_cleaned(cohort, organiser):
    ApplicationFactory(cohort=cohort, person__full_name="<b>Eve</b>")
    send(cohort, organiser, body="<script>alert(1)</script> [x](javascript:alert(1)) [y](https://a.example)")
    mail = OutgoingMail.objects.get()
    assert "<script>" not in mail.html
    assert 'href="javascript' not in mail.html
    assert 'href="https://a.example"' in mail.html
    assert "<b>Eve" not in mail.html
    assert "Dear <b>Eve</b>," in mail.text


def test_a_test_goes_to_the_writer_alone(client, cohort, organiser):
    ApplicationFactory(cohort=cohort)
    answer = client.post(page(cohort), typed(do="test"))
    assert answer.status_code == 200
    mail = OutgoingMail.objects.get()
    assert mail.to_address == organiser.email
    assert mail.subject == "Test: Bring boots"
    assert mail.part_of is None
    assert not Letter.objects.exists()


def test_the_preview_is_the_mail_and_only_its_writers(client, cohort, organiser):
    ApplicationFactory(cohort=cohort)
    data = typed()
    client.post(page(cohort), data)
    preview = page(cohort, "letter_preview", data["key"])
    answer = client.get(preview, {"language": "nl"})
    assert "<strong>Size</strong> 42" in answer.text
    assert 'lang="nl"' in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert client.get(preview, {"language": "xx"}).status_code == 404
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    assert client.get(preview).status_code == 404


def test_going_back_to_change_keeps_what_was_typed(client, cohort, organiser):
    ApplicationFactory(cohort=cohort)
    text = client.post(page(cohort), typed(do="change", body="My words")).text
    assert "My words" in text
    assert "Look before sending" in text


def test_a_letters_page_shows_how_far_its_copies_are(client, cohort, organiser):
    letter = Letter.objects.create(cohort=cohort, subject="News", body="Text", recipients=2, sent_by=organiser)
    for state in ("sent", "queued"):
        OutgoingMailFactory(about=cohort.public_id, part_of=letter.public_id, state=state)
    text = client.get(page(cohort, "letter", letter.public_id)).text
    assert "1 of 2 sent" in text
    assert "every 2s" in text
    part = client.get(page(cohort, "letter", letter.public_id), headers={"HX-Request": "true"}).text
    assert "1 of 2 sent" in part
    assert "<html" not in part
    assert "News" in client.get(page(cohort, "letters")).text
    assert "No letter found" in client.get(page(cohort, "letters"), {"q": "zzz"}).text


def test_a_letter_of_another_cohort_is_not_found(client, cohort, organiser):
    foreign = Letter.objects.create(cohort=CohortFactory(), subject="News", body="Text")
    assert client.get(page(cohort, "letter", foreign.public_id)).status_code == 404
    ApplicationFactory(cohort=cohort)
    answer = client.post(page(cohort), typed(key=foreign.public_id, do="send", seen="1"))
    assert "another cohort" in answer.text
    assert not OutgoingMail.objects.exists()


def test_sending_takes_as_many_queries_for_30_people_as_for_one(cohort, django_assert_max_num_queries):
    by = UserFactory()
    ApplicationFactory.create_batch(30, cohort=cohort)
    with django_assert_max_num_queries(8):
        send(cohort, by, seen=30)
