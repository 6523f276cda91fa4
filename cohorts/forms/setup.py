"""What organisers type to set up a cohort, its rooms and its roles; what is allowed is said by the verbs."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Text, User
from courses.models import ProgrammeVersion
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import Cohort, CohortRole, Room

REGIONS = ("Europe", "Africa", "America", "Asia", "Atlantic", "Australia", "Indian", "Pacific")


def time_zones() -> list:
    """Every zone under its part of the world, Europe first."""
    names = sorted(name for name in available_timezones() if name.startswith(REGIONS) and "/" in name)
    groups = [
        (region, [(n, n.split("/", 1)[1].replace("_", " ")) for n in names if n.startswith(region)])
        for region in REGIONS
    ]
    return [*groups, ("UTC", [("UTC", "UTC")])]


class CohortForm(VerbForm):
    """Open it under `timezone.override` of the cohort's zone: its moments are typed in that zone."""

    class Meta:
        model = Cohort
        fields = [
            "title", "slug", "programme_version", "intro", "starts_on", "ends_on", "time_zone", "place", "address",
            "contact_email", "capacity", "admission", "applications_open_at", "applications_close_at", "offer_hours",
            "schools", "texts",
        ]  # fmt: skip
        widgets = {"schools": forms.CheckboxSelectMultiple, "texts": forms.CheckboxSelectMultiple}
        labels = {"slug": _("Address of the page"), "programme_version": _("Programme version")}
        help_texts = {
            "slug": _("The last part of the page's address: small letters, digits and hyphens."),
            "programme_version": _("Only released versions can be followed."),
            "intro": _("Two or three sentences for the public page. Markdown."),
            "place": _("As people say it: Science Park University of Antwerp, Niel."),
            "time_zone": _("All times below, and the timetable, are in this zone."),
            "schools": _("From your address book. Students choose one of them when they apply."),
            "texts": _("The privacy notice is needed before the cohort can be published."),
            "offer_hours": _("After that an unanswered offer goes to the next on the waiting list."),
        }

    def __init__(self, *args, organisation: Organisation, **kwargs):
        super().__init__(*args, **kwargs)
        choosable = ProgrammeVersion.objects.released() | ProgrammeVersion.objects.filter(
            pk=self.instance.programme_version_id
        )
        versions = choosable.filter(programme__organisation=organisation)
        self.fields["programme_version"].queryset = versions.select_related("programme").order_by(
            "programme", "-number"
        )
        self.fields["programme_version"].label_from_instance = lambda row: (
            gettext("%(title)s, version %(number)s")
            % {
                "title": row.programme.title,
                "number": row.number,
            }
        )
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"),
            choices=time_zones,
            initial="Europe/Brussels",
            help_text=self.fields["time_zone"].help_text,
        )
        schools = Organisation.objects.kept_by(organisation).filter(kind=Organisation.Kind.SCHOOL)
        self.fields["schools"].queryset = schools
        released = Text.objects.filter(organisation=organisation, released_at__isnull=False)
        self.fields["texts"].queryset = released.exclude(key__in=Text.AFTER_APPLYING)


class CancelForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("Kept in the history.")
    )


class RoomForm(VerbForm):
    class Meta:
        model = Room
        fields = ["name", "site", "largest_number", "grade"]
        help_texts = {
            "site": _("Where the room is, if not at the cohort's own place."),
            "grade": _("As it is simulated in a course, never as qualified."),
        }


class RoleForm(ReadableForm, forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=CohortRole.Kind.choices, widget=forms.RadioSelect)
    member = forms.ModelChoiceField(
        User.objects.none(), label=_("Somebody of the team"), required=False, empty_label=_("somebody else, by e-mail")
    )
    email = forms.EmailField(label=_("E-mail"), required=False, help_text=_("They get an invitation by mail."))
    full_name = forms.CharField(label=_("Name"), max_length=120, required=False)

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].queryset = team

    def clean(self):
        if not self.errors and not self.cleaned_data.get("member") and not self.cleaned_data.get("email"):
            self.add_error("email", gettext("Choose somebody of the team, or type an address."))
        return self.cleaned_data
