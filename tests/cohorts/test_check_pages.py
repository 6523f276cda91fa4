"""The pages of practical checks: the list, the tablet's form and deliveries, signing, plates, appeals, assessors."""

import json
import time
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from certificates.criteria.eligibility import standings
from certificates.models import Criterion
from cohorts.actions import checks as actions
from cohorts.models import Appeal, FilledChecklist, PlateReading
from courses.models import AssessorQualification, ChecklistVersion
from records.models import StoredFile
from tests.factories import PASSWORD, ApplicationFactory, CohortRoleFactory, MembershipFactory, UserFactory
from tests.partners.pictures import picture

from .checks import Gowning

pytestmark = pytest.mark.django_db


@pytest.fixture
def gowning():
    return Gowning()


@pytest.fixture
def assessor(client, gowning):
    """Logged in with a password, a moment ago."""
    gowning.assessor.set_password(PASSWORD)
    gowning.assessor.save()
    client.post(reverse("account_login"), {"login": gowning.assessor.email, "password": PASSWORD})
    return client


def at(name: str, gowning, check=None, **parts) -> str:
    parts = {"cohort_id": gowning.cohort.public_id} | ({"public_id": check.public_id} if check else {}) | parts
    return reverse(f"cohorts:{name}", kwargs=parts)


def tablet(gowning) -> str:
    return reverse("cohorts:fill_check", args=[gowning.used.public_id])


# The list


def test_the_list_filters_searches_and_exports_with_the_same_queries_for_1_and_30(assessor, gowning):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            assert assessor.get(at("checklists", gowning)).status_code == 200
        return len(asked)

    gowning.signed(0)
    few = ask()
    for number in range(30):
        gowning.signed(trainee=ApplicationFactory(cohort=gowning.cohort, person__full_name=f"Person {number}"))
    assert ask() == few
    page = assessor.get(at("checklists", gowning) + "?state=failed")
    assert [row.application for row in page.context["page"]] == [gowning.trainee]
    file = assessor.get(at("checklists", gowning) + "?export=csv&state=pending&q=person")
    assert file.content.decode().count("plates pending") == 30


def test_an_organiser_chooses_the_checklist_and_stops_using_it(client, gowning):
    organiser = MembershipFactory(organisation=gowning.cohort.organisation).user
    client.force_login(organiser)
    gowning.fill()
    other = Gowning().version
    refused = client.post(at("add_checklist", gowning), {"version": other.pk, "most_attempts": 2})
    assert refused.status_code == 422
    again = client.post(at("add_checklist", gowning), {"version": gowning.version.pk, "most_attempts": 2})
    assert "uses this checklist already" in again.text
    client.post(at("retire_checklist", gowning, used=gowning.used.public_id))
    assert "does not use this checklist any more" in client.get(at("checklists", gowning)).text
    client.post(at("add_checklist", gowning), {"version": gowning.version.pk, "most_attempts": 5})
    gowning.used.refresh_from_db()
    assert (gowning.used.retired_at, gowning.used.most_attempts) == (None, 5)


# The tablet


def test_the_plain_form_keeps_what_was_typed_when_it_is_refused(assessor, gowning):
    first = gowning.items[0].public_id
    typed = {"person": gowning.trainee.public_id, f"item-{first}": "failed", f"comment-{first}": "Hair showed."}
    page = assessor.post(tablet(gowning), typed | {"comment": "Slow."})
    assert page.status_code == 422
    assert "2 items have no answer, the first is number" in page.text
    for kept in ("Hair showed.", "Slow.", 'value="failed" checked', f'value="{gowning.trainee.public_id}" selected'):
        assert kept in page.text
    assert not FilledChecklist.objects.exists()
    odd = assessor.post(tablet(gowning), typed | {"comment": "a\x07b"})
    assert "control character" in odd.text


def deliver(client, gowning, *rows, now=None):
    told = {"now": now or time.time() * 1000, "checks": rows}
    address = reverse("cohorts:deliver_checks", args=[gowning.used.public_id])
    return client.post(address, json.dumps(told), content_type="application/json")


def row_of(gowning, *failed, **fields):
    items = {key: {"verdict": seen.verdict, "comment": ""} for key, seen in gowning.seen(*failed).items()}
    said = {
        "key": str(uuid.uuid4()),
        "person": str(gowning.trainee.public_id),
        "at": time.time() * 1000,
        "items": items,
    }
    return said | fields


def test_a_delivery_answers_each_check_by_its_key(assessor, gowning):
    good, bad = row_of(gowning), row_of(gowning, person=str(uuid.uuid4()))
    results = {one["key"]: one for one in deliver(assessor, gowning, good, bad).json()["results"]}
    assert results[good["key"]]["tone"] == "done"
    assert results[good["key"]]["url"].endswith(f"/checks/{FilledChecklist.objects.get().public_id}/")
    assert results[bad["key"]] == {"key": bad["key"], "tone": "stop", "words": "Choose who is assessed."}


