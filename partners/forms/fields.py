"""Fields that several forms share."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records import documents
from records.errors import Refused
from records.files import CheckedFile
from records.text import ReadableForm


class LinesField(forms.CharField):
    """Many lines; a line break counts as one character, however the browser sends it."""

    def to_python(self, value):
        return super().to_python(str(value).replace("\r\n", "\n").replace("\r", "\n") if value is not None else value)


class CvField(forms.FileField):
    """A CV as a PDF, checked by its content; None when there is no new one."""

    def clean(self, data, initial=None) -> CheckedFile | None:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            checked = documents.check_document(upload)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if checked.content_type != documents.PDF:
            raise forms.ValidationError(gettext("Send your CV as a PDF."))
        return checked


class ReasonForm(ReadableForm, forms.Form):
    """Why: the other side reads it."""

    reason = LinesField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
