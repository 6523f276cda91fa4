"""What is proven: criteria, scores, signed results, batches, certificates, and what becomes of them."""

from .asking import CriteriaTerms, Reconsideration, Rehearsal
from .badges import LIST_SIZE, Achievement, StatusEntry, StatusList, UsedBadgeKey
from .causes import MENDED, Cause
from .criteria import Criterion, Score
from .designs import Design, DesignChoice, DesignVersion, Picture
from .issuing import Batch, Certificate, CertificateFile, CertificateQuerySet, NumberCounter
from .judging import CompleteDossier, CriterionException, ManualApproval
from .keys import KeyNotice
from .kinds import CertificateKind
from .lifecycle import Bundle, ExpiryReminder, Validity
from .signing import ResultsSignature, Signatory

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
    "KeyNotice",
    "ManualApproval",
    "NumberCounter",
    "Picture",
    "Reconsideration",
    "Rehearsal",
    "ResultsSignature",
    "Score",
    "Signatory",
    "StatusEntry",
    "StatusList",
    "UsedBadgeKey",
    "Validity",
]
