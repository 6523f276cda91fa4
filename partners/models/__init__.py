"""Who helps: an organisation's part in a cohort, its public profile, and the sessions that it proposes."""

from .partnerships import Partnership, Tier
from .profiles import Profile, Review
from .proposals import Proposal, Step
from .reports import Paper, PaperFile, PaperRun, Report, ReportShare, SurveyResult
from .talent import (
    ContactRequest,
    LevelWord,
    Opening,
    PoolEmployer,
    ProfileView,
    TalentExport,
    TalentProfile,
    pool_employers,
)

__all__ = [
    "ContactRequest",
    "LevelWord",
    "Opening",
    "Paper",
    "PaperFile",
    "PaperRun",
    "Partnership",
    "PoolEmployer",
    "Profile",
    "ProfileView",
    "Proposal",
    "Report",
    "ReportShare",
    "Review",
    "Step",
    "SurveyResult",
    "TalentExport",
    "TalentProfile",
    "Tier",
    "pool_employers",
]
