"""The agreement as a PDF: printed once, from the terms that are kept beside it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import override

from records import fonts, money

from .terms import with_days

STYLE = Path(__file__).parent / "agreement.css"


def agreement_pdf(terms: dict, *, number: int, identifier: str, language: str, on: date) -> bytes:
    """Tagged PDF of these terms, in the language; the same terms and identifier give the same bytes."""
    from records import printing  # takes longer to import than all else, and most processes never print

    told, cents, currency = with_days(terms), terms["amount_cents"], terms["currency"]
    vat = money.vat_cents(cents, Decimal(terms["vat_rate"]))
    with override(language):
        context = {
            "terms": told,
            "number": number,
            "language": language,
            "on": on,
            "sides": [("theirs", told["theirs"]), ("ours", told["ours"])],
            "in_kind": [one | {"value": money.words(one["value_cents"], currency)} for one in terms["in_kind"]],
            "amount": money.words(cents, currency),
            "vat": money.words(vat, currency),
            "total": money.words(cents + vat, currency),
        }
        html = render_to_string("partners/sponsoring/paper.html", context)
    return printing.print_pdf(html, STYLE, tuple(fonts.families_for(html)[1:]), identifier)
