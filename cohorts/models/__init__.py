"""One run of a programme: the cohort, its rooms and timetable, its applications and places, its attendance."""

from .afterwards import Film, FilmSubtitles, Gallery, NewsItem, Picture, PictureSize, Visible
from .application import Application
from .attendance import Attendance
from .checks import Appeal, CheckSignature, CohortChecklist, FilledChecklist, FilledItem, PlateReading
from .cohort import Cohort, CohortRole, Letter, Room
from .day import FollowUp, Incident, Notice
from .decisions import Decision, SchoolVerdict
from .doors import Door, DoorPass, Scan
from .dossier import Accommodation, AccommodationReader, GuardianConsent, Reminder
from .editions import EditionCheck
from .gates import Gate, GateRequest, GateResult
from .groups import GroupPlan, GroupWish
from .invitees import Invitee, InviteeFile
from .learning import OpenedModule
from .lecturers import Lecturer, Presence, Teaching, Unavailability
from .material import LecturerLink, Material, MaterialReminder, MaterialVersion
from .people import SavedView, TwoPeople
from .questions import Answer, ClearedAnswers, Consent, Question
from .quizzes import CohortQuiz
from .quota import LineChange, Quota
from .releases import CalendarCopy, CalendarFeed, TimetableRelease
from .reviews import Review, ReviewCriterion, ReviewScore
from .rotation import PlanRun, Rotation, RotationBreak, RotationWish, SittingTrainer, Station
from .timetable import Edit, Session, Sitting
from .visits import BookedVisit, VisitField, VisitorAnswer, VisitorList

__all__ = [
    "Accommodation",
    "AccommodationReader",
    "Answer",
    "Appeal",
    "Application",
    "Attendance",
    "BookedVisit",
    "CalendarCopy",
    "CalendarFeed",
    "CheckSignature",
    "ClearedAnswers",
    "Cohort",
    "CohortChecklist",
    "CohortQuiz",
    "CohortRole",
    "Consent",
    "Decision",
    "Door",
    "DoorPass",
    "Edit",
    "EditionCheck",
    "FilledChecklist",
    "FilledItem",
    "Film",
    "FilmSubtitles",
    "FollowUp",
    "Gallery",
    "Gate",
    "GateRequest",
    "GateResult",
    "GroupPlan",
    "GroupWish",
    "GuardianConsent",
    "Incident",
    "Invitee",
    "InviteeFile",
    "Lecturer",
    "LecturerLink",
    "Letter",
    "LineChange",
    "Material",
    "MaterialReminder",
    "MaterialVersion",
    "NewsItem",
    "Notice",
    "OpenedModule",
    "Picture",
    "PictureSize",
    "PlanRun",
    "PlateReading",
    "Presence",
    "Question",
    "Quota",
    "Reminder",
    "Review",
    "ReviewCriterion",
    "ReviewScore",
    "Room",
    "Rotation",
    "RotationBreak",
    "RotationWish",
    "SavedView",
    "Scan",
    "SchoolVerdict",
    "Session",
    "Sitting",
    "SittingTrainer",
    "Station",
    "Teaching",
    "TimetableRelease",
    "TwoPeople",
    "Unavailability",
    "Visible",
    "VisitField",
    "VisitorAnswer",
    "VisitorList",
]
