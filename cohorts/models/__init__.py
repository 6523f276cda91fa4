"""One run of a programme: the cohort, its rooms and timetable, its applications and places, its attendance."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortRole, Letter, Room
from .timetable import Session, Sitting

__all__ = ["Application", "Attendance", "Cohort", "CohortRole", "Letter", "Room", "Session", "Sitting"]
