"""The form that issues."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..facts import SignatoryFacts


class IssueForm(ReadableForm, forms.Form):
    signatory_name = forms.CharField(label=_("Name of the signatory"), max_length=120)
    signatory_title = forms.CharField(
        label=_("Title of the signatory"),
        max_length=120,
        help_text=_("As printed under the name, with the organisation."),
    )
    # for whom alone, in the body: what waits for a password is resumed without the address's query
    person = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def signatories(self) -> list[SignatoryFacts]:
        return [{"name": self.cleaned_data["signatory_name"], "title": self.cleaned_data["signatory_title"]}]
