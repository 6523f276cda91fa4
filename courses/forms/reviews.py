"""What experts are asked, what they say and sign, and what is answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from records.forms import LONG_TEXT
from records.text import ReadableForm, validate_year

from ..models import ModuleVersion
from ..reviewing.reading import experts_for


class AskForm(ReadableForm, forms.Form):
    expert = forms.ModelChoiceField(
        Membership.objects.none(),
        label=_("Expert"),
        to_field_name="public_id",
        empty_label=_("choose one"),
        help_text=_("Contacts of the partners in your address book. They get a mail with the way in."),
    )
    question = forms.CharField(
        label=_("What you would like to know"), max_length=LONG_TEXT, required=False, widget=forms.Textarea
    )
    due_on = forms.DateField(
        label=_("Answer by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=[validate_year],
    )

    def __init__(self, *args, version: ModuleVersion, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["expert"]
        field.queryset = experts_for(version).order_by("organisation__name", "user__full_name")
        field.label_from_instance = lambda row: f"{row.user}, {row.organisation}"


class CommentForm(ReadableForm, forms.Form):
    text = forms.CharField(
        label=_("Your comment"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


class AnswerForm(ReadableForm, forms.Form):
    text = forms.CharField(
        label=_("Your answer"), max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    settled = forms.BooleanField(label=_("Settled: nothing more to do"), required=False, initial=True)


class SignForm(ReadableForm, forms.Form):
    full_name = forms.CharField(label=_("Your name"), max_length=120)
    may_be_named = forms.BooleanField(
        label=_("My name and that of my organisation may stand on the public page"), required=False
    )
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
