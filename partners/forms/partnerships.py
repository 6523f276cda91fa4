"""What an organiser writes about partners."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Cohort
from records.text import ReadableForm

from ..models import Partnership, Tier


class TierForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Tier
        fields = ["name", "size"]
        labels = {"name": _("Heading"), "size": _("Size of the names")}
        help_texts = {"name": _("As the public reads it: “Sponsors”, “With the support of”.")}

    def _post_clean(self):
        """Written by a verb, which knows whether the heading exists."""


class PartForm(ReadableForm, forms.ModelForm):
    """The part of an organisation that is known already."""

    class Meta:
        model = Partnership
        fields = ["kind", "tier", "is_public"]
        labels = {"kind": _("Part"), "tier": _("Heading"), "is_public": _("Shown to the public")}

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tier"].queryset = cohort.tiers.all()
        self.fields["tier"].empty_label = gettext("no heading")

    def _post_clean(self):
        """Written by a verb."""


class PartnershipForm(PartForm):
    """A new partner: one of the address book, or a new organisation written here."""

    KINDS = (Organisation.Kind.COMPANY, Organisation.Kind.PUBLIC, Organisation.Kind.SCHOOL)

    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=None, required=False, empty_label=_("a new one, written below")
    )
    new_name = forms.CharField(label=_("Name of a new organisation"), max_length=160, required=False)
    new_kind = forms.ChoiceField(
        label=_("Kind of the new organisation"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        initial=Organisation.Kind.COMPANY,
        widget=forms.RadioSelect,
        required=False,
    )

    field_order = ["organisation", "new_name", "new_kind", "kind", "tier", "is_public"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, cohort=cohort, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.kept_by(cohort.organisation)

    def clean(self) -> dict:
        cleaned = super().clean()
        chosen, written = cleaned.get("organisation"), cleaned.get("new_name", "").strip()
        if not chosen and not written and "organisation" not in self.errors:
            self.add_error("organisation", gettext("Choose an organisation or write the name of a new one."))
        if chosen and written:
            self.add_error("new_name", gettext("Either choose an organisation or write a new one, not both."))
        return cleaned
