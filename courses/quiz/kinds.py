"""What each kind of question holds in its `body`, and why a body is not whole yet.

one, several, error   {"choices": [{"id", "text"}], "right": [ids]}
number                {"value": "3520", "tolerance": "0", "unit": "per m³"}
ordering              {"choices": [{"id", "text"}]} in the right order
matching              {"pairs": [{"left", "right"}], "extra": [texts that match nothing]}
"""

from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from ..models import QuestionVersion

Kind = QuestionVersion.Kind
OF_CHOICES = (Kind.ONE, Kind.SEVERAL, Kind.ERROR)
MOST_CHOICES = 12
LONGEST_CHOICE = 300


def number_from(text: object) -> Decimal | None:
    """A number as people write it: 3 520, 3520, 0,5 or 1e3; None if it is none."""
    written = str(text if text is not None else "").strip()
    for blank in (" ", "\u00a0", "\u202f", "_", "'"):
        written = written.replace(blank, "")
    if len(written) > 40:
        return None
    if written.count(",") == 1 and "." not in written:
        written = written.replace(",", ".")
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value.adjusted()) < 30 else None


def why_not_whole(kind: str, body: dict) -> str:
    """What is missing before the question can be asked; "" = nothing."""
    if kind == Kind.NUMBER:
        return _why_number_wrong(body)
    if kind == Kind.MATCHING:
        return _why_pairs_wrong(body)
    return _why_choices_wrong(kind, body)


def _why_number_wrong(body: dict) -> str:
    if number_from(body.get("value")) is None:
        return _("Write the right number.")
    tolerance = number_from(body.get("tolerance") or "0")
    if tolerance is None or tolerance < 0:
        return _("The tolerance is a number from 0 on.")
    return ""


def _why_pairs_wrong(body: dict) -> str:
    pairs = body.get("pairs", [])
    if len(pairs) < 2:
        return _("Write at least two pairs.")
    if len(pairs) + len(body.get("extra", [])) > MOST_CHOICES:
        return _("At most %(number)d choices.") % {"number": MOST_CHOICES}
    if any(not pair.get("left") or not pair.get("right") for pair in pairs):
        return _("Each pair has two sides.")
    if len({pair["left"] for pair in pairs}) < len(pairs):
        return _("Two pairs begin alike: nobody could tell them apart.")
    rights = {pair["right"] for pair in pairs}
    if rights & set(body.get("extra", [])):
        return _("What matches nothing must not be the other side of a pair.")
    return "" if len(rights) > 1 else _("All pairs have the same other side.")


def _why_choices_wrong(kind: str, body: dict) -> str:
    choices, right = body.get("choices", []), body.get("right", [])
    least = 3 if kind == Kind.ORDERING else 2
    if len(choices) < least:
        return _("Write at least %(number)d choices.") % {"number": least}
    if len(choices) > MOST_CHOICES:
        return _("At most %(number)d choices.") % {"number": MOST_CHOICES}
    if len({choice["text"].strip().casefold() for choice in choices}) < len(choices):
        return _("Two choices say the same.")
    if kind == Kind.ORDERING:
        return ""
    if not right or not set(right) <= {choice["id"] for choice in choices}:
        return _("Say which one is right.")
    if kind != Kind.SEVERAL and len(right) > 1:
        return _("Exactly one is right: for more choose the kind “several answers”.")
    if kind == Kind.SEVERAL and len(right) == len(choices):
        return _("If all are right there is nothing to choose.")
    return ""


def choices_from(texts: list[str]) -> list[dict]:
    """Named a, b, c …"""
    return [{"id": chr(97 + place), "text": text} for place, text in enumerate(texts)]
