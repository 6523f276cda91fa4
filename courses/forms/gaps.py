"""Demand and supply as typed: a role asked for, its weights, a school's course and its outcomes."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records import sheets
from records.errors import refusal_in
from records.forms import VerbForm
from records.text import ReadableForm

from ..actions.demand import employers_of
from ..actions.supply import Taught
from ..gap import outcome_lines
from ..models import HEAVIEST, Competency, CourseOutcome, HiringRole, Level, SchoolCourse
from .modules import codes_in

LARGEST_PASTE = 60_000


class DenseSelect(forms.Select):
    """Stays a select where a form has many rows: open choices would make each of them a screen tall."""


class RoleForm(VerbForm):
    class Meta:
        model = HiringRole
        fields = ["employer", "title", "note"]

    def __init__(self, *args, organiser: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["employer"].queryset = employers_of(organiser)
        self.fields["note"].widget.attrs["rows"] = 3


class WeightsForm(ReadableForm, forms.Form):
    """A weight and a level for each competency; `seen` says which weights the page showed."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, role: HiringRole, competencies: list[Competency]):
        now = {row.competency_id: row for row in role.weights.all()}
        self.competencies = competencies
        super().__init__(data, initial={"seen": role.filled_at.isoformat() if role.filled_at else ""})
        weights = [(n, str(n)) for n in range(HEAVIEST + 1)]
        levels = [(int(level), f"{int(level)}, {level.label}") for level in (*Level,)[1:]]
        for one in competencies:
            row = now.get(one.pk)
            self.fields[f"weight-{one.pk}"] = forms.TypedChoiceField(
                label=_("Weight"), choices=weights, coerce=int, initial=row.weight if row else 0
            )
            self.fields[f"level-{one.pk}"] = forms.TypedChoiceField(
                label=_("Wanted level"),
                widget=DenseSelect,
                choices=levels,
                coerce=int,
                initial=row.level if row else one.course_target,
            )

    def rows(self) -> list[dict]:
        return [
            {"competency": one, "weight": self[f"weight-{one.pk}"], "level": self[f"level-{one.pk}"]}
            for one in self.competencies
        ]

    def weights(self) -> dict[Competency, tuple[int, int]]:
        answers = self.cleaned_data
        return {one: (answers[f"weight-{one.pk}"], answers[f"level-{one.pk}"]) for one in self.competencies}

    def clean_seen(self) -> datetime | None:
        try:
            return parse_datetime(self.cleaned_data["seen"])
        except ValueError:
            return None


class CourseForm(VerbForm):
    class Meta:
        model = SchoolCourse
        fields = ["school", "title"]

    def __init__(self, *args, schools, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["school"].queryset = schools
        if len(schools) == 1:
            self.initial["school"] = schools[0]


class CourseOutcomeForm(ReadableForm, forms.Form):
    outcome = forms.ModelChoiceField(CourseOutcome.objects.none(), required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Learning outcome"), max_length=300, required=False)
    level = forms.TypedChoiceField(
        label=_("Level"),
        widget=DenseSelect,
        choices=[(1, _("1, explains")), (2, _("2, performs under supervision, simulated"))],
        coerce=int,
    )
    codes = forms.CharField(label=_("Competencies"), max_length=200, required=False)

    def __init__(self, *args, course: SchoolCourse, competencies: dict[str, Competency], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = course.outcomes.all()
        self.competencies = competencies

    def clean_codes(self) -> list[Competency]:
        found = []
        for code in codes_in(self.cleaned_data["codes"]):
            if code.casefold() not in self.competencies:
                raise forms.ValidationError(gettext("%(code)s is no competency of the framework.") % {"code": code})
            found.append(self.competencies[code.casefold()])
        return list(dict.fromkeys(found))

    def clean(self):
        if not self.cleaned_data.get("text") and self.cleaned_data.get("codes"):
            self.add_error("text", gettext("Write the outcome that these competencies belong to."))
        return self.cleaned_data

    def taught(self) -> Taught | None:
        """None for an empty row: leaving it empty removes it."""
        answers = self.cleaned_data
        if not answers.get("text"):
            return None
        return Taught(answers["text"], answers["level"], answers["codes"], answers["outcome"])


CourseOutcomeRows = forms.formset_factory(CourseOutcomeForm, extra=3, max_num=200, absolute_max=220, validate_max=True)


def framework_of(organisation: Organisation) -> dict[str, Competency]:
    """By code in small letters."""
    rows = Competency.objects.filter(organisation=organisation).in_order()
    return {row.code.casefold(): row for row in rows}


def course_rows(course: SchoolCourse, framework: dict[str, Competency], data=None):
    """The outcomes of a course as rows of a form, and three empty ones."""
    outcomes = course.outcomes.prefetch_related("competencies")
    initial: list[dict[str, Any]] = [
        {
            "outcome": row.pk,
            "text": row.text,
            "level": row.level,
            "codes": ", ".join(one.code for one in row.competencies.all()),
        }
        for row in outcomes
    ]
    given = {"course": course, "competencies": framework}
    return CourseOutcomeRows(data, initial=None if data else initial, prefix="outcome", form_kwargs=given)


class OutcomesFileForm(ReadableForm, forms.Form):
    file = forms.FileField(label=_("CSV or XLSX file"), required=False)
    lines = forms.CharField(
        label=_("or paste the outcomes"), required=False, max_length=LARGEST_PASTE, widget=forms.Textarea({"rows": 6}),
        help_text=_("One a line: outcome; level (1 or 2); codes of competencies. Level and codes can be left out."),
    )  # fmt: skip

    def __init__(self, *args, framework: dict[str, Competency], **kwargs):
        super().__init__(*args, **kwargs)
        self.framework = framework
        self.read = outcome_lines.Read()

    def clean(self):
        file, lines = self.cleaned_data.get("file"), self.cleaned_data.get("lines", "")
        if bool(file) == bool(lines.strip()):
            raise forms.ValidationError(gettext("Choose a file or paste lines, one of the two."))
        rows = sheets.read(file.read()) if file else outcome_lines.pasted(lines)
        with refusal_in(self):
            self.read = outcome_lines.read(rows, self.framework)
        return self.cleaned_data
