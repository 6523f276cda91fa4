"""What is typed about an assessor's qualification."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, User
from courses.models import Checklist
from records import documents
from records.errors import Refused
from records.files import CheckedFile
from records.text import ReadableForm

from ..assessors import candidates


class QualificationForm(ReadableForm, forms.Form):
    person = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Assessor"),
        to_field_name="public_id",
        empty_label=_("choose one"),
        help_text=_("Somebody of your team, or a trainer or assessor of one of your cohorts."),
    )
    checklist = forms.ModelChoiceField(
        Checklist.objects.none(), label=_("May assess"), to_field_name="public_id", empty_label=_("choose one")
    )
    since = forms.DateField(label=_("Since"), widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("The last day. Empty: until further notice."),
    )
    shown_by = forms.CharField(
        label=_("Shown by"), max_length=300, help_text=_("The document: its name, its number, and where it is kept.")
    )
    document = forms.FileField(
        label=_("The document"),
        required=False,
        help_text=_("PDF or picture, at most 8 MB."),
        widget=forms.FileInput(attrs={"accept": documents.ACCEPTED}),
    )

    def __init__(self, *args, organisation: Organisation, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = candidates(organisation).exclude(pk=by.pk)
        rows = Checklist.objects.filter(organisation=organisation).prefetch_related("versions")
        self.fields["checklist"].queryset = rows.order_by("code")
        self.fields["checklist"].label_from_instance = _titled

    def clean_document(self) -> CheckedFile | None:
        upload = self.cleaned_data.get("document")
        if not upload:
            return None
        try:
            return documents.check_document(upload)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


def _titled(row: Checklist) -> str:
    versions = sorted(row.versions.all(), key=lambda version: -version.number)
    return str(versions[0]) if versions else row.code


class EndForm(ReadableForm, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300)
