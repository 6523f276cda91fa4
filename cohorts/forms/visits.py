"""What is typed about visits: by the team, and by the visitors."""

from datetime import date

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Text
from records.forms import VerbForm
from records.text import ReadableForm

from ..models import BookedVisit, Cohort, VisitField

Kind = VisitField.Kind
LONGEST = {Kind.LEGAL_NAME: 160, Kind.NATIONALITY: 60, Kind.ID_NUMBER: 40, Kind.PHONE: 30, Kind.PLATE: 20}
HELPS = {
    Kind.LEGAL_NAME: _("Letter for letter as in your passport or identity card."),
    Kind.ID_NUMBER: _("The number of the card or passport, never your national register number."),
}


class VisitForm(VerbForm):
    text = forms.ModelChoiceField(
        Text.objects.none(),
        label=_("Rules and confidentiality to accept"),
        required=False,
        help_text=_("Becomes a gate before the session: who has not accepted it is not on the list."),
    )
    field_order = ["session", "host", "host_name", "contact_name", "contact_email", "language", "text"]

    class Meta:
        model = BookedVisit
        fields = [
            "session", "host", "host_name", "contact_name", "contact_email", "language", "closes_at",
            "people_a_guide", "format", "delivery", "delete_on",
        ]  # fmt: skip
        help_texts = {"delivery": _("A link can be ended and shows when it was used; a file in a mail cannot.")}

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["session"]
            self.initial.setdefault("text", self.instance.gate.text_id if self.instance.gate else None)
        else:
            free = cohort.sessions.filter(cancelled_at=None, visit=None).order_by("code", "pk")
            self.fields["session"].queryset = free
            self.fields["session"].label_from_instance = lambda row: f"{row.code} {row.title}".strip()
            self.initial.setdefault("session", free.filter(type="visit").first())
        self.fields["host"].queryset = Organisation.objects.filter(keeper=cohort.organisation).order_by("name")
        self.fields["host"].empty_label = gettext("no partner")
        texts = Text.objects.released().filter(organisation=cohort.organisation, key=Text.Key.HOST_RULES)
        self.fields["text"].queryset = texts
        self.fields["text"].empty_label = gettext("nothing to accept")


class VisitFieldForm(VerbForm):
    class Meta:
        model = VisitField
        fields = ["kind", "label", "help", "required"]
        help_texts = {"required": _("Who leaves it out is not on the list.")}


class ReopenForm(ReadableForm, forms.Form):
    closes_at = forms.DateTimeField(label=_("The list closes again"))
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stays with the list that was sent."))


class VisitorForm(ReadableForm, forms.Form):
    """A field for everything that the host asks."""

    def __init__(self, *args, asked: list[VisitField], given: dict[int, str], **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = {f"field-{row.public_id}": row for row in asked}
        for name, row in self.asked.items():
            said = " ".join(str(part) for part in (row.help, HELPS.get(row.kind, "")) if part)
            common = {"label": capfirst(str(row)), "required": row.required, "help_text": said}
            if row.kind == Kind.BIRTH_DATE:
                self.fields[name] = forms.DateField(**common)
            else:
                self.fields[name] = forms.CharField(max_length=LONGEST.get(row.kind, 120), **common)
            self.initial.setdefault(name, given.get(row.pk, ""))
        self.make_readable()

    def clean(self) -> dict:
        cleaned = super().clean()
        for name, row in self.asked.items():
            day = cleaned.get(name)
            if row.kind == Kind.BIRTH_DATE and day and not 10 <= date.today().year - day.year <= 110:
                self.add_error(name, gettext("This can't be your date of birth."))
        return cleaned

    @property
    def values(self) -> dict[VisitField, str]:
        said = {row: self.cleaned_data.get(name) for name, row in self.asked.items()}
        return {
            row: value.isoformat() if isinstance(value, date) else " ".join(str(value or "").split())
            for row, value in said.items()
        }
