"""Ending an account from the page, and downloading what is held (ERASURE in docs/rules.md)."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Membership, Role, User
from records import personal
from records.errors import Refused
from records.models import OutgoingMail
from tests.accounts.conftest import with_role
from tests.factories import PASSWORD, AcceptanceFactory, InvitationFactory, UserFactory

pytestmark = pytest.mark.django_db


def log_in(client, user):
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


def confirm_who(client, path):
    return client.post(f"{reverse('account_reauthenticate')}?next={path}", {"password": PASSWORD, "next": path})


@pytest.fixture
def lotte(client):
    user = UserFactory(password=True, full_name="Lotte Vermeulen", email="lotte@school.example")
    log_in(client, user)
    return user


def mail_to(user, state="queued", **fields):
    return OutgoingMail.objects.create(
        kind="cohorts/letter", to_address=user.email, subject="Hello", text="Hello Lotte", state=state, **fields
    )


@pytest.mark.parametrize("name", ["erase", "download"])
def test_one_says_again_who_one_is(client, lotte, name):
    path = reverse(f"accounts:{name}")
    for method in (client.get, client.post):
        response = method(path)
        assert response.status_code in (302, 405)
        if response.status_code == 302:
            assert response.url.startswith(reverse("account_reauthenticate"))
    assert User.objects.get(pk=lotte.pk).is_active


def test_erasing_from_the_page_ends_the_account_and_every_session(client, lotte):
    path = reverse("accounts:erase")
    confirm_who(client, path)
    assert "What stays" in client.get(path).content.decode()
    response = client.post(path, {}, follow=True)
    lotte.refresh_from_db()
    assert "Your account is erased" in response.content.decode()
    assert lotte.erased_at
    assert not lotte.emailaddress_set.exists()
    assert client.get(reverse("accounts:me")).status_code == 302
    log_in(client, lotte)
    assert "_auth_user_id" not in client.session


def test_the_address_can_be_used_for_a_new_account(lotte):
    actions.erase(lotte)
    again = User.objects.create_user("lotte@school.example", None)
    assert again.pk != lotte.pk


def test_erasing_twice_changes_nothing_more(lotte):
    actions.erase(lotte)
    when = User.objects.get(pk=lotte.pk).erased_at
    actions.erase(lotte)
    assert User.objects.get(pk=lotte.pk).erased_at == when


def test_mails_not_sent_yet_are_stopped_and_those_sent_are_emptied(lotte):
    waiting, sent = mail_to(lotte), mail_to(lotte, state="sent", recipient=lotte)
    actions.erase(lotte)
    waiting.refresh_from_db()
    sent.refresh_from_db()
    assert (waiting.state, sent.state) == ("failed", "sent")
    assert "Lotte" not in waiting.text + sent.text + sent.to_address


def test_mails_to_others_lose_the_name_only(lotte):
    other = UserFactory()
    mail = OutgoingMail.objects.create(
        kind="x", to_address=other.email, subject="Lotte Vermeulen applied", text="Lotte Vermeulen, see you."
    )
    actions.erase(lotte)
    mail.refresh_from_db()
    assert (mail.subject, mail.text) == ("[erased] applied", "[erased], see you.")


def test_roles_and_free_consents_end_and_open_invitations_are_withdrawn(lotte, organiser):
    Membership.objects.create(user=lotte, organisation=organiser, role=Role.MEMBER)
    free = AcceptanceFactory(user=lotte, text__key="photos", text__required=False)
    asked = AcceptanceFactory(user=lotte)
    invitation = InvitationFactory(email="Lotte@school.example", organisation=organiser)
    actions.erase(lotte)
    for row in (free, asked, invitation):
        row.refresh_from_db()
    assert not Membership.objects.filter(user=lotte, ended_at=None).exists()
    assert free.withdrawn_at
    assert not asked.withdrawn_at
    assert invitation.withdrawn_at


def test_the_last_organiser_hands_over_first(client, organiser, ilse, as_user):
    with pytest.raises(Refused, match="is the last organiser"):
        actions.erase(ilse)
    assert User.objects.get(pk=ilse.pk).full_name == "Ilse Maes"
    with_role(organiser, Role.ORGANISER)
    actions.erase(ilse)
    assert not User.objects.get(pk=ilse.pk).is_active


def test_an_eraser_that_fails_leaves_the_person_whole(lotte, monkeypatch):
    def fail(user, certificates):
        raise RuntimeError("the store of files is away")

    holders = {**personal._holders, "files": personal.Holder("files", lambda user: [], fail, 5)}
    monkeypatch.setattr(personal, "_holders", holders)
    with pytest.raises(RuntimeError):
        actions.erase(lotte)
    assert lotte.emailaddress_set.exists()
    assert User.objects.get(pk=lotte.pk).full_name == "Lotte Vermeulen"


def test_the_choice_about_certificates_reaches_whoever_holds_them(client, lotte, monkeypatch):
    chosen = []
    holder = personal.Holder(
        "certificates", lambda user: ["one"], lambda user, certificates: chosen.append(certificates), 80
    )
    monkeypatch.setattr(personal, "_holders", {**personal._holders, "certificates": holder})
    path = reverse("accounts:erase")
    confirm_who(client, path)
    assert "Your certificates" in client.get(path).content.decode()
    client.post(path, {})
    assert chosen == []
    client.post(path, {"certificates": "revoke"})
    assert chosen == ["revoke"]


def test_download_holds_what_each_app_knows_and_no_secret_link(client, lotte):
    mail_to(lotte, state="sent")
    OutgoingMail.objects.create(
        kind="account/x", to_address=lotte.email, subject="Reset", text="secret-link", secret=True
    )
    path = reverse("accounts:download")
    confirm_who(client, path)
    response = client.get(path)
    told = response.json()
    assert response["Content-Disposition"] == 'attachment; filename="about-me.json"'
    assert told["account"]["name"] == "Lotte Vermeulen"
    assert {"account", "mails", "applications"} <= set(told)
    assert "secret-link" not in response.content.decode()
    assert "Hello Lotte" in response.content.decode()
