"""What somebody finds who sits down at a computer that another person has used."""

import pytest
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_a_page_for_one_who_is_logged_in_stays_in_no_cache(client):
    client.force_login(UserFactory())
    for name in ("accounts:me", "cohorts:desk", "home"):
        assert client.get(reverse(name)).headers["Cache-Control"] == "private, no-store"


def test_a_page_for_everybody_may_be_kept(client):
    assert "no-store" not in client.get(reverse("home")).headers.get("Cache-Control", "")


def test_the_address_of_an_account_changes_only_after_its_password_was_typed_again(client):
    user = UserFactory()
    client.force_login(user)
    answer = client.post(reverse("account_email"), {"email": "thief@school.example", "action_add": ""})
    assert answer.url.startswith(reverse("account_reauthenticate"))
    assert not user.emailaddress_set.filter(email="thief@school.example").exists()


def test_a_reset_for_an_address_longer_than_mail_knows_is_refused_in_words(client):
    long = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.example"
    for name, field in (("account_reset_password", {}), ("account_signup", {"full_name": "A", "password1": "x" * 12})):
        answer = client.post(reverse(name), {"email": long, **field})
        assert answer.status_code == 200
        assert "254" in answer.content.decode()
