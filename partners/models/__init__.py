"""Who helps: an organisation's part in a cohort, its public profile, and the sessions that it proposes."""

from .hosting import AgreementSignature, AssessedLevel, LearningAgreement, PlacementAssessment, Side
from .partnerships import Partnership, Tier
from .profiles import Profile, Review
from .proposals import Proposal, Step
from .rankings import Allocation, Assignment, Candidacy, Preference, Wish
from .reports import Paper, PaperFile, PaperRun, Report, ReportShare, SurveyResult
from .rounds import Phase, Placement, PlacementRound, Requirement, RoundCohort
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
    "AgreementSignature",
    "Allocation",
    "AssessedLevel",
    "Assignment",
    "Candidacy",
    "ContactRequest",
    "LearningAgreement",
    "LevelWord",
    "Opening",
    "Paper",
    "PaperFile",
    "PaperRun",
    "Partnership",
    "Phase",
    "Placement",
    "PlacementAssessment",
    "PlacementRound",
    "PoolEmployer",
    "Preference",
    "Profile",
    "ProfileView",
    "Proposal",
    "Report",
    "ReportShare",
    "Requirement",
    "Review",
    "RoundCohort",
    "Side",
    "Step",
    "SurveyResult",
    "TalentExport",
    "TalentProfile",
    "Tier",
    "Wish",
    "pool_employers",
]
