"""The gowning check of the demo: the 17 items of `gowning.json`, who may assess, and what was found."""

import json
import uuid
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Organisation, User
from certificates.models import Criterion
from cohorts.actions import appeals, checks, plates
from cohorts.checks.content import content_of, digest_of
from cohorts.checks.reading import record_of
from cohorts.models import (
    Application,
    CheckSignature,
    Cohort,
    CohortChecklist,
    CohortRole,
    FilledChecklist,
    FilledItem,
    PlateReading,
)
from courses.actions import checklists, qualifications
from courses.models import ChecklistItem, ChecklistPlate, ChecklistVersion, Competency, Evidence

GOWNING = json.loads((Path(__file__).parent / "gowning.json").read_text())
ASSESSORS = ("Veerle Nijs", "Tomasz Żak")  # invented; nobody can log in as them
SHOWS = ("C1", "C3", "C4")
SITES = ("Left glove", "Right glove", "Left forearm", "Right forearm", "Chest", "Hood, forehead")
COUNTED = (0, 0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 3)
MISSED_THAT_DAY = 17  # as in finished.py
REFERENCE = "EU GMP Annex 1 (2022), 7.14 and Table 6"
HOW = (
    "Grade B gowning in the training cleanroom, simulated. The assessor watches every step and says nothing before the "
    "end.\n\nPlates: both hands with five fingers, both forearms, chest, hood at the forehead."
)


def make_gowning_check(organiser: Organisation, officer: User, trainer: User) -> tuple[ChecklistVersion, list[User]]:
    """The checklist, released, and the people who may assess it; the trainer of the demo is the first of them."""
    version = checklists.create_checklist(organiser, code="GB", title="Gowning for grade B, simulated")
    items = [
        ChecklistItem(text=row["item"], weight="critical" if row["criticality"] == "C" else "minor") for row in GOWNING
    ]
    kinds = ["glove", "glove", *["contact"] * 4]
    sites = [
        ChecklistPlate(site=site, kind=kind, grade="B", most_cfu=5) for site, kind in zip(SITES, kinds, strict=True)
    ]
    checklists.write_checklist(
        version, items=items, plates=sites,
        competencies=Competency.objects.filter(organisation=organiser, code__in=SHOWS),
        summary=HOW, most_critical=0, most_minor=1, read_after_days=5, reference=REFERENCE,
        to_confirm="the limits, against the text of Table 6",
    )  # fmt: skip
    checklists.release_checklist(version)
    people = [trainer, *(_make_person(name) for name in ASSESSORS)]
    today = timezone.localdate()
    ends = (today + timedelta(days=200), today + timedelta(days=40), None)
    for person, until, number in zip(people, ends, (14, 15, 16), strict=True):
        said = {
            "since": date(2025, 3, 3),
            "until": until,
            "shown_by": f"Gowning qualification GQ-{number:03}, QA archive",
        }
        qualifications.give(version.checklist, person, by=officer, **said)
    version.refresh_from_db()
    return version, people


def _make_person(name: str) -> User:
    address = name.split()[0].lower().encode("ascii", "ignore").decode()
    person = User(email=f"{address}@trainers.example", full_name=name, language="en")
    person.set_unusable_password()
    person.save()
    return person


def _use(cohort: Cohort, version: ChecklistVersion, session, assessors: list[User]) -> CohortChecklist:
    for person in assessors:
        CohortRole.objects.get_or_create(cohort=cohort, role=CohortRole.Kind.ASSESSOR, user=person)
    return CohortChecklist.objects.create(cohort=cohort, version=version, session=session)


