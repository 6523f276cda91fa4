"""A new certificate in the place of another: the chain, its refusals, and what carries over."""

import threading

import pytest
from django.db import connections

from certificates.designs.standard import chosen
from certificates.lifecycle import actions, rules
from certificates.models import Batch, Certificate
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import CohortRoleFactory

from ..conftest import sign_all
from .conftest import give, in_days

WRONG_NAME = {"cause": "name", "reason": "The name was misspelt."}


def correct(certificate, by, name="Lotte Vermeulen-Maes", **words):
    return actions.replace(certificate, by=by, name=name, **(WRONG_NAME | words))


def test_a_corrected_name_makes_a_new_certificate_that_points_to_the_old(school, lotte, run_jobs):
    new = correct(lotte, school.officer)
    assert Certificate.objects.get(pk=lotte.pk).state == "issued"  # until the new one is there
    run_jobs()
    new.refresh_from_db()
    lotte.refresh_from_db()
    assert (new.state, lotte.state) == ("issued", "superseded")
    assert lotte.superseded_at is not None
    assert lotte.superseded_by == new
    assert new.number != lotte.number
    assert new.code != lotte.code
    assert new.facts["holder"] == "Lotte Vermeulen-Maes"
    assert new.facts["replaces"] == {"number": lotte.number, "code": lotte.code, "reason": "The name was misspelt."}
    assert lotte.facts["holder"] == "Lotte Vermeulen"
    assert OutgoingMail.objects.filter(kind="certificates/replaced", recipient=lotte.holder).count() == 1


def test_what_was_signed_carries_over_and_the_approval_is_new(school, lotte):
    new = correct(lotte, school.officer)
    same = ("hours", "modules", "criteria", "exceptions", "programme", "cohort")
    assert {key: new.facts[key] for key in same} == {key: lotte.facts[key] for key in same}
    roles = [row["role"] for row in new.facts["statements"]]
    assert roles == ["assessor", "approver"]
    assert new.facts["statements"][0] == lotte.facts["statements"][0]
    assert new.batch.started_by == school.officer


def test_the_chain_is_kept_over_several_corrections(school, lotte, run_jobs):
    second = correct(lotte, school.officer)
    run_jobs()
    third = correct(second, school.officer, name="Lotte V. Maes")
    run_jobs()
    third.refresh_from_db()
    assert third.supersedes.supersedes == lotte
    assert [row.state for row in (third, third.supersedes, third.supersedes.supersedes)] == [
        "issued", "superseded", "superseded",
    ]  # fmt: skip
    assert third.serial == second.serial + 1 == lotte.serial + 2


def test_a_second_click_makes_no_second_one(school, lotte):
    new = correct(lotte, school.officer)
    with pytest.raises(Refused, match=new.number):
        correct(lotte, school.officer)
    assert Certificate.objects.count() == 2


def test_a_wrong_result_is_gathered_anew(school, lotte):
    lotte.application.scores.update(points=15)
    sign_all(school)
    new = correct(lotte, school.officer, name="Lotte Vermeulen", cause="result", reason="A point was missing.")
    measured = {row["name"]: row["measured"] for row in new.facts["criteria"]}
    assert measured["Final test"] == 15
    assert {row["name"]: row["measured"] for row in lotte.facts["criteria"]}["Final test"] == 12


def test_a_result_that_no_longer_suffices_is_no_replacement(school, lotte):
    lotte.application.scores.update(points=3)
    with pytest.raises(Refused, match="revoke"):
        correct(lotte, school.officer, name="Lotte Vermeulen", cause="result", reason="Counted wrongly.")
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"name": "Lotte Vermeulen"}, "name"),
        ({"name": "  "}, "name"),
        ({"cause": "conduct"}, "cause"),
        ({"cause": "nonsense"}, "cause"),
        ({"reason": "  "}, "reason"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(school, lotte, words, field):
    with pytest.raises(Refused) as refused:
        correct(lotte, school.officer, **({"name": "Lotte Maes"} | words))
    assert refused.value.field == field
    assert Certificate.objects.count() == 1


def test_the_end_stays_when_a_certificate_is_corrected(school):
    old = give(school, valid_until=in_days(200))
    new = correct(old, school.officer)
    assert new.valid_until == old.valid_until
    assert new.facts["valid_until"] == old.valid_until.isoformat()


def test_nobody_replaces_their_own_nor_what_they_assessed(school, lotte):
    with pytest.raises(Refused, match="own certificate"):
        correct(lotte, lotte.holder)
    CohortRoleFactory(cohort=school.cohort, role="assessor", user=school.officer)
    with pytest.raises(Refused, match="assessor"):
        correct(lotte, school.officer)


@pytest.mark.parametrize("state", ["approved", "held", "cancelled"])
def test_what_nobody_has_is_not_replaced(school, state):
    row = give(school, state=state)
    assert rules.why_cannot_be_replaced(row) == "Only an issued certificate can be replaced."
    assert rules.why_cannot_be_revoked(row) == "Only an issued certificate can be revoked."


def test_a_failed_replacement_is_given_up_and_another_made(school, lotte, run_jobs):
    failed = correct(lotte, school.officer, name="Lotte 🎉")
    run_jobs()
    failed.refresh_from_db()
    assert failed.has_failed
    actions.give_up(failed, by=school.officer)
    run_jobs()
    lotte.refresh_from_db()
    assert lotte.state == "issued"
    new = correct(Certificate.objects.get(pk=lotte.pk), school.officer)
    run_jobs()
    lotte.refresh_from_db()
    assert (lotte.state, lotte.superseded_by) == ("superseded", new)
    assert Certificate.objects.get(pk=failed.pk).state == "cancelled"


def test_trying_a_failed_replacement_again_keeps_the_name_that_the_officer_wrote(school, lotte, run_jobs):
    from certificates.issuing.making import try_again

    failed = correct(lotte, school.officer, name="Lotte Maes 🎉")
    run_jobs()
    try_again(Certificate.objects.get(pk=failed.pk), by=school.officer)
    failed.refresh_from_db()
    assert failed.facts["holder"] == "Lotte Maes 🎉"


def test_revoking_waits_for_a_replacement_in_the_making(school, lotte):
    new = correct(lotte, school.officer)
    with pytest.raises(Refused, match=new.number):
        actions.revoke(lotte, reason="Issued by mistake.", by=school.officer)


def test_completion_instead_of_attendance_takes_the_design_of_completion(school):
    old = give(school, kind="attendance")
    old.design_version = chosen(school.cohort, "attendance")
    old.save()
    new = correct(old, school.officer, name="Lotte Vermeulen", cause="result", reason="The test was counted wrongly.")
    wanted = chosen(school.cohort, "completion")
    assert (new.kind, new.design_version) == ("completion", wanted)
    assert new.facts["design"] == {"name": wanted.design.name, "version": wanted.number}


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_make_one_replacement(school):
    """Fails with a broken constraint when replace() does not lock the row."""
    lotte = give(school)
    start, outcomes = threading.Barrier(2), []

    def click(name):
        start.wait()
        try:
            outcomes.append(correct(lotte, school.officer, name=name).number)
        except Refused:
            outcomes.append("")
        except Exception as error:
            outcomes.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=click, args=[name]) for name in ("Lotte Maes", "Lotte Claes")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    new = Certificate.objects.get(supersedes=lotte)
    assert sorted(outcomes) == ["", new.number]
    assert (Certificate.objects.count(), Batch.objects.count(), new.serial) == (2, 2, lotte.serial + 1)
