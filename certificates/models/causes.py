"""Why a certificate no longer counts (AFTER ISSUING in docs/rules.md)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cause(models.TextChoices):
    """Why a certificate no longer counts, or another takes its place; the words beside it are the officer's own."""

    NAME = "name", _("the name was written wrongly")
    RESULT = "result", _("a result or a number of hours was wrong")
    PROGRAMME = "programme", _("the programme, a date or a signatory was wrong")
    MISTAKE = "mistake", _("it was issued by mistake")
    CONDUCT = "conduct", _("a result was not come by honestly")
    HOLDER = "holder", _("the holder asked for it")
    KEY = "key", _("the seal can no longer be trusted")
    OTHER = "other", _("another reason")


# What a new certificate can mend; the others end one without a successor.
MENDED = (Cause.NAME, Cause.RESULT, Cause.PROGRAMME, Cause.KEY, Cause.OTHER)
