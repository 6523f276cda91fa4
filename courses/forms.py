"""What organisers type into the library; what is allowed is said by the verbs."""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.forms import VerbForm
from records.text import ReadableForm

from .actions.modules import Wording
from .models import Competency, ModuleVersion, Outcome, Programme

MINUTES = 6000


class CompetencyForm(VerbForm):
    class Meta:
        model = Competency
        fields = ["code", "title", "domain", "course_target"]
        help_texts = {
            "code": _("Short, such as G1."),
            "domain": _("The group under which it is listed."),
            "course_target": _("3 and 4 are for an employer to give."),
        }


class ModuleForm(ReadableForm, forms.Form):
    code = forms.CharField(label=_("Code"), max_length=10, help_text=_("Short, such as M4."))
    title = forms.CharField(label=_("Title"), max_length=160)


class ModuleDraftForm(VerbForm):
    class Meta:
        model = ModuleVersion
        fields = ["title", "summary", "theory_minutes", "practice_minutes"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("theory_minutes", "practice_minutes"):
            self.fields[name].validators.append(MaxValueValidator(MINUTES))


class OutcomeForm(ReadableForm, forms.Form):
    outcome = forms.ModelChoiceField(Outcome.objects.none(), required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Learning outcome"), max_length=300, required=False)
    codes = forms.CharField(label=_("Competencies"), max_length=200, required=False)

    def __init__(self, *args, version: ModuleVersion, competencies: dict[str, Competency], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = version.outcomes.all()
        self.competencies = competencies

    def clean_codes(self) -> list[Competency]:
        found = []
        for code in self.cleaned_data["codes"].replace(";", ",").split(","):
            if not code.strip():
                continue
            if code.strip().casefold() not in self.competencies:
                raise forms.ValidationError(gettext("%(code)s is not a competency of yours.") % {"code": code.strip()})
            found.append(self.competencies[code.strip().casefold()])
        return found

    def clean(self):
        if not self.cleaned_data.get("text") and self.cleaned_data.get("codes"):
            self.add_error("text", gettext("Write the outcome that these competencies belong to."))
        return self.cleaned_data

    def wording(self) -> Wording | None:
        """None for an empty row: leaving it empty removes it."""
        if not self.cleaned_data.get("text"):
            return None
        return Wording(self.cleaned_data["text"], self.cleaned_data["codes"], self.cleaned_data["outcome"])


OutcomeRows = forms.formset_factory(OutcomeForm, extra=1, max_num=60, absolute_max=80, validate_max=True)


def outcome_rows(version: ModuleVersion, organisation: Organisation, data=None):
    """The outcomes of a draft as rows of a form, and one empty row."""
    competencies = {row.code.casefold(): row for row in Competency.objects.filter(organisation=organisation)}
    outcomes = version.outcomes.prefetch_related("competencies")
    initial = [
        {"outcome": row.pk, "text": row.text, "codes": ", ".join(c.code for c in row.competencies.all())}
        for row in outcomes
    ]
    given = {"version": version, "competencies": competencies}
    return OutcomeRows(data, initial=None if data else initial, prefix="outcome", form_kwargs=given)


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
