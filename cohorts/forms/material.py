"""What is typed about lecturers and their material."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Cohort, Lecturer, Material, MaterialVersion, Session

Approval = MaterialVersion.Approval


class LecturerForm(VerbForm):
    class Meta:
        model = Lecturer
        fields = ["full_name", "email", "affiliation", "organisation"]
        help_texts = {
            "email": _("The link to their page goes there. Another address ends the link that was sent."),
            "affiliation": _("As it is shown: Cell Works, Ghent."),
            "organisation": _("Where one of your partners sends them."),
        }

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        partners = Organisation.objects.filter(keeper=cohort.organisation).order_by("name")
        self.fields["organisation"].queryset = partners
        self.fields["organisation"].empty_label = gettext("no partner")


def _sessions(cohort: Cohort):
    return cohort.sessions.filter(cancelled_at=None).order_by("code", "pk")


class MaterialForm(VerbForm):
    class Meta:
        model = Material
        fields = ["session", "title", "kind", "lecturer", "due_on", "approval_wanted", "shown", "audience"]

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = _sessions(cohort)
        self.fields["session"].label_from_instance = lambda row: f"{row.code} {row.title}".strip()
        self.fields["lecturer"].queryset = cohort.lecturers.order_by("full_name", "pk")
        self.fields["lecturer"].empty_label = gettext("any lecturer of the session")


class AskSlidesForm(ReadableForm, forms.Form):
    due_on = forms.DateField(
        label=_("Due on"), help_text=_("Reminders go 14 and 3 days before, on the day, and 3 after.")
    )
    approval_wanted = forms.BooleanField(
        label=_("Their company has to approve them"),
        required=False,
        help_text=_("Students see no version before that is noted."),
    )


class OwnMaterialForm(ReadableForm, forms.Form):
    session = forms.ModelChoiceField(Session.objects.none(), label=_("Session"), to_field_name="public_id")
    title = forms.CharField(label=_("Title"), max_length=160)
    kind = forms.ChoiceField(label=_("Kind"), choices=Material.Kind.choices, initial=Material.Kind.HANDOUT)

    def __init__(self, *args, lecturer: Lecturer, **kwargs):
        super().__init__(*args, **kwargs)
        mine = Session.objects.filter(sittings__teachings__lecturer=lecturer, cancelled_at=None)
        self.fields["session"].queryset = mine.distinct().order_by("code", "pk")


class ApprovalForm(ReadableForm, forms.Form):
    approval = forms.ChoiceField(label=_("Has the company approved it?"), choices=Approval.choices)
    approved_by = forms.CharField(
        label=_("By whom"), max_length=160, required=False, help_text=_("Name and function, once it is decided.")
    )


class BringForm(ApprovalForm):
    """What goes with a file; the file itself is drawn by components/upload.html."""

    licence = forms.ChoiceField(
        label=_("How may it be used again?"),
        choices=MaterialVersion.Licence.choices,
        help_text=_("Participants and the team always get it."),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("What is new"), max_length=300, required=False)
    field_order = ["licence", "approval", "approved_by", "note"]

    def __init__(self, *args, material: Material, **kwargs):
        super().__init__(*args, **kwargs)
        if material.approval_wanted:
            self.fields["approval"].choices = [pair for pair in Approval.choices if pair[0] != Approval.NOT_NEEDED]
        before = material.versions.order_by("-number").first()
        self.initial.setdefault("licence", before.licence if before else None)
        self.initial.setdefault("approval", Approval.PENDING if material.approval_wanted else Approval.NOT_NEEDED)


class UnavailabilityForm(ReadableForm, forms.Form):
    starts_at = forms.DateTimeField(label=_("From"))
    ends_at = forms.DateTimeField(label=_("Until"))
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Only the team reads it. No illness.")
    )
