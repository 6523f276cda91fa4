"""What hosts write about visits, and what organisers book."""

import uuid

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort, Sitting
from records import documents, files
from records.errors import Refused
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import HostRules, OfferDate, OfferField, VisitOffer
from ..visits.offering import WORDS
from .fields import LinesField


class OfferForm(VerbForm):
    languages = forms.MultipleChoiceField(
        label=_("Languages of the visit"), choices=settings.LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    sees = LinesField(label=_("What one sees"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}))
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    number = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = VisitOffer
        fields = list(WORDS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            self.initial.setdefault("number", uuid.uuid4())

    @property
    def words(self) -> dict:
        return {name: self.cleaned_data[name] for name in WORDS}


class DateForm(ReadableForm, forms.Form):
    starts_at = forms.DateTimeField(label=_("Begins"))
    largest_group = forms.IntegerField(label=_("Largest group"), min_value=1, max_value=500, initial=12)


class OfferFieldForm(VerbForm):
    class Meta:
        model = OfferField
        fields = ["kind", "label", "help", "required"]


class RulesForm(ReadableForm, forms.Form):
    """One field a language; what is left empty, visitors read in the first language there is."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, last: HostRules | None, **kwargs):
        super().__init__(*args, **kwargs)
        bodies = last.bodies() if last else {}
        for code, name in settings.LANGUAGES:
            widget = forms.Textarea(attrs={"rows": 8})
            field = LinesField(label=name, max_length=20_000, required=False, widget=widget)
            self.fields[code], self.initial[code] = field, bodies.get(code, "")
        self.initial["seen"] = last.number if last else 0
        self.make_readable()

    @property
    def bodies(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code, _name in settings.LANGUAGES}


class HostFileForm(ReadableForm, forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF or picture, at most 8 MB. The same title makes the next version."),
        widget=forms.FileInput(attrs={"accept": documents.ACCEPTED}),
    )

    def clean_file(self) -> files.CheckedFile:
        upload: UploadedFile = self.cleaned_data["file"]
        try:
            return documents.check_document(upload)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused


class BookForm(ReadableForm, forms.Form):
    """Which date, for whom, how many."""

    date = forms.ModelChoiceField(OfferDate.objects.none(), to_field_name="public_id", widget=forms.HiddenInput)
    people = forms.IntegerField(label=_("Visitors at most"), min_value=1, max_value=500)
    group = forms.ChoiceField(label=_("Group"), required=False)

    def __init__(self, *args, cohort: Cohort, offer: VisitOffer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["date"].queryset = offer.dates.current()
        groups = set(cohort.applications.exclude(group="").order_by().values_list("group", flat=True))
        groups |= set(Sitting.objects.filter(session__cohort=cohort).exclude(group="").values_list("group", flat=True))
        self.fields["group"].choices = [("", gettext("everybody")), *((name, name) for name in sorted(groups))]
        if not groups:
            self.fields["group"].widget = forms.HiddenInput()
