"""Reports: the organiser's words, results of surveys, whom a report is shared with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Report, SurveyResult
from .fields import LinesField


class WordsForm(ReadableForm, forms.Form):
    words = LinesField(
        label=_("Your own words"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Markdown. They stand at the top of the report."),
    )

    @classmethod
    def of(cls, report: Report, data=None) -> "WordsForm":
        return cls(data, initial={"words": report.words})


class WithdrawForm(ReadableForm, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("For your own team."))


class ShareForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="public_id", label=_("Funder"), empty_label=None
    )

    def __init__(self, data=None, *, rows):
        super().__init__(data)
        rows = list(rows)
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=[row.pk for row in rows])
        self.fields["organisation"].choices = [(row.public_id, row.name) for row in rows]


class ResultForm(VerbForm):
    class Meta:
        model = SurveyResult
        fields = [
            "question", "organisation", "meaning", "kind", "asked", "answered", "mean", "lowest", "highest", "yes",
        ]  # fmt: skip

    def __init__(self, *args, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = partners
        self.fields["organisation"].to_field_name = "public_id"
        self.fields["organisation"].empty_label = str(_("the whole cohort"))
        if self.instance.organisation_id:
            self.initial["organisation"] = self.instance.organisation.public_id
        for name in ("lowest", "highest"):
            self.fields[name].required = False
        self.fields["mean"].help_text = _("For a rating.")
        self.fields["yes"].help_text = _("For a question answered with yes or no.")

    def clean_lowest(self):
        value = self.cleaned_data["lowest"]
        return 1 if value is None else value

    def clean_highest(self):
        value = self.cleaned_data["highest"]
        return 5 if value is None else value


class ResultsFileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX. The first line names the columns: question, asked, answered, mean or yes; if you have them "
            "about (the partner's name), lowest and highest of the scale."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
