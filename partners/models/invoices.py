"""Invoices and credit notes: what was charged to whom, frozen when it is issued (INVOICES in docs/rules.md)."""

from datetime import date
from decimal import Decimal

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort
from records.base import PublicRow
from records.history import tracked
from records.money import CURRENCIES

from .sponsorships import Sponsorship

MOST_CENTS = 10**11
LOOSE = "ARRAY['state', 'issued_by_id', 'buyer_id', 'budget_line_id']"  # what follows an invoice, or a merged buyer
SERIES = RegexValidator(r"\A[A-Z]{0,4}\Z", _("Up to four capital letters."))


@tracked()
class InvoiceTerms(PublicRow):
    """How one organiser invoices."""

    organiser = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="invoice_terms")
    invoice_series = models.CharField(_("letters before the number"), max_length=4, default="F", validators=[SERIES])
    credit_series = models.CharField(_("of credit notes"), max_length=4, default="C", validators=[SERIES])
    payment_days = models.PositiveSmallIntegerField(
        _("days to pay"), default=30, validators=[MaxValueValidator(365)], help_text=_("From the day of issue.")
    )
    first_reminder_days = models.PositiveSmallIntegerField(
        _("days until the first reminder"), default=7, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    second_reminder_days = models.PositiveSmallIntegerField(
        _("days until the second reminder"), default=21, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    reminds_itself = models.BooleanField(
        _("send reminders without asking"), default=False, help_text=_("Else you send each one by hand.")
    )
    closing_words = models.TextField(_("words below each invoice"), max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(invoice_series=F("credit_series")), name="series_are_apart"),
            models.CheckConstraint(
                condition=Q(second_reminder_days__gt=F("first_reminder_days")), name="reminders_in_their_order"
            ),
        ]

    def __str__(self):
        return str(self.organiser)

    @property
    def reminder_days(self) -> tuple[int, int]:
        """Days after the due date, by step."""
        return self.first_reminder_days, self.second_reminder_days


@tracked(silent=("last",))
class InvoiceCounter(PublicRow):
    """The last number given in one series and year; its row is locked by whoever takes the next."""

    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invoice_counters")
    series = models.CharField(max_length=4, blank=True)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organiser", "series", "year"], name="one_counter_a_series")]

    def __str__(self):
        return f"{self.series}{self.year}"


class InvoiceQuerySet(models.QuerySet):
    def issued(self):
        return self.exclude(state=Invoice.State.DRAFT)

    def charges(self):
        return self.filter(kind=Invoice.Kind.INVOICE)

    def open(self):
        """Issued, and neither paid nor credited in full."""
        return self.charges().filter(state=Invoice.State.ISSUED)

    def overdue(self, today: date):
        return self.open().filter(due_on__lt=today)

    def of_contact(self, user):
        """What was issued to the organisations for which the person is a contact."""
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.issued().filter(buyer__in=mine)

    def kept_for(self, user):
        """Those of the organisers whose books the person keeps."""
        keeps = Membership.objects.of(user, Role.ORGANISER, Role.BOOKKEEPER).values("organisation")
        return self.filter(organiser__in=keeps)

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        keeps = Membership.objects.of(user, Role.ORGANISER, Role.BOOKKEEPER).values("organisation")
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.filter(Q(organiser__in=keeps) | (Q(buyer__in=mine) & ~Q(state=Invoice.State.DRAFT)))


@tracked(personal=("seller", "facts", "buyer_reference", "note", "credit_reason"))
class Invoice(PublicRow):
    """An invoice, or a credit note for one; amounts of both are positive. Once issued, only its state changes."""

    class Kind(models.TextChoices):
        INVOICE = "invoice", _("invoice")
        CREDIT = "credit", _("credit note")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("invoice", "draft")
        ISSUED = "issued", pgettext_lazy("invoice", "issued")
        PAID = "paid", pgettext_lazy("invoice", "paid")
        CREDITED = "credited", pgettext_lazy("invoice", "credited")

    organiser = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invoices_sent")
    cohort = models.ForeignKey(
        Cohort, null=True, blank=True, on_delete=models.PROTECT, related_name="invoices", verbose_name=_("cohort")
    )
    buyer = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="invoices", verbose_name=_("for whom")
    )
    budget_line = models.ForeignKey(
        "BudgetLine", null=True, blank=True, on_delete=models.PROTECT, related_name="invoices",
        verbose_name=_("line of the budget"),
    )  # fmt: skip
    sponsorship = models.ForeignKey(
        Sponsorship, null=True, blank=True, on_delete=models.PROTECT, related_name="invoices", editable=False
    )
    kind = models.CharField(max_length=7, choices=Kind, default=Kind.INVOICE)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    credited = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="credit_notes")
    credit_reason = models.CharField(_("reason"), max_length=300, blank=True)
    series = models.CharField(max_length=4, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(null=True, blank=True)
    issued_on = models.DateField(_("date of issue"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, choices=CURRENCIES, default="EUR")
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES, default="en")
    buyer_reference = models.CharField(
        _("the buyer's reference"), max_length=80, blank=True, help_text=_("An order number, or a department.")
    )
    note = models.TextField(_("note on the invoice"), max_length=1000, blank=True)
    structured = models.BooleanField(
        _("also as an e-invoice"), default=True, help_text=_("UBL for Peppol. Companies in Belgium need it.")
    )
    seller = models.JSONField(default=dict, blank=True, help_text="who invoices, as it was at issue")
    facts = models.JSONField(default=dict, blank=True, help_text="who is invoiced, as it was at issue")
    breakdown = models.JSONField(default=list, blank=True, help_text="net and VAT by category and rate")
    net_cents = models.BigIntegerField(default=0)
    vat_cents = models.BigIntegerField(default=0)
    total_cents = models.BigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="invoices_issued"
    )

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_at", "-pk"]
        indexes = [
            models.Index(fields=["organiser", "state"]),
            models.Index(fields=["cohort"]),
            models.Index(fields=["buyer"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["organiser", "series", "year", "number"], name="invoice_number_once"),
            models.CheckConstraint(
                condition=Q(state="draft", number=None, issued_on=None)
                | (~Q(state="draft") & Q(number__gte=1, issued_on__isnull=False, year__isnull=False)),
                name="issued_invoice_has_its_number",
            ),
            models.CheckConstraint(
                condition=Q(kind="invoice", credited=None) | Q(kind="credit", credited__isnull=False),
                name="credit_note_names_its_invoice",
            ),
            models.CheckConstraint(
                condition=Q(total_cents=F("net_cents") + F("vat_cents")), name="invoice_total_adds_up"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="issued_invoice_is_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    IF OLD.state <> 'draft' THEN
                        IF TG_OP = 'DELETE' OR NEW.state = 'draft'
                            OR to_jsonb(NEW) - {LOOSE} IS DISTINCT FROM to_jsonb(OLD) - {LOOSE}
                        THEN
                            RAISE EXCEPTION 'an issued invoice is fixed';
                        END IF;
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The number as it is printed, or what it is before it has one."""
        if self.number is None:
            return f"{self.get_kind_display()} ({self.State.DRAFT.label})"
        return f"{self.series}{self.year}-{self.number:04d}"

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_credit(self) -> bool:
        return self.kind == self.Kind.CREDIT

    @property
    def sign(self) -> int:
        return -1 if self.is_credit else 1

    def is_overdue(self, today: date) -> bool:
        return (
            self.state == self.State.ISSUED and not self.is_credit and self.due_on is not None and self.due_on < today
        )


class VatCategory(models.TextChoices):
    """UNCL5305, as EN 16931 uses it; the words say when each is meant."""

    STANDARD = "S", _("with VAT")
    ZERO = "Z", _("zero rate")
    EXEMPT = "E", _("exempt")
    REVERSE = "AE", _("reverse charge")
    OUTSIDE = "O", _("outside VAT")


class Unit(models.TextChoices):
    """UN/ECE Recommendation 20."""

    PIECE = "C62", _("piece")
    HOUR = "HUR", _("hour")
    DAY = "DAY", _("day")
    MONTH = "MON", _("month")
    KILOMETRE = "KMT", _("kilometre")


@tracked(personal=("words", "reason"))
class InvoiceLine(PublicRow):
    """One line; a rate of 0 says why."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(_("what"), max_length=300)
    quantity = models.DecimalField(
        _("quantity"), max_digits=9, decimal_places=2, default=1, validators=[MinValueValidator(Decimal("0.01"))]
    )
    unit = models.CharField(_("unit"), max_length=3, choices=Unit, default=Unit.PIECE)
    unit_cents = models.BigIntegerField(_("price each"), validators=[MaxValueValidator(MOST_CENTS)])
    category = models.CharField(_("VAT"), max_length=2, choices=VatCategory, default=VatCategory.STANDARD)
    rate = models.DecimalField(
        _("rate in %"), max_digits=4, decimal_places=2, default=Decimal(21),
        validators=[MinValueValidator(0), MaxValueValidator(50)],
    )  # fmt: skip
    reason = models.CharField(_("why no VAT"), max_length=200, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(category="S", rate__gt=0) | (~Q(category="S") & Q(rate=0) & ~Q(reason="")),
                name="no_vat_has_its_reason",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0, unit_cents__gte=0), name="line_is_no_credit"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="issued_lines_are_fixed",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM partners_invoice WHERE state <> 'draft'
                        AND id = CASE WHEN TG_OP = 'DELETE' THEN OLD.invoice_id ELSE NEW.invoice_id END
                    ) THEN
                        RAISE EXCEPTION 'the lines of an issued invoice are fixed';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return self.words
