"""Who helps: an organisation's part in a cohort, its public profile, and the sessions that it proposes."""

from .partnerships import Partnership, Tier
from .profiles import Profile, Review
from .proposals import Proposal, Step
from .reports import Paper, PaperFile, PaperRun, Report, ReportShare, SurveyResult

__all__ = [
    "Paper",
    "PaperFile",
    "PaperRun",
    "Partnership",
    "Profile",
    "Proposal",
    "Report",
    "ReportShare",
    "Review",
    "Step",
    "SurveyResult",
    "Tier",
]
