"""The wordings of a text, one language beside the other."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from records.text import ReadableForm

from ..models import Text


class WordingsForm(ReadableForm, forms.Form):
    """Title and body in each language; a draft may have gaps, a release may not."""

    def __init__(self, *args, text: Text, **kwargs):
        super().__init__(*args, **kwargs)
        written = {wording.language: wording for wording in text.wordings.all()}
        for code, name in settings.LANGUAGES:
            old = written.get(code)
            self.fields[f"title_{code}"] = forms.CharField(
                label=_("Title, %(language)s") % {"language": name},
                max_length=160,
                required=False,
                initial=old.title if old else "",
                widget=forms.TextInput(attrs={"lang": code}),
            )
            self.fields[f"body_{code}"] = forms.CharField(
                label=_("Text, %(language)s") % {"language": name},
                max_length=30_000,
                required=False,
                initial=old.body if old else "",
                help_text=_("Markdown"),
                widget=forms.Textarea(attrs={"lang": code, "rows": 12}),
            )
        self.make_readable()

    @property
    def wordings(self) -> dict[str, tuple[str, str]]:
        """Title and body by language, as `actions.change_text` takes them."""
        data = self.cleaned_data
        return {code: (data[f"title_{code}"], data[f"body_{code}"]) for code, _name in settings.LANGUAGES}
