"""A draft of a module: what it says, and its outcomes, references and credits as rows."""

from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.forms import VerbForm
from records.text import ReadableForm

from ..actions.modules import Wording
from ..content import digest_of
from ..models import Competency, Credit, Module, ModuleVersion, Outcome, Reference
from ..outcome_words import remark_on

MINUTES = 6000
MOST_ROWS = 60


class ModuleForm(ReadableForm, forms.Form):
    code = forms.CharField(label=_("Code"), max_length=10, help_text=_("Short, such as M4."))
    title = forms.CharField(label=_("Title"), max_length=160)


def codes_in(text: str) -> list[str]:
    """Codes separated by commas or semicolons, each once, in their order."""
    found = [code.strip() for code in text.replace(";", ",").split(",")]
    return list(dict.fromkeys(code for code in found if code))


class ModuleDraftForm(VerbForm):
    asked = forms.CharField(
        label=_("Modules to follow before"),
        max_length=300,
        required=False,
        help_text=_("Their codes, separated by commas. Whichever version of them counts."),
    )

    read = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)

    class Meta:
        model = ModuleVersion
        fields = ["title", "summary", "theory_minutes", "practice_minutes"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("theory_minutes", "practice_minutes"):
            self.fields[name].validators.append(MaxValueValidator(MINUTES))
        rows = self.instance.prerequisites.select_related("module")
        self.fields["read"].initial = digest_of(self.instance)
        self.fields["asked"].initial = ", ".join(row.module.code for row in rows)

    def has_read_again(self, digest: str) -> None:
        """What was typed stays; sent once more, it replaces what somebody else saved."""
        self.data = self.data.copy()
        self.data["read"] = digest

    def clean_asked(self) -> list[Module]:
        mine = Module.objects.filter(organisation=self.instance.module.organisation_id)
        modules = {row.code.casefold(): row for row in mine}
        found = []
        for code in codes_in(self.cleaned_data["asked"]):
            if code.casefold() not in modules:
                raise forms.ValidationError(gettext("%(code)s is not a module of yours.") % {"code": code})
            found.append(modules[code.casefold()])
        return list(dict.fromkeys(found))


class OutcomeForm(ReadableForm, forms.Form):
    outcome = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Learning outcome"), max_length=300, required=False)
    codes = forms.CharField(label=_("Competencies"), max_length=200, required=False)

    def __init__(self, *args, outcomes: dict[int, Outcome], competencies: dict[str, Competency], **kwargs):
        super().__init__(*args, **kwargs)
        self.outcomes, self.competencies = outcomes, competencies

    def clean_outcome(self) -> Outcome | None:
        """The row that it was; one that somebody else took away meanwhile is written anew."""
        return self.outcomes.get(self.cleaned_data["outcome"] or 0)

    def clean_codes(self) -> list[Competency]:
        found = []
        for code in codes_in(self.cleaned_data["codes"]):
            if code.casefold() not in self.competencies:
                raise forms.ValidationError(gettext("%(code)s is not a competency of yours.") % {"code": code})
            found.append(self.competencies[code.casefold()])
        return found

    def clean(self):
        if not self.cleaned_data.get("text") and self.cleaned_data.get("codes"):
            self.add_error("text", gettext("Write the outcome that these competencies belong to."))
        return self.cleaned_data

    @property
    def remark(self) -> str:
        """What to look at in its wording; "" = nothing, or an empty row."""
        text = self["text"].value()
        return remark_on(text) if text else ""

    def wording(self) -> Wording | None:
        """None for an empty row: leaving it empty removes it."""
        if not self.cleaned_data.get("text"):
            return None
        return Wording(self.cleaned_data["text"], self.cleaned_data["codes"], self.cleaned_data["outcome"])


class ReferenceForm(ReadableForm, forms.Form):
    document = forms.CharField(label=_("Document"), max_length=160, required=False)
    edition = forms.CharField(label=_("Edition"), max_length=60, required=False)
    clause = forms.CharField(label=_("Clause"), max_length=60, required=False)
    to_confirm = forms.CharField(label=_("Still to confirm"), max_length=200, required=False)

    def clean(self):
        given = self.cleaned_data
        if any(given.values()):
            if not given.get("document") and "document" not in self.errors:
                self.add_error("document", gettext("Name the document."))
            if not given.get("edition") and "edition" not in self.errors:
                self.add_error("edition", gettext("Say which edition, such as its year."))
        return given

    def row(self) -> Reference | None:
        return Reference(**self.cleaned_data) if self.cleaned_data.get("document") else None


class CreditForm(ReadableForm, forms.Form):
    school = forms.CharField(label=_("School"), max_length=160, required=False)
    points = forms.DecimalField(
        label=_("ECTS points"), max_digits=4, decimal_places=2, required=False,
        validators=[MinValueValidator(Decimal("0.01")), MaxValueValidator(60)],
    )  # fmt: skip

    def clean(self):
        given = self.cleaned_data
        if bool(given.get("school")) != (given.get("points") is not None) and not self.errors:
            missing, words = (
                ("points", gettext("Say how many points it grants."))
                if given.get("school")
                else ("school", gettext("Say which school grants them."))
            )
            self.add_error(missing, words)
        return given

    def row(self) -> Credit | None:
        return Credit(**self.cleaned_data) if self.cleaned_data.get("school") else None


OutcomeRows = forms.formset_factory(
    OutcomeForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 20, validate_max=True
)
ReferenceRows = forms.formset_factory(
    ReferenceForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 20, validate_max=True
)
CreditRows = forms.formset_factory(
    CreditForm, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 20, validate_max=True
)


def outcome_rows(version: ModuleVersion, organisation: Organisation, data=None):
    """The outcomes of a draft as rows of a form, and one empty row."""
    competencies = {row.code.casefold(): row for row in Competency.objects.filter(organisation=organisation)}
    outcomes = version.outcomes.prefetch_related("competencies")
    initial = [
        {"outcome": row.pk, "text": row.text, "codes": ", ".join(c.code for c in row.competencies.all())}
        for row in outcomes
    ]
    given = {"outcomes": {row.pk: row for row in outcomes}, "competencies": competencies}
    return OutcomeRows(data, initial=None if data else initial, prefix="outcome", form_kwargs=given)


def reference_rows(version: ModuleVersion, data=None):
    initial = list(version.references.values("document", "edition", "clause", "to_confirm"))
    return ReferenceRows(data, initial=None if data else initial, prefix="reference")


def credit_rows(version: ModuleVersion, data=None):
    initial = list(version.credits.values("school", "points"))
    return CreditRows(data, initial=None if data else initial, prefix="credit")
