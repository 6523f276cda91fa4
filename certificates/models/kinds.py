"""The kinds of certificates that there are."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CertificateKind(models.TextChoices):
    COMPLETION = "completion", _("certificate of completion")
    ATTENDANCE = "attendance", _("certificate of attendance")
