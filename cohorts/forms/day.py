"""What the team types on the day; what is allowed is said by the verbs."""

import re
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.errors import refusal_in
from records.text import ReadableForm
from records.times import moment, why_no_moment

from ..day_page import days_of
from ..models import Application, Cohort, FollowUp, Incident, Room, Scan, Sitting

CLOCK = re.compile(r"(\d{1,2})[:.hu]?(\d{2})", re.ASCII)


class MoveForm(ReadableForm, forms.Form):
    start = forms.TimeField(
        label=gettext_lazy("Begins at"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=gettext_lazy("Room"),
        required=False,
        empty_label=gettext_lazy("elsewhere, in none of our rooms"),
    )
    words = forms.CharField(
        label=gettext_lazy("Why, in a few words"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Those concerned read it on their page and in the mail."),
    )

    def __init__(self, data=None, *, sitting: Sitting):
        self.sitting, cohort = sitting, sitting.session.cohort
        begins = sitting.starts_at.astimezone(cohort.zone)
        super().__init__(data, initial={"start": begins.time(), "room": sitting.room_id})
        self.day = begins.date()
        self.fields["room"].queryset = Room.objects.filter(organisation=cohort.organisation_id, retired_at=None)

    def clean(self):
        if start := self.cleaned_data.get("start"):
            with refusal_in(self):
                self.cleaned_data["starts_at"] = moment(self.day, start, self.sitting.session.cohort.zone)
        return self.cleaned_data


class WordsForm(ReadableForm, forms.Form):
    """A reason; `label` says of what."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, *args, label: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if label:
            self.fields["reason"].label = label


class HandForm(ReadableForm, forms.Form):
    """A way in or out that nobody scanned."""

    person = forms.ModelChoiceField(
        Application.objects.none(), label=gettext_lazy("Who"), to_field_name="public_id", empty_label=""
    )
    way = forms.ChoiceField(label=gettext_lazy("In or out"), choices=Scan.Way, widget=forms.RadioSelect, initial="in")
    at = forms.TimeField(
        label=gettext_lazy("At what time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)

    def __init__(self, data=None, *, sitting: Sitting, person: str = ""):
        self.sitting, cohort = sitting, sitting.session.cohort
        begins = sitting.starts_at.astimezone(cohort.zone)
        super().__init__(data, initial={"at": begins.time(), "person": person, "way": "in"})
        self.day = begins.date()
        rows = Application.objects.filter(cohort=cohort).enrolled().select_related("person")
        self.fields["person"].queryset = rows.order_by("person__full_name")
        self.fields["person"].label_from_instance = lambda row: str(row.person)

    def clean(self):
        if clock := self.cleaned_data.get("at"):
            with refusal_in(self):
                self.cleaned_data["moment"] = moment(self.day, clock, self.sitting.session.cohort.zone)
        return self.cleaned_data


class IncidentForm(ReadableForm, forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What was it"), choices=Incident.Kind, widget=forms.RadioSelect, initial="near_miss"
    )
    day = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    clock = forms.TimeField(label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    room = forms.ModelChoiceField(
        Room.objects.none(),
        label=gettext_lazy("Room"),
        required=False,
        empty_label=gettext_lazy("elsewhere, in none of our rooms"),
    )
    place = forms.CharField(
        label=gettext_lazy("Place"), max_length=160, required=False, help_text=gettext_lazy("Such as: at the hood.")
    )
    participants = forms.ModelMultipleChoiceField(
        Application.objects.none(),
        label=gettext_lazy("Participants concerned"),
        required=False,
        to_field_name="public_id",
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    people = forms.CharField(label=gettext_lazy("Others concerned"), max_length=300, required=False)
    what = forms.CharField(
        label=gettext_lazy("What happened"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    first_action = forms.CharField(
        label=gettext_lazy("What was done first"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data=None, *, cohort: Cohort):
        self.cohort = cohort
        now = timezone.now().astimezone(cohort.zone)
        super().__init__(data, initial={"day": now.date(), "clock": now.time()})
        self.fields["room"].queryset = Room.objects.filter(organisation=cohort.organisation_id, retired_at=None)
        rows = Application.objects.filter(cohort=cohort).enrolled().select_related("person")
        self.fields["participants"].queryset = rows.order_by("person__full_name")
        self.fields["participants"].label_from_instance = lambda row: str(row.person)

    def clean(self):
        answers = self.cleaned_data
        if answers.get("day") and answers.get("clock"):
            with refusal_in(self):
                answers["at"] = moment(answers["day"], answers["clock"], self.cohort.zone)
        return answers

    @property
    def answers(self) -> dict:
        names = ("kind", "at", "room", "place", "participants", "people", "what", "first_action")
        return {name: self.cleaned_data[name] for name in names}


class FollowUpForm(ReadableForm, forms.ModelForm):
    class Meta:
        model = FollowUp
        fields = ["what", "responsible", "due_on"]
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args, team, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = team
        self.fields["responsible"].required = True


class ClosingForm(ReadableForm, forms.Form):
    closing = forms.CharField(
        label=gettext_lazy("Conclusion"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )


class SheetEntry:
    """What stands on the sheet for signatures, typed line by line: `in-…` and `out-…` before a public_id.

    Times as on paper: 9:05, 0905, 9.05. A way in without a way out stays until the end.
    """

    def __init__(self, sitting: Sitting, rows: list[Application], data=None):
        self.sitting, self.data = sitting, data
        zone = sitting.session.cohort.zone
        self.day = sitting.starts_at.astimezone(zone).date()
        self.lines = [self._line(row) for row in rows]

    def _line(self, row: Application) -> dict:
        key = str(row.public_id)
        line = {"application": row, "key": key, "in": "", "out": "", "error": "", "ways": []}
        if self.data is not None:
            for way in ("in", "out"):
                line[way] = self.data.get(f"{way}-{key}", "").strip()[:10]
                if line[way]:
                    self._read(line, way)
            if not line["error"] and len(line["ways"]) == 2 and line["ways"][0][1] >= line["ways"][1][1]:
                line["error"] = _("The way out comes before the way in.")
            if not line["error"] and line["out"] and not line["in"]:
                line["error"] = _("A way out needs a way in.")
        return line

    def _read(self, line: dict, way: str) -> None:
        found = CLOCK.fullmatch(line[way])
        try:
            clock = datetime.strptime(f"{found[1]}:{found[2]}", "%H:%M").time() if found else None
        except ValueError:
            clock = None
        if clock is None:
            line["error"] = _("Write the time as 9:05.")
            return
        zone = self.sitting.session.cohort.zone
        line["error"] = why_no_moment(self.day, clock, zone)
        at = datetime.combine(self.day, clock, zone)
        line["ways"].append((way, at))

    @property
    def errors(self) -> list[dict]:
        return [line for line in self.lines if line["error"]]

    def is_valid(self) -> bool:
        return not self.errors

    @property
    def typed(self) -> list[tuple[Application, str, datetime]]:
        return [(line["application"], way, at) for line in self.lines for way, at in line["ways"]]


def day_from(request, cohort: Cohort, default):
    """The day in the address, if it is one of the cohort's."""
    days = {day.isoformat(): day for day in days_of(cohort)}
    return days.get(request.GET.get("on", ""), default)
