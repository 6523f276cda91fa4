"""What the team asks for when it decides about applications."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.actions.decisions import VERBS
from cohorts.models import Application, Cohort
from records.text import ReadableForm

MOST_AT_ONCE = 500


class DecisionForm(forms.Form):
    """Which applications of the cohort, and what becomes of them."""

    decision = forms.ChoiceField(choices=[(verb, verb) for verb in VERBS])
    pick = forms.ModelMultipleChoiceField(
        queryset=Application.objects.none(),
        to_field_name="public_id",
        error_messages={"required": _("Select at least one application.")},
    )

    def __init__(self, data, *, cohort: Cohort):
        super().__init__(data)
        sent = cohort.applications.exclude(state=Application.State.DRAFT)
        self.fields["pick"].queryset = sent.select_related("person", "cohort")


class ReasonForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The student reads it, in the mail and on the page of the application."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
