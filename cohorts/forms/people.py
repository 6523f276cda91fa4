"""What the list of people asks for: whom one picked, a name for a view, a group."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.enrolled import People
from cohorts.models import Application
from records.text import ReadableForm

MOST_AT_ONCE = 5000
BULK = ("mail", "group", "withdraw", "tags")


class PickForm(forms.Form):
    """Whom a bulk action is for: those ticked on the page, or with `whole` all that the list finds."""

    do = forms.ChoiceField(choices=[(action, action) for action in BULK])
    whole = forms.BooleanField(required=False)
    pick = forms.ModelMultipleChoiceField(
        queryset=Application.objects.none(), to_field_name="public_id", required=False
    )

    def __init__(self, data, *, people: People):
        super().__init__(data)
        self.people = people
        sent = people.cohort.applications.exclude(state=Application.State.DRAFT)
        self.fields["pick"].queryset = sent.select_related("person", "cohort", "school", "quota")

    def clean(self):
        given = super().clean()
        rows = list(self.people.rows() if given.get("whole") else given.get("pick") or [])
        if not rows:
            raise forms.ValidationError(_("Select at least one person."))
        if len(rows) > MOST_AT_ONCE:
            raise forms.ValidationError(_("At most %(most)d people at once.") % {"most": MOST_AT_ONCE})
        given["people"] = rows
        return given


class ViewForm(ReadableForm, forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the view"), max_length=60)


class GroupForm(ReadableForm, forms.Form):
    group = forms.CharField(
        label=gettext_lazy("Group"),
        help_text=gettext_lazy("A letter, such as B. Left empty they are in no group."),
        max_length=20,
        required=False,
    )
