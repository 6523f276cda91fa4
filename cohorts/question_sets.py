"""Questions to begin with: a dossier for days in a cleanroom, and what ESF+ asks of participants.

Sizes and their spare: gowns XS to 4XL, gloves 6 to 9, boots apart; latex is asked because of gloves. The indicators of
ESF+ are the common ones of Regulation (EU) 2021/1057, Annex I: age, gender and status on entry.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Text

from .models import Question

Kind, Meaning, Privacy = Question.Kind, Question.Meaning, Question.Privacy
SET_NAMES = ("dossier", "funding")
FUNDING_DAYS = 5 * 366  # records of a funded operation are kept for years (Regulation (EU) 2021/1060, article 82)


@dataclass(frozen=True)
class Draft:
    """A question to add; `hangs_on` is the place in its set of the one whose answer shows it."""

    stage: str
    label: str
    fields: dict[str, Any]
    meaning: str = ""
    text_key: str = ""
    hangs_on: int | None = None

    @classmethod
    def of(cls, row: Question, hangs_on: int | None) -> "Draft":
        names = (
            "kind", "label", "help", "required", "choices", "shown_if_value", "meaning", "privacy", "keep_days",
        )  # fmt: skip
        fields = {name: getattr(row, name) for name in names}
        return cls(row.stage, row.label, fields, row.meaning, row.text.key if row.text else "", hangs_on)


def drafts_of(name: str) -> list[Draft]:
    """The set of that name, in the language in which it is asked for."""
    return _dossier() if name == "dossier" else _funding()


def _draft(kind: str, label: str, *, meaning: str = "", text_key: str = "", hangs_on=None, **fields) -> Draft:
    fields = {"kind": kind, "label": label, "meaning": meaning, **fields}
    return Draft(Question.Stage.DOSSIER, label, fields, meaning, text_key, hangs_on)


def _dossier() -> list[Draft]:
    return [*_sizes(), *_needs(), *_contacts()]


def _sizes() -> list[Draft]:
    ordinary = {"privacy": Privacy.ORDINARY, "required": True, "keep_days": 30}
    return [
        _draft(
            Kind.CHOICE, _("Gown size"), meaning=Meaning.GOWN_SIZE,
            help=_("Worn over your clothes: when in doubt, the larger."),
            choices=["XS", "S", "M", "L", "XL", "2XL", "3XL", "4XL"], **ordinary,
        ),
        _draft(
            Kind.CHOICE, _("Glove size"), meaning=Meaning.GLOVE_SIZE,
            help=_("Around your hand in inches, without the thumb: 7 is about 18 cm."),
            choices=["6", "6.5", "7", "7.5", "8", "8.5", "9"], **ordinary,
        ),
        _draft(
            Kind.CHOICE, _("Boot size"), meaning=Meaning.BOOT_SIZE, help=_("European sizes, as in your shoes."),
            choices=[str(size) for size in range(35, 50)], **ordinary,
        ),
        _draft(Kind.YES_NO, _("Do you bring a laptop?"), meaning=Meaning.LAPTOP, **ordinary),
    ]  # fmt: skip


def _needs() -> list[Draft]:
    """Places count from the beginning of the whole set: the sizes come before."""
    special = {"privacy": Privacy.SPECIAL, "keep_days": 7}
    other = _("Something else")
    diets = [_("Everything"), _("Vegetarian"), _("Vegan"), _("Halal"), _("Kosher"), _("Gluten-free"), other]
    first = len(_sizes())
    return [
        _draft(
            Kind.YES_NO, _("Are you allergic to latex?"), required=True,
            help=_("Then you get other gloves."), **special,
        ),
        _draft(Kind.CHOICE, _("What do you eat?"), meaning=Meaning.DIET, required=True, choices=diets, **special),
        _draft(
            Kind.SHORT, _("What should the kitchen know?"), required=True, hangs_on=first + 1, shown_if_value=other,
            **special,
        ),
        _draft(
            Kind.YES_NO, _("Do you need anything arranged to take part?"), meaning=Meaning.ACCOMMODATION, required=True,
            help=_("More time, a seat, an equivalent task. No diagnosis: only what has to be arranged."), **special,
        ),
        _draft(
            Kind.LONG, _("What should we arrange?"), required=True, hangs_on=first + 3, shown_if_value="yes", **special
        ),
    ]  # fmt: skip


def _contacts() -> list[Draft]:
    return [
        _draft(
            Kind.SHORT, _("Whom do we call in an emergency?"), meaning=Meaning.EMERGENCY_CONTACT, required=True,
            help=_("Name and telephone number. Ask them first."), privacy=Privacy.PERSONAL, keep_days=7,
        ),
        _draft(
            Kind.CHOICES, _("Languages you speak at work"), meaning=Meaning.LANGUAGES, required=True,
            choices=[_("English"), _("Dutch"), _("French"), _("German")], privacy=Privacy.ORDINARY, keep_days=30,
        ),
        _draft(
            Kind.YES_NO, _("Are you under 18 on the first day?"), meaning=Meaning.UNDER_18, required=True,
            help=_("Then a parent or guardian agrees by mail before you enter the cleanroom."),
            privacy=Privacy.PERSONAL, keep_days=30,
        ),
        _draft(
            Kind.CONSENT, _("Where may pictures of you appear?"), meaning=Meaning.PHOTO_CONSENT,
            text_key=Text.Key.PHOTOS, choices=[_("our website"), _("social media"), _("print and press")],
            privacy=Privacy.PERSONAL, keep_days=2 * 366,
        ),
    ]  # fmt: skip


def _funding() -> list[Draft]:
    asked = {"privacy": Privacy.PERSONAL, "required": True, "keep_days": FUNDING_DAYS}
    help_text = _("Asked because the European Social Fund Plus pays a part; reported as numbers, without names.")
    return [
        _draft(
            Kind.CHOICE, _("Your age on the first day"), meaning=Meaning.AGE_BAND, help=help_text,
            choices=[_("under 18"), _("18 to 29"), _("30 to 54"), _("55 or older")], **asked,
        ),
        _draft(
            Kind.CHOICE, _("Your gender"), meaning=Meaning.GENDER, help=help_text,
            choices=[_("woman"), _("man"), _("non-binary"), _("I would rather not say")], **asked,
        ),
        _draft(
            Kind.CHOICE, _("Your situation on the first day"), meaning=Meaning.STATUS, help=help_text,
            choices=[
                _("in education, without a job"), _("employed or self-employed"), _("unemployed for less than a year"),
                _("unemployed for a year or more"), _("none of these"),
            ], **asked,
        ),
    ]  # fmt: skip
