"""What an organiser types about a call, and a partner who is late."""

from django import forms
from django.db.models import Case, IntegerField, Value, When
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.competence.matrix import matrix_of
from cohorts.forms.reviews import ScoresForm
from cohorts.models import Cohort, Session
from courses.models import Competency
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Call, CallCriterion, CallQuestion
from ..models.calls import LONGEST_CHOICE, MOST_CHOICES, TYPES
from .fields import LinesField

MOST_LENGTHS = 8


class TopicsField(forms.ModelMultipleChoiceField):
    """Competencies; each says how often the cohort's sessions teach it, the gaps first."""

    times: dict[int, int] = {}

    def label_from_instance(self, obj):
        times = self.times.get(obj.pk, 0)
        said = ngettext("taught by %(n)d session", "taught by %(n)d sessions", times) % {"n": times}
        return f"{obj} ({said})" if times else f"{obj} ({gettext('taught by no session')})"


class CallForm(ReadableForm, forms.ModelForm):
    types = forms.MultipleChoiceField(
        label=_("Forms wanted"),
        choices=[(kind.value, kind.label) for kind in TYPES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: any."),
    )
    lengths = forms.CharField(
        label=_("Lengths wanted"),
        required=False,
        max_length=100,
        help_text=_("In minutes, with commas: 45, 60, 90. Empty: any."),
    )
    topics = TopicsField(
        label=_("Topics wanted"),
        queryset=Competency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("From the competencies of your framework. Those that no session teaches stand first."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    class Meta:
        model = Call
        fields = ["opens_at", "closes_at", "intro", "types", "lengths", "topics"]
        field_classes = {"intro": LinesField}
        labels = {"intro": _("Introduction"), "opens_at": _("Opens"), "closes_at": _("Closes")}
        widgets = {"intro": forms.Textarea(attrs={"rows": 8})}
        help_texts = {"intro": _("What you look for, for whom, what partners get for it. Markdown.")}

    def __init__(self, *args, cohort: Cohort, **kwargs):
        call = kwargs.get("instance")
        if call and call.pk:
            lengths = ", ".join(str(number) for number in call.lengths)
            kwargs["initial"] = {"seen": call.seen, "lengths": lengths, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        field = self.fields["topics"]
        field.times = {row.subject.pk: row.times for row in matrix_of(cohort).competencies}
        told = [When(pk=key, then=Value(times)) for key, times in field.times.items()]
        field.queryset = (
            Competency.objects.filter(organisation=cohort.organisation_id)
            .annotate(times=Case(*told, default=Value(0), output_field=IntegerField()))
            .order_by("times", "domain__position", "code")
        )

    def clean_lengths(self) -> list[int]:
        words = self.cleaned_data["lengths"].replace(";", ",").split(",")
        try:
            numbers = sorted({int(word) for word in words if word.strip()})
        except ValueError:
            raise forms.ValidationError(gettext("Write numbers with commas between them: 45, 60, 90.")) from None
        if any(not 5 <= number <= 600 for number in numbers) or len(numbers) > MOST_LENGTHS:
            raise forms.ValidationError(
                gettext("At most %(most)d lengths, each between 5 and 600 minutes.") % {"most": MOST_LENGTHS}
            )
        return numbers

    def _post_clean(self):
        """Written by a verb."""


class CallQuestionForm(VerbForm):
    choices = LinesField(
        label=_("Choices"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line."),
    )

    class Meta:
        model = CallQuestion
        fields = ["label", "kind", "choices", "help", "required"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["choices"] = "\n".join(self.instance.choices)

    def clean_choices(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]
        choices = list(dict.fromkeys(lines))
        if len(choices) > MOST_CHOICES or any(len(choice) > LONGEST_CHOICE for choice in choices):
            raise forms.ValidationError(
                gettext("At most %(most)d choices of at most %(long)d characters.")
                % {"most": MOST_CHOICES, "long": LONGEST_CHOICE}
            )
        return choices


class CallCriterionForm(VerbForm):
    class Meta:
        model = CallCriterion
        fields = ["title", "description", "most_points", "weight"]
        help_texts = {"description": _("What deserves many points, what few. Reviewers read it beside the points.")}


class ReviewerForm(forms.Form):
    person = forms.ModelChoiceField(label=_("Ask somebody"), queryset=None, empty_label=None, to_field_name="public_id")

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class LateForm(ReadableForm, forms.Form):
    """A partner asks."""

    words = LinesField(
        label=_("Why late"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The organiser reads it and answers by mail."),
    )


class AllowLateForm(ReadableForm, forms.Form):
    """The organiser lets an organisation send after the end, asked or not."""

    organisation = forms.ModelChoiceField(
        label=_("Partner"), queryset=Organisation.objects.none(), to_field_name="public_id"
    )
    until = forms.DateTimeField(label=_("Until"))
    answer = LinesField(
        label=_("A word to the partner"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, partners, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = partners


class ScoreForm(ScoresForm):
    """Points for each criterion of a call, and a comment."""

    comment = LinesField(
        label=_("Comment"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The team reads it beside your points, the partner never."),
    )


class MessageForm(ReadableForm, forms.Form):
    words = LinesField(label=_("Message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


def types_for(call: Call | None) -> list[tuple[str, str]]:
    """The forms of session that may be proposed."""
    wanted = [Session.Type(key) for key in call.types if key in Session.Type.values] if call else []
    return [(kind.value, str(kind.label)) for kind in wanted or TYPES]
