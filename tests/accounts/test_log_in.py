"""Signing up, confirming, logging in, forgetting the password: allauth with this house's settings."""

import pytest
from django.urls import reverse

from accounts.models import User
from records.models import OutgoingMail
from tests.accounts.conftest import last_mail, link_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
SIGN_UP = {"full_name": "王小明", "email": "ming@school.example", "password1": "a-quiet-river-9"}


def sign_up(client, **change):
    return client.post(reverse("account_signup"), SIGN_UP | change)


def log_in(client, email, password=PASSWORD, **data):
    return client.post(reverse("account_login"), {"login": email, "password": password, **data})


def test_sign_up_keeps_name_and_the_language_of_the_page_and_asks_to_confirm(client):
    client.cookies["django_language"] = "fr"
    response = sign_up(client)
    user = User.objects.get()
    mail = last_mail()
    assert response.url == reverse("account_email_verification_sent")
    assert (user.full_name, user.language, user.email) == ("王小明", "fr", "ming@school.example")
    assert (mail.kind, mail.secret, mail.language, mail.to_address) == (
        "account/confirm_sign_up",
        True,
        "fr",
        "ming@school.example",
    )
    assert "_auth_user_id" not in client.session


def test_without_confirmation_nobody_gets_in(client):
    sign_up(client)
    client.session.flush()
    assert log_in(client, SIGN_UP["email"], SIGN_UP["password1"]).url == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session


def test_confirming_logs_in_where_one_signed_up_and_goes_on_to_the_page_one_came_from(client):
    client.post(reverse("account_signup") + "?next=/settings/", SIGN_UP | {"next": "/settings/"})
    link = link_in(last_mail())
    assert client.get(link).status_code == 200  # a mail scanner that opens the link confirms nothing
    assert not User.objects.get().proven_addresses
    response = client.post(link)
    assert response.url == "/settings/"
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"password1": "short"}, "too short"),
        ({"password1": "password123"}, "too common"),
        ({"password1": "ming@school.example"}, "similar"),
        ({"full_name": "Eve\x1b"}, "control character"),
        ({"full_name": ""}, "required"),
        ({"email": "no address"}, "valid email"),
        ({"full_name": "a" * 121}, "at most 120"),
    ],
)
def test_sign_up_says_at_the_field_what_is_wrong(client, change, word):
    text = sign_up(client, **change).content.decode()
    assert word in text
    assert not User.objects.exists()
    assert not OutgoingMail.objects.exists()


def test_sign_up_with_a_known_address_looks_the_same_and_tells_the_owner_by_mail(client):
    UserFactory(email=SIGN_UP["email"])
    response = sign_up(client, email="Ming@School.example")
    assert response.url == reverse("account_email_verification_sent")
    assert last_mail().kind == "account/known_address"
    assert User.objects.count() == 1


def test_reset_looks_the_same_for_known_and_unknown_addresses(client):
    UserFactory(email="known@school.example", language="nl")
    answers = [
        client.post(reverse("account_reset_password"), {"email": f"{name}@school.example"}, follow=True)
        for name in ("known", "unknown")
    ]
    assert [answer.redirect_chain for answer in answers] == [[(reverse("account_reset_password_done"), 302)]] * 2
    kinds = dict(OutgoingMail.objects.values_list("to_address", "kind"))
    assert kinds == {
        "known@school.example": "account/reset_password",
        "unknown@school.example": "account/unknown_address",
    }
    assert last_mail(to_address="known@school.example").language == "nl"


def test_reset_sets_the_password_once_and_tells_the_owner(client):
    user = UserFactory(email="known@school.example")
    client.post(reverse("account_reset_password"), {"email": user.email})
    link = link_in(last_mail())
    page = client.get(link, follow=True)
    data = {"password1": "a-quiet-river-9", "password2": "a-quiet-river-9"}
    client.post(page.request["PATH_INFO"], data)
    user.refresh_from_db()
    assert user.check_password("a-quiet-river-9")
    assert last_mail().kind == "account/notice"
    client.logout()
    page = client.get(link, follow=True)
    client.post(page.request["PATH_INFO"], {"password1": "somebody-elses-7", "password2": "somebody-elses-7"})
    user.refresh_from_db()
    assert user.check_password("a-quiet-river-9")


def test_log_in_lands_on_my_page(client):
    user = UserFactory(password=True)
    assert log_in(client, user.email.upper()).url == reverse("accounts:me")


@pytest.mark.parametrize(
    "next_url", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_log_in_goes_to_no_address_outside(client, next_url):
    user = UserFactory(password=True)
    assert log_in(client, user.email, next=next_url).url == reverse("accounts:me")


def test_a_closed_account_does_not_get_in(client):
    user = UserFactory(password=True, is_active=False)
    log_in(client, user.email)
    assert "_auth_user_id" not in client.session


def test_five_wrong_passwords_shut_the_account_for_a_while(client):
    user = UserFactory(password=True)
    for _ in range(5):
        log_in(client, user.email, "wrong-wrong-wrong")
    text = log_in(client, user.email).content.decode()
    assert "Too many failed" in text
    assert "_auth_user_id" not in client.session


def test_sign_up_is_limited_by_address_of_the_network(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"signup": "2/m/ip"}
    answers = [sign_up(client, email=f"p{n}@school.example").status_code for n in range(3)]
    assert answers == [302, 302, 429]
    assert User.objects.count() == 2


def test_reset_is_limited_by_address(client):
    UserFactory(email="known@school.example")
    answers = [
        client.post(reverse("account_reset_password"), {"email": "known@school.example"}).status_code for _ in range(6)
    ]
    assert answers[:5] == [302] * 5
    assert answers[5] == 429
    assert OutgoingMail.objects.count() == 5


def test_the_confirming_mail_is_not_sent_again_at_once(client):
    sign_up(client)
    for _ in range(3):
        log_in(client, SIGN_UP["email"], SIGN_UP["password1"])
    assert (
        OutgoingMail.objects.filter(kind="account/confirm_sign_up").count()
        + OutgoingMail.objects.filter(kind="account/confirm_address").count()
        == 1
    )


def test_mails_begin_with_the_sites_own_address(client):
    client.post(reverse("account_reset_password"), {"email": UserFactory().email}, headers={"host": "127.0.0.1:1"})
    assert "127.0.0.1" not in last_mail().text
    assert "http://localhost" in last_mail().text


def test_pages_speak_the_persons_language_whatever_the_browser_says(client):
    client.force_login(UserFactory(language="nl"))
    response = client.get(reverse("accounts:me"), headers={"accept-language": "fr"})
    assert 'lang="nl"' in response.content.decode()[:400] or '<html lang="nl"' in response.content.decode()


def test_choosing_a_language_is_kept_with_the_person(client):
    user = UserFactory(language="en")
    client.force_login(user)
    client.post(reverse("set_language"), {"language": "fr", "next": "//evil.example"})
    user.refresh_from_db()
    assert user.language == "fr"


@pytest.mark.parametrize(
    "event",
    ["password_changed", "password_set", "email_changed", "email_confirm", "email_deleted", "totp_activated",
     "totp_deactivated", "recovery_codes_generated", "webauthn_added", "webauthn_removed", "password_reset"],
)  # fmt: skip
def test_every_notice_has_words_of_its_own(event, rf):
    from allauth.account.adapter import get_adapter

    user = UserFactory()
    get_adapter(rf.get("/")).send_mail(f"account/email/{event}", user.email, {"user": user})
    assert last_mail().subject not in ("", "Something changed in the security of your account")
    assert last_mail().recipient == user
