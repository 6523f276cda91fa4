"""What is typed about invoices, payments and the budget."""

from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Cohort
from records.forms import VerbForm
from records.money import AmountField
from records.text import ReadableForm, validate_year

from ..models import BudgetEntry, BudgetLine, Invoice, InvoiceLine, InvoiceTerms, VatCategory


class InvoiceForm(VerbForm):
    class Meta:
        model = Invoice
        fields = [
            "buyer", "cohort", "budget_line", "currency", "language", "buyer_reference", "note", "structured",
        ]  # fmt: skip

    def __init__(self, *args, organiser: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["buyer"].queryset = Organisation.objects.kept_by(organiser).order_by("name")
        self.fields["cohort"].queryset = Cohort.objects.filter(organisation=organiser).order_by("-starts_on")
        self.fields["cohort"].empty_label = gettext("none")
        income = BudgetLine.objects.filter(
            cohort__organisation=organiser, side=BudgetLine.Side.IN, removed_at=None
        ).select_related("cohort")
        self.fields["budget_line"].queryset = income
        self.fields["budget_line"].empty_label = gettext("none")
        self.fields["budget_line"].label_from_instance = lambda row: f"{row.cohort}: {row}"
        if self.instance.credited_id:
            for name in ("buyer", "cohort", "currency"):
                del self.fields[name]


class LineForm(VerbForm):
    """One line; an empty one is left out."""

    unit_cents = AmountField(label=_("Price each"), help_text=_("Without VAT."))

    class Meta:
        model = InvoiceLine
        fields = ["words", "quantity", "unit", "unit_cents", "category", "rate", "reason"]

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("category") and cleaned["category"] != VatCategory.STANDARD:
            cleaned["rate"] = Decimal(0)
            if not cleaned.get("reason") and "reason" not in self.errors:
                self.add_error("reason", gettext("Say why there is no VAT: the law, or the rule of the other country."))
        elif "rate" in cleaned and not cleaned["rate"]:
            words = gettext("VAT of 0 % needs a reason: choose why beside “VAT”, or write the rate.")
            self.add_error("rate", words)
        elif cleaned.get("category"):
            cleaned["reason"] = ""
        return cleaned

    def clean_quantity(self):
        quantity = self.cleaned_data["quantity"]
        if quantity <= 0:
            raise forms.ValidationError(gettext("More than nothing. To take something back, write a credit note."))
        return quantity


class BaseLines(forms.BaseModelFormSet):
    """All lines of one draft; a line without words is none."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take this line out")

    def rows(self) -> list[InvoiceLine]:
        """Those that stay, in their order."""
        kept = [form for form in self.forms if form not in self.deleted_forms]
        return [form.instance for form in kept if form.instance.pk or form.has_changed()]


def lines_formset(*, extra: int):
    return forms.modelformset_factory(
        InvoiceLine, form=LineForm, formset=BaseLines, extra=extra, can_delete=True, max_num=100, validate_max=True
    )


class CreditForm(ReadableForm, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stands on the credit note."))


class PaymentForm(ReadableForm, forms.Form):
    amount = AmountField(label=_("Amount"), least=None)
    paid_on = forms.DateField(label=_("Paid on"), validators=[validate_year])
    reference = forms.CharField(label=_("Reference of the bank"), max_length=140, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, open_cents: int, **kwargs):
        initial = {"amount": open_cents, "paid_on": timezone.localdate(), "seen": open_cents}
        super().__init__(*args, initial=initial, **kwargs)


class ReasonForm(ReadableForm, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class TermsForm(VerbForm):
    class Meta:
        model = InvoiceTerms
        fields = [
            "payment_days", "invoice_series", "credit_series", "first_reminder_days", "second_reminder_days",
            "reminds_itself", "closing_words",
        ]  # fmt: skip

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("invoice_series") == cleaned.get("credit_series") and "credit_series" in cleaned:
            self.add_error("credit_series", gettext("Credit notes need letters of their own."))
        first, second = cleaned.get("first_reminder_days"), cleaned.get("second_reminder_days")
        if first and second and second <= first:
            self.add_error("second_reminder_days", gettext("The second comes after the first."))
        return cleaned


class BudgetLineForm(VerbForm):
    planned_cents = AmountField(label=_("Planned"), help_text=_("In euros, without VAT."))

    class Meta:
        model = BudgetLine
        fields = ["side", "words", "planned_cents"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["side"]


class EntryForm(VerbForm):
    amount_cents = AmountField(label=_("Amount"), least=None, help_text=_("Without VAT; a refund with a minus."))
    on = forms.DateField(label=_("Date"), validators=[validate_year])

    class Meta:
        model = BudgetEntry
        fields = ["words", "on", "amount_cents", "document"]

    def clean_amount_cents(self) -> int:
        cents = self.cleaned_data["amount_cents"]
        if not cents:
            raise forms.ValidationError(gettext("Write how much it was."))
        return cents
