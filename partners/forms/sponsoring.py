"""What an organiser and a sponsor write about packages, offers and promises."""

from datetime import date

from django import forms
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role, User
from cohorts.models import Cohort
from records import money
from records.text import ReadableForm, validate_year

from ..models import Benefit, Deliverable, InKind, Package, Sponsorship
from .fields import LinesField


class ColumnsForm(ReadableForm, forms.ModelForm):
    """Written by a verb, so the row stays as it is; what its columns cannot hold is refused here."""

    def _post_clean(self):
        for name in self._meta.fields:
            if self.cleaned_data.get(name) is not None:
                check_column(self, name, self._meta.model)


def check_column(form: forms.BaseForm, name: str, model: type[Model]) -> None:
    """What the model says of the field: its range, and a year that every clock knows."""
    value = form.cleaned_data[name]
    try:
        model._meta.get_field(name).run_validators(value)
        if isinstance(value, date):
            validate_year(value)
    except forms.ValidationError as error:
        form.add_error(name, error)


class PackageForm(ColumnsForm):
    price_cents = money.AmountField(label=_("Price"), help_text=_("Without VAT."))
    currency = forms.ChoiceField(label=_("Currency"), choices=money.CURRENCIES, initial="EUR")

    class Meta:
        model = Package
        fields = ["name", "words", "tier", "price_cents", "currency", "vat_rate", "limit", "is_public"]
        field_classes = {"words": LinesField}
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "name": _("Name"), "words": _("In a few words"), "tier": _("Heading"),
            "limit": _("Sponsors at most"), "is_public": _("Shown on the page for sponsors"),
        }  # fmt: skip

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tier"].queryset = cohort.tiers.all()


class BenefitForm(ColumnsForm):
    class Meta:
        model = Benefit
        fields = ["name", "details", "quantity", "kind", "given_days", "asked", "asked_days"]
        labels = {
            "name": _("What"), "details": _("Details"), "quantity": _("How many"), "kind": _("Who does what"),
            "asked": _("What we need"),
        }  # fmt: skip
        widgets = {"kind": forms.RadioSelect}


