"""Invented lecturers of the next edition, one who cannot come at first, and two sessions that wait to be placed."""

from datetime import datetime, time

from cohorts.actions import lecturers, timetable
from cohorts.models import Cohort, Lecturer, Unavailability

SPEAKERS = {
    "S02": ("Prof. Hanne Goris", "at.las"),
    "S03": ("Dr Tomas Lindqvist", "Quarry QA Partners (invented)"),
    "S04": ("Dr Tomas Lindqvist and Yara Benali", "Quarry QA Partners (invented)"),
    "S05": ("Yara Benali", "Quarry QA Partners (invented)"),
    "S06": ("Prof. Hanne Goris", "at.las"),
    "S09": ("Dr Pieter Coene", "Cellbridge Biologics (invented)"),
    "S10": ("Imke Raes", "at.las"),
    "S11": ("Dr Samuel Okoye", "Quarry QA Partners (invented)"),
    "S12": ("Sanne De Wilde", "Helix Cold Chain (invented)"),
}
WAITING = (
    {"code": "S20", "title": "Questions to a qualified person", "type": "lecture", "minutes": 45, "largest_group": 40,
     "speaker": "Dr Samuel Okoye"},
    {"code": "S21", "title": "Speed dates with operators", "type": "networking", "minutes": 60, "largest_group": 40},
)  # fmt: skip


def give_sessions(cohort: Cohort) -> None:
    for session in cohort.sessions.filter(code__in=SPEAKERS):
        session.speaker, session.given_by = SPEAKERS[session.code]
        session.save(update_fields=["speaker", "given_by"])
        lecturers.follow_speaker(session)
    for words in WAITING:
        timetable.add_session(cohort, **words)
    away = Lecturer.objects.get(cohort=cohort, full_name="Prof. Hanne Goris")
    start, end = (datetime.combine(cohort.starts_on, time(hour), cohort.zone) for hour in (15, 18))
    Unavailability.objects.create(lecturer=away, during=(start, end), reason="Teaches until six.")
