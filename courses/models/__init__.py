"""What is taught: competencies, modules and programmes in versions, learning outcomes; what people have shown."""

from .attempts import Attempt, GivenAnswer
from .checklists import (
    AssessorQualification,
    Checklist,
    ChecklistItem,
    ChecklistPlate,
    ChecklistVersion,
    ShownCompetency,
)
from .competencies import HIGHEST_OF_A_COURSE, Competency, Domain, Level
from .evidence import Evidence
from .gaps import HEAVIEST, CourseOutcome, HiringRole, RoleWeight, SchoolCourse
from .learning import LearningFile, LearningPage, LearningSubtitles, PageProgress, WatchedVideo
from .modules import BuiltCompetency, Credit, Module, ModuleVersion, Outcome, Prerequisite, Reference
from .programmes import Programme, ProgrammeModule, ProgrammeVersion
from .questions import BankQuestion, QuestionVersion
from .quizzes import Quiz, QuizPart, QuizVersion
from .reviews import ModuleReview, ReviewComment, SignOff
from .versions import VersionState

__all__ = [
    "HEAVIEST",
    "HIGHEST_OF_A_COURSE",
    "AssessorQualification",
    "Attempt",
    "BankQuestion",
    "BuiltCompetency",
    "Checklist",
    "ChecklistItem",
    "ChecklistPlate",
    "ChecklistVersion",
    "Competency",
    "CourseOutcome",
    "Credit",
    "Domain",
    "Evidence",
    "GivenAnswer",
    "HiringRole",
    "LearningFile",
    "LearningPage",
    "LearningSubtitles",
    "Level",
    "Module",
    "ModuleReview",
    "ModuleVersion",
    "Outcome",
    "PageProgress",
    "Prerequisite",
    "Programme",
    "ProgrammeModule",
    "ProgrammeVersion",
    "QuestionVersion",
    "Quiz",
    "QuizPart",
    "QuizVersion",
    "Reference",
    "ReviewComment",
    "RoleWeight",
    "SchoolCourse",
    "ShownCompetency",
    "SignOff",
    "VersionState",
    "WatchedVideo",
]
