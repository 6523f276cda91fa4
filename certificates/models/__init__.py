"""What is proven: the criteria of a cohort, scores, batches, certificates."""

from .asking import CriteriaTerms, Reconsideration, Rehearsal
from .badges import LIST_SIZE, Achievement, StatusEntry, StatusList, UsedBadgeKey
from .criteria import Criterion, Score
from .designs import Design, DesignChoice, DesignVersion, Picture
from .issuing import Batch, Certificate, CertificateFile, CertificateQuerySet
from .judging import CompleteDossier, CriterionException, ManualApproval
from .kinds import CertificateKind
from .lifecycle import MENDED, Bundle, Cause, ExpiryReminder, Validity

__all__ = [
    "LIST_SIZE",
    "MENDED",
    "Achievement",
    "Batch",
    "Bundle",
    "Cause",
    "Certificate",
    "CertificateFile",
    "CertificateKind",
    "CertificateQuerySet",
    "CompleteDossier",
    "CriteriaTerms",
    "Criterion",
    "CriterionException",
    "Design",
    "DesignChoice",
    "DesignVersion",
    "ExpiryReminder",
    "ManualApproval",
    "Picture",
    "Reconsideration",
    "Rehearsal",
    "Score",
    "StatusEntry",
    "StatusList",
    "UsedBadgeKey",
    "Validity",
]
