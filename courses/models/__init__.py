"""What is taught: competencies, modules and programmes in versions, learning outcomes."""

from .competencies import Competency
from .modules import BuiltCompetency, Module, ModuleVersion, Outcome
from .programmes import Programme, ProgrammeModule, ProgrammeVersion
from .versions import VersionState

__all__ = [
    "BuiltCompetency",
    "Competency",
    "Module",
    "ModuleVersion",
    "Outcome",
    "Programme",
    "ProgrammeModule",
    "ProgrammeVersion",
    "VersionState",
]
