"""A draft of a checklist: what it says and its rule, its items and plates as rows."""

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.forms import VerbForm
from records.text import ReadableForm

from ..models import ChecklistItem, ChecklistPlate, ChecklistVersion, Competency

MOST_ROWS = 80
MOST_CFU = 1000


class ChecklistForm(ReadableForm, forms.Form):
    code = forms.CharField(label=_("Code"), max_length=10, help_text=_("Short, such as GB."))
    title = forms.CharField(label=_("Title"), max_length=160, help_text=_("Such as: Gowning for grade B."))


class ChecklistDraftForm(VerbForm):
    class Meta:
        model = ChecklistVersion
        fields = [
            "title", "summary", "most_critical", "most_minor", "read_after_days", "reference", "to_confirm",
            "competencies",
        ]  # fmt: skip
        widgets = {"competencies": forms.CheckboxSelectMultiple}
        help_texts = {
            "most_critical": _("More critical items that are not met, and the check is not passed."),
            "read_after_days": _("Only where there are plates."),
            "competencies": _("A passed check shows them, to the level that a course may claim: 1 or 2."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = Competency.objects.filter(organisation=self.instance.checklist.organisation_id)
        self.fields["competencies"].queryset = mine.order_by("domain", "code")


class ItemForm(ReadableForm, forms.Form):
    item = forms.ModelChoiceField(ChecklistItem.objects.none(), required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("What is to be seen"), max_length=300, required=False)
    weight = forms.ChoiceField(
        label=_("Weight"), choices=ChecklistItem.Weight.choices, initial="critical", required=False, widget=forms.Select
    )

    def __init__(self, *args, version: ChecklistVersion, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = version.items.all()

    def row(self) -> ChecklistItem | None:
        """None for an empty row: leaving it empty removes it."""
        given = self.cleaned_data
        if not given.get("text"):
            return None
        row = given.get("item") or ChecklistItem()
        row.text, row.weight = given["text"], given.get("weight") or ChecklistItem.Weight.CRITICAL
        return row


class PlateForm(ReadableForm, forms.Form):
    plate = forms.ModelChoiceField(ChecklistPlate.objects.none(), required=False, widget=forms.HiddenInput)
    site = forms.CharField(label=_("Site"), max_length=80, required=False)
    kind = forms.ChoiceField(label=_("Plate"), choices=ChecklistPlate.Kind.choices, required=False, widget=forms.Select)
    grade = forms.ChoiceField(
        label=_("Grade"), choices=ChecklistPlate.Grade.choices, initial="B", required=False, widget=forms.Select
    )
    most_cfu = forms.IntegerField(
        label=_("Most colonies (CFU)"), min_value=0, required=False, validators=[MaxValueValidator(MOST_CFU)]
    )

    def __init__(self, *args, version: ChecklistVersion, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["plate"].queryset = version.plates.all()

    def clean(self):
        given = self.cleaned_data
        if given.get("site") and given.get("most_cfu") is None and "most_cfu" not in self.errors:
            self.add_error("most_cfu", gettext("Say how many colonies pass there at most."))
        if given.get("most_cfu") is not None and not given.get("site") and "site" not in self.errors:
            self.add_error("site", gettext("Name the site."))
        return given

    def row(self) -> ChecklistPlate | None:
        given = self.cleaned_data
        if not given.get("site"):
            return None
        row = given.get("plate") or ChecklistPlate()
        row.site, row.kind = given["site"], given.get("kind") or ChecklistPlate.Kind.CONTACT
        row.grade, row.most_cfu = given.get("grade") or ChecklistPlate.Grade.B, given["most_cfu"]
        return row


def _formset(form: type[forms.Form]):
    return forms.formset_factory(form, extra=1, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 20, validate_max=True)


ItemRows, PlateRows = _formset(ItemForm), _formset(PlateForm)


def item_rows(version: ChecklistVersion, data=None):
    """The items of a draft as rows of a form, and one empty row."""
    initial = [{"item": row.pk, "text": row.text, "weight": row.weight} for row in version.items.all()]
    return ItemRows(data, initial=None if data else initial, prefix="item", form_kwargs={"version": version})


def plate_rows(version: ChecklistVersion, data=None):
    initial = [
        {"plate": row.pk, "site": row.site, "kind": row.kind, "grade": row.grade, "most_cfu": row.most_cfu}
        for row in version.plates.all()
    ]
    return PlateRows(data, initial=None if data else initial, prefix="plate", form_kwargs={"version": version})
