"""What organisers type to plan sessions; what is allowed is said by the verbs."""

from datetime import timedelta

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from records.errors import refusal_in
from records.forms import VerbForm
from records.text import ReadableForm
from records.times import moment

from ..competence.taught import outcomes_of
from ..models import Cohort, Lecturer, Room, Session, Sitting
from ..placement import Placement
from ..showcase import minutes_of


class SessionForm(VerbForm):
    class Meta:
        model = Session
        fields = [
            "title", "code", "type", "minutes", "largest_group", "modules", "taught", "speaker", "given_by", "abstract",
            "outcomes", "is_public",
        ]  # fmt: skip
        widgets = {"modules": forms.CheckboxSelectMultiple, "taught": forms.CheckboxSelectMultiple}
        help_texts = {
            "code": _("Short, such as S08."),
            "minutes": _("What each sitting takes, unless you say otherwise when you place it."),
            "largest_group": _("How many students at once, if not all."),
            "modules": _("The modules of this cohort's programme that it teaches."),
            "taught": _("Those of the modules chosen above; the matrix counts them."),
        }

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        modules = cohort.programme_version.modules.select_related("module")
        self.fields["modules"].queryset = modules.order_by("composition__position")
        self.fields["largest_group"].min_value = 1
        self.fields["abstract"].widget.attrs["rows"] = self.fields["outcomes"].widget.attrs["rows"] = 4
        outcomes = outcomes_of(cohort)
        self.fields["taught"].queryset = outcomes
        self.fields["taught"].label_from_instance = lambda row: f"{row.module_version.module.code}: {row.text}"
        for name, choices in (("modules", modules), ("taught", outcomes)):
            if not choices.exists():
                del self.fields[name]


class SittingsForm(ReadableForm, forms.Form):
    """How many times it takes place, for groups in turn."""

    sittings = forms.IntegerField(
        label=_("How many times does it take place?"), min_value=1, max_value=24, initial=1,
        help_text=_("Once for all, or once for each group."),
    )  # fmt: skip


class PlaceForm(ReadableForm, forms.Form):
    day = forms.ChoiceField(label=_("Day"))
    start = forms.TimeField(label=_("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=600)
    room = forms.ModelChoiceField(
        Room.objects.none(), label=_("Room"), required=False, empty_label=_("elsewhere, in none of our rooms")
    )
    group = forms.CharField(label=_("Group"), max_length=20, required=False, help_text=_("A, B, C. Empty: for all."))

    lecturers = forms.ModelMultipleChoiceField(
        Lecturer.objects.none(), label=_("Given by"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Who of the session's lecturers gives this sitting."),
    )  # fmt: skip

    def __init__(self, data=None, *, sitting: Sitting, **kwargs):
        self.sitting = sitting
        cohort = sitting.session.cohort
        super().__init__(data, initial=_as_placed(sitting), **kwargs)
        days = range((cohort.ends_on - cohort.starts_on).days + 1)
        dates = [cohort.starts_on + timedelta(days=number) for number in days]
        self.fields["day"] = forms.TypedChoiceField(
            label=_("Day"),
            choices=[(day.isoformat(), date_format(day, "l j F")) for day in dates],
            coerce=lambda value: next(day for day in dates if day.isoformat() == value),
        )
        self.order_fields(["day", "start", "minutes", "room", "group", "lecturers"])
        lecturers = cohort.lecturers.filter(teachings__sitting__session=sitting.session_id).distinct()
        self.fields["lecturers"].queryset = lecturers
        if not lecturers:
            del self.fields["lecturers"]
        rooms = Room.objects.filter(organisation=cohort.organisation_id, retired_at=None)
        self.fields["room"].queryset = rooms
        has_sites = len({room.site for room in rooms}) > 1
        self.fields["room"].label_from_instance = lambda room: _room_label(room, has_sites)

    def clean(self):
        """The moment in the cohort's zone, which the clocks may skip or repeat."""
        answers = self.cleaned_data
        if answers.get("day") and answers.get("start"):
            with refusal_in(self):
                answers["starts_at"] = moment(answers["day"], answers["start"], self.sitting.session.cohort.zone)
        return answers

    def placement(self) -> Placement:
        answers = self.cleaned_data
        self.sitting.group = answers.get("group", self.sitting.group)
        return Placement(self.sitting, answers["room"], answers["starts_at"], answers["minutes"])


def _room_label(room: Room, has_sites: bool) -> str:
    site = f"{room.site}, " if has_sites and room.site else ""
    return f"{room} ({site}{room.largest_number})"


def _as_placed(sitting: Sitting) -> dict:
    cohort = sitting.session.cohort
    given = {"lecturers": [row.lecturer_id for row in sitting.teachings.all()]}
    if not sitting.during:
        first = cohort.starts_on.isoformat()
        return given | {"minutes": sitting.session.minutes, "group": sitting.group, "day": first}
    start = sitting.starts_at.astimezone(cohort.zone)
    return given | {
        "day": start.date().isoformat(),
        "start": start.time(),
        "minutes": minutes_of(sitting),
        "room": sitting.room_id,
        "group": sitting.group,
    }


class MoveForm(PlaceForm):
    """What dragging says: a day, an hour, a length and a room; group and lecturers stay."""

    seen = forms.IntegerField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("group", "lecturers"):
            self.fields.pop(name, None)


class SwapForm(forms.Form):
    other = forms.ModelChoiceField(Sitting.objects.none(), label=_("Swap with"), to_field_name="public_id")

    def __init__(self, *args, sitting: Sitting, **kwargs):
        super().__init__(*args, **kwargs)
        cohort = sitting.session.cohort
        others = Sitting.objects.filter(session__cohort=cohort, during__isnull=False).exclude(pk=sitting.pk)
        self.fields["other"].queryset = others.select_related("session", "room").order_by("during")
        self.fields["other"].label_from_instance = lambda row: ", ".join(
            part
            for part in (date_format(row.starts_at.astimezone(cohort.zone), "D j, H:i"), str(row.room or ""), str(row))
            if part
        )
