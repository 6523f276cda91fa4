"""The officer's pages of what becomes of a certificate: who opens them, what a click does."""

import pytest
from django.urls import reverse

from accounts.models import Role
from certificates.models import Certificate, Validity
from tests.factories import MembershipFactory

from .conftest import give, in_days, log_in

PAGES = ("revoke", "replace", "renew", "take_back")


def address(name, certificate):
    return reverse(f"certificates:{name}", args=[certificate.cohort.public_id, certificate.public_id])


def test_the_officer_asks_and_revokes(as_officer, school, lotte):
    page = as_officer.get(address("revoke", lotte)).content.decode()
    assert "Revoke the certificate of Lotte Vermeulen?" in page
    missing = as_officer.post(address("revoke", lotte), {"cause": "mistake", "reason": ""})
    assert missing.status_code == 422
    as_officer.post(address("revoke", lotte), {"cause": "mistake", "reason": "Issued by mistake."})
    lotte.refresh_from_db()
    assert (lotte.state, lotte.cause, lotte.revocation_reason) == ("revoked", "mistake", "Issued by mistake.")
    again = as_officer.get(address("revoke", lotte), follow=True)
    assert "revoked already" in again.content.decode()


def test_the_officer_replaces_with_the_accounts_name_filled_in(as_officer, school, lotte):
    lotte.holder.full_name = "Lotte Maes"
    lotte.holder.save()
    assert 'value="Lotte Maes"' in as_officer.get(address("replace", lotte)).content.decode()
    words = {"cause": "name", "name": "Lotte Maes", "reason": "The name was misspelt."}
    refused = as_officer.post(address("replace", lotte), words | {"name": "Lotte Vermeulen"})
    assert refused.status_code == 422
    assert "has already" in refused.content.decode()
    assert "The name was misspelt." in refused.content.decode()
    done = as_officer.post(address("replace", lotte), words, follow=True).content.decode()
    new = Certificate.objects.get(supersedes=lotte)
    assert f"Certificate {new.number} is being made" in done
    assert (
        "to be replaced by"
        in as_officer.get(reverse("certificates:cohort_register", args=[school.cohort.public_id])).content.decode()
    )


def test_control_signs_in_a_name_are_refused_at_the_field(as_officer, lotte):
    words = {"cause": "name", "name": "Lotte\u202eMaes", "reason": "The name was misspelt."}
    assert as_officer.post(address("replace", lotte), words).status_code == 422
    assert as_officer.post(address("replace", lotte), words | {"name": "x" * 151}).status_code == 422
    assert Certificate.objects.count() == 1


def test_a_held_one_is_given_up(as_officer, school):
    held = give(school, state="held")
    assert "Give up certificate" in as_officer.get(address("take_back", held)).content.decode()
    as_officer.post(address("take_back", held))
    held.refresh_from_db()
    assert held.state == "cancelled"


def test_renewing_asks_for_the_reason(as_officer, school):
    row = give(school, valid_until=in_days(-2), state="expired")
    assert as_officer.post(address("renew", row), {"reason": ""}).status_code == 422
    as_officer.post(address("renew", row), {"reason": "Refresher of today."})
    assert Certificate.objects.get(renews=row).renewal_reason == "Refresher of today."


def test_an_old_proof_asks_for_the_password_first(client, school, lotte):
    client.force_login(school.officer)
    for name in ("revoke", "replace"):
        sent = client.post(address(name, lotte), {"cause": "name", "name": "Lotte Maes", "reason": "Misspelt."})
        assert sent.status_code == 302
        assert "reauthenticate" in sent.url
    assert Certificate.objects.count() == 1
    lotte.refresh_from_db()
    assert lotte.state == "issued"


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_the_pages(client, school, lotte, name):
    for user, expected in (
        (school.organiser, 403), (lotte.holder, 404), (MembershipFactory(role=Role.OFFICER).user, 404),
    ):  # fmt: skip
        assert log_in(client, user).get(address(name, lotte)).status_code == expected
        assert client.post(address(name, lotte), {"reason": "x", "cause": "other"}).status_code == expected
    other = MembershipFactory(role=Role.OFFICER).user
    assert log_in(client, other).get(address(name, lotte)).status_code == 404


def test_another_cohorts_certificate_is_not_found(as_officer, school, lotte):
    from tests.factories import CohortFactory

    elsewhere = CohortFactory(organisation=school.cohort.organisation)
    wrong = reverse("certificates:revoke", args=[elsewhere.public_id, lotte.public_id])
    assert as_officer.get(wrong).status_code == 404


def test_how_long_they_count_is_set_and_taken_back(as_officer, school):
    page = reverse("certificates:validity", args=[school.cohort.public_id])
    assert as_officer.get(page).status_code == 200
    for wrong in ("0", "121", "-3", "x", "²"):
        assert as_officer.post(page, {"months": wrong}).status_code == 422, wrong
    as_officer.post(page, {"months": "24"})
    assert Validity.objects.get(cohort=school.cohort).months == 24
    as_officer.post(page, {"months": ""})
    assert Validity.objects.get(cohort=school.cohort).months is None
