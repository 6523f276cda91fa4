"""Codes from an app, recovery codes and passkeys."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from tests.accounts.conftest import last_mail
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def log_in(client, user):
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def code_for(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


@pytest.fixture
def lotte(client):
    user = UserFactory(password=True)
    log_in(client, user)
    return user


def test_a_code_from_an_app_is_asked_once_it_was_set_up(client, lotte, django_capture_on_commit_callbacks):
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    kinds = set(Authenticator.objects.filter(user=lotte).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    assert last_mail().recipient == lotte
    client.logout()
    assert log_in(client, lotte).url == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "_auth_user_id" not in client.session
    codes = Authenticator.objects.get(user=lotte, type="recovery_codes").wrap().get_unused_codes()
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert client.session["_auth_user_id"] == str(lotte.pk)


@pytest.mark.parametrize(
    "name",
    ["mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "account_email",
     "account_change_password"],
)  # fmt: skip
def test_pages_of_security_open_and_name_the_next_step(client, lotte, name):
    response = client.get(reverse(name), follow=True)
    assert response.status_code == 200
    assert b"<h1" in response.content


def test_a_passkey_can_be_asked_for_on_the_page_of_log_in(client):
    response = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert response.status_code == 200
    assert "challenge" in str(response.json())


def test_other_sessions_are_listed_and_ended(client, lotte):
    from django.test import Client

    elsewhere = Client()
    log_in(elsewhere, lotte)
    assert lotte.usersession_set.count() == 2
    client.post(reverse("usersessions_list"))
    assert lotte.usersession_set.count() == 1
    assert elsewhere.get(reverse("accounts:me")).status_code == 302
