"""Signing up on one device and opening the mail on another."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from records.models import OutgoingMail

pytestmark = pytest.mark.django_db


def _confirmation() -> str:
    """The address in the mail, without the host."""
    text = OutgoingMail.objects.get(to_address="noor@mail.example").text
    parts = urlsplit(re.search(r"https?://\S+confirm-email/\S+", text).group(0))
    return f"{parts.path}?{parts.query}"


def _sign_up(client, next_page):
    details = {"full_name": "Noor Peeters", "email": "noor@mail.example", "password1": "tram-en-kaas-2025"}
    client.post("/account/signup/", {**details, "next": next_page})


def test_the_mail_s_link_goes_on_where_the_newcomer_was_going(client):
    _sign_up(client, "/cohorts/")
    other = Client()
    link = _confirmation()
    assert 'name="next"' in other.get(link).text
    answer = other.post(link)
    assert answer.url == "/account/login/?next=%2Fcohorts%2F"
    answer = other.post(answer.url, {"login": "noor@mail.example", "password": "tram-en-kaas-2025"})
    assert answer.url == "/cohorts/"


def test_the_link_leads_to_no_other_site(client):
    _sign_up(client, "https://elsewhere.example/")
    assert "elsewhere" not in _confirmation()
