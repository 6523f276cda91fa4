"""Practical checks: filled in, signed, plates days later, made void, appealed."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.actions.erasure import erase
from cohorts.actions import appeals
from cohorts.actions import checks as actions
from cohorts.actions.checks import Seen
from cohorts.checks import result, who
from cohorts.checks.content import why_not_as_signed
from cohorts.models import Appeal, CheckSignature, FilledChecklist, FilledItem, PlateReading
from courses.models import AssessorQualification, Evidence
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import ApplicationFactory, CohortRoleFactory, MembershipFactory

from .checks import Gowning

pytestmark = pytest.mark.django_db


@pytest.fixture
def gowning():
    return Gowning()


@pytest.fixture
def simple():
    return Gowning(plates=0)


def refused(verb, *args, **kwargs) -> str:
    with pytest.raises(Refused) as caught, transaction.atomic():
        verb(*args, **kwargs)
    return str(caught.value)


# The rule


@pytest.mark.parametrize(("critical", "minor", "passes"), [(0, 0, True), (0, 1, True), (0, 2, False), (1, 0, False)])
def test_the_visual_part_passes_with_no_critical_and_one_minor_item_not_met(critical, minor, passes):
    seen = [(True, False)] * critical + [(False, False)] * minor + [(True, True), (False, True)]
    assert result.visual(result.Rule(0, 1), seen).is_passed is passes


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ([(5, 5), (5, 0)], "passed"),
        ([(5, 6), (5, 0)], "failed"),
        ([(5, None), (5, 0)], "pending"),
        ([(5, None), (5, 9)], "pending"),
        ([], "passed"),
    ],
)
def test_plates_pass_at_their_limit_and_wait_for_each_other(counted, expected):
    assert result.result_of(result.visual(result.Rule(0, 1), []), result.plates(counted)) == expected


def test_a_visual_part_that_failed_fails_at_once(gowning):
    assert gowning.signed(0).result == "failed"
    assert not Evidence.objects.exists()


# Filling in


def test_a_check_is_written_once_however_often_it_is_delivered(gowning):
    key = uuid.uuid4()
    first, second = gowning.fill(key=key), gowning.fill(key=key)
    assert first == second
    assert FilledChecklist.objects.count() == 1
    assert FilledItem.objects.count() == 3
    other = ApplicationFactory(cohort=gowning.cohort)
    assert "as something else" in refused(gowning.fill, key=key, trainee=other)


def test_an_unanswered_item_is_refused_and_nothing_is_written(gowning):
    half = dict(list(gowning.seen().items())[:2])
    told = {"by": gowning.assessor, "key": uuid.uuid4(), "filled_at": timezone.now()}
    assert refused(actions.fill, gowning.used, gowning.trainee, half, **told).startswith("1 item has no answer")
    strange = gowning.seen() | {str(uuid.uuid4()): Seen("met")}
    assert "another version" in refused(actions.fill, gowning.used, gowning.trainee, strange, **told)
    odd = {key: Seen("perhaps") for key in gowning.seen()}
    assert refused(actions.fill, gowning.used, gowning.trainee, odd, **told).startswith("3 items")
    assert not FilledChecklist.objects.exists()


def test_nobody_is_assessed_by_themselves_or_without_a_place(gowning):
    own = ApplicationFactory(cohort=gowning.cohort, person=gowning.assessor)
    assert "about you" in refused(gowning.fill, trainee=own)
    gone = ApplicationFactory(cohort=gowning.cohort, state="withdrawn")
    assert "holds no place" in refused(gowning.fill, trainee=gone)
    assert "does not take part" in refused(gowning.fill, trainee=ApplicationFactory())


@pytest.mark.parametrize(("off", "words"), [(timedelta(hours=1), "future"), (timedelta(days=-2), "before the cohort")])
def test_a_clock_that_is_wrong_is_named(gowning, off, words):
    assert words in refused(gowning.fill, filled_at=timezone.now() + off)


def test_attempts_are_counted_and_void_ones_given_back(simple):
    first = simple.signed(0)
    second = simple.signed(1)
    assert second.attempt == 2
    assert "had all 2 attempts" in refused(simple.fill)
    actions.void(first, by=simple.assessor, reason="Wrong person.")
    assert simple.signed().attempt == 3
    assert "has passed" in refused(simple.fill)


# Signing


def test_signing_binds_name_time_meaning_and_content(gowning):
    check = gowning.signed(2, comment="Slow, and steady.")
    signature = check.signatures.get()
    assert (signature.name, signature.meaning, check.result) == ("Wouter Claes", "watched", "pending")
    assert len(signature.digest) == 64
    assert "Żółć" not in str(signature.content)
    assert "Slow" not in str(signature.content)
    assert why_not_as_signed(signature) == ""
    FilledChecklist.objects.update(comment="Fast.")
    signature.refresh_from_db()
    assert why_not_as_signed(CheckSignature.objects.get()) == "The record differs from what was signed."


def test_the_database_refuses_to_change_what_was_signed(gowning):
    check = gowning.signed()
    for change in (
        lambda: FilledItem.objects.update(verdict="failed"),
        lambda: FilledItem.objects.all().delete(),
        lambda: FilledItem.objects.create(check_of=check, item=gowning.items[0], verdict="met"),
        lambda: CheckSignature.objects.update(digest="0" * 64),
        lambda: CheckSignature.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_who_reviews_a_colleagues_record_signs_for_that(gowning):
    trainer = CohortRoleFactory(cohort=gowning.cohort).user
    check = gowning.fill(by=trainer)
    assert "Only an assessor" in refused(actions.sign_visual, check, by=trainer)
    assert actions.sign_visual(check, by=gowning.assessor).meaning == "reviewed"


@pytest.mark.parametrize("how", ["none", "later", "over", "ended", "another checklist"])
def test_an_assessor_without_a_current_qualification_signs_nothing(gowning, how):
    check = gowning.fill()
    today = timezone.localdate(timezone=gowning.cohort.zone)
    mine = AssessorQualification.objects.filter(person=gowning.assessor)
    match how:
        case "none":
            mine.delete()
        case "later":
            mine.update(since=today + timedelta(days=1))
        case "over":
            mine.update(until=today - timedelta(days=1))
        case "ended":
            mine.update(ended_at=timezone.now())
        case _:
            mine.update(checklist=Gowning().version.checklist)
    assert "no current qualification" in refused(actions.sign_visual, check, by=gowning.assessor)
    assert FilledChecklist.objects.get(pk=check.pk).state == "filled"


def test_the_last_day_of_a_qualification_still_counts(gowning):
    AssessorQualification.objects.update(until=timezone.localdate(timezone=gowning.cohort.zone))
    assert gowning.signed().state == "signed"


def test_an_assessor_of_another_cohort_and_an_officer_sign_nothing(gowning):
    check = gowning.fill()
    officer = MembershipFactory(organisation=gowning.cohort.organisation, role="officer").user
    for user in (Gowning().assessor, officer):
        assert "Only an assessor of this cohort" in refused(actions.sign_visual, check, by=user)


def test_a_second_click_signs_once_and_earlier_attempts_come_first(gowning):
    first, second = gowning.fill(), gowning.fill(0)
    assert "earlier attempt" in refused(actions.sign_visual, second, by=gowning.assessor)
    actions.sign_visual(first, by=gowning.assessor)
    assert "signed already" in refused(actions.sign_visual, first, by=gowning.assessor)
    assert CheckSignature.objects.count() == 1
    assert "make this one void" in refused(actions.sign_visual, second, by=gowning.assessor)


def test_a_signed_result_is_told_without_saying_it(simple):
    simple.signed()
    mail = OutgoingMail.objects.get(kind="cohorts/check_signed")
    assert mail.recipient == simple.trainee.person
    assert "passed" not in mail.text


# Plates


def test_plates_complete_the_result_days_later(gowning):
    check = gowning.signed()
    assert gowning.read(check, 5) == 1
    assert "still to be read" in refused(actions.sign_plates, check, by=gowning.assessor)
    gowning.read(check, 5, 0)
    actions.sign_plates(check, by=gowning.assessor)
    check.refresh_from_db()
    assert (check.result, check.signatures.count()) == ("passed", 2)
    assert all(why_not_as_signed(one) == "" for one in check.signatures.all())
    evidence = Evidence.objects.get()
    assert (evidence.person, evidence.competency, evidence.level) == (gowning.trainee.person, gowning.competency, 2)
    with pytest.raises(DatabaseError), transaction.atomic():
        PlateReading.objects.update(cfu=1)


def test_one_plate_above_its_limit_fails_the_check(gowning):
    check = gowning.signed()
    gowning.read(check, 0, 6)
    actions.sign_plates(check, by=gowning.assessor)
    check.refresh_from_db()
    assert check.result == "failed"
    assert not Evidence.objects.exists()


def test_plates_wait_for_the_visual_part_and_are_not_read_by_the_trainee(gowning):
    check = gowning.fill()
    assert "not signed yet" in refused(gowning.read, check, 0, 0)
    actions.sign_visual(check, by=gowning.assessor)
    assert "about you" in refused(gowning.read, check, 0, 0, by=gowning.trainee.person)
    gowning.read(check, 1, 2)
    assert gowning.read(check, 1, None) == 1  # an emptied field takes the reading out
    assert PlateReading.objects.count() == 1


# Void


def test_a_void_result_gives_its_competency_back(simple):
    check = simple.signed()
    assert Evidence.objects.current().exists()
    assert "Give a reason" in refused(actions.void, check, by=simple.assessor, reason=" ")
    actions.void(check, by=simple.assessor, reason="Another person was watched.")
    check.refresh_from_db()
    assert (check.state, check.result) == ("void", "passed")
    assert not Evidence.objects.current().exists()
    assert "void already" in refused(actions.void, check, by=simple.assessor, reason="Again.")


def test_a_trainer_makes_void_only_what_they_filled_in_themselves(simple):
    trainer = CohortRoleFactory(cohort=simple.cohort).user
    mine, theirs = simple.fill(by=trainer), simple.fill()
    assert "Only an assessor" in refused(actions.void, theirs, by=trainer, reason="No.")
    actions.void(mine, by=trainer, reason="Wrong name.")
    organiser = MembershipFactory(organisation=simple.cohort.organisation).user
    actions.void(theirs, by=organiser, reason="Asked by the trainer.")


# Appeals


@pytest.fixture
def asked(simple):
    return appeals.appeal(simple.signed(0), by=simple.trainee.person, words="My goggles were tight.")


def test_a_second_assessor_answers_never_the_first(simple, asked):
    assert "had a part" in refused(appeals.answer, asked, by=simple.assessor, answer="stands", reason="No.")
    plain = simple.make_assessor("Not yet", qualified=False)
    assert "no current qualification" in refused(appeals.answer, asked, by=plain, answer="stands", reason="No.")
    second = simple.make_assessor("Ilse Maes")
    assert "Give a reason" in refused(appeals.answer, asked, by=second, answer="stands", reason="")
    appeals.answer(asked, by=second, answer="stands", reason="The photograph shows skin.")
    assert asked.check_of.state == "signed"
    assert "has answered" in refused(appeals.answer, asked, by=second, answer="voided", reason="Yes.")
    mail = OutgoingMail.objects.get(kind="cohorts/appeal_answered")
    assert "skin" not in mail.text


def test_an_appeal_that_is_granted_makes_the_result_void_and_gives_the_attempt_back(simple, asked):
    second = simple.make_assessor("Ilse Maes")
    appeals.answer(asked, by=second, answer="voided", reason="The light was out.")
    check = FilledChecklist.objects.get()
    assert (check.state, check.void_reason, check.voided_by) == ("void", "The light was out.", second)
    assert who.why_no_attempt_left(simple.used, simple.trainee) == ""


def test_only_the_trainee_appeals_once_in_time_and_only_what_was_not_passed(simple):
    passed = simple.signed()
    assert "not passed" in refused(appeals.appeal, passed, by=simple.trainee.person, words="Why?")
    other = ApplicationFactory(cohort=simple.cohort)
    failed = simple.signed(0, trainee=other)
    assert "Only the participant" in refused(appeals.appeal, failed, by=simple.trainee.person, words="Why?")
    assert "Say in a few" in refused(appeals.appeal, failed, by=other.person, words=" ")
    FilledChecklist.objects.filter(pk=failed.pk).update(signed_at=timezone.now() - timedelta(days=15))
    assert "14 days" in refused(appeals.appeal, failed, by=other.person, words="Why?")
    FilledChecklist.objects.filter(pk=failed.pk).update(signed_at=timezone.now())
    appeals.appeal(failed, by=other.person, words="Why?")
    assert "appealed already" in refused(appeals.appeal, failed, by=other.person, words="Why?")


# Erasure


def test_erasing_the_trainee_leaves_the_result_and_the_signature_under_a_pseudonym(simple):
    check = simple.fill(0, comment="Anna hesitated at the bench.")
    FilledItem.objects.filter(check_of=check).update(comment="Anna's hair showed.")
    actions.sign_visual(check, by=simple.assessor)
    appeals.appeal(check, by=simple.trainee.person, words="The cap slipped when I sneezed.")
    key = check.device_key
    erase(simple.trainee.person)
    check.refresh_from_db()
    assert (check.comment, check.result, check.state) == ("", "failed", "signed")
    assert check.device_key != key
    assert Appeal.objects.get().words == ""
    assert not FilledItem.objects.exclude(comment="").exists()
    assert why_not_as_signed(CheckSignature.objects.get()) == ""


def test_erasing_the_assessor_takes_the_name_off_the_signature(simple):
    check = simple.signed()
    simple.cohort.roles.update(ended_at=timezone.now())
    erase(simple.assessor)
    signature = check.signatures.get()
    assert signature.name == ""
    assert why_not_as_signed(signature) == ""
    assert not AssessorQualification.objects.exclude(shown_by="").exists()
