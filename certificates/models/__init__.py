"""What is proven: the criteria of a cohort, scores, batches, certificates."""

from .criteria import Criterion, Score
from .issuing import Batch, Certificate, CertificateFile, CertificateQuerySet

__all__ = ["Batch", "Certificate", "CertificateFile", "CertificateQuerySet", "Criterion", "Score"]
