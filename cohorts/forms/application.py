"""The form that a student applies with."""

from django import forms
from django.db.models import prefetch_related_objects
from django.utils.functional import cached_property, lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Acceptance, Text, TextWording, User
from cohorts import invited
from cohorts.actions.places import Answers
from cohorts.asked import asked_of
from cohorts.forms.answers import AsksQuestions
from cohorts.models import Application, Cohort
from cohorts.prefill import answers_for, last_application
from records.text import ReadableForm
from records.wording import say_day

OTHER = "other"
YEARS = [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5"), (OTHER, _("Other"))]
LONGEST_MOTIVATION = 4000


_when_drawn = lazy(lambda say: say(), SafeString)


class ApplicationForm(ReadableForm, AsksQuestions, forms.Form):
    """One page: the name if it is missing, the studies, the motivation, the cohort's questions, the texts to accept."""

    full_name = forms.CharField(
        label=_("Your name"),
        help_text=_("As it should stand on your certificate, in any script."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    school = forms.ChoiceField(label=_("School"), widget=forms.RadioSelect)
    school_other = forms.CharField(
        label=_("Name of your school"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    study_programme = forms.CharField(label=_("Study programme"), max_length=160)
    study_year = forms.ChoiceField(label=_("Year of study"), choices=YEARS, widget=forms.RadioSelect)
    motivation = forms.CharField(
        label=_("Why this, why now?"),
        help_text=_("Two sentences are enough."),
        max_length=LONGEST_MOTIVATION,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, data=None, files=None, *, cohort: Cohort, person: User, application: Application | None = None):
        self.cohort, self.person = cohort, person
        asked = asked_of(cohort)
        cohort.texts_to_accept = asked.texts
        self.schools = {str(school.public_id): school for school in asked.schools}
        initial = {} if data is not None else _initial(application, last_application(person), self.schools)
        if data is None and application is None:
            initial |= invited.initial(invited.invitation_for(cohort, person))
        super().__init__(data, files, initial=initial)
        if person.full_name:
            del self.fields["full_name"]
        if self.schools:
            names = [(key, school.name) for key, school in self.schools.items()]
            self.fields["school"].choices = [*names, (OTHER, _("Another school"))]
            self.fields[
                "school_other"
            ].is_setting = True  # needed for another school: the page does not call it optional
        else:
            del self.fields["school"]
            self.fields["school_other"].required = True
        self.fields["motivation"].required = cohort.admission == Cohort.Admission.BY_DECISION
        for text in self.texts:
            self.fields[f"text_{text.public_id}"] = self._consent(text)
        questions = asked.questions
        self.ask_of(cohort, questions, answers_for(person, questions, sent=self.is_bound), person)

    @cached_property
    def texts(self) -> list[Text]:
        """The cohort's texts that this person has not accepted yet."""
        accepted = Acceptance.objects.texts_of(self.person)
        texts = [text for text in self.cohort.texts_to_accept if text.pk not in accepted]
        return sorted(texts, key=lambda text: (not text.required, text.key, text.version))

    @cached_property
    def _wordings(self) -> dict[int, TextWording | None]:
        """Read when the page is drawn, not when the form is sent."""
        prefetch_related_objects(self.texts, "wordings")
        return {text.pk: text.wording(get_language() or "en") for text in self.texts}

    def consents(self):
        return [(self[f"text_{text.public_id}"], self._wordings[text.pk]) for text in self.texts]

    def _consent(self, text: Text) -> forms.BooleanField:
        """A box that names the document, its version and its date; never ticked beforehand."""
        needed = _("Needed to apply.") if text.required else _("Your choice. You can take it back at any time.")
        label = _when_drawn(lambda: self._title(text))
        missing = {"required": _("Needed to apply: tick this box if you agree.")}
        return forms.BooleanField(label=label, required=text.required, help_text=needed, error_messages=missing)

    def _title(self, text: Text) -> str:
        wording = self._wordings[text.pk]
        day = say_day(text.released_at, self.cohort.time_zone) if text.released_at else "–"
        version = _("version %(version)d of %(day)s") % {"version": text.version, "day": day}
        return format_html("<b>{}</b>, {}", wording.title if wording else text.get_key_display(), version)

    def clean(self):
        given = super().clean()
        if given.get("school") == OTHER and not given.get("school_other", ""):
            self.add_error("school_other", _("Write the name of your school."))
        return given

    @property
    def answers(self) -> Answers:
        """What could be understood of the answers; of a form that is not valid, the rest."""
        given = self.cleaned_data
        school = self.schools.get(given.get("school", ""))
        year = given.get("study_year", OTHER)
        return Answers(
            school=school,
            school_other="" if school else given.get("school_other", ""),
            study_programme=given.get("study_programme", ""),
            study_year=None if year in ("", OTHER) else int(year),
            motivation=given.get("motivation", ""),
        )

    @property
    def accepted_texts(self) -> list[Text]:
        return [text for text in self.texts if self.cleaned_data.get(f"text_{text.public_id}")]


def _initial(application: Application | None, last: Application | None, schools: dict) -> dict:
    """What was typed for this cohort, else the studies as the person gave them the last time."""
    source = application or last
    if source is None:
        return {}
    school = str(source.school.public_id) if source.school else ""
    return {
        "school": school if school in schools else (OTHER if source.school_name else ""),
        "school_other": "" if school in schools else source.school_name,
        "study_programme": source.study_programme,
        "study_year": str(source.study_year or ""),
        "motivation": application.motivation if application else "",
    }
