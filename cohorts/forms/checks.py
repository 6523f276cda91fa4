"""What is typed about practical checks at the desk, and by a participant who appeals."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import ChecklistPlate, ChecklistVersion
from records import documents
from records.errors import Refused
from records.files import CheckedFile
from records.text import ReadableForm, unreadable

from ..checks.reading import Record
from ..models import Appeal, Cohort, CohortChecklist, Session

MOST_CFU = 9999


class UseForm(ReadableForm, forms.Form):
    """Which checklist a cohort uses, where and how often."""

    version = forms.ModelChoiceField(
        ChecklistVersion.objects.none(),
        label=_("Checklist"),
        empty_label=None,
        help_text=_("Released checklists of your library. The version stays once a check was filled in."),
    )
    session = forms.ModelChoiceField(
        Session.objects.none(),
        label=_("Done in the session"),
        required=False,
        empty_label=_("any"),
    )
    most_attempts = forms.IntegerField(label=_("Attempts"), min_value=1, max_value=10, initial=2)

    def __init__(self, *args, cohort: Cohort, used: CohortChecklist | None = None, **kwargs):
        if used:
            kwargs["initial"] = {
                "version": used.version_id,
                "session": used.session_id,
                "most_attempts": used.most_attempts,
            }
        super().__init__(*args, **kwargs)
        mine = ChecklistVersion.objects.filter(checklist__organisation=cohort.organisation_id)
        choices = mine.released() | mine.filter(pk=used.version_id if used else None)
        self.fields["version"].queryset = choices.select_related("checklist").order_by("checklist__code", "-number")
        self.fields["version"].label_from_instance = lambda row: (
            gettext("%(check)s, version %(number)d")
            % {
                "check": row,
                "number": row.number,
            }
        )
        self.fields["session"].queryset = cohort.sessions.filter(cancelled_at=None).order_by("code", "pk")


class ReasonForm(ReadableForm, forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The participant reads it."),
    )


class AppealForm(ReadableForm, forms.Form):
    words = forms.CharField(
        label=_("Why is the result wrong?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Another assessor than the first reads it and answers with a reason. No illness, no diagnosis."),
    )


class AnswerForm(ReadableForm, forms.Form):
    answer = forms.ChoiceField(label=_("Answer"), choices=Appeal.Answer.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The participant reads it, with your name."),
    )


class PlateRow:
    """One plate as typed: colonies, words, and a new photograph."""

    def __init__(self, line, data: QueryDict | None, uploads: MultiValueDict | None):
        self.line, self.plate = line, line.plate
        key, reading = str(line.plate.public_id), line.reading
        if data is None:
            self.cfu = "" if reading is None else str(reading.cfu)
            self.comment = reading.comment if reading else ""
        else:
            self.cfu, self.comment = data.get(f"cfu-{key}", "").strip(), data.get(f"comment-{key}", "").strip()
        self.upload: UploadedFile | None = uploads.get(f"photo-{key}") if uploads else None
        self.photo: CheckedFile | None = None
        self.error = ""

    def check(self) -> None:
        """Say what is wrong; read the photograph by its content."""
        if self.cfu and not (self.cfu.isascii() and self.cfu.isdigit() and int(self.cfu) <= MOST_CFU):
            self.error = gettext("Colonies are a whole number from 0 to %(most)d.") % {"most": MOST_CFU}
        elif (self.upload or self.comment) and not self.cfu:
            self.error = gettext("Say how many colonies there are, 0 if there is none.")
        elif len(self.comment) > 500:
            self.error = gettext("At most 500 characters.")
        else:
            self.error = unreadable(self.comment)
        if self.upload and not self.error:
            try:
                self.photo = documents.check_document(self.upload)
            except Refused as refused:
                self.error = str(refused)
            if self.photo and self.photo.content_type == documents.PDF:
                self.error = gettext("Send a photograph: PNG, JPEG or WebP.")


class PlatesForm:
    """All plates of one check; `counted` once it is valid."""

    def __init__(self, record: Record, data: QueryDict | None = None, uploads: MultiValueDict | None = None):
        self.data = data
        self.rows = [PlateRow(line, data, uploads) for line in record.plates]

    def is_valid(self) -> bool:
        if self.data is None:
            return False
        for row in self.rows:
            row.check()
        return not any(row.error for row in self.rows)

    def typed(self) -> dict[ChecklistPlate, PlateRow]:
        return {row.plate: row for row in self.rows}
