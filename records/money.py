"""Amounts: kept as whole cents with their currency, typed and read as people write them (MONEY in docs/rules.md)."""

import re
from decimal import ROUND_HALF_UP, Decimal

from django import forms
from django.utils.formats import number_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from .errors import Refused

CURRENCIES = [(code, code) for code in ("EUR", "CHF", "DKK", "GBP", "NOK", "SEK", "USD")]
SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
MOST_CENTS = 10**11  # a thousand million: more is a slip of the keyboard
LONGEST = 40  # characters: what is longer is no amount
TYPED = re.compile(r"(?P<sign>-?)(?P<whole>\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](?P<part>\d{1,2}))?")


def number_words(cents: int, language: str | None = None) -> str:
    """The number alone, grouped and with two decimals as the language writes it."""
    with override(language or get_language() or "en"):
        return number_format(Decimal(cents) / 100, decimal_pos=2, use_l10n=True, force_grouping=True)


def words(cents: int, currency: str = "EUR", language: str | None = None) -> str:
    """Such as “€1,234.50”, “€ 1.234,50” or “1 234,50 €”, with spaces that do not break."""
    language = language or get_language() or "en"
    sign, number = "−" if cents < 0 else "", number_words(abs(cents), language)
    mark = SIGNS.get(currency, currency)
    if language.startswith("fr"):
        return f"{sign}{number}\u00a0{mark}"
    gap = "" if language.startswith("en") and mark != currency else "\u00a0"
    return f"{sign}{mark}{gap}{number}"


def read_cents(typed: str) -> int:
    """Whole cents of what a person typed. Raises Refused.

    The last sign counts as the decimal one when one or two digits follow it; before three digits it groups them. So
    1.234 and 1,234 are both one thousand two hundred and thirty-four, in whichever language.
    """
    bare = re.sub(r"[\s\u00a0\u202f'’]|EUR|€|£|\$", "", typed.replace("−", "-"))
    found = TYPED.fullmatch(bare)
    if not found or not bare.isascii():
        raise Refused(_("Write an amount such as 1250 or 1250.50."))
    if len(bare) > LONGEST:  # Python refuses to read a number of thousands of digits
        raise Refused(_("This amount is too large."))
    whole = int(re.sub(r"[.,]", "", found["whole"])) * 100 + int((found["part"] or "").ljust(2, "0"))
    if whole > MOST_CENTS:
        raise Refused(_("This amount is too large."))
    return -whole if found["sign"] else whole


def rounded(amount: Decimal) -> int:
    """Whole cents, halves away from zero, as commercial rounding and EN 16931 have it."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def vat_cents(net: int, rate: Decimal) -> int:
    """VAT on a net amount; rate in percent."""
    return rounded(Decimal(net) * rate / 100)


def shared(cents: int, among: int) -> int:
    """The part of each, where so many bear an amount."""
    return rounded(Decimal(cents) / among)


class AmountField(forms.CharField):
    """What a person types as an amount; its value is whole cents, or None when left empty."""

    def __init__(self, *, least: int | None = 0, **options):
        options.setdefault("max_length", 24)
        super().__init__(**options)
        self.least = least
        self.widget.attrs.setdefault("inputmode", "decimal")

    def prepare_value(self, value):
        return number_words(value) if isinstance(value, int) else value

    def to_python(self, value) -> int | None:
        typed = super().to_python(value)
        if not typed:
            return None
        try:
            cents = read_cents(typed)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if self.least is not None and cents < self.least:
            raise forms.ValidationError(_("At least %(least)s.") % {"least": number_words(self.least)})
        return cents

    def run_validators(self, value):
        """The length was checked as text; the value is a number by now."""

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True
