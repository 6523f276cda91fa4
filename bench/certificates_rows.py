"""Makes the people who meet the criteria and approves them all; checks afterwards that each has one certificate."""

import json
import os
import sys
import time

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.db.models import Avg  # noqa: E402
from django.db.models.functions import Length  # noqa: E402

from accounts.models import Role  # noqa: E402
from certificates import actions  # noqa: E402
from certificates.models import Certificate, CertificateFile, Score  # noqa: E402
from certificates.signing.reading import signings  # noqa: E402
from cohorts.models import Application, Attendance, CohortRole  # noqa: E402
from records.models import OutgoingMail  # noqa: E402
from summerschool.demo.programme import SOURCE  # noqa: E402
from tests.factories import (  # noqa: E402
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    CompetencyFactory,
    CriterionFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    ProgrammeModuleFactory,
    SessionFactory,
    SittingFactory,
    UserFactory,
)

NAMES = ("Lotte Vermeulen", "Nguyễn Thị Ánh", "Łukasz Żółć", "Наталія Ґонтаренко", "Maria-Magdalena van den Broeck")


def make(people: int) -> dict:
    with transaction.atomic():
        cohort = _cohort(people)
        officer = MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user
        assessor = CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.ASSESSOR).user
        seen = {str(row.application.public_id): row.sha256 for row in signings(cohort)}
        actions.sign_results(cohort, seen, by=assessor)
    load = os.getloadavg()[0]
    start = time.monotonic()
    actions.approve(cohort, by=officer, signatories=[{"name": "Ilse Maes", "title": "Programme director"}])
    return {"seconds": time.monotonic() - start, "load": load}


def _cohort(people: int):
    cohort = CohortFactory(starts_on="2025-10-07", ends_on="2025-10-09", capacity=people)
    cohort.refresh_from_db()
    for module in SOURCE["modules"]:
        _module(cohort, module)
    sittings = [SittingFactory(session=SessionFactory(cohort=cohort), hour=8 + n) for n in range(10)]
    test = CriterionFactory(cohort=cohort, kind="score", name="Final test", percent=80, points=15, position=2)
    CriterionFactory(cohort=cohort, percent=90, position=1)
    applications: list[Application] = []
    for number in range(people):
        person = UserFactory(
            full_name=f"{NAMES[number % len(NAMES)]} {number}", language=("en", "nl", "fr")[number % 3]
        )
        applications.append(ApplicationFactory(cohort=cohort, person=person))
    Attendance.objects.bulk_create(
        Attendance(sitting=sitting, application=application, minutes=60)
        for sitting in sittings
        for application in applications
    )
    Score.objects.bulk_create(Score(criterion=test, application=row, points=13) for row in applications)
    return cohort


def _module(cohort, module: dict) -> None:
    version = ModuleVersionFactory(
        module__organisation=cohort.organisation, module__code=module["code"], title=module["title"]
    )
    ProgrammeModuleFactory(programme_version=cohort.programme_version, module_version=version)
    for position, text in enumerate(module["outcomes"], start=1):
        outcome = OutcomeFactory(module_version=version, text=text, position=position)
        outcome.competencies.add(CompetencyFactory(organisation=cohort.organisation))


def check(people: int) -> dict:
    issued = Certificate.objects.filter(state=Certificate.State.ISSUED)
    mails = OutgoingMail.objects.filter(kind="certificates/issued")
    found = {
        "issued": issued.count(),
        "files": CertificateFile.objects.count(),
        "codes": issued.values("code").distinct().count(),
        "holders": issued.values("holder").distinct().count(),
        "mails": mails.count(),
        "told": mails.values("recipient").distinct().count(),
        "bytes": CertificateFile.objects.aggregate(mean=Avg(Length("pdf")))["mean"] or 0,
    }
    wrong = [f"{found[name]} {name} for {people} people" for name in list(found)[:6] if found[name] != people]
    return found | {"wrong": wrong}


if __name__ == "__main__":
    verb, people = sys.argv[1:]
    print(json.dumps({"make": make, "check": check}[verb](int(people)), default=float))
    connection.close()
