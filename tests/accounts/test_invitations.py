from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Invitation, Membership, Role, User
from records.errors import Refused
from records.models import OutgoingMail
from tests.accounts.conftest import last_mail, link_in, with_role
from tests.factories import PASSWORD, CompanyFactory, UserFactory

pytestmark = pytest.mark.django_db
NEW = {"full_name": "Nele Nieuw", "password": "a-quiet-river-9"}


def invited(organiser, by, email="nele@school.example", role=Role.OFFICER):
    return actions.invite(email, organiser, role, by, language="nl", full_name="Nele")


def opened(client, invitation):
    return client.get(link_in(last_mail(to_address=invitation.email)), follow=True)


def test_invite_writes_a_secret_mail_in_the_chosen_language_and_keeps_only_the_digest(organiser, ilse):
    invitation = invited(organiser, ilse)
    mail = last_mail()
    assert (mail.to_address, mail.language, mail.reply_to) == ("nele@school.example", "nl", ilse.email)
    assert mail.secret
    token = link_in(mail).split("/")[2]
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values()[0])
    assert invitation.expires_at - timezone.now() > timedelta(days=13, hours=23)


def test_the_organiser_invites_to_its_partners_and_schools(organiser, ilse):
    partner = CompanyFactory(keeper=organiser, name="Sterile Works")
    actions.invite("pia@sterile.example", partner, Role.PARTNER_CONTACT, ilse, language="en")
    mail = last_mail()
    assert mail.subject == f"{organiser} invites you"
    assert "Sterile Works" in mail.html


def test_invite_twice_is_refused_and_writes_one_mail(organiser, ilse):
    invited(organiser, ilse)
    with pytest.raises(Refused, match="has not answered yet"):
        invited(organiser, ilse, email="NELE@school.example")
    assert OutgoingMail.objects.count() == 1


def test_invite_refuses_a_role_of_another_kind_of_organisation_and_one_already_held(organiser, ilse):
    with pytest.raises(Refused, match="Nobody can be"):
        invited(organiser, ilse, role=Role.COORDINATOR)
    with pytest.raises(Refused, match="has this role already"):
        invited(organiser, ilse, email=ilse.email, role=Role.ORGANISER)


def test_open_link_leaves_the_token_behind(client, organiser, ilse):
    invitation = invited(organiser, ilse)
    response = client.get(link_in(last_mail()))
    assert response.url == reverse("accounts:invitation", args=[invitation.public_id])
    assert link_in(last_mail()).split("/")[2] not in str(dict(client.session))


def test_sign_up_by_invitation_makes_a_confirmed_account_with_the_role_and_logs_in(client, organiser, ilse):
    page = opened(client, invited(organiser, ilse))
    assert "Nele" in page.content.decode()
    response = client.post(page.request["PATH_INFO"], NEW)
    nele = User.objects.get(email="nele@school.example")
    assert response.url == reverse("accounts:me")
    assert client.session["_auth_user_id"] == str(nele.pk)
    assert nele.emailaddress_set.get().verified
    assert nele.check_password(NEW["password"])
    assert nele.has_role(organiser.pk, Role.OFFICER)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"password": "short"}, "too short"),
        ({"full_name": "Ne\x07le"}, "control character"),
        ({"full_name": ""}, "required"),
    ],
)
def test_sign_up_by_invitation_says_at_the_field_what_is_wrong(client, organiser, ilse, change, word):
    page = opened(client, invited(organiser, ilse))
    response = client.post(page.request["PATH_INFO"], NEW | change)
    assert word in response.content.decode()
    assert not User.objects.filter(email="nele@school.example").exists()


def test_an_account_never_confirmed_is_taken_over_with_a_new_password(client, organiser, ilse):
    squatter = UserFactory(email="nele@school.example", verified=False, password="the-squatters-own")
    squatter.emailaddress_set.create(email=squatter.email, verified=False, primary=True)
    page = opened(client, invited(organiser, ilse))
    client.post(page.request["PATH_INFO"], NEW)
    squatter.refresh_from_db()
    assert squatter.check_password(NEW["password"])
    assert squatter.full_name == "Nele Nieuw"
    assert squatter.emailaddress_set.get().verified


def test_whoever_has_an_account_logs_in_and_accepts(client, organiser, ilse):
    nele = UserFactory(email="nele@school.example", password=True)
    page = opened(client, invited(organiser, ilse))
    assert "Log in to accept" in page.content.decode()
    path = page.request["PATH_INFO"]
    response = client.post(
        f"{reverse('account_login')}?next={path}", {"login": nele.email, "password": PASSWORD, "next": path}
    )
    assert response.url == path
    client.post(path)
    assert Membership.objects.of(nele, Role.OFFICER).exists()


