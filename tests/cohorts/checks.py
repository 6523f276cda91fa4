"""A cohort with a checklist of three items and two plates, an assessor who may sign, and a trainee."""

import uuid

from django.utils import timezone

from cohorts.actions import checks as actions
from cohorts.actions import plates
from cohorts.actions.checks import Seen
from cohorts.models import CohortRole
from tests.factories import (
    ApplicationFactory,
    AssessorQualificationFactory,
    ChecklistItemFactory,
    ChecklistPlateFactory,
    ChecklistVersionFactory,
    CohortChecklistFactory,
    CohortFactory,
    CohortRoleFactory,
    CompetencyFactory,
)

DRAFT = {"state": "draft", "released_at": None}


class Gowning:
    """`plates=0` leaves the microbial part out."""

    def __init__(self, plates: int = 2, attempts: int = 2):
        self.cohort = CohortFactory(starts_on=timezone.localdate())
        owner = self.cohort.organisation
        self.version = ChecklistVersionFactory(checklist__organisation=owner, **DRAFT)
        weights = ("critical", "critical", "minor")
        self.items = [ChecklistItemFactory(version=self.version, weight=one) for one in weights]
        self.plates = [ChecklistPlateFactory(version=self.version, site=f"Site {one}") for one in range(plates)]
        self.competency = CompetencyFactory(organisation=owner, course_target=2)
        self.version.competencies.add(self.competency)
        self.version.state, self.version.released_at = "released", timezone.now()
        self.version.save()
        self.used = CohortChecklistFactory(cohort=self.cohort, version=self.version, most_attempts=attempts)
        self.assessor = self.make_assessor("Wouter Claes")
        self.trainee = ApplicationFactory(cohort=self.cohort, person__full_name="Anna Żółć")

    def make_assessor(self, name: str, qualified: bool = True, **fields):
        role = CohortRoleFactory(cohort=self.cohort, role=CohortRole.Kind.ASSESSOR, user__full_name=name, **fields)
        if qualified:
            AssessorQualificationFactory(person=role.user, checklist=self.version.checklist)
        return role.user

    def seen(self, *failed: int) -> dict[str, Seen]:
        return {
            str(item.public_id): Seen("failed" if place in failed else "met") for place, item in enumerate(self.items)
        }

    def fill(self, *failed: int, by=None, trainee=None, **fields):
        said = {"key": uuid.uuid4(), "filled_at": timezone.now()} | fields
        return actions.fill(self.used, trainee or self.trainee, self.seen(*failed), by=by or self.assessor, **said)

    def signed(self, *failed: int, **fields):
        check = self.fill(*failed, **fields)
        actions.sign_visual(check, by=self.assessor)
        check.refresh_from_db()
        return check

    def read(self, check, *cfu: int | None, by=None) -> int:
        counted = {plate: plates.Counted(number) for plate, number in zip(self.plates, cfu, strict=False)}
        return plates.read_plates(check, counted, by=by or self.assessor)
