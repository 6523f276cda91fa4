"""What is taught: competencies, modules and programmes in versions, learning outcomes."""

from .attempts import Attempt, GivenAnswer
from .checklists import (
    AssessorQualification,
    Checklist,
    ChecklistItem,
    ChecklistPlate,
    ChecklistVersion,
    ShownCompetency,
)
from .competencies import Competency
from .learning import LearningFile, LearningPage, LearningSubtitles, PageProgress, WatchedVideo
from .modules import BuiltCompetency, Credit, Module, ModuleVersion, Outcome, Prerequisite, Reference
from .programmes import Programme, ProgrammeModule, ProgrammeVersion
from .questions import BankQuestion, QuestionVersion
from .quizzes import Quiz, QuizPart, QuizVersion
from .reviews import ModuleReview, ReviewComment, SignOff
from .versions import VersionState

__all__ = [
    "AssessorQualification",
    "Attempt",
    "BankQuestion",
    "BuiltCompetency",
    "Checklist",
    "ChecklistItem",
    "ChecklistPlate",
    "ChecklistVersion",
    "Competency",
    "Credit",
    "GivenAnswer",
    "LearningFile",
    "LearningPage",
    "LearningSubtitles",
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
    "ShownCompetency",
    "SignOff",
    "VersionState",
    "WatchedVideo",
]
