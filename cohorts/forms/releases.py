"""What an organiser says with a release."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm


class NoteForm(ReadableForm, forms.Form):
    note = forms.CharField(
        label=_("What it is about"),
        max_length=300,
        required=False,
        help_text=_("Stands in the mails and in the list of releases."),
    )


class ReleaseForm(NoteForm):
    silent = forms.BooleanField(
        label=_("Tell nobody by mail"),
        required=False,
        help_text=_("Pages and calendars change all the same. For corrections that concern nobody."),
    )
