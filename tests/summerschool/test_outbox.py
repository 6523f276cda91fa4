"""The demo's mails: to whom they open, and that they do not exist elsewhere."""

import re

import pytest
from django.urls import reverse

from records.models import MailAttachment
from tests.factories import OutgoingMailFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO, settings.EMAIL_URL = True, "outbox://"


def sign_up(client, email):
    return client.post(
        reverse("account_signup"), {"email": email, "full_name": "New Person", "password1": "correct-horse-battery"}
    )


def test_a_visitor_signs_up_and_opens_the_mail_with_its_link(client, demo, run_jobs):
    sign_up(client, "New@School.example")
    run_jobs()
    text = client.get(reverse("demo_mail")).text
    one = re.search(r"/outbox/[0-9a-f-]{36}/", text)[0]
    assert client.get(one).status_code == 200
    frame = client.get(one + "html/")
    link = re.search(r'href="(http://[^"]*confirm[^"]*)"', frame.text)[1]
    assert client.get(link).status_code == 200
    assert '<base target="_top">' in frame.text
    assert "allow-scripts" not in frame["Content-Security-Policy"]


def test_another_browser_sees_nothing_of_it(client, demo, django_user_model):
    sign_up(client, "new@school.example")
    from django.test import Client

    mail = OutgoingMailFactory(to_address="new@school.example")
    assert client.get(reverse("demo_mail_one", args=[mail.public_id])).status_code == 200
    other = Client()
    assert "No mail yet" in other.get(reverse("demo_mail")).text
    for name in ("demo_mail_one", "demo_mail_html"):
        assert other.get(reverse(name, args=[mail.public_id])).status_code == 404


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_login"])
def test_typing_somebody_elses_address_opens_nothing(client, demo, name):
    UserFactory(email="mine@school.example")
    mail = OutgoingMailFactory(to_address="mine@school.example")
    address = "mine@school.example"
    client.post(
        reverse(name), {"email": address, "login": address, "password1": "correct-horse-battery", "password": "x"}
    )
    assert client.get(reverse("demo_mail_one", args=[mail.public_id])).status_code == 404


def test_a_person_logged_in_sees_the_mails_to_themselves_and_after_logging_out_too(client, demo):
    user = UserFactory()
    mine, others = OutgoingMailFactory(to_address=user.email.upper()), OutgoingMailFactory()
    file = MailAttachment.objects.create(mail=mine, name="a.ics", content_type="text/calendar", content=b"BEGIN")
    client.force_login(user)
    assert mine.subject in client.get(reverse("demo_mail")).text
    assert client.get(reverse("demo_mail_one", args=[others.public_id])).status_code == 404
    answer = client.get(reverse("demo_mail_attachment", args=[mine.public_id, file.pk]))
    assert (answer.content, answer["Content-Disposition"]) == (b"BEGIN", "attachment")
    assert client.get(reverse("demo_mail_attachment", args=[others.public_id, file.pk])).status_code == 404
    client.post(reverse("account_logout"))
    assert client.get(reverse("demo_mail_one", args=[mine.public_id])).status_code == 200


@pytest.mark.parametrize(("is_demo", "url"), [(False, "outbox://"), (True, "smtp://relay"), (False, "smtp://relay")])
def test_there_is_no_outbox_outside_the_demo(client, settings, is_demo, url):
    settings.DEMO, settings.EMAIL_URL = is_demo, url
    user = UserFactory()
    mail = OutgoingMailFactory(to_address=user.email)
    client.force_login(user)
    assert client.get(reverse("demo_mail")).status_code == 404
    for name in ("demo_mail_one", "demo_mail_html"):
        assert client.get(reverse(name, args=[mail.public_id])).status_code == 404
