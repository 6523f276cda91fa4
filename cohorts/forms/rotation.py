"""What organisers type to describe a rotation."""

from datetime import date, datetime, time

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.groups.rotation_input import Asked
from cohorts.groups.rotation_words import name_of
from records.forms import VerbForm
from records.text import ReadableForm
from records.times import moment

from ..models import CohortRole, Room, Rotation, RotationBreak, RotationWish, Session, Station

TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
Kind = RotationWish.Kind
# What each kind of wish asks; those with "*" may stay empty
FIELDS = {
    Kind.AT: ("group", "station", "day", "starts"),
    Kind.FIRST: ("group", "station"),
    Kind.ORDER: ("station", "then", "group*"),
    Kind.NOT_BEFORE: ("station", "day", "starts", "group*"),
    Kind.DONE_BY: ("station", "day", "ends", "group*"),
    Kind.AWAY: ("trainer", "day", "starts", "ends"),
}


class RotationForm(VerbForm):
    class Meta:
        model = Rotation
        fields = ["title", "first_day", "last_day", "starts", "ends"]
        widgets = {"starts": TIME, "ends": TIME}


class BreakForm(VerbForm):
    class Meta:
        model = RotationBreak
        fields = ["name", "starts", "ends"]
        widgets = {"starts": TIME, "ends": TIME}

    def clean(self):
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It would end before it begins."))
        return self.cleaned_data


class StationForm(VerbForm):
    class Meta:
        model = Station
        fields = ["session", "rooms", "changeover_minutes", "trainers_needed", "trainers", "position"]
        widgets = {"rooms": forms.CheckboxSelectMultiple, "trainers": forms.CheckboxSelectMultiple}
        labels = {"position": gettext_lazy("Place in the lists")}
        help_texts = {"rooms": gettext_lazy("Each takes one group at a time. Two cleanrooms: tick both.")}

    def __init__(self, *args, rotation: Rotation, **kwargs):
        super().__init__(*args, **kwargs)
        cohort = rotation.cohort
        others = rotation.stations.exclude(pk=self.instance.pk).values("session")
        sessions = Session.objects.filter(cohort=cohort, cancelled_at=None).exclude(pk__in=others)
        self.fields["session"].queryset = sessions.order_by("code", "title")
        self.fields["session"].label_from_instance = _session
        rooms = Room.objects.filter(organisation=cohort.organisation, retired_at=None)
        self.fields["rooms"].queryset = rooms
        self.fields["rooms"].label_from_instance = _room
        team = cohort.roles.current().exclude(role=CohortRole.Kind.REVIEWER)
        self.fields["trainers"].queryset = team.select_related("user", "invitation__accepted_by")
        self.fields["trainers"].label_from_instance = name_of


def _session(session: Session) -> str:
    words = {"code": session.code, "title": session.title, "minutes": session.minutes}
    return " ".join((_("%(code)s %(title)s, %(minutes)d min") % words).split())


def _room(room: Room) -> str:
    return _("%(room)s, holds %(number)d") % {"room": room, "number": room.largest_number}


class RotationWishForm(ReadableForm, forms.Form):
    """The fields that this kind of wish asks for; `cleaned_data` gives them as columns of the row."""

    def __init__(self, *args, asked: Asked, kind: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.asked, self.kind = asked, kind
        makers = {
            "group": self._group,
            "station": lambda needed: self._station(_("Station"), needed),
            "then": lambda needed: self._station(_("The later station"), needed),
            "trainer": self._trainer,
            "day": self._day,
            "starts": lambda needed: forms.TimeField(label=_("From") if kind == Kind.AWAY else _("At"), widget=TIME),
            "ends": lambda needed: forms.TimeField(label=_("Until") if kind == Kind.AWAY else _("By"), widget=TIME),
        }
        for name in FIELDS[kind]:
            self.fields[name.rstrip("*")] = makers[name.rstrip("*")](not name.endswith("*"))

    def _group(self, needed: bool) -> forms.Field:
        every = [] if needed else [("", _("every group"))]
        return forms.ChoiceField(
            label=_("Group"), required=needed, choices=[*every, *((name, name) for name in self.asked.sizes)]
        )

    def _station(self, label: str, needed: bool) -> forms.Field:
        return forms.ModelChoiceField(Station.objects.filter(rotation=self.asked.rotation), label=label)

    def _trainer(self, needed: bool) -> forms.Field:
        roles = CohortRole.objects.filter(pk__in=self.asked.trainers).select_related("user", "invitation__accepted_by")
        field = forms.ModelChoiceField(roles, label=_("Trainer"))
        field.label_from_instance = name_of
        return field

    def _day(self, needed: bool) -> forms.Field:
        days = [(day.isoformat(), date_format(day, "l j F")) for day in self.asked.days]
        return forms.ChoiceField(label=_("Day"), choices=days, initial=days[0][0])

    def clean(self):
        said = self.cleaned_data
        if said.get("then") and said.get("then") == said.get("station"):
            self.add_error("then", _("Choose another station."))
        if said.get("starts") and said.get("ends") and said["ends"] <= said["starts"]:
            self.add_error("ends", _("It would end before it begins."))
        return said

    def row(self) -> RotationWish:
        """The wish, unsaved."""
        said = self.cleaned_data
        return RotationWish(
            rotation=self.asked.rotation,
            kind=self.kind,
            group=said.get("group", ""),
            station=said.get("station"),
            then=said.get("then"),
            trainer=said.get("trainer"),
            starts_at=self._moment(said.get("starts")),
            ends_at=self._moment(said.get("ends")),
        )

    def _moment(self, at: time | None) -> datetime | None:
        if at is None:
            return None
        return moment(date.fromisoformat(self.cleaned_data["day"]), at, self.asked.cohort.zone)


class SearchForm(forms.Form):
    seconds = forms.IntegerField(
        label=gettext_lazy("Search for at most so many seconds"), min_value=1, max_value=120, initial=30
    )


class TellForm(forms.Form):
    tell = forms.BooleanField(
        label=gettext_lazy("Tell those concerned by mail"),
        required=False,
        help_text=gettext_lazy("Only those for whom something changes get a mail."),
    )
    sure = forms.CharField(initial="yes", widget=forms.HiddenInput)
