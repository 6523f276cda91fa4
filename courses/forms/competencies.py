"""What organisers type into the framework of competencies."""

from django import forms
from django.utils.translation import gettext_lazy as _

from records.forms import VerbForm

from ..models import Competency


class CompetencyForm(VerbForm):
    domain = forms.CharField(
        label=_("Domain"), max_length=80, help_text=_("The group under which it is listed; a new name makes a new one.")
    )

    class Meta:
        model = Competency
        fields = ["code", "title", "course_target"]
        help_texts = {
            "code": _("Short, such as G1."),
            "course_target": _("3 and 4 are for an employer to give."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["domain"] = self.instance.domain.name
        self.fields["domain"].widget.attrs["list"] = "domains"
        self.order_fields(["code", "title", "domain", "course_target"])
