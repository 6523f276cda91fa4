"""A gap analysis from invented employers and courses, and what the people of the demo have shown."""

import uuid
from datetime import datetime, time

from django.utils import timezone

from accounts.models import Organisation, User
from cohorts.models import Cohort
from courses.actions import demand, supply
from courses.models import Competency, Evidence

from .partners import find_organisation

# employer, role, {competency: (weight, wanted level)}; no weights: asked, not filled in yet
ROLES = [
    (
        "Cellbridge Biologics (invented)",
        "Cell processing operator",
        {"C3": (5, 3), "C4": (4, 3), "A1": (5, 3), "A2": (4, 2), "G2": (4, 2), "G3": (5, 2), "C5": (4, 2), "A3": (3, 2),
         "S1": (4, 2), "P1": (3, 2), "W2": (3, 2), "B1": (2, 1)},
    ),
    (
        "Vectorlane (invented)",
        "QC analyst",
        {"Q1": (5, 2), "Q2": (4, 2), "Q3": (4, 2), "G3": (5, 2), "G4": (4, 2), "W2": (4, 2), "C6": (3, 2), "G1": (2, 1),
         "B1": (3, 1), "A3": (2, 2)},
    ),
    (
        "Helix Cold Chain (invented)",
        "Cryo logistics technician",
        {"S1": (5, 3), "S2": (5, 2), "A5": (5, 2), "G2": (3, 2), "G3": (4, 2), "G4": (3, 2), "P1": (3, 2)},
    ),
    ("Cellbridge Biologics (invented)", "Batch record reviewer", {}),
]  # fmt: skip
# course, [(outcome, level, codes)]
COURSES = [
    (
        "Biomedical laboratory technology, third year (invented)",
        [
            ("Culture cells under a laminar flow cabinet", 1, "A1"),
            ("Count cells and calculate their viability", 2, "A3"),
            ("Keep a laboratory notebook that another can follow", 1, "G3"),
            ("Interpret a flow cytometry plot", 1, "Q3"),
            ("Explain tests for sterility and endotoxin", 1, "Q2"),
            ("Work with genetically modified organisms at level 2", 1, "B1"),
            ("Work to a written instruction", 2, "G2"),
            ("Present results to a group", 1, ""),
        ],
    ),
    (
        "Process technology, second year (invented)",
        [
            ("Explain the purpose of a quality system", 1, "G1"),
            ("Work to a written instruction", 2, "G2"),
            ("Find the bottleneck of a production line", 2, "W1"),
            ("Use electronic records", 1, "W2"),
            ("Hand over a shift", 1, "P1"),
            ("Store chemicals and receive goods", 1, "S2"),
        ],
    ),
]
EXPLAINED = ["A4", "S1", "G1", "G2", "G6", "C1", "C6", "Q1", "Q2", "G3", "W2", "C5"]
PERFORMED = ["C1", "C2", "C3", "C4"]


def make_gap_analysis(organiser: Organisation, school: Organisation, by: User, contact: User) -> None:
    framework = {row.code: row for row in Competency.objects.filter(organisation=organiser)}
    for name, title, weights in ROLES:
        role = demand.ask_role(organiser, find_organisation(organiser, name), title=title, by=by)
        if weights:
            given = {framework[code]: value for code, value in weights.items()}
            demand.fill_role(role, given, seen=None, by=contact)
    for title, outcomes in COURSES:
        course = supply.add_course(school, title=title, by=by)
        rows = [
            supply.Taught(text, level, [framework[code] for code in codes.split()]) for text, level, codes in outcomes
        ]
        supply.write_outcomes(course, rows, by=by)


def show_what_was_learnt(cohort: Cohort, assessor: User) -> None:
    """A final test explains some competencies, a gowning check shows four of them at level 2; not for everybody."""
    framework = {row.code: row for row in Competency.objects.filter(organisation=cohort.organisation)}
    ended = datetime.combine(cohort.ends_on, time(15), tzinfo=cohort.zone)
    rows = []
    for number, application in enumerate(cohort.applications.enrolled().order_by("pk")):
        one = {"person_id": application.person_id, "at": min(ended, timezone.now())}
        test = {**one, "level": 1, "source_kind": Evidence.Source.QUIZ, "source": uuid.uuid4(), "title": "Final test"}
        check = {
            **one, "level": 2, "source_kind": Evidence.Source.CHECKLIST, "source": uuid.uuid4(),
            "title": "Grade B gowning, simulated", "by": assessor,
        }  # fmt: skip
        rows += [Evidence(competency=framework[code], **test) for code in EXPLAINED[: len(EXPLAINED) - number % 3]]
        if number % 9 != 4:
            rows += [Evidence(competency=framework[code], **check) for code in PERFORMED]
    Evidence.objects.bulk_create(rows)
