"""One run of a programme: the cohort, its rooms and timetable, its applications and places, its attendance."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortRole, Letter, Room
from .day import FollowUp, Incident, Notice
from .decisions import Decision, SchoolVerdict
from .doors import Door, DoorPass, Scan
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
    "Door",
    "DoorPass",
    "FollowUp",
    "Incident",
    "Invitee",
    "InviteeFile",
    "Letter",
    "LineChange",
    "Notice",
    "Question",
    "Quota",
    "Review",
    "ReviewCriterion",
    "ReviewScore",
    "Room",
    "SavedView",
    "Scan",
    "SchoolVerdict",
    "Session",
    "Sitting",
    "TwoPeople",
]
