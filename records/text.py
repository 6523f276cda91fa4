"""What may stand in a text that a person typed (TEXT in docs/rules.md): any script of the world, no control characters.

Forms take `ReadableForm` as their first base and need do nothing else.
"""

import unicodedata
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext as _

LONGEST_ADDRESS = 254  # of an e-mail, as SMTP (RFC 5321) and our columns take it; Django's form field would take 320
LINE_SIGNS = "\n\r\t"
# Signs that turn the direction of what follows: harmless in no name, and good for passing one text off as another.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Line and paragraph separators, noncharacters and halves of a pair are no letters either.
HIDDEN = frozenset("\u2028\u2029\ufffe\uffff")

SHORT_ENOUGH = MaxLengthValidator(LONGEST_ADDRESS)


def unreadable(value: str, *, lines: bool = False) -> str:
    """The reason why a text can't be taken, "" when it can. Line breaks and tabs only where `lines` are allowed."""
    for place, sign in enumerate(value, 1):
        if lines and sign in LINE_SIGNS:
            continue
        if sign in LINE_SIGNS:
            return _("This has to fit on one line: take out the line break or tab at character %(place)d.") % {
                "place": place
            }
        if unicodedata.category(sign) in ("Cc", "Cs") or sign in TURNING or sign in HIDDEN:
            return _("Character %(place)d is an invisible control character (%(code)s). Take it out and try again.") % {
                "place": place,
                "code": f"U+{ord(sign):04X}",
            }
    return ""


def validate_readable(value: str) -> None:
    """For a text of one line."""
    if reason := unreadable(value):
        raise ValidationError(reason, code="unreadable")


def validate_readable_lines(value: str) -> None:
    """For a text of many lines."""
    if reason := unreadable(value, lines=True):
        raise ValidationError(reason, code="unreadable")


def validate_year(day: date) -> None:
    """At the ends of the calendar a day has no hour in every zone: the database and the clock disagree there."""
    if not 2000 <= day.year <= 2199:
        said = {"first": 2000, "last": 2199}
        raise ValidationError(_("Choose years between %(first)d and %(last)d."), code="year", params=said)


class ReadableForm:
    """A form whose text fields refuse control characters at the field, in words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.make_readable()

    def make_readable(self) -> None:
        """Once more after fields were added to the form by hand."""
        for field in self.fields.values():
            is_text = isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField)
            if is_text and not isinstance(field.widget, forms.PasswordInput):
                check = validate_readable_lines if isinstance(field.widget, forms.Textarea) else validate_readable
                # Django's own check for NUL says less than ours and would say it twice.
                others = [v for v in field.validators if not isinstance(v, ProhibitNullCharactersValidator)]
                field.validators = [*(v for v in others if v is not check), check]
            if isinstance(field, forms.DateTimeField) and validate_year not in field.validators:
                field.validators.append(validate_year)
            if isinstance(field, forms.EmailField) and SHORT_ENOUGH not in field.validators:
                field.validators.append(SHORT_ENOUGH)
