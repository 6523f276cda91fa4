"""What organisers type into the library, modules apart; what is allowed is said by the verbs."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.forms import VerbForm
from records.text import ReadableForm

from ..models import ModuleVersion, Programme


class ProgrammeForm(VerbForm):
    class Meta:
        model = Programme
        fields = ["title", "slug", "tagline", "summary", "audience"]
        labels = {"slug": _("Address of the page")}
        help_texts = {
            "slug": _("The last part of the page's address: small letters, digits and hyphens."),
            "tagline": _("One line under the title."),
            "summary": _("Markdown"),
            "audience": _("Such as: students in (bio)chemistry and laboratory techniques."),
        }


class AddModuleForm(forms.Form):
    module = forms.ModelChoiceField(
        ModuleVersion.objects.none(), label=_("Module"), to_field_name="public_id", empty_label=_("choose one")
    )

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["module"].queryset = choices
        self.fields["module"].label_from_instance = lambda row: (
            gettext("%(module)s, version %(number)s")
            % {
                "module": row,
                "number": row.number,
            }
        )
        self.fields["module"].error_messages["invalid_choice"] = _("Choose a released module of your own.")


class RetireForm(ReadableForm, forms.Form):
    because = forms.CharField(label=_("Why"), max_length=300, help_text=_("It stands on the page of the version."))
