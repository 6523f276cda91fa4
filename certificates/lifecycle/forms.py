"""The forms that end, replace and renew a certificate, and say how long it counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..models import MENDED, Cause, Validity

PUBLIC = _("Everybody who checks the code reads it. Name no person.")


def _reason(help_text=PUBLIC) -> forms.CharField:
    return forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=help_text
    )


class RevokeForm(ReadableForm, forms.Form):
    cause = forms.ChoiceField(label=_("What is the matter"), choices=[("", "–"), *Cause.choices])
    reason = _reason()


class ReplaceForm(ReadableForm, forms.Form):
    cause = forms.ChoiceField(
        label=_("What was wrong"),
        choices=[("", "–"), *((cause.value, cause.label) for cause in MENDED)],
        help_text=_(
            "With a wrong result or programme all is read anew from the cohort, as it is now; with anything else only "
            "the name changes."
        ),
    )
    name = forms.CharField(
        label=_("Name, as it is to be printed"), max_length=150, help_text=_("Filled in with the name of the account.")
    )
    reason = _reason()


class RenewForm(ReadableForm, forms.Form):
    reason = _reason(_("Such as the refresher and its day. Kept in the register; name no person."))


class ValidityForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Validity
        fields = ["months"]
        labels = {"months": _("Certificates count for so many months")}
        help_texts = {"months": _("Empty: they never end. It goes for certificates that are approved from now on.")}
