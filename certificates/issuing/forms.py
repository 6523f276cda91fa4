"""The forms that issue: whose names stand under it, when its holders get it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..facts import SignatoryFacts
from ..models import Signatory
from ..models.issuing import MOST_SIGNATORIES

MOMENT = {"type": "datetime-local"}


class IssueForm(ReadableForm, forms.Form):
    """One to three signatories of the organisation's list, or one typed here, which joins the list."""

    signatories = forms.ModelMultipleChoiceField(
        Signatory.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Signatories"),
        to_field_name="public_id",
    )
    signatory_name = forms.CharField(label=_("Name of the signatory"), max_length=120, required=False)
    signatory_title = forms.CharField(
        label=_("Title of the signatory"),
        max_length=120,
        required=False,
        help_text=_("As printed under the name, with the organisation."),
    )
    held_until = forms.DateTimeField(
        label=_("Hold them until"),
        required=False,
        widget=forms.DateTimeInput(attrs=MOMENT, format="%Y-%m-%dT%H:%M"),
        help_text=_("For a ceremony: the files are made, and their holders see them from then on. Empty: at once."),
    )
    # for whom alone, in the body: what waits for a password is resumed without the address's query
    person = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.cohort = cohort
        rows = cohort.organisation.signatories.filter(retired_at=None)
        field = self.fields["signatories"]
        field.queryset = rows
        field.label_from_instance = lambda row: f"{row.name}, {row.title}"
        if not rows:
            del self.fields["signatories"]
            self.fields["signatory_name"].required = self.fields["signatory_title"].required = True
        else:
            self.fields["signatory_name"].label = _("Another signatory")
            self.fields["signatory_title"].label = _("Their title")

    def clean(self):
        data = super().clean()
        picked = list(data.get("signatories") or ())
        name, title = data.get("signatory_name", ""), data.get("signatory_title", "")
        if bool(name) != bool(title) and not self.errors:
            missing = "signatory_title" if name else "signatory_name"
            self.add_error(missing, _("A name and a title belong together."))
        if "signatories" in self.fields and not 1 <= len(picked) + bool(name) <= MOST_SIGNATORIES:
            self.add_error("signatories", _("Choose one, two or three signatories."))
        until = data.get("held_until")
        if until and until <= timezone.now():
            self.add_error("held_until", _("This moment has passed."))
        return data

    @property
    def chosen(self) -> list[SignatoryFacts]:
        rows: list[SignatoryFacts] = [
            {"name": row.name, "title": row.title} for row in self.cleaned_data.get("signatories") or ()
        ]
        if self.cleaned_data["signatory_name"]:
            rows.append({"name": self.cleaned_data["signatory_name"], "title": self.cleaned_data["signatory_title"]})
        return rows


class HoldForm(ReadableForm, forms.Form):
    held_until = forms.DateTimeField(
        label=_("Hold them until"), widget=forms.DateTimeInput(attrs=MOMENT, format="%Y-%m-%dT%H:%M")
    )


class SignatoryForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Signatory
        fields = ["name", "title"]
