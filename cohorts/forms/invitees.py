"""Inviting: a file, or one person."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.actions.invitees import Details
from cohorts.models import Cohort, Quota
from records.text import ReadableForm


class InviteeFileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV or XLSX, at most 50,000 lines. The first line names the columns: email, and if you have them name, "
            "school, study programme, year, quota, priority, language."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )


class InviteeForm(ReadableForm, forms.Form):
    email = forms.EmailField(label=_("E-mail"))
    full_name = forms.CharField(label=_("Name"), max_length=120, required=False)
    school = forms.ModelChoiceField(
        Organisation.objects.none(), to_field_name="public_id", label=_("School"), required=False
    )
    quota = forms.ModelChoiceField(Quota.objects.none(), to_field_name="public_id", label=_("Quota"), required=False)
    priority = forms.IntegerField(
        label=_("Priority"), help_text=_("9 stands first on the waiting list."), min_value=0, max_value=9, initial=0
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, data=None, *, cohort: Cohort):
        super().__init__(data)
        self.fields["school"].queryset = cohort.schools.all()
        self.fields["quota"].queryset = cohort.quotas.all()
        for name in ("school", "quota"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]

    @property
    def details(self) -> Details:
        return Details(**self.cleaned_data)
