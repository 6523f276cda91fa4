"""What is taught: competencies, modules and programmes in versions, learning outcomes."""

from .competencies import Competency
from .modules import BuiltCompetency, Credit, Module, ModuleVersion, Outcome, Prerequisite, Reference
from .programmes import Programme, ProgrammeModule, ProgrammeVersion
from .reviews import ModuleReview, ReviewComment, SignOff
from .versions import VersionState

__all__ = [
    "BuiltCompetency",
    "Competency",
    "Credit",
    "Module",
    "ModuleReview",
    "ModuleVersion",
    "Outcome",
    "Prerequisite",
    "Programme",
    "ProgrammeModule",
    "ProgrammeVersion",
    "Reference",
    "ReviewComment",
    "SignOff",
    "VersionState",
]
