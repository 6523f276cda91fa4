"""What an organiser types to give a cohort a quiz."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import QuizVersion, VersionState
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Cohort, CohortQuiz, Gate


class CohortQuizForm(VerbForm):
    class Meta:
        model = CohortQuiz
        fields = ["quiz_version", "purpose", "opens_at", "closes_at", "gate"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        mine = QuizVersion.objects.filter(quiz__organisation=cohort.organisation, state=VersionState.RELEASED)
        version = self.fields["quiz_version"]
        version.queryset = mine.filter(quiz__retired_at=None).select_related("quiz").order_by("quiz__name", "-number")
        if self.instance.pk:
            version.queryset = version.queryset | mine.filter(pk=self.instance.quiz_version_id).select_related("quiz")
        version.label_from_instance = lambda row: (
            gettext("%(quiz)s, version %(number)s") % {"quiz": row.quiz.name, "number": row.number}
        )
        self.fields["gate"].queryset = cohort.gates.current().filter(kind=Gate.Kind.PRETEST)
        self.fields["gate"].empty_label = _("no gate")


class ReasonForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The participant reads it."),
    )  # fmt: skip
