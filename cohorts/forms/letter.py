"""A letter to a part of a cohort."""

from collections import Counter
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.actions.letters import OTHER, WRITABLE, Audience
from cohorts.models import Application, Cohort
from records.text import ReadableForm

LONGEST = 20_000


class LetterForm(ReadableForm, forms.Form):
    """To whom, subject, text. `key` makes a second click harmless, `seen` is the number of recipients shown."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    people = forms.CharField(widget=forms.HiddenInput, required=False)
    states = forms.MultipleChoiceField(
        label=gettext_lazy("Whose application is"), widget=forms.CheckboxSelectMultiple, required=False
    )
    schools = forms.MultipleChoiceField(
        label=gettext_lazy("Of the schools"),
        help_text=gettext_lazy("None ticked: of all."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("In the groups"),
        help_text=gettext_lazy("None ticked: in all, and in none."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    subject = forms.CharField(
        label=gettext_lazy("Subject"), help_text=gettext_lazy("The news, in one line."), max_length=200
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        help_text=gettext_lazy(
            "An empty line begins a paragraph, **two stars** make bold, [words](https://…) a link, - a list. "
            "The mail greets the reader by name in their own language; your text goes out as you write it."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
    )

    def __init__(self, cohort: Cohort, data=None, *, people: list[Application] | None = None, **kwargs):
        """`people` are those picked in the list: the letter goes to each of them and nobody else."""
        picked = ",".join(str(row.public_id) for row in people or [])
        super().__init__(data, initial={"states": [Application.State.ACCEPTED], "people": picked}, **kwargs)
        self.picked = (data.get("people", "") if data else picked).split(",")
        if any(self.picked):
            for name in ("states", "schools", "groups"):
                del self.fields[name]
            return
        counted = cohort.applications.filter(state__in=WRITABLE, person__is_active=True)
        rows = list(counted.values_list("state", "school__public_id", "school__name", "group"))
        states = Counter(state for state, *_rest in rows)
        schools = Counter((str(key), name) if key else (OTHER, _("other school")) for _s, key, name, _g in rows)
        groups = Counter(group for *_rest, group in rows if group)
        labels = dict(Application.State.choices)
        self.fields["states"].choices = [(s.value, f"{labels[s]} ({states[s]})") for s in WRITABLE if states[s]]
        self.fields["schools"].choices = [
            (key, f"{name} ({number})") for (key, name), number in sorted(schools.items(), key=lambda pair: pair[0][1])
        ]
        self.fields["groups"].choices = [(name, f"{name} ({number})") for name, number in sorted(groups.items())]
        for name in ("states", "schools", "groups"):
            if not self.fields[name].choices:
                del self.fields[name]

    def clean_people(self) -> list[str]:
        keys = [key for key in self.cleaned_data["people"].split(",") if key]
        try:
            return [str(UUID(key)) for key in keys]
        except ValueError:
            raise forms.ValidationError(_("These people could not be read. Pick them again.")) from None

    @property
    def audience(self) -> Audience:
        return Audience(*(self.cleaned_data.get(name, []) for name in ("states", "schools", "groups", "people")))