class PageForm(ReadableForm, forms.Form):
    intro = LinesField(
        label=_("Introduction"), max_length=4000, required=False, help_text=_("Markdown. Above the packages."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    opens_at = forms.DateTimeField(
        label=_("Open to all from"), required=False,
        help_text=_("Empty: from its publication. Before that moment sponsors of earlier editions alone."),
    )  # fmt: skip
    closes_at = forms.DateTimeField(label=_("Open until"), required=False)


class CloneForm(forms.Form):
    cohort = forms.ModelChoiceField(label=_("Packages of"), queryset=Cohort.objects.none())

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        having = Package.objects.current().values("cohort")
        rows = Cohort.objects.filter(organisation=cohort.organisation_id, pk__in=having).exclude(pk=cohort.pk)
        self.fields["cohort"].queryset = rows.order_by("-starts_on")


class BeginForm(ReadableForm, forms.Form):
    """A sponsor to be: one of the address book, or a new organisation."""

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, empty_label=_("a new one, written below")
    )
    new_name = forms.CharField(label=_("Name of a new organisation"), max_length=160, required=False)
    package = forms.ModelChoiceField(
        label=_("Package"), queryset=None, required=False, empty_label=_("none yet, or outside the packages")
    )

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.kept_by(cohort.organisation)
        self.fields["package"].queryset = Package.objects.current().filter(cohort=cohort)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("organisation") and not cleaned.get("new_name", "").strip():
            self.add_error("organisation", _("Choose an organisation or write the name of a new one."))
        return cleaned


class TakeUpForm(BeginForm):
    """The same for somebody who asked; the name is what they wrote."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["package"]


class TermsForm(ColumnsForm):
    amount_cents = money.AmountField(label=_("Amount"), required=False, help_text=_("Without VAT."))

    class Meta:
        model = Sponsorship
        fields = ["package", "amount_cents", "vat_rate", "held_until", "owner", "contact"]
        labels = {
            "package": _("Package"), "held_until": _("Kept until"), "owner": _("Looked after by"),
            "contact": _("Who speaks for the sponsor"),
        }  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        row: Sponsorship = self.instance
        self.fields["package"].queryset = Package.objects.current().filter(cohort=row.cohort) | Package.objects.filter(
            pk=row.package_id
        )
        self.fields["package"].empty_label = _("outside the packages")
        self.fields["owner"].queryset = team_of(row.cohort)
        self.fields["contact"].queryset = speakers_of(row.organisation)
        if not row.offered_at:
            del self.fields["contact"]

    def clean_amount_cents(self) -> int:
        return self.cleaned_data["amount_cents"] or 0


def team_of(cohort: Cohort):
    people = Membership.objects.current().filter(organisation=cohort.organisation_id)
    return User.objects.filter(pk__in=people.values("user")).order_by("full_name", "pk")


def speakers_of(organisation: Organisation):
    people = Membership.objects.current().filter(organisation=organisation, role=Role.PARTNER_CONTACT)
    return User.objects.filter(pk__in=people.values("user")).order_by("full_name", "pk")


class PromiseForm(ColumnsForm):
    """A promise of its own, or another wording of one, before or after the agreement."""

    class Meta:
        model = Deliverable
        fields = ["side", "name", "details", "quantity", "asked", "due_on", "owner"]
        labels = {
            "side": _("Who promises"), "name": _("What"), "details": _("Details"), "quantity": _("How many"),
            "asked": _("What is handed in"), "due_on": _("Due on"), "owner": _("Who sees to it"),
        }  # fmt: skip
        widgets = {"side": forms.RadioSelect}

    def __init__(self, *args, row: Sponsorship, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = (team_of(row.cohort) | speakers_of(row.organisation)).distinct()
        self.fields["side"].choices = Deliverable.Side.choices
        if self.instance.pk:
            del self.fields["side"]


class InKindForm(ReadableForm, forms.Form):
    what = forms.CharField(label=_("What"), max_length=160)
    quantity = forms.DecimalField(label=_("Quantity"), max_digits=9, decimal_places=2, min_value=0.01, initial=1)
    unit = forms.CharField(label=_("Unit"), max_length=40, required=False, help_text=_("Hours, days, kits."))
    value_cents = money.AmountField(label=_("Value"), help_text=_("Of all of it, without VAT."))

    def _post_clean(self):
        if "value_cents" in self.cleaned_data:
            check_column(self, "value_cents", InKind)


class ReceivedForm(forms.Form):
    on = forms.DateField(label=_("Received on"), initial=lambda: timezone.now().date(), validators=[validate_year])


class DoneForm(ReadableForm, forms.Form):
    note = forms.CharField(label=_("What was done"), max_length=500, required=False)
    url = forms.URLField(label=_("Where it can be seen"), required=False, assume_scheme="https", max_length=200)


class OwnerForm(forms.Form):
    """Who of one's own side sees to it."""

    owner = forms.ModelChoiceField(
        label=_("Who sees to it"), queryset=User.objects.none(), required=False, empty_label=_("all of us")
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people


class ThanksForm(ReadableForm, forms.Form):
    words = LinesField(
        label=_("Your words"), max_length=4000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("All contacts get them by mail."),
    )  # fmt: skip


class WhyForm(ReadableForm, forms.Form):
    reason = LinesField(
        label=_("Reason"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The other side reads it."),
    )  # fmt: skip


class AcceptForm(ReadableForm, forms.Form):
    """Who accepts an agreement, by name."""

    name = forms.CharField(label=_("Your name"), max_length=120)
    function = forms.CharField(label=_("Your function"), max_length=120, required=False)
    may = forms.BooleanField(label=_("I may agree to this for my organisation."))


class InterestForm(ReadableForm, forms.Form):
    """A contact says which of their organisations is interested, in which package."""

    organisation = forms.ModelChoiceField(label=_("Organisation"), queryset=None, empty_label=None)
    package = forms.ModelChoiceField(
        label=_("Package"), queryset=None, required=False, empty_label=_("I don't know yet")
    )
    message = LinesField(label=_("Message"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args, cohort: Cohort, organisations=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["package"].queryset = Package.objects.public().filter(cohort=cohort)
        if organisations is None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = organisations


class EnquiryForm(InterestForm):
    """The same by somebody without an account."""

    organisation_name = forms.CharField(label=_("Organisation"), max_length=160)
    full_name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("E-mail"))

    field_order = ["organisation_name", "full_name", "email", "package", "message"]
