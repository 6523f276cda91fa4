"""The holder's page: all of theirs, in every state, whatever became of the account's address."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from certificates import holding
from certificates.lifecycle import actions
from certificates.models import Certificate
from certificates.proofs import certificates_of
from records import personal
from tests.factories import BundleFactory, CohortFactory, ExpiryReminderFactory, UserFactory

from .conftest import give, in_days, log_in

MINE = reverse("certificates:mine")


def page_of(client, user):
    return log_in(client, user).get(MINE).content.decode()


def test_the_chain_stands_on_the_page_and_leads_forward(client, school, lotte, run_jobs):
    new = actions.replace(lotte, cause="name", reason="The name was misspelt.", name="Lotte Maes", by=school.officer)
    assert new.number not in page_of(client, lotte.holder)  # nobody has it yet
    run_jobs()
    page = page_of(client, lotte.holder)
    assert f'href="#c{new.number}"' in page
    assert "The name was misspelt." in page
    assert page.index(f'id="c{new.number}"') < page.index(f'id="c{lotte.number}"')
    assert page.count(reverse("certificates:download", args=[new.public_id])) == 1
    assert reverse("certificates:download", args=[lotte.public_id]) not in page


@pytest.mark.parametrize(
    ("state", "answer"),
    [("issued", 200), ("expired", 200), ("held", 404), ("approved", 404), ("cancelled", 404)],
)
def test_which_files_the_holder_gets(client, school, state, answer):
    row = give(school, state=state, valid_until=in_days(-1) if state == "expired" else None)
    log_in(client, row.holder)
    assert client.get(reverse("certificates:download", args=[row.public_id])).status_code == answer
    assert (row.number in client.get(MINE).content.decode()) == (answer == 200)


def test_what_is_held_is_the_officers_alone(client, school):
    row = give(school, state="held")
    address = reverse("certificates:download", args=[row.public_id])
    assert log_in(client, school.officer).get(address).status_code == 200
    assert log_in(client, school.organiser).get(address).status_code == 404


def test_another_address_changes_nothing(client, lotte):
    holder = lotte.holder
    holder.email = "lotte.elsewhere@mail.example"
    holder.save()
    assert lotte.number in page_of(client, holder)


def test_certificates_follow_into_the_account_that_is_kept(client, school, lotte):
    kept = UserFactory()
    assert lotte.number not in page_of(client, kept)
    assert holding.follow(kept, lotte.holder, school.organiser) == 1
    assert lotte.number in page_of(client, kept)
    assert Certificate.objects.get(pk=lotte.pk).facts == lotte.facts


def test_one_and_ten_certificates_take_the_same_queries(client, school, lotte):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(MINE)
        return len(counted)

    log_in(client, lotte.holder)
    client.get(MINE)
    with_one = queries()
    for number in range(9):
        row = give(school, f"Person {number}")
        Certificate.objects.filter(pk=row.pk).update(holder=lotte.holder)
    assert queries() == with_one


def test_proofs_name_what_counts_alone(school):
    issued = give(school)
    over = give(school, "Wout Claes", valid_until=in_days(-3))  # beat has not been there yet
    gone = give(school, "Bo Maes", state="superseded", superseded_at=timezone.now())
    people = [issued.holder_id, over.holder_id, gone.holder_id]
    assert [proof.person for proof in certificates_of(people)] == [issued.holder_id]


# What is held about a person, and forgotten


def test_the_export_tells_what_is_held(school):
    old = give(school, state="expired", valid_until=in_days(-1))
    ExpiryReminderFactory(certificate=old, days=7)
    told = holding.export(old.holder)["certificates"][0]
    assert told["number"] == old.number
    assert told["facts"]["holder"] == "Lotte Vermeulen"
    assert len(told["reminded_at"]) == 1
    held = give(school, "Wout Claes", state="held")
    assert holding.export(held.holder)["certificates"][0]["facts"] == {}


STATES = {
    "issued": ("issued", "revoked"),
    "expired": ("expired", "revoked"),
    "superseded": ("superseded", "superseded"),
    "revoked": ("revoked", "revoked"),
    "held": ("cancelled", "cancelled"),
    "approved": ("cancelled", "cancelled"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("choice", ["keep", "revoke"])
def test_the_holder_chooses_and_the_rest_is_emptied(school, state, choice):
    ended = {
        "revoked": {"revoked_at": timezone.now(), "revocation_reason": "By mistake."},
        "superseded": {"superseded_at": timezone.now()},
    }.get(state, {})
    row = give(school, state=state, **ended)
    personal.erase(row.holder, certificates=choice)
    row.refresh_from_db()
    assert row.state == STATES[state][choice == "revoke"]
    kept = choice == "keep" and state in ("issued", "expired")
    assert bool(row.facts.get("holder")) == kept
    assert hasattr(Certificate.objects.get(pk=row.pk), "file") == kept
    assert row.number
    assert row.code


def test_erasure_takes_the_zip_along(school, lotte, django_capture_on_commit_callbacks):
    bundle = BundleFactory(cohort=school.cohort)
    other = BundleFactory(cohort=CohortFactory())
    personal.erase(lotte.holder, certificates="keep")
    bundle.refresh_from_db()
    assert bundle.state == "queued"  # still open: it is packed without what changed
    other.refresh_from_db()
    assert other.heard_at is None


def test_an_erased_holders_certificate_is_neither_replaced_nor_renewed(school):
    from certificates.lifecycle import rules

    row = give(school, valid_until=in_days(5), issued_at=timezone.now() - timedelta(days=300))
    row.facts = holding.without_person(row.facts)
    assert "erased" in rules.why_cannot_be_replaced(row)
    assert "erased" in rules.why_cannot_be_renewed(row)
