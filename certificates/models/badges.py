"""Badges: what they certify, which bit says that one was revoked, and which keys signed (BADGES in docs/rules.md)."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .issuing import Certificate

LIST_SIZE = 131_072  # bits; the standard's smallest, so that no index tells whose it is


@tracked()
class Achievement(PublicRow):
    """What all certificates of one kind in one cohort certify alike: the part of the facts that names nobody.

    Found by its digest: certificates with the same content are of the same achievement. Never changed.
    """

    class Kind(models.TextChoices):
        COMPLETION = "completion", _("certificate of completion")
        ATTENDANCE = "attendance", _("certificate of attendance")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="achievements")
    kind = models.CharField(max_length=10, choices=Kind)
    content = models.JSONField(help_text="its shape is in certificates/badges/achievements.py")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content as JSON with its keys in order")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "digest"], name="achievement_once")]
        triggers = [pgtrigger.Protect(name="achievement_is_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self):
        return f"{self.content['programme']['title']}, {self.get_kind_display()}"


@tracked()
class StatusList(PublicRow):
    """A signed list of bits, one a badge: 1 says that it was revoked or replaced."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="status_lists")
    number = models.PositiveIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["organisation", "number"]
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="status_list_number_once")]

    def __str__(self):
        return f"{self.organisation}, {self.number}"


@tracked()
class StatusEntry(models.Model):
    """The place of a certificate's badge in a list, drawn when it was approved; never given to another."""

    certificate = models.OneToOneField(
        Certificate, on_delete=models.PROTECT, related_name="status_entry", primary_key=True
    )
    list = models.ForeignKey(StatusList, on_delete=models.PROTECT, related_name="entries")
    index = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "index"], name="status_index_once"),
            models.CheckConstraint(condition=Q(index__lt=LIST_SIZE), name="status_index_in_list"),
        ]
        triggers = [
            pgtrigger.Protect(
                name="status_entry_is_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("list", "index"),
            )
        ]

    def __str__(self):
        return f"{self.list}: {self.index}"


@tracked()
class UsedBadgeKey(models.Model):
    """The public half of a key that signed badges: it stays in the issuer's document after another took its place.

    A key that fell into strange hands is withdrawn: what it signed no longer counts.
    """

    multibase = models.CharField(max_length=60, unique=True, help_text="Multikey of Ed25519, z6Mk…")
    used_from = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["used_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("used_from")),
                name="badge_key_withdrawn_after_use",
            )
        ]

    def __str__(self):
        return self.multibase

    def why_cannot_be_withdrawn(self, reason: str) -> str:
        if self.withdrawn_at:
            return gettext("This key is withdrawn already.")
        return "" if reason.strip() else gettext("Say why.")
