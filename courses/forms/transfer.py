"""What file comes into the library."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm


class ImportForm(ReadableForm, forms.Form):
    KINDS = [
        ("json", _("a library, a module or a programme (JSON)")),
        ("competencies", _("a list of competencies (CSV or XLSX)")),
        ("modules", _("a list of modules (CSV or XLSX)")),
    ]
    kind = forms.ChoiceField(label=_("What the file is"), choices=KINDS, initial="json", widget=forms.RadioSelect)
    file = forms.FileField(label=_("File"), help_text=_("At most 2 MB. Nothing is written before you have looked."))
