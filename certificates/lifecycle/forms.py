"""The form that revokes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm


class RevokeForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who checks the code reads it. Name no person."),
    )
