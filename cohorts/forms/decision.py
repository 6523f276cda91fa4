"""What the team asks for when it decides about applications."""

from contextlib import suppress
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.actions.decisions import TELLS_REASON, VERBS
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

    @property
    def seen(self) -> dict[UUID, str]:
        """The state in which the page showed each application, as “public_id:state”; what cannot be read is left."""
        found = {}
        for row in self.data.getlist("seen"):
            key, _colon, state = row.partition(":")
            with suppress(ValueError):
                found[UUID(key)] = state
        return found


class ReasonForm(ReadableForm, forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, data, *, decision: str):
        super().__init__(data)
        told = _("The student reads it, in the mail and on the page of the application.")
        kept = _("The team reads it in the trail; the student does when asking for their own data.")
        self.fields["reason"].help_text = told if decision in TELLS_REASON else kept