def test_accepting_twice_is_one_membership(client, organiser, ilse):
    nele = UserFactory(email="nele@school.example")
    invitation = invited(organiser, ilse)
    first, second = actions.accept_invitation(invitation, nele), actions.accept_invitation(invitation, nele)
    assert first == second
    assert Membership.objects.of(nele).count() == 1


def test_somebody_else_is_told_and_can_switch_without_the_mail(client, organiser, ilse):
    robbe = UserFactory(email="robbe@school.example")
    invitation = invited(organiser, ilse)
    client.force_login(robbe)
    page = opened(client, invitation)
    text = page.content.decode()
    assert "for another address" in text
    assert "robbe@school.example" in text
    client.post(page.request["PATH_INFO"])
    assert not robbe.memberships.exists()
    response = client.post(reverse("accounts:switch", args=[invitation.public_id]), follow=True)
    assert "Make your account" in response.content.decode()


def test_accept_is_refused_for_somebody_else_in_the_action_too(organiser, ilse):
    invitation = invited(organiser, ilse)
    with pytest.raises(Refused, match=r"is for nele@school\.example"):
        actions.accept_invitation(invitation, UserFactory())


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"expires_at": timezone.now() - timedelta(minutes=1)}, "has expired"),
        ({"withdrawn_at": timezone.now()}, "was withdrawn"),
    ],
)
def test_a_dead_invitation_says_why(client, organiser, ilse, change, word):
    invitation = invited(organiser, ilse)
    Invitation.objects.filter(pk=invitation.pk).update(**change)
    page = opened(client, invitation)
    assert word in page.content.decode()
    client.post(page.request["PATH_INFO"], NEW)
    assert not User.objects.filter(email=invitation.email).exists()


def test_a_used_invitation_says_so_to_somebody_not_logged_in(client, organiser, ilse):
    invitation = invited(organiser, ilse)
    actions.sign_up_by_invitation(invitation, "Nele", NEW["password"], "nl")
    assert "accepted already" in opened(client, invitation).content.decode()


def test_an_unknown_token_is_a_clear_page(client):
    response = client.get(reverse("accounts:open_invitation", args=["nonsense"]))
    assert response.status_code == 404
    assert "We know no invitation with this link" in response.content.decode()


def test_an_invitation_not_opened_by_link_is_not_there(client, organiser, ilse):
    invitation = invited(organiser, ilse)
    path = reverse("accounts:invitation", args=[invitation.public_id])
    assert client.get(path).status_code == 404
    client.force_login(UserFactory())
    assert client.get(path).status_code == 404
    assert client.post(reverse("accounts:switch", args=[invitation.public_id])).status_code == 404


def test_sending_again_ends_the_first_link(client, organiser, ilse, as_user):
    invitation = invited(organiser, ilse)
    first = link_in(last_mail())
    as_user(ilse).post(reverse("accounts:invite_again", args=[invitation.public_id]))
    client.logout()
    assert client.get(first).status_code == 404
    assert client.get(link_in(last_mail())).status_code == 302


def test_withdrawing_asks_first_and_ends_the_link(organiser, ilse, as_user):
    invitation = invited(organiser, ilse)
    client = as_user(ilse)
    path = reverse("accounts:withdraw_invitation", args=[invitation.public_id])
    assert client.get(path).status_code == 200
    assert Invitation.objects.standing().exists()
    client.post(path)
    client.post(path)
    assert not Invitation.objects.standing().exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.BOOKKEEPER, Role.MEMBER])
def test_the_rest_of_the_team_may_not_touch_invitations(organiser, ilse, as_user, role):
    invitation = invited(organiser, ilse)
    client = as_user(with_role(organiser, role))
    assert client.get(reverse("accounts:invite", args=[organiser.public_id])).status_code == 403
    for name in ("invite_again", "withdraw_invitation"):
        assert client.post(reverse(f"accounts:{name}", args=[invitation.public_id])).status_code == 403


def test_strangers_do_not_see_invitations(organiser, ilse, as_user):
    invitation = invited(organiser, ilse)
    client = as_user(UserFactory())
    assert client.get(reverse("accounts:invite", args=[organiser.public_id])).status_code == 404
    for name in ("invite_again", "withdraw_invitation"):
        assert client.post(reverse(f"accounts:{name}", args=[invitation.public_id])).status_code == 404
