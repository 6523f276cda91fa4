"""Who answers for what is certified: signatures of results, and the people whose names stand under a certificate."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Application
from records.base import PublicRow
from records.history import tracked


class ResultsSignatureQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(voided_at=None)


@tracked(personal=("name",))
class ResultsSignature(PublicRow):
    """An assessor's name, moment and meaning, bound to the results of one participant by their hash.

    `results` names nobody: people are their public ids. It is never changed and never deleted: results that change
    afterwards make it void, with what changed (SIGNED RESULTS in docs/rules.md).
    """

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="results_signatures")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="results_signatures")
    name = models.CharField(max_length=120, help_text="as it was when it was signed")
    meaning = models.CharField(max_length=20, default="results-1", help_text="a key of MEANINGS in facts.py")
    signed_at = models.DateTimeField()
    results = models.JSONField(help_text="what was signed; its shape is in certificates/signing/results.py")
    sha256 = models.CharField(max_length=64, help_text="of the results, their keys in order")
    voided_at = models.DateTimeField(null=True, blank=True)
    changes = models.JSONField(default=list, blank=True, help_text="what changed: criteria before and after")

    objects = ResultsSignatureQuerySet.as_manager()

    class Meta:
        ordering = ["application", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(voided_at=None), name="one_standing_results_signature"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="results_signature_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="results_signature_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("application", "meaning", "signed_at", "results", "sha256"),
            ),
        ]

    def __str__(self):
        return f"{self.application}, {self.signed_at:%Y-%m-%d}"


@tracked(personal=("name", "title"))
class Signatory(PublicRow):
    """Somebody of an organiser whose printed name stands under certificates; chosen for each batch."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="signatories")
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(
        _("title"), max_length=120, help_text=_("As printed under the name, with the organisation if it is another.")
    )
    position = models.PositiveSmallIntegerField(default=1)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name", "title"], condition=Q(retired_at=None), name="signatory_once"
            )
        ]

    def __str__(self):
        return self.name
