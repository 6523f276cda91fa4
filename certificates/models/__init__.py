"""What is proven: the criteria of a cohort, scores, batches, certificates."""

from .criteria import Criterion, Score
from .issuing import Batch, Certificate, CertificateFile, CertificateQuerySet
from .lifecycle import MENDED, Bundle, Cause, ExpiryReminder, Validity

__all__ = [
    "MENDED",
    "Batch",
    "Bundle",
    "Cause",
    "Certificate",
    "CertificateFile",
    "CertificateQuerySet",
    "Criterion",
    "ExpiryReminder",
    "Score",
    "Validity",
]
