"""The register: found by name, number and code, over all cohorts, with the same queries for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from certificates.codes import grouped
from tests.factories import MembershipFactory, UserFactory

from .conftest import give, log_in


def register(school):
    return reverse("certificates:register", args=[school.cohort.organisation.public_id])


def of_cohort(school):
    return reverse("certificates:cohort_register", args=[school.cohort.public_id])


@pytest.fixture
def two(school):
    return give(school, "Lotte Vermeulen"), give(school, "Wout Claes", kind="attendance")


def test_found_by_name_number_code_and_address(as_officer, school, two):
    lotte, _wout = two
    for typed in ("vermeulen", lotte.number, grouped(lotte.code).lower(), lotte.code[:6], lotte.holder.email):
        page = as_officer.get(register(school), {"q": typed}).content.decode()
        assert "Lotte Vermeulen" in page, typed
        assert "Wout Claes" not in page, typed


def test_narrowed_by_state_kind_year_and_cohort(as_officer, school, two):
    lotte, wout = two
    lotte.state, lotte.revoked_at, lotte.revocation_reason = "revoked", timezone.now(), "By mistake."
    lotte.save()
    for asked, shown, hidden in (
        ({"state": "revoked"}, "Lotte", "Wout"),
        ({"kind": "attendance"}, "Wout", "Lotte"),
        ({"state": "issued", "year": str(wout.year), "cohort": school.cohort.slug}, "Wout", "Lotte"),
    ):
        page = as_officer.get(register(school), asked).content.decode()
        assert f"{shown} " in page
        assert f"{hidden} " not in page
    assert "Nothing matches" in as_officer.get(register(school), {"year": "1999"}).content.decode()
    strange = {"state": "\x00", "year": "²³", "kind": "x" * 999, "cohort": "\x00", "q": "\x00%_\\'"}
    assert as_officer.get(register(school), strange).status_code == 200


def test_the_file_says_all_and_holds_no_formula(as_officer, school):
    give(school, "=cmd|' /C calc'!A0")
    for address in (register(school), of_cohort(school)):
        text = b"".join(as_officer.get(address, {"export": "csv"}).streaming_content).decode("utf-8-sig")
        assert "'=cmd" in text
        assert "2026-" in text
        assert as_officer.get(address, {"export": "xlsx"}).status_code == 200
        assert as_officer.get(address, {"export": "exe"}).status_code == 404


@pytest.mark.parametrize("address", [register, of_cohort])
def test_the_same_queries_for_one_and_for_thirty(as_officer, school, address):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            as_officer.get(address(school))
        return len(counted)

    give(school)
    with_one = queries()
    for number in range(29):
        give(school, f"Person {number}")
    assert queries() == with_one <= 30


def test_who_reads_it(client, school, two):
    organisation = school.cohort.organisation
    bookkeeper = MembershipFactory(organisation=organisation, role=Role.BOOKKEEPER).user
    other = MembershipFactory(role=Role.OFFICER).user
    for user, expected in (
        (school.officer, 200), (school.organiser, 200), (bookkeeper, 403), (other, 404), (UserFactory(), 404),
        (two[0].holder, 404),
    ):  # fmt: skip
        assert log_in(client, user).get(register(school)).status_code == expected, user
    client.logout()
    assert client.get(register(school)).status_code == 302


def test_an_empty_register_says_when_it_fills(as_officer, school):
    assert "No certificates yet" in as_officer.get(register(school)).content.decode()
    assert "No certificates yet" in as_officer.get(of_cohort(school)).content.decode()
