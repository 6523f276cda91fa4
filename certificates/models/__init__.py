"""What is proven: the criteria of a cohort, scores, batches, certificates."""

from .badges import LIST_SIZE, Achievement, StatusEntry, StatusList, UsedBadgeKey
from .criteria import Criterion, Score
from .designs import Design, DesignChoice, DesignVersion, Picture
from .issuing import Batch, Certificate, CertificateFile, CertificateQuerySet
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
    "Criterion",
    "Design",
    "DesignChoice",
    "DesignVersion",
    "ExpiryReminder",
    "Picture",
    "Score",
    "StatusEntry",
    "StatusList",
    "UsedBadgeKey",
    "Validity",
]
