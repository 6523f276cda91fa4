"""What a mail looks like on the line: addresses, headers, parts."""

import email
from email import policy
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest

from records import delivery, transport
from records.message import compose, message_id
from records.models import MailAttachment, OutgoingMail
from tests.factories import OutgoingMailFactory

pytestmark = pytest.mark.django_db


def read(mail):
    sender, recipient, raw = compose(mail)
    return sender, recipient, email.message_from_bytes(raw, policy=policy.default), raw


def test_headers_say_who_writes_where_to_answer_and_that_a_machine_sent_it(settings):
    settings.DEFAULT_FROM_EMAIL = "Summerschool <school@at-las.example>"
    settings.SITE_URL = "https://school.example"
    mail = OutgoingMailFactory(to_name="Mai Anh", reply_to="team@organiser.example", language="nl")
    sender, recipient, message, _raw = read(mail)
    assert (sender, recipient) == ("school@at-las.example", mail.to_address)
    assert message["From"] == "Summerschool <school@at-las.example>"
    assert message["Reply-To"] == "team@organiser.example"
    assert message["Message-ID"] == f"<{mail.public_id}@school.example>" == message_id(mail)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "nl"
    assert message["Date"].datetime.tzinfo
    assert not [name for name in message if name.startswith("List-")]
    assert read(mail)[2]["Message-ID"] == message["Message-ID"]


@pytest.mark.parametrize(
    "name", ["Nguyễn Thị Mai", "Żółć, Ґонтаренко", "محمد الأحمد", "王小明", 'O"Brien, Ann; <x>', "Ł" * 43, "a" * 200]
)
def test_names_and_subjects_of_any_script_arrive_whole(name):
    mail = OutgoingMailFactory(to_name=name, subject=f"Your place, {name}", text=f"Dag {name},\n.\n..\nFrom here\n")
    _, _, message, raw = read(mail)
    ((to_name, to_address),) = getaddresses([email.message_from_bytes(raw)["To"]])
    assert (str(make_header(decode_header(to_name))), to_address) == (name, mail.to_address)
    assert message["Subject"].strip() == f"Your place, {name}"
    assert message.get_content().replace("\r\n", "\n") == mail.text
    assert max(map(len, raw.split())) <= 250  # encoded words of 75, or one unbroken name
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("field", ["to_name", "to_address", "reply_to", "subject"])
def test_a_line_break_never_makes_a_header_of_its_own(field):
    evil = {"to_address": "a@b.example\r\nBcc: all@b.example", "reply_to": "a@b.example\nBcc: all@b.example"}
    mail = OutgoingMailFactory.build(**{field: evil.get(field, "Hello\r\nBcc: all@b.example")})
    mail.save()
    try:
        message = read(mail)[2]
    except ValueError:
        return
    assert message["Bcc"] is None
    assert "Bcc" not in message


def test_what_cannot_be_written_fails_with_the_reason_and_without_a_server(settings):
    settings.EMAIL_URL = "smtp://127.0.0.1:9"
    mail = OutgoingMailFactory(subject="two\nlines")
    delivery.deliver(mail.pk)
    mail.refresh_from_db()
    assert mail.state == OutgoingMail.State.FAILED
    assert "newline" in mail.error


def test_a_domain_outside_ascii_goes_out_in_its_registered_form():
    assert read(OutgoingMailFactory(to_address="mai@bücher.example"))[1] == "mai@xn--bcher-kva.example"


def test_text_html_and_calendar_keep_their_types(settings, mail_server):
    settings.EMAIL_URL = mail_server.url
    mail = OutgoingMailFactory(text="Je plaats.\n", html="<p>Je plaats, Zoë.</p>")
    calendar = b"BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n"
    MailAttachment.objects.create(
        mail=mail, name="réservation.ics", content_type="text/calendar; method=PUBLISH; charset=utf-8", content=calendar
    )
    delivery.deliver(mail.pk)
    (envelope,) = mail_server.accepted
    message = email.message_from_bytes(envelope.content, policy=policy.default)
    assert message.get_body(("plain",)).get_content().strip() == "Je plaats."
    assert message.get_body(("html",)).get_content().strip() == "<p>Je plaats, Zoë.</p>"
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "text/calendar"
    assert part["Content-Type"].params["method"] == "PUBLISH"
    assert part.get_filename() == "réservation.ics"
    assert part.get_payload(decode=True) == calendar


@pytest.mark.parametrize(
    ("url", "host", "port", "encryption"),
    [
        ("smtp://relay", "relay", 25, ""),
        ("submission://me%40a.example:p%2Fw@relay", "relay", 587, "starttls"),
        ("smtps://me:pw@relay:4650", "relay", 4650, "tls"),
    ],
)
def test_email_url_names_the_server(url, host, port, encryption):
    server = transport.server(url)
    assert (server.host, server.port, server.encryption) == (host, port, encryption)
    if "%40" in url:
        assert (server.user, server.password) == ("me@a.example", "p/w")


@pytest.mark.parametrize("url", ["", "relay", "http://relay", "smtp://", "smtp://me:pw@relay"])
def test_a_wrong_email_url_says_what_to_write(url):
    with pytest.raises(ValueError, match="EMAIL_URL"):
        transport.server(url)
