"""What a partner tells of a speaker."""

from datetime import timedelta

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from records import files
from records.errors import Refused
from records.text import ReadableForm

from ..models import Speaker
from .fields import LinesField

MOST_DAYS = 60


class SpeakerForm(ReadableForm, forms.ModelForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    class Meta:
        model = Speaker
        fields = ["email", "affiliation", "biography", "may_be_shown"]
        field_classes = {"biography": LinesField}
        labels = {
            "email": _("E-mail"),
            "affiliation": _("Affiliation"),
            "biography": _("Biography"),
            "may_be_shown": _("The public may read the biography and see the picture"),
        }
        help_texts = {
            "email": _("The organiser writes there about slides and changes. The public does not see it."),
            "affiliation": _("Empty: your organisation."),
            "biography": _("Who it is, in a few sentences."),
            "may_be_shown": _("Ask the person first."),
        }
        widgets = {"biography": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seen", self.instance.seen)

    def _post_clean(self):
        """Written by a verb."""


class PictureForm(forms.Form):
    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP, at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )

    def clean_picture(self) -> files.CheckedFile:
        try:
            return files.check_image(self.cleaned_data["picture"])
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


class AbsenceForm(ReadableForm, forms.Form):
    """A time of the cohort's days; without hours the whole day."""

    day = forms.TypedChoiceField(label=_("Day"))
    starts = forms.TimeField(label=_("From"), required=False)
    ends = forms.TimeField(label=_("Until"), required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Only the team reads it. No illness.")
    )

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        length = (cohort.ends_on - cohort.starts_on).days + 1
        found = (cohort.starts_on + timedelta(days=number) for number in range(min(length, MOST_DAYS)))
        days = {day.isoformat(): day for day in found}
        self.fields["day"].choices = [(key, date_format(day, "l j F")) for key, day in days.items()]
        self.fields["day"].coerce = days.get

    def clean(self) -> dict:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", gettext("It ends after it begins."))
        return cleaned