@pytest.mark.parametrize(
    "fields",
    [
        {"items": None},
        {"items": [1]},
        {"items": {"x": 3}},
        {"key": "no"},
        {"at": "then"},
        {"at": 1e300},
        {"comment": "a\x00"},
    ],
)
def test_a_check_that_cannot_be_read_is_said_to_be_so(assessor, gowning, fields):
    told = deliver(assessor, gowning, row_of(gowning, **fields)).json()["results"]
    assert [one["tone"] for one in told] == ["stop"]
    assert not FilledChecklist.objects.exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"now": 1, "checks": {}}', b"\xff", b"[" * 5000])
def test_a_delivery_that_is_none_is_refused(assessor, gowning, body):
    address = reverse("cohorts:deliver_checks", args=[gowning.used.public_id])
    assert assessor.post(address, body, content_type="application/json").status_code == 400


def test_the_time_of_a_check_is_corrected_by_the_tablets_clock(assessor, gowning):
    slow = time.time() * 1000 - 3_600_000
    deliver(assessor, gowning, row_of(gowning, at=slow - 60_000), now=slow)
    passed = (timezone.now() - FilledChecklist.objects.get().filled_at).total_seconds()
    assert 55 < passed < 90


# Signing


def test_signing_asks_for_a_proof_that_is_newer_than_the_record(assessor, gowning):
    check = gowning.fill()
    page = assessor.get(at("sign_check", gowning, check))
    assert "I watched this check" in page.text
    asked = assessor.post(at("sign_check", gowning, check))
    assert asked.url.startswith("/account/reauthenticate/")
    check.refresh_from_db()
    assert check.state == "filled"
    wrong = assessor.post(asked.url, {"password": "not this", "next": at("sign_check", gowning, check)})
    assert wrong.status_code == 200
    assessor.post(asked.url, {"password": PASSWORD, "next": at("sign_check", gowning, check)})
    check.refresh_from_db()
    assert check.state == "signed"


def test_who_may_not_sign_reads_why_and_signs_nothing(client, gowning):
    check = gowning.fill()
    trainer = CohortRoleFactory(cohort=gowning.cohort).user
    client.force_login(trainer)
    page = client.post(at("sign_check", gowning, check))
    assert page.status_code == 422
    assert "Only an assessor of this cohort" in page.text
    check.refresh_from_db()
    assert check.state == "filled"


# Plates


def test_plates_are_noted_with_a_photograph_that_is_written_anew(assessor, gowning):
    check = gowning.signed()
    one, two = (plate.public_id for plate in gowning.plates)
    photo = SimpleUploadedFile("plate.png", picture(), "image/png")
    assessor.post(at("read_plates", gowning, check), {f"cfu-{one}": "3", f"photo-{one}": photo, f"cfu-{two}": ""})
    reading = PlateReading.objects.get()
    assert (reading.cfu, reading.photo.state) == (3, StoredFile.State.CONFIRMED)
    served = assessor.get(at("plate_photo", gowning, check, reading=reading.public_id))
    assert served["Content-Type"] == "image/png"


@pytest.mark.parametrize("cfu", ["-1", "1.5", "many", "10000", "٣"])
def test_colonies_are_whole_numbers_and_what_was_typed_stays(assessor, gowning, cfu):
    check = gowning.signed()
    page = assessor.post(at("read_plates", gowning, check), {f"cfu-{gowning.plates[0].public_id}": cfu})
    assert page.status_code == 422
    assert "Colonies are a whole number" in page.text
    assert f'value="{cfu}"' in page.text


def test_a_photograph_that_is_none_is_refused_and_nothing_is_noted(assessor, gowning):
    check = gowning.signed()
    key = gowning.plates[0].public_id
    upload = SimpleUploadedFile("plate.png", b"<svg onload=alert(1)>", "image/png")
    page = assessor.post(at("read_plates", gowning, check), {f"cfu-{key}": "1", f"photo-{key}": upload})
    assert page.status_code == 422
    assert not PlateReading.objects.exists()


# The participant


@pytest.fixture
def student(client, gowning):
    client.force_login(gowning.trainee.person)
    return client


def test_a_participant_sees_nothing_before_it_is_signed_and_no_others(student, gowning):
    check = gowning.fill()
    address = reverse("cohorts:my_check", args=[gowning.trainee.public_id, check.public_id])
    assert student.get(address).status_code == 404
    actions.sign_visual(check, by=gowning.assessor)
    assert "Result pending" in student.get(address).text
    other = gowning.signed(trainee=ApplicationFactory(cohort=gowning.cohort))
    assert (
        student.get(reverse("cohorts:my_check", args=[gowning.trainee.public_id, other.public_id])).status_code == 404
    )
    assert student.get(at("check", gowning, check)).status_code == 404


def test_a_participant_appeals_on_the_page_and_reads_the_answer(student, gowning):
    check = gowning.signed(0)
    address = reverse("cohorts:appeal_check", args=[gowning.trainee.public_id, check.public_id])
    assert student.post(address, {"words": ""}).status_code == 422
    student.post(address, {"words": "The light was out."})
    student.post(address, {"words": "Twice."})
    assert Appeal.objects.get().words == "The light was out."
    page = student.get(reverse("cohorts:my_check", args=[gowning.trainee.public_id, check.public_id]))
    assert "Your appeal is with another assessor" in page.text


