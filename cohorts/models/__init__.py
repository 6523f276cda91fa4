"""One run of a programme: the cohort, its rooms and timetable, its applications and places, its attendance."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortRole, Letter, Room
from .questions import Answer, ClearedAnswers, Consent, Question
from .quota import LineChange, Quota
from .timetable import Session, Sitting

__all__ = [
    "Answer",
    "Application",
    "Attendance",
    "ClearedAnswers",
    "Cohort",
    "CohortRole",
    "Consent",
    "Letter",
    "LineChange",
    "Question",
    "Quota",
    "Room",
    "Session",
    "Sitting",
]
