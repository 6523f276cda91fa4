"""What organisers and reviewers type about reviews."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Application, Cohort, ReviewCriterion

KEYS_UP_TO = 10  # so many points are keys to press, more are a number to type


class CriterionForm(VerbForm):
    class Meta:
        model = ReviewCriterion
        fields = ["title", "description", "most_points", "weight"]
        help_texts = {
            "description": _("What deserves many points, what few. Reviewers read it beside the points."),
            "weight": _("How often it counts in the ranking, beside criteria of weight 1."),
        }


class ReviewingForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = Cohort
        fields = ["reviews_wanted", "blind_review", "coordinator_approves"]


class CopyCriteriaForm(forms.Form):
    source = forms.ModelChoiceField(
        Cohort.objects.none(), label=_("From another cohort"), empty_label=None, to_field_name="public_id"
    )

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        others = Cohort.objects.filter(organisation=cohort.organisation_id, review_criteria__isnull=False)
        self.fields["source"].queryset = others.exclude(pk=cohort.pk).distinct()


class ScoresForm(ReadableForm, forms.Form):
    """Points for each criterion, and a comment; a draft need not be `complete`.

    Criteria have a title, a description and their most points; `review` has scores and a comment, or is None.
    """

    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The team reads it beside your points. So does the student who asks for their own data."),
    )

    def __init__(self, data=None, *, criteria: Iterable, review, complete: bool = True):
        given = {score.criterion_id: score.points for score in review.scores.all()} if review and review.pk else {}
        super().__init__(data, initial={"comment": review.comment if review else ""})
        self.criteria = list(criteria)
        rows = {self.name_of(one): self._points_of(one, given.get(one.pk), complete) for one in self.criteria}
        self.fields = rows | self.fields

    @staticmethod
    def name_of(criterion) -> str:
        return f"points-{criterion.public_id.hex}"

    @staticmethod
    def _points_of(one, given: int | None, complete: bool) -> forms.Field:
        words = {"label": one.title, "help_text": one.description, "required": complete, "initial": given}
        words["error_messages"] = {"required": _("Give points for it.")}
        if one.most_points > KEYS_UP_TO:
            return forms.IntegerField(min_value=0, max_value=one.most_points, **words)
        keys = [(number, str(number)) for number in range(one.most_points + 1)]
        return forms.TypedChoiceField(choices=keys, coerce=int, empty_value=None, widget=forms.RadioSelect, **words)

    @property
    def points(self) -> dict[int, int | None]:
        """By the key of the criterion, of a valid form."""
        return {one.pk: self.cleaned_data.get(self.name_of(one)) for one in self.criteria}

    def criterion_fields(self):
        return [(one, self[self.name_of(one)]) for one in self.criteria]


class VerdictForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The team reads it."),
    )


class PickOwnStudentsForm(forms.Form):
    """Students of the coordinator's schools, picked from the list."""

    pick = forms.ModelMultipleChoiceField(
        queryset=Application.objects.none(),
        to_field_name="public_id",
        error_messages={"required": _("Select at least one student.")},
    )

    def __init__(self, data, *, applications):
        super().__init__(data)
        self.fields["pick"].queryset = applications
