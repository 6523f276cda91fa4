"""One run of a programme: the cohort, its rooms and timetable, its applications and places, its attendance."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortRole, Letter, Room
from .quota import LineChange, Quota
from .timetable import Session, Sitting

__all__ = [
    "Application",
    "Attendance",
    "Cohort",
    "CohortRole",
    "Letter",
    "LineChange",
    "Quota",
    "Room",
    "Session",
    "Sitting",
]
