"""The next edition: what it is called, when it begins, what it teaches."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.models import ProgrammeVersion
from records.text import ReadableForm, validate_year

from ..models import Cohort


class EditionForm(ReadableForm, forms.Form):
    title = forms.CharField(label=_("Title"), max_length=160)
    slug = forms.SlugField(
        label=_("Address of the page"),
        max_length=80,
        help_text=_("The last part of the page's address: small letters, digits and hyphens."),
    )
    starts_on = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput(attrs={"type": "date"}),
        validators=[validate_year],
        help_text=_("Everything else moves by as many days. On the same weekday sessions keep theirs."),
    )
    programme_version = forms.ModelChoiceField(
        ProgrammeVersion.objects.none(),
        label=_("Programme version"),
        to_field_name="public_id",
        empty_label=None,
        help_text=_("Sessions teach the versions of their modules that it holds."),
    )

    def __init__(self, *args, source: Cohort, **kwargs):
        super().__init__(*args, **kwargs)
        own = ProgrammeVersion.objects.filter(programme=source.programme_version.programme_id)
        choosable = own.released() | own.filter(pk=source.programme_version_id)
        field = self.fields["programme_version"]
        field.queryset = choosable.select_related("programme").order_by("-number")
        field.label_from_instance = lambda row: (
            gettext("%(title)s, version %(number)s") % {"title": row.programme.title, "number": row.number}
        )
