"""What one writes about an organisation: its people, its billing details, notes, the closing of a double."""

import re

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.text import ReadableForm

from ..models import BillingDetails, Contact, Purpose
from .fields import LinesField

PEPPOL = re.compile(r"^\d{4}:[0-9A-Za-z.\-_/]{2,50}$")
SIGNS = re.compile(r"[\s.\-/]")


class PurposesForm(ReadableForm, forms.ModelForm):
    """What somebody is there for; `seen` is the state that the form began from."""

    purposes = forms.MultipleChoiceField(
        label=_("What for"), choices=Purpose, widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Mails about these matters go to this person."),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    class Meta:
        model = Contact
        fields = ["purposes", "position", "phone", "is_main"]
        help_texts = {"is_main": _("Gets the mails for which nobody else is named.")}

    def _post_clean(self):
        """Written by a verb."""

    @property
    def words(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.cleaned_data}


class InviteContactForm(ReadableForm, forms.Form):
    """Somebody who is to speak for the partner, and what for."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    full_name = forms.CharField(label=_("Name"), max_length=120, required=False)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    purposes = forms.MultipleChoiceField(
        label=_("What for"), choices=Purpose, widget=forms.CheckboxSelectMultiple, required=False
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"), choices=settings.LANGUAGES, initial="en", widget=forms.RadioSelect
    )


class NoteForm(ReadableForm, forms.Form):
    words = LinesField(label=_("Note"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class BillingForm(ReadableForm, forms.ModelForm):
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)

    class Meta:
        model = BillingDetails
        fields = [
            "legal_name", "street", "extra", "postal_code", "city", "country", "vat_number", "registration_number",
            "peppol_id", "invoice_email", "language", "order_reference", "iban", "bic",
        ]  # fmt: skip
        help_texts = {
            "legal_name": _("As it stands in the register of companies."),
            "vat_number": _("With the country's letters: BE0123456749. Empty for who has none."),
            "peppol_id": _("Scheme and number, such as 0208:0123456749. Needed for electronic invoices."),
            "order_reference": _("A purchase order or cost centre, if your invoices have to name one."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.organisation.kind != Organisation.Kind.ORGANISER:
            del self.fields["iban"], self.fields["bic"]
        else:
            del self.fields["order_reference"]

    def clean_country(self) -> str:
        country = self.cleaned_data["country"].strip().upper()
        if not re.fullmatch(r"[A-Z]{2}", country):
            raise forms.ValidationError(gettext("Write two letters, such as BE, NL or FR."))
        return country

    def clean_vat_number(self) -> str:
        number = SIGNS.sub("", self.cleaned_data["vat_number"]).upper()
        if number and not re.fullmatch(r"[A-Z]{2}[0-9A-Z+*]{2,13}", number):
            raise forms.ValidationError(gettext("Begin with the country's two letters: BE0123456749."))
        if number.startswith("BE") and why_not_belgian(number[2:]):
            raise forms.ValidationError(why_not_belgian(number[2:]))
        return number

    def clean_registration_number(self) -> str:
        return self.cleaned_data["registration_number"].strip()

    def clean_peppol_id(self) -> str:
        address = self.cleaned_data["peppol_id"].strip().removeprefix("iso6523-actorid-upis::")
        if not address:
            return ""
        if not PEPPOL.fullmatch(address):
            raise forms.ValidationError(
                gettext("Write the scheme's four digits, a colon and the number: 0208:0123456749.")
            )
        if address.startswith("0208:") and why_not_belgian(address[5:]):
            raise forms.ValidationError(why_not_belgian(address[5:]))
        return address

    def clean_iban(self) -> str:
        iban = SIGNS.sub("", self.cleaned_data["iban"]).upper()
        if iban and not is_iban(iban):
            raise forms.ValidationError(gettext("This is no IBAN: a digit or letter is wrong or missing."))
        return iban

    def clean_bic(self) -> str:
        bic = SIGNS.sub("", self.cleaned_data["bic"]).upper()
        if bic and not re.fullmatch(r"[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?", bic):
            raise forms.ValidationError(gettext("A BIC has 8 or 11 letters and digits."))
        return bic

    def _post_clean(self):
        """Written by a verb."""

    @property
    def words(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields}


class MergeForm(ReadableForm, forms.Form):
    reason = LinesField(
        label=_("How do you know that it is one organisation?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def why_not_belgian(number: str) -> str:
    """A Belgian company number: ten digits, the last two the complement of the others modulo 97."""
    if not re.fullmatch(r"[01]\d{9}", number):
        return gettext("A Belgian number has ten digits and begins with 0 or 1.")
    if 97 - int(number[:8]) % 97 != int(number[8:]):
        return gettext("The last two digits don't fit the others: one digit is wrong.")
    return ""


def is_iban(iban: str) -> bool:
    """ISO 13616: the check digits, over letters as numbers from 10 to 35."""
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", iban):
        return False
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1
