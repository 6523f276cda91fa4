"""What an author types into e-learning pages; what is allowed is said by the verbs."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from records.forms import VerbForm
from records.text import ReadableForm

from ..models import LearningFile, LearningPage


class PageForm(VerbForm):
    class Meta:
        model = LearningPage
        fields = ["title", "body"]
        help_texts = {
            "body": _(
                "Markdown. A picture or video stands where a line says only ![what it shows](its name); "
                "[words](its name) links a file."
            )
        }
        widgets = {"body": forms.Textarea(attrs={"rows": 18, "spellcheck": "true"})}


class FileForm(VerbForm):
    class Meta:
        model = LearningFile
        fields = ["name", "title", "alt"]
        labels = {"title": _("Caption")}


class NewFileForm(ReadableForm, forms.Form):
    alt = forms.CharField(
        label=_("Description"), max_length=300,
        help_text=_("What there is to see or read, for those who do not see it."),
    )  # fmt: skip


class SubtitlesForm(ReadableForm, forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=_("Subtitles"), max_length=200, help_text=_("WebVTT or SRT, in UTF-8."),
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt"}),
    )  # fmt: skip


class PosterForm(forms.Form):
    file = forms.FileField(
        label=_("Picture before it begins"), max_length=200, help_text=_("PNG, JPEG or WebP, at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp"}),
    )  # fmt: skip
