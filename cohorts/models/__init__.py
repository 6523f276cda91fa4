"""One run of a programme: the cohort, its rooms and timetable, its applications and places, its attendance."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortRole, Letter, Room
from .decisions import Decision, SchoolVerdict
from .invitees import Invitee, InviteeFile
from .people import SavedView, TwoPeople
from .questions import Answer, ClearedAnswers, Consent, Question
from .quota import LineChange, Quota
from .reviews import Review, ReviewCriterion, ReviewScore
from .timetable import Session, Sitting

__all__ = [
    "Answer",
    "Application",
    "Attendance",
    "ClearedAnswers",
    "Cohort",
    "CohortRole",
    "Consent",
    "Decision",
    "Invitee",
    "InviteeFile",
    "Letter",
    "LineChange",
    "Question",
    "Quota",
    "Review",
    "ReviewCriterion",
    "ReviewScore",
    "Room",
    "SavedView",
    "SchoolVerdict",
    "Session",
    "Sitting",
    "TwoPeople",
]