# Assessors


def test_a_qualification_is_entered_with_its_document_and_ended_with_a_reason(client, gowning):
    owner = gowning.cohort.organisation
    client.force_login(MembershipFactory(organisation=owner, role=Role.OFFICER).user)
    new = gowning.make_assessor("Ilse Maes", qualified=False)
    typed = {"person": new.public_id, "checklist": gowning.version.checklist.public_id, "since": "2026-01-05"}
    address = reverse("cohorts:add_assessor", args=[owner.public_id])
    refused = client.post(address, typed | {"until": "2026-01-04", "shown_by": "GQ-20"})
    assert "ends before it begins" in refused.text
    stranger = client.post(address, typed | {"person": UserFactory().public_id, "shown_by": "GQ-20"})
    assert stranger.status_code == 422
    client.post(address, typed | {"shown_by": "GQ-20", "document": SimpleUploadedFile("q.png", picture())})
    row = AssessorQualification.objects.get(person=new)
    assert (row.shown_by, row.file.state) == ("GQ-20", StoredFile.State.CONFIRMED)
    client.post(reverse("cohorts:end_assessor", args=[row.public_id]), {"reason": "Left the company."})
    row.refresh_from_db()
    assert row.end_reason == "Left the company."
    listed = client.get(reverse("cohorts:assessors", args=[owner.public_id]) + "?state=ended")
    assert "Left the company." in listed.text
    assert client.get(reverse("courses:checklists", args=[owner.public_id])).status_code == 404


def test_an_officer_finds_the_assessors_from_the_desk(client, gowning):
    owner = gowning.cohort.organisation
    address = reverse("cohorts:assessors", args=[owner.public_id])
    client.force_login(MembershipFactory(organisation=owner, role=Role.OFFICER).user)
    assert f'href="{address}"' in client.get(reverse("cohorts:desk")).text
    assert f'href="{address}" aria-current="page"' in client.get(address).text
    client.force_login(MembershipFactory(organisation=owner, role=Role.MEMBER).user)
    assert address not in client.get(reverse("cohorts:desk")).text


# The library


def test_a_checklist_is_written_released_and_then_fixed(client, gowning):
    owner = gowning.cohort.organisation
    client.force_login(MembershipFactory(organisation=owner).user)
    client.post(reverse("courses:add_checklist", args=[owner.public_id]), {"code": "GC", "title": "Gowning, grade C"})
    version = ChecklistVersion.objects.get(checklist__code="GC")
    address = reverse("courses:checklist_version", args=[version.public_id])
    assert "Write at least one item" in client.get(address).text
    typed = {"title": "Gowning, grade C", "most_critical": 0, "most_minor": 1, "read_after_days": 5, "summary": "",
             "item-TOTAL_FORMS": 3, "item-INITIAL_FORMS": 0, "item-0-text": "Cap", "item-0-weight": "critical",
             "item-1-text": "", "item-2-text": "Mask", "item-2-weight": "minor", "plate-TOTAL_FORMS": 1,
             "plate-INITIAL_FORMS": 0, "plate-0-site": "Chest", "plate-0-most_cfu": ""}  # fmt: skip
    assert "how many colonies" in client.post(address, typed).text
    client.post(address, typed | {"plate-0-most_cfu": 25, "plate-0-grade": "C", "do": "down-0"})
    assert list(version.items.values_list("text", "weight")) == [("Cap", "critical"), ("Mask", "minor")]
    client.post(reverse("courses:release_checklist", args=[version.public_id]))
    version.refresh_from_db()
    assert version.state == "released"
    client.post(reverse("courses:begin_checklist_draft", args=[version.checklist.public_id]))
    assert version.checklist.versions.get(state="draft").plates.get().most_cfu == 25
    client.post(reverse("courses:retire_checklist", args=[version.public_id]))
    version.refresh_from_db()
    assert version.state == "retired"


# Certificates


def test_a_certificate_waits_for_a_practical_check(gowning):
    Criterion.objects.create(cohort=gowning.cohort, kind="checklist", checklist=gowning.used, name="Gowning")

    def state() -> tuple[str, str]:
        line = standings(gowning.cohort)[0].lines[0]
        return line.state, line.measured

    assert state() == ("pending", "Gowning for grade B, version 1: not passed yet")
    failed = gowning.signed(0)
    assert state()[0] == "pending"
    check = gowning.signed()
    assert state()[0] == "pending"
    gowning.read(check, 0, 1)
    actions.sign_plates(check, by=gowning.assessor)
    assert state() == ("met", "Gowning for grade B, version 1: passed, attempt 2")
    actions.void(check, by=gowning.assessor, reason="Another person.")
    assert failed.result == "failed"
    gowning.signed(1)
    assert state() == ("not_met", "Gowning for grade B, version 1: not passed, 2 attempts")
