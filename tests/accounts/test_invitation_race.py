from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts import actions
from accounts.models import Invitation, Membership, Role, User
from records.errors import Refused
from tests.factories import MembershipFactory, OrganiserFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls):
    """Run all at the same moment, each on its own connection; what each returned or refused."""
    barrier = Barrier(len(calls))

    def run(call):
        barrier.wait()
        try:
            return call()
        except Refused as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_two_acceptances_at_once_are_one_membership():
    user = UserFactory(email="nele@school.example")
    invitation = actions.invite(user.email, OrganiserFactory(), Role.OFFICER, None)
    results = together(*[lambda: actions.accept_invitation(invitation, user).pk] * 4)
    assert len(set(results)) == 1
    assert Membership.objects.count() == 1


def test_two_sign_ups_at_once_are_one_account():
    invitation = actions.invite("nele@school.example", OrganiserFactory(), Role.OFFICER, None)
    results = together(*[lambda: actions.sign_up_by_invitation(invitation, "Nele", "a-quiet-river-9", "en").pk] * 3)
    assert User.objects.count() == Membership.objects.count() == 1
    assert sorted(str(r) for r in results)[1:] == ["This invitation was accepted already."] * 2


def test_two_clicks_on_invite_send_one_mail():
    """Without the lock on the organisation both clicks see no invitation and both send one (tried by taking it out)."""
    organiser = OrganiserFactory()
    together(*[lambda: actions.invite("nele@school.example", organiser, Role.OFFICER, None)] * 4)
    assert Invitation.objects.count() == 1


def test_two_last_organisers_cannot_end_each_other():
    """Without the lock on the organisation each sees the other still there (tried by taking it out)."""
    for _ in range(6):
        organiser = OrganiserFactory()
        both = [MembershipFactory(organisation=organiser) for _ in range(2)]
        together(*[lambda m=m: actions.end_membership(m) for m in both])
        assert Membership.objects.current().filter(organisation=organiser).count() == 1
