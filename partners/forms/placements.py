"""What is written in a placement round, by organiser, host and student."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort
from courses.models import Competency, Level
from records.forms import VerbForm
from records.text import ReadableForm, validate_year

from ..models import Candidacy, LearningAgreement, Placement, PlacementAssessment, PlacementRound
from .fields import CvField, LinesField

MOMENT = {"type": "datetime-local"}


class RoundForm(VerbForm):
    cohorts = forms.ModelMultipleChoiceField(
        label=_("For the students of"), queryset=Cohort.objects.none(), widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = PlacementRound
        fields = (
            "title", "text", "cohorts", "posting_until", "ranking_until", "hosts_until", "answer_days",
            "agreement_text",
        )  # fmt: skip
        field_classes = {"text": LinesField, "agreement_text": LinesField}

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        rows = Cohort.objects.filter(organisation=cohort.organisation, cancelled_at=None)
        self.fields["cohorts"].queryset = rows.order_by("-starts_on")
        self.fields["cohorts"].initial = self.instance.cohorts.all() if self.instance.pk else [cohort.pk]

    def clean(self):
        data = super().clean()
        moments = [data.get(name) for name in ("posting_until", "ranking_until", "hosts_until")]
        if all(moments) and not moments[0] < moments[1] <= moments[2]:
            self.add_error("ranking_until", _("First hosts post, then students rank, then hosts rank."))
        return data


class PlaceForm(VerbForm):
    """A place and what it asks for: one choice of a level for each competency of the framework."""

    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    class Meta:
        model = Placement
        fields = (
            "kind", "title", "text", "mode", "facility", "number", "starts_on", "ends_on", "hours_a_week", "language",
            "is_paid", "pay", "mentor", "mentor_name", "mentor_email",
        )  # fmt: skip
        field_classes = {"text": LinesField}

    def __init__(self, *args, competencies: list[Competency], contacts, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            self.fields[name].validators.append(validate_year)
        self.competencies = competencies
        self.fields["mentor"].queryset = contacts
        self.fields["seen"].initial = self.instance.seen if self.instance.pk else ""
        asked = dict(self.instance.requirements.values_list("competency", "level")) if self.instance.pk else {}
        for one in competencies:
            self.fields[f"need_{one.pk}"] = forms.TypedChoiceField(
                label=str(one), coerce=int, initial=asked.get(one.pk, 0), choices=need_choices()
            )

    def clean(self):
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day is before the first."))
        return data

    @property
    def asked(self) -> list[tuple[Competency, int]]:
        return [(one, self.cleaned_data[f"need_{one.pk}"]) for one in self.competencies]

    @property
    def own_fields(self) -> list:
        return [self[name] for name in self._meta.fields]

    @property
    def need_fields(self) -> list:
        return [self[f"need_{one.pk}"] for one in self.competencies]


def need_choices() -> list[tuple[int, str]]:
    return [(0, _("not asked")), *((int(level), f"{int(level)}, {level.label}") for level in Level if level)]


class OrganisersPlaceForm(PlaceForm):
    """The organiser writes for a host, or a virtual place for those without one."""

    class Meta(PlaceForm.Meta):
        fields = (*PlaceForm.Meta.fields, "is_equivalent")

    def clean(self):
        data = super().clean()
        if data.get("is_equivalent") and data.get("mode") != Placement.Mode.VIRTUAL:
            self.add_error("mode", _("What those without a place are offered is virtual."))
        return data


class HostForm(forms.Form):
    """For whom the organiser writes a place."""

    host = forms.ModelChoiceField(label=_("Host"), queryset=None)

    def __init__(self, *args, hosts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["host"].queryset = hosts


class TellForm(VerbForm):
    """What the hosts that a student ranks may read."""

    cv = CvField(
        label=_("CV"), required=False, help_text=_("A PDF, at most 8 MB. The hosts that you rank can read it.")
    )
    drop_cv = forms.BooleanField(label=_("Take the present CV away"), required=False)

    class Meta:
        model = Candidacy
        fields = ("motivation", "shows_name", "shows_levels")
        field_classes = {"motivation": LinesField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not (self.instance.pk and self.instance.cv_id):
            del self.fields["drop_cv"]


class AgreementForm(VerbForm):
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    class Meta:
        model = LearningAgreement
        fields = ("goals", "terms", "mentor_name", "facility", "starts_on", "ends_on", "hours_a_week")
        field_classes = {"goals": LinesField, "terms": LinesField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_on", "ends_on"):
            self.fields[name].validators.append(validate_year)

    def clean(self):
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("The last day is before the first."))
        return data


class AssessmentForm(VerbForm):
    """What the host saw, and the level in each competency that it can judge."""

    seen = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    class Meta:
        model = PlacementAssessment
        fields = ("done", "strengths", "next_steps", "days_present")
        field_classes = {"done": LinesField, "strengths": LinesField, "next_steps": LinesField}

    def __init__(self, *args, competencies: list[Competency], levels: list[Level], **kwargs):
        super().__init__(*args, **kwargs)
        self.competencies = competencies
        self.fields["seen"].initial = self.instance.seen if self.instance.pk else ""
        known = dict(self.instance.levels.values_list("competency", "level")) if self.instance.pk else {}
        choices = [(int(level), f"{int(level)}, {level.label}") for level in levels]
        for one in competencies:
            self.fields[f"level_{one.pk}"] = forms.TypedChoiceField(
                label=str(one), coerce=int, initial=known.get(one.pk, 0), choices=choices
            )

    @property
    def words(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    @property
    def levels(self) -> dict[int, int]:
        return {one.pk: self.cleaned_data[f"level_{one.pk}"] for one in self.competencies}

    @property
    def own_fields(self) -> list:
        return [self[name] for name in self._meta.fields]

    @property
    def level_fields(self) -> list:
        return [self[f"level_{one.pk}"] for one in self.competencies]


class OptionalReasonForm(ReadableForm, forms.Form):
    reason = LinesField(label=_("Reason"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}))
