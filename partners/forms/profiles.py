"""What an organisation says of itself."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records import files
from records.errors import Refused
from records.text import ReadableForm

from ..actions.profiles import Said
from ..logos import taking
from ..models import Profile
from .fields import LinesField

ACCEPTED = f"{files.SVG},{','.join(files.FORMATS.values())}"
TEXTS = ("text", "text_nl", "text_fr")


def _text(label: str, help_text: str = "") -> LinesField:
    widget = forms.Textarea(attrs={"rows": 5})
    return LinesField(label=label, max_length=1200, required=False, widget=widget, help_text=help_text)


def _logo(label: str, help_text: str) -> forms.FileField:
    widget = forms.FileInput(attrs={"accept": ACCEPTED})
    return forms.FileField(label=label, required=False, help_text=help_text, widget=widget)


class ProfileForm(ReadableForm, forms.Form):
    text = _text(
        _("Text in English"), _("Who you are and what you bring to the summer school. At most 1,200 characters.")
    )
    text_nl = _text(_("Text in Dutch"), _("Readers get the text in their language, else the first that there is."))
    text_fr = _text(_("Text in French"))
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    logo = _logo(
        _("Logo"),
        _("Best as SVG, at most 500 kB; or PNG, JPEG or WebP of at most 2 MB and 4,000 pixels a side. Shown in grey."),
    )
    remove_logo = forms.BooleanField(label=_("Take the present logo away"), required=False)
    logo_dark = _logo(
        _("Logo for a dark ground"),
        _("If you have one with light letters. Without it your logo stands on a light plate where pages are dark."),
    )
    remove_logo_dark = forms.BooleanField(label=_("Take the logo for a dark ground away"), required=False)
    logo_text = forms.CharField(
        label=_("The logo in words"),
        max_length=160,
        required=False,
        help_text=_("For those who can't see it: usually the name as the logo writes it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    def __init__(self, *args, profile: Profile | None, **kwargs):
        self.profile = profile
        if profile:
            said = {name: getattr(profile, name) for name in (*TEXTS, "website", "logo_text")}
            kwargs["initial"] = {**said, "seen": profile.seen}
        super().__init__(*args, **kwargs)
        for name in ("logo", "logo_dark"):
            if not (profile and getattr(profile, name)):
                del self.fields[f"remove_{name}"]

    def clean_website(self) -> str:
        website = self.cleaned_data["website"]
        if website and not website.startswith(("http://", "https://")):
            raise forms.ValidationError(gettext("Write an address that begins with https://."))
        return website

    def clean_logo(self) -> taking.CheckedLogo | None:
        return _checked(self.cleaned_data["logo"])

    def clean_logo_dark(self) -> taking.CheckedLogo | None:
        return _checked(self.cleaned_data["logo_dark"])

    def _stays(self, name: str) -> bool:
        """Whether the present logo is kept, or a new one comes."""
        kept = f"remove_{name}" in self.fields and not self.cleaned_data.get(f"remove_{name}")
        return bool(self.cleaned_data.get(name)) or kept

    def clean(self) -> dict:
        cleaned = super().clean()
        shows = self._stays("logo") or self._stays("logo_dark")
        if shows and not cleaned.get("logo_text", "").strip() and not {"logo", "logo_dark"} & set(self.errors):
            self.add_error("logo_text", gettext("Say the logo in words, for those who can't see it."))
        if not any(cleaned.get(name) for name in (*TEXTS, "website")) and not shows and not self.errors:
            raise forms.ValidationError(
                gettext("Write a text, an address or add a logo: there is nothing to send yet.")
            )
        return cleaned

    @property
    def said(self) -> Said:
        data = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Said(**data)


def _checked(upload: UploadedFile | None) -> taking.CheckedLogo | None:
    if not upload:
        return None
    try:
        return taking.check_logo(upload)
    except Refused as refused:
        raise forms.ValidationError(str(refused)) from refused
