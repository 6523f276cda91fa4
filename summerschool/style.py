"""Samples for the page that shows every part of the house."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from .words import WORDS


class SampleForm(forms.Form):
    """One field of every kind that the house draws."""

    name = forms.CharField(label=_("Name"), help_text=_("As it should stand on the certificate."))
    email = forms.EmailField(label=_("School e-mail"))
    year = forms.ChoiceField(label=_("Year of study"), choices=[("1", "1"), ("2", "2"), ("3", "3")])
    room = forms.ChoiceField(label=_("Room"), choices=[(str(n), f"Cleanroom {n}") for n in range(1, 8)])
    first_day = forms.DateField(label=_("First day"), required=False)
    closes_at = forms.DateTimeField(label=_("Applications close"), required=False)
    parts = forms.MultipleChoiceField(
        label=_("Days"),
        required=False,
        choices=[("tue", WEEKDAYS[1]), ("wed", WEEKDAYS[2])],
        widget=forms.CheckboxSelectMultiple,
    )
    motivation = forms.CharField(label=_("Why this, why now?"), required=False, widget=forms.Textarea)
    logo = forms.FileField(label=_("Logo"), required=False)
    agree = forms.BooleanField(label=_("I have read the rules"), help_text=_("Version 2 of 1 September 2026"))


def samples(request: HttpRequest) -> dict:
    wrong = SampleForm({"name": "Nguyễn Thị Ánh", "email": "lotte@", "year": "9", "room": "1"})
    wrong.is_valid()
    return {
        "words": {kind: states.items() for kind, states in WORDS.items()},
        "form": wrong,
        "page": Paginator(range(300), 20).get_page(request.GET.get("page", 3)),
        "filters": [
            {"name": _("To decide"), "count": 6, "url": "?state=to_decide", "is_current": True},
            {"name": _("Confirmed"), "count": 26, "url": "?state=confirmed", "is_current": False},
        ],
        "steps": [
            {"when": "9 months", "what": "cloned from 2025", "state": "done"},
            {"when": "4 months", "what": "applications", "state": "done"},
            {"when": "Now", "what": "decisions by 19 June", "state": "now"},
            {"when": "6 to 8 October", "what": "the three days", "state": ""},
            {"when": "20 October", "what": "certificates", "state": ""},
        ],
        "partners": [{"name": name} for name in ("Noordlab", "Cellarium", "Pure Air Systems")],
    }