def check_finished(cohort: Cohort, version: ChecklistVersion, assessors: list[User]) -> None:
    """Everybody but one passed in 2025: seen on the second day, the plates read five days later."""
    session = cohort.sessions.filter(type="cleanroom").order_by("code").first()
    used = _use(cohort, version, session, assessors[1:])
    people = [row for number, row in enumerate(_people(cohort)) if number != MISSED_THAT_DAY]
    at = timezone.make_aware(datetime(2025, 10, 8, 9, 30), cohort.zone)
    done = FilledChecklist.objects.bulk_create(
        FilledChecklist(
            used=used, application=row, filled_at=at + timedelta(minutes=8 * number), filled_by=assessors[1]
        )
        for number, row in enumerate(people)
    )
    items, sites = list(version.items.all()), list(version.plates.all())
    FilledItem.objects.bulk_create(
        FilledItem(check_of=check, item=item, verdict="failed" if _slipped(number, item) else "met")
        for number, check in enumerate(done)
        for item in items
    )
    PlateReading.objects.bulk_create(
        PlateReading(
            check_of=check, plate=plate, cfu=COUNTED[(number + place) % len(COUNTED)], read_by=assessors[2],
            read_at=at + timedelta(days=5),
        )
        for number, check in enumerate(done)
        for place, plate in enumerate(sites)
    )  # fmt: skip
    _sign_all(done, assessors)
    Evidence.objects.bulk_create(
        Evidence(
            person=check.application.person, competency=competency, level=competency.course_target, by=assessors[2],
            source_kind="checklist", source=check.public_id, title=f"{version.title}, attempt 1: passed",
            at=check.plates_signed_at,
        )
        for check in done
        for competency in version.competencies.all()
    )  # fmt: skip
    position = cohort.criteria.count() + 1
    Criterion.objects.create(
        cohort=cohort, kind=Criterion.Kind.CHECKLIST, checklist=used, name="Gowning, grade B", position=position
    )


def _people(cohort: Cohort) -> QuerySet[Application]:
    return cohort.applications.enrolled().select_related("person", "cohort").order_by("queue_number")


def _slipped(number: int, item: ChecklistItem) -> bool:
    """Now and then one minor item: the buddy check was forgotten."""
    return number % 5 == 2 and item.position == 14


def _sign_all(done: list[FilledChecklist], assessors: list[User]) -> None:
    """Both parts of each, as the verbs do one by one."""
    parts = (
        (CheckSignature.Part.VISUAL, CheckSignature.Meaning.WATCHED, assessors[1], timedelta(hours=8)),
        (CheckSignature.Part.PLATES, CheckSignature.Meaning.READ, assessors[2], timedelta(days=5, hours=2)),
    )
    shown = {row.person_id: row for row in done[0].used.version.checklist.qualifications.all()}
    for part, meaning, person, later in parts:
        rows = []
        for check in done:
            at = check.filled_at + later
            signed = {"by": str(person.public_id), "qualification": str(shown[person.pk].public_id)}
            content = content_of(record_of(check), part, signed=signed | {"meaning": meaning, "at": at.isoformat()})
            rows.append(
                CheckSignature(
                    check_of=check,
                    part=part,
                    meaning=meaning,
                    signer=person,
                    name=person.full_name,
                    at=at,
                    qualification=shown[person.pk],
                    content=content,
                    digest=digest_of(content),
                )
            )
            moment = "signed_at" if part == CheckSignature.Part.VISUAL else "plates_signed_at"
            setattr(check, moment, at)
            check.state, check.result = "signed", "passed"
        CheckSignature.objects.bulk_create(rows)
    FilledChecklist.objects.bulk_update(done, ["state", "result", "signed_at", "plates_signed_at"])


def check_running(cohort: Cohort, version: ChecklistVersion, assessors: list[User]) -> None:
    """Today: one waits for its plates, one was not passed and is appealed, one waits for the trainer's signature."""
    used = _use(cohort, version, cohort.sessions.filter(code="T1").first(), assessors)
    people = list(_people(cohort)[:4])
    trainer, first = assessors[0], assessors[1]
    pending = _fill(used, people[0], first)
    checks.sign_visual(pending, by=first)
    half = {plate: plates.Counted(number) for plate, number in zip(version.plates.all(), (0, 1), strict=False)}
    plates.read_plates(pending, half, by=first)
    failed = _fill(used, people[1], first, "Nearly there: the goggles sat too high.", {12, 14})
    checks.sign_visual(failed, by=first)
    appeals.appeal(failed, by=people[1].person, words="My goggles fogged up and I pushed them down before the door.")
    _fill(used, people[2], trainer, "", {15})


def _fill(
    used: CohortChecklist, row: Application, by: User, comment: str = "", failed: set[int] | None = None
) -> FilledChecklist:
    failed = failed or set()
    seen = {
        str(item.public_id): checks.Seen("failed" if item.position in failed else "met")
        for item in used.version.items.all()
    }
    return checks.fill(used, row, seen, by=by, key=uuid.uuid4(), filled_at=timezone.now(), comment=comment)
