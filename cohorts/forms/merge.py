"""Which of two accounts stays, and how one knows that they are of one person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cohorts.actions import merges
from cohorts.models import Application
from records.text import ReadableForm


class MergeForm(ReadableForm, forms.Form):
    keep = forms.ChoiceField(label=_("The account that stays"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("How do you know that this is one person?"),
        help_text=_("Such as: asked by phone. It is kept with the merge; the team reads it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data=None, *, rows: list[Application], by: User):
        super().__init__(data)
        self.rows = {str(row.public_id): row for row in rows}
        self.fields["keep"].choices = [(key, row.person.email) for key, row in self.rows.items()]
        one, other = rows
        self.refusals = {
            str(one.public_id): merges.reason_not_to_merge(one, other, by),
            str(other.public_id): merges.reason_not_to_merge(other, one, by),
        }
        self.can_merge = not all(self.refusals.values())

    @property
    def kept(self) -> Application:
        return self.rows[self.cleaned_data["keep"]]

    def clean_keep(self) -> str:
        keep = self.cleaned_data["keep"]
        if reason := self.refusals[keep]:
            raise forms.ValidationError(reason)
        return keep
