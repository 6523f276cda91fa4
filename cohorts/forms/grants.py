"""What is typed for a dossier besides answers: a guardian's address, and what is granted to one person."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..models import Accommodation


class GuardianForm(ReadableForm, forms.Form):
    full_name = forms.CharField(label=_("Name of your parent or guardian"), max_length=120)
    email = forms.EmailField(
        label=_("Their e-mail address"), help_text=_("They get a link of their own, to read and to agree.")
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=settings.LANGUAGES, widget=forms.RadioSelect)


class GrantForm(ReadableForm, forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=Accommodation.Kind.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What is granted"),
        max_length=2000,
        help_text=Accommodation._meta.get_field("words").help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    readers = forms.ModelMultipleChoiceField(
        None,
        label=_("Who must act on it"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They and the participant read it, and you. Nobody else does."),
    )

    extra_percent = forms.IntegerField(
        label=_("More time in quizzes, in percent"), required=False, min_value=1, max_value=200,
        help_text=_("Of the quiz's own time. Where minutes stand beside it, whichever is more counts."),
    )  # fmt: skip
    extra_minutes = forms.IntegerField(
        label=_("More time in quizzes, in minutes"), required=False, min_value=1, max_value=240
    )

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["readers"].queryset = team
