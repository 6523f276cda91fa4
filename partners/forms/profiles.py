"""What an organisation says of itself."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records import files
from records.errors import Refused
from records.text import ReadableForm

from ..actions.profiles import Said
from ..models import Profile
from .fields import LinesField


class ProfileForm(ReadableForm, forms.Form):
    text = LinesField(
        label=_("Text"),
        max_length=1200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who you are and what you bring to the summer school. At most 1,200 characters."),
    )
    website = forms.URLField(label=_("Website"), required=False, max_length=200, assume_scheme="https")
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG or WebP, at most 2 MB and 4,000 pixels a side. It is shown in one colour."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    remove_logo = forms.BooleanField(label=_("Take the present logo away"), required=False)
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
            said = {"text": profile.text, "website": profile.website, "logo_text": profile.logo_text}
            kwargs["initial"] = {**said, "seen": profile.seen}
        super().__init__(*args, **kwargs)
        self.has_logo = bool(profile and profile.logo)
        if not self.has_logo:
            del self.fields["remove_logo"]

    def clean_website(self) -> str:
        website = self.cleaned_data["website"]
        if website and not website.startswith(("http://", "https://")):
            raise forms.ValidationError(gettext("Write an address that begins with https://."))
        return website

    def clean_logo(self) -> files.CheckedFile | None:
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        try:
            return files.check_image(upload)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused

    def clean(self) -> dict:
        cleaned = super().clean()
        keeps = self.has_logo and not cleaned.get("remove_logo")
        if (cleaned.get("logo") or keeps) and not cleaned.get("logo_text", "").strip() and "logo" not in self.errors:
            self.add_error("logo_text", gettext("Say the logo in words, for those who can't see it."))
        if not any(cleaned.get(name) for name in ("text", "website", "logo")) and not keeps and not self.errors:
            raise forms.ValidationError(
                gettext("Write a text, an address or add a logo: there is nothing to send yet.")
            )
        return cleaned

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        return Said(
            text=data["text"],
            website=data["website"],
            logo_text=data["logo_text"],
            logo=data["logo"],
            remove_logo=data.get("remove_logo", False),
        )
