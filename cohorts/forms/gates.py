"""What is typed about gates: the team's set-up and answers, the participant's declaration and request."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Text
from records.forms import VerbForm
from records.text import ReadableForm, unreadable

from ..models import Application, Cohort, Gate, GateRequest, GateResult

Outcome = GateResult.Outcome


class GateForm(VerbForm):
    class Meta:
        model = Gate
        fields = ["kind", "title", "text", "due_on", "points", "percent", "equivalent_task", "sessions"]
        widgets = {"sessions": forms.CheckboxSelectMultiple}
        help_texts = {
            "text": _("For a briefing, and for rules of the host. A newer version has to be accepted again."),
            "points": _("For an entry test."),
            "percent": _("For an entry test. Who has fewer points does not pass."),
            "sessions": _("Trainers see at the door of these sessions whose gate is not open."),
        }

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        texts = Text.objects.released().filter(organisation=cohort.organisation, key__in=Gate.OF_A_TEXT)
        self.fields["text"].queryset = texts
        self.fields["text"].empty_label = gettext("no text")
        self.fields["sessions"].queryset = cohort.sessions.filter(cancelled_at=None).order_by("code", "pk")
        self.fields["sessions"].label_from_instance = lambda row: f"{row.code} {row.title}".strip()


class DueDayForm(ReadableForm, forms.Form):
    dossier_due_on = forms.DateField(
        label=_("Dossiers are complete by"),
        required=False,
        help_text=_("Reminders go 14, 7 and 2 days before it and a day after, to those who miss something."),
    )


class FitnessForm(ReadableForm, forms.Form):
    outcome = forms.ChoiceField(
        label=_("Can you work in the cleanroom?"),
        help_text=_("Only you answer this, and never why. What you say is deleted a month after the last day."),
        choices=[
            (Outcome.FIT, _("Yes, I am fit for it")),
            (Outcome.ADAPT, _("Yes, if something is adapted")),
            (Outcome.NOT_FIT, _("No: I take the equivalent task")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What would help you?"),
        required=False,
        max_length=2000,
        help_text=_("Only if something is adapted: what you need. No illness, no diagnosis."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskAgainForm(ReadableForm, forms.Form):
    words = forms.CharField(
        label=_("What should be looked at?"),
        max_length=2000,
        help_text=_("A person of the team reads it and answers with a reason. No illness, no diagnosis."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(ReadableForm, forms.Form):
    answer = forms.ChoiceField(label=_("Answer"), choices=GateRequest.Answer.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        help_text=_("The participant reads it, with your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class OpenForm(ReadableForm, forms.Form):
    outcome = forms.ChoiceField(
        label=_("What to do"),
        choices=[
            (Outcome.OPENED, GateRequest.Answer.OPENED.label),
            (Outcome.EQUIVALENT, GateRequest.Answer.EQUIVALENT.label),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        help_text=_("The participant reads it, with your name."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Points:
    """The points of an entry test as typed, one field a participant."""

    def __init__(self, gate: Gate, rows: list[tuple[Application, GateResult | None]], data: QueryDict | None = None):
        self.gate, self.data = gate, data
        self.lines = [self._line(application, result) for application, result in rows]
        self.reason = (data.get("reason", "") if data else "").strip()[:2000]
        self.reason_error = unreadable(self.reason)

    def _line(self, application: Application, result: GateResult | None) -> dict:
        name = f"points-{application.public_id}"
        was = f"{result.points.normalize():f}" if result and result.points is not None else ""
        value = self.data.get(name, was) if self.data is not None else was
        line = {"application": application, "result": result, "name": name, "value": value, "error": "", "number": None}
        if value.strip() and value != was:
            line["number"], line["error"] = self._read(value)
        elif was and not value.strip():
            line["error"] = gettext("Points that were noted stay: type the right ones.")
        return line

    def _read(self, value: str) -> tuple[Decimal | None, str]:
        try:
            number = Decimal(value.strip().replace(",", "."))
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite() or not 0 <= number <= self.gate.points:
            most = {"most": f"{self.gate.points.normalize():f}"}
            return None, gettext("Type a number between 0 and %(most)s.") % most
        if number != round(number, 2):
            return None, gettext("At most two digits after the point.")
        return number, ""

    def is_valid(self) -> bool:
        return not self.reason_error and not any(line["error"] for line in self.lines)

    @property
    def changes(self) -> dict[Application, Decimal]:
        return {line["application"]: line["number"] for line in self.lines if line["number"] is not None}
