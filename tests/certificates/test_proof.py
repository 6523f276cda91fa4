"""The password, code or passkey once more before certificates are issued or revoked (ACCOUNTS in docs/rules.md)."""

import time

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse

from accounts.models import Role
from certificates.models import Certificate
from tests.factories import PASSWORD, MembershipFactory, UserFactory

from .conftest import issue_to
from .test_pages import SIGNED, desk

pytestmark = pytest.mark.django_db
AGAIN = "/account/reauthenticate/"


@pytest.fixture
def officer(client, school):
    """Logged in with a password twenty minutes ago."""
    user = UserFactory(password=True)
    MembershipFactory(organisation=school.cohort.organisation, role=Role.OFFICER, user=user)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    later(client)
    return user


def later(client, minutes=20):
    session = client.session
    for proof in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        proof["at"] = time.time() - minutes * 60
    session.save()


def test_the_page_opens_without_and_issuing_asks_first_then_goes_on_with_what_was_typed(client, school, officer):
    school.add("Wout Claes")
    chosen = school.add()
    page = client.get(f"{desk(school, 'issue')}?person={chosen.public_id}")
    assert page.status_code == 200
    typed = SIGNED | {"person": page.context["form"]["person"].value()}
    assert f'name="person" value="{chosen.public_id}"' in page.text
    asked = client.post(desk(school, "issue"), typed)
    assert asked.url.startswith(AGAIN)
    assert not Certificate.objects.exists()
    wrong = client.post(asked.url, {"password": "something else", "next": desk(school, "issue")})
    assert wrong.status_code == 200
    done = client.post(asked.url, {"password": PASSWORD, "next": desk(school, "issue")})
    certificate = Certificate.objects.get()
    assert done.url == desk(school, "batch", certificate.batch.public_id)
    assert certificate.application == chosen
    assert certificate.batch.signatories[0]["name"] == "Ilse Maes"


def test_revoking_asks_first_and_keeps_the_reason(client, school, officer, run_jobs):
    certificate = issue_to(school, run_jobs, "Elif Demir")
    address = desk(school, "revoke", certificate.public_id)
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 422
    asked = client.post(address, {"cause": "mistake", "reason": "Issued by mistake."})
    assert asked.url.startswith(AGAIN)
    assert Certificate.objects.get().state == "issued"
    client.post(asked.url, {"password": PASSWORD, "next": address})
    assert Certificate.objects.get().revocation_reason == "Issued by mistake."


def test_an_account_with_a_code_alone_gives_the_code(client, school, officer):
    officer.set_unusable_password()
    officer.save()
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(officer, secret)
    client.force_login(officer)
    school.add()
    asked = client.post(desk(school, "issue"), SIGNED)
    assert asked.url.startswith(reverse("mfa_reauthenticate"))
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    client.post(asked.url, {"code": code, "next": desk(school, "issue")})
    assert Certificate.objects.count() == 1


def test_an_account_with_a_passkey_alone_is_asked_for_the_passkey(client, school, officer):
    officer.set_unusable_password()
    officer.save()
    Authenticator.objects.create(user=officer, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}})
    client.force_login(officer)
    school.add()
    asked = client.post(desk(school, "issue"), SIGNED)
    assert asked.url.startswith(reverse("mfa_reauthenticate_webauthn"))
    assert not Certificate.objects.exists()


def test_who_may_not_issue_is_refused_before_any_password(client, school, officer):
    school.add()
    officer.memberships.update(role=Role.ORGANISER)
    assert client.post(desk(school, "issue"), SIGNED).status_code == 403
