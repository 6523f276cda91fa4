"""What the team types to keep seats, and to move somebody in the line; what is allowed is said by the verbs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Application, Cohort, Quota

PRIORITIES = [(0, _("0, as everybody")), *((number, str(number)) for number in range(1, 9)), (9, _("9, first in line"))]


class QuotaForm(VerbForm):
    """Open it under `timezone.override` of the cohort's zone: its moment is typed in that zone."""

    class Meta:
        model = Quota
        fields = ["organisation", "name", "places", "is_limit", "release_at"]
        labels = {"is_limit": _("They get no more than these places"), "release_at": _("Released on")}
        help_texts = {
            "organisation": _("Whoever names this school in the application belongs to the quota."),
            "name": _("The public page says it: the school, or for whom the places are kept."),
            "is_limit": _("Otherwise they may also take places that are open to all."),
            "release_at": _("From then on what is unused goes to all, those who wait first. Empty: never."),
        }

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # another school is another quota
            del self.fields["organisation"]
            return
        taken = cohort.quotas.exclude(organisation=None).values("organisation")
        schools = Organisation.objects.kept_by(cohort.organisation).filter(kind=Organisation.Kind.SCHOOL)
        field = self.fields["organisation"]
        field.queryset = schools.exclude(pk__in=taken)
        field.empty_label = _("no school: the team names the people")
        self.fields["name"].required = False

    def clean(self):
        given = super().clean()
        if not given.get("name") and not self.errors.get("name"):
            if given.get("organisation"):
                given["name"] = given["organisation"].name
            elif "organisation" in self.fields:
                self.add_error("name", _("Say for whom these places are kept."))
        return given


class RankForm(ReadableForm, forms.Form):
    """Another priority or another quota for one application, and why."""

    priority = forms.TypedChoiceField(
        label=_("Priority"),
        choices=PRIORITIES,
        coerce=int,
        help_text=_("The higher stands first in line; among equals, whoever applied first."),
    )
    quota = forms.ModelChoiceField(
        Quota.objects.none(), label=_("Quota"), required=False, empty_label=_("none: places open to all")
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The team reads it in the history of the application; the student may ask for it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, application: Application, **kwargs):
        super().__init__(*args, initial={"priority": application.priority, "quota": application.quota_id}, **kwargs)
        self.fields["quota"].queryset = Quota.objects.filter(cohort=application.cohort)
        if not self.fields["quota"].queryset.exists():
            del self.fields["quota"]
