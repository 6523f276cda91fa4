"""What organisers type to form groups."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.forms import VerbForm
from records.text import ReadableForm, validate_readable, validate_readable_lines

from ..models import Application, Cohort, GroupPlan, GroupWish

MOST_GOWNS = 500


class GroupsForm(forms.Form):
    """A group's letter for each participant."""

    def __init__(self, people: list[Application], data=None):
        super().__init__(data)
        self.people = people
        for person in people:
            self.fields[f"group-{person.public_id}"] = forms.CharField(
                label=_("Group of %(name)s") % {"name": person.person},
                max_length=20,
                required=False,
                validators=[validate_readable],
                initial=person.group,
                widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "size": 4}),
            )

    @property
    def rows(self):
        return [(person, self[f"group-{person.public_id}"]) for person in self.people]

    @property
    def groups(self) -> dict[Application, str]:
        return {person: self.cleaned_data[f"group-{person.public_id}"] for person in self.people}


class GroupPlanForm(VerbForm):
    class Meta:
        model = GroupPlan
        fields = ["number", "largest", "mix_schools", "share_language"]
        help_texts = {"largest": gettext_lazy("Leave it empty if only the number of groups counts.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stock = self.instance.gown_stock
        self.fields["gowns"] = forms.CharField(
            label=_("Gowns for one group"),
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 4}),
            validators=[validate_readable_lines],
            initial="\n".join(f"{size} {number}" for size, number in stock.items()),
            help_text=_(
                "One size a line, then how many of one group can wear it at once: M 3. Sizes not named: enough for all."
            ),
        )

    def clean_gowns(self) -> dict[str, int]:
        """The lines as a stock; what cannot be read is named."""
        stock = {}
        for line in self.cleaned_data["gowns"].splitlines():
            size, _space, number = line.replace(":", " ").strip().rpartition(" ")
            if not line.strip():
                continue
            if not (size.strip() and number.isascii() and number.isdigit() and int(number) <= MOST_GOWNS):
                raise forms.ValidationError(_("“%(line)s” is not a size and a number.") % {"line": line.strip()[:40]})
            stock[size.strip()[:20]] = int(number)
        return stock


class GroupWishForm(ReadableForm, forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Wish"), choices=GroupWish.Kind.choices, widget=forms.RadioSelect)
    people = forms.ModelMultipleChoiceField(
        Application.objects.none(), label=gettext_lazy("People"), widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=200, required=False, help_text=gettext_lazy("Read by the team alone.")
    )

    def __init__(self, *args, cohort: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        rows = cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk")
        self.fields["people"].queryset = rows
        self.fields["people"].label_from_instance = _name_and_school


def _name_and_school(row: Application) -> str:
    return f"{row.person}, {row.school_name}" if row.school_name else str(row.person)
