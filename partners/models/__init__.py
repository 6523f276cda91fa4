"""Who helps: an organisation's part in a cohort, its public profile, and the sessions that it proposes."""

from .billing import BillingDetails, billing_of
from .budgets import BudgetEntry, BudgetLine
from .calls import Call, CallCriterion, CallNotice, CallQuestion, CallReviewer, LateSending
from .contacts import Contact, Note, Purpose
from .deliverables import Deliverable, Delivery, PromiseReminder
from .hosting import AgreementSignature, AssessedLevel, LearningAgreement, PlacementAssessment, Side
from .invoices import Invoice, InvoiceCounter, InvoiceLine, InvoiceTerms, Unit, VatCategory
from .logos import LogoFacts
from .packages import Asked, Benefit, Enquiry, Package, SponsorPage
from .partnerships import Partnership, Tier
from .payments import InvoiceFile, InvoiceReminder, Payment
from .profiles import Profile, Review
from .proposals import Proposal, Step
from .rankings import Allocation, Assignment, Candidacy, Preference, Wish
from .reports import Paper, PaperFile, PaperRun, Report, ReportShare, SurveyResult
from .rounds import Phase, Placement, PlacementRound, Requirement, RoundCohort
from .scoring import Message, ProposalReview, ProposalScore
from .speakers import Absence, Speaker
from .sponsorships import Agreement, InKind, Sponsorship
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
from .visits import BookedFile, HostFile, HostRules, OfferDate, OfferField, VisitBooking, VisitOffer

__all__ = [
    "Absence",
    "Agreement",
    "AgreementSignature",
    "Allocation",
    "Asked",
    "AssessedLevel",
    "Assignment",
    "Benefit",
    "BillingDetails",
    "BookedFile",
    "BudgetEntry",
    "BudgetLine",
    "Call",
    "CallCriterion",
    "CallNotice",
    "CallQuestion",
    "CallReviewer",
    "Candidacy",
    "Contact",
    "ContactRequest",
    "Deliverable",
    "Delivery",
    "Enquiry",
    "HostFile",
    "HostRules",
    "InKind",
    "Invoice",
    "InvoiceCounter",
    "InvoiceFile",
    "InvoiceLine",
    "InvoiceReminder",
    "InvoiceTerms",
    "LateSending",
    "LearningAgreement",
    "LevelWord",
    "LogoFacts",
    "Message",
    "Note",
    "OfferDate",
    "OfferField",
    "Opening",
    "Package",
    "Paper",
    "PaperFile",
    "PaperRun",
    "Partnership",
    "Payment",
    "Phase",
    "Placement",
    "PlacementAssessment",
    "PlacementRound",
    "PoolEmployer",
    "Preference",
    "Profile",
    "ProfileView",
    "PromiseReminder",
    "Proposal",
    "ProposalReview",
    "ProposalScore",
    "Purpose",
    "Report",
    "ReportShare",
    "Requirement",
    "Review",
    "RoundCohort",
    "Side",
    "Speaker",
    "SponsorPage",
    "Sponsorship",
    "Step",
    "SurveyResult",
    "TalentExport",
    "TalentProfile",
    "Tier",
    "Unit",
    "VatCategory",
    "VisitBooking",
    "VisitOffer",
    "Wish",
    "billing_of",
    "pool_employers",
]
