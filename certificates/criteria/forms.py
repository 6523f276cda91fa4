"""Forms of criteria and points."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cohorts.models import Gate
from records.text import ReadableForm

from ..models import Criterion


class AttendanceForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "percent", "for_attendance"]
        help_texts = {"percent": _("Of all minutes in the timetable of the participant. Not marked counts as absent.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["percent"].required = True


class SessionForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "session", "for_attendance"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        cohort = self.instance.cohort
        self.fields["session"].required = True
        self.fields["session"].queryset = cohort.sessions.filter(cancelled_at=None)
        self.fields["session"].help_text = _("Every minute of it has to be attended.")


class ScoreForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "points", "percent", "for_attendance"]
        help_texts = {"percent": _("The pass mark: this part of the points has to be reached.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["points"].required = self.fields["percent"].required = True


class QuizForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "quiz", "for_attendance"]
        help_texts = {"quiz": _("The best attempt of each participant counts; the quiz's own pass mark is asked.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        quiz = self.fields["quiz"]
        quiz.required = True
        quiz.queryset = self.instance.cohort.quizzes.in_use().select_related("quiz_version")


class ChecklistForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "checklist", "for_attendance"]
        labels = {"checklist": _("Practical check")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["checklist"]
        field.required = True
        field.queryset = self.instance.cohort.checklists.current().select_related("version")
        field.help_text = _("Passed in any attempt. While plates are to be read the certificate waits.")


class DossierForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "for_attendance"]
        help_texts = {"name": _("Nothing that is asked there may be missing. Declarations of fitness do not count.")}


class GateForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "gate", "for_attendance"]
        labels = {"gate": _("Gate")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["gate"]
        field.required = True
        field.queryset = self.instance.cohort.gates.current().exclude(kind=Gate.Kind.FITNESS).select_related("text")
        field.help_text = _("Passed, opened by the team, or with an equivalent task. Fitness is never asked for.")


class ManualForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Criterion
        fields = ["name", "for_attendance"]
        help_texts = {"name": _("What is judged, such as “Conduct in the cleanroom”. Whoever judges is named.")}


FORMS = {
    Criterion.Kind.ATTENDANCE: AttendanceForm,
    Criterion.Kind.SESSION: SessionForm,
    Criterion.Kind.SCORE: ScoreForm,
    Criterion.Kind.QUIZ: QuizForm,
    Criterion.Kind.CHECKLIST: ChecklistForm,
    Criterion.Kind.DOSSIER: DossierForm,
    Criterion.Kind.GATE: GateForm,
    Criterion.Kind.MANUAL: ManualForm,
}
FIRST_VALUES = {
    Criterion.Kind.ATTENDANCE: {"name": _("Attendance"), "percent": 90, "for_attendance": True},
    Criterion.Kind.SESSION: {"for_attendance": True},
    Criterion.Kind.SCORE: {"percent": 80},
    Criterion.Kind.QUIZ: {"name": _("Final test")},
    Criterion.Kind.CHECKLIST: {},
    Criterion.Kind.DOSSIER: {"name": _("Dossier")},
    Criterion.Kind.GATE: {},
    Criterion.Kind.MANUAL: {},
}


class PointsForm(ReadableForm, forms.Form):
    """One row of the table of points: empty takes them out.

    The field remembers what it showed, so that a table left open for an hour does not undo what others entered.
    """

    points = forms.DecimalField(
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=1,
        localize=True,
        show_hidden_initial=True,
        widget=forms.TextInput,
    )

    def __init__(self, *args, most: int, name: str, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["points"]
        field.label = name
        field.max_value = most
        field.widget.attrs |= {"inputmode": "decimal", "size": 6, "autocomplete": "off", "aria-label": name}
        too_many = _("At most %(points)s points can be had.") % {"points": most}
        field.validators.append(forms.fields.validators.MaxValueValidator(most, too_many))
