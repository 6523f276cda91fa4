"""What follows an invoice: its files, what was paid, when somebody was reminded (INVOICES in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.base import PublicRow
from records.history import tracked

from .invoices import Invoice


@tracked(personal=("pdf", "xml", "problems"))
class InvoiceFile(PublicRow):
    """The PDF and the e-invoice of an issued invoice, made by a job; the e-invoice is given out once it has passed."""

    class Check(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("e-invoice", "being checked")
        PASSED = "passed", pgettext_lazy("e-invoice", "checked")
        FAILED = "failed", pgettext_lazy("e-invoice", "has faults")
        NONE = "none", pgettext_lazy("e-invoice", "none")

    invoice = models.OneToOneField(Invoice, on_delete=models.PROTECT, related_name="file")
    pdf = models.BinaryField(default=bytes)
    xml = models.TextField(blank=True)
    check_state = models.CharField(max_length=7, choices=Check, default=Check.WAITING)
    problems = models.JSONField(default=list, blank=True, help_text="rule and words of each")
    checked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["check_state"])]

    def __str__(self):
        return f"{self.invoice}, {self.get_check_state_display()}"

    @property
    def may_be_downloaded(self) -> bool:
        return self.check_state == self.Check.PASSED


@tracked(personal=("reference", "taken_back_reason"))
class Payment(PublicRow):
    """Money that came in for an invoice; below zero, what was paid back. A wrong one is taken back, never deleted."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="payments")
    amount_cents = models.BigIntegerField(_("amount"))
    paid_on = models.DateField(_("paid on"))
    reference = models.CharField(_("reference of the bank"), max_length=140, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="payments_entered"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_back_reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["paid_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount_cents=0), name="payment_is_something"),
            models.CheckConstraint(
                condition=Q(taken_back_at=None) | ~Q(taken_back_reason=""), name="taken_back_payment_says_why"
            ),
        ]

    def __str__(self):
        return f"{self.invoice}, {self.paid_on}"


@tracked()
class InvoiceReminder(PublicRow):
    """A reminder that went out: each step of an invoice once."""

    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="reminders")
    step = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(default=timezone.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["step"]
        constraints = [models.UniqueConstraint(fields=["invoice", "step"], name="invoice_reminder_once")]

    def __str__(self):
        return f"{self.invoice}, {self.step}"
