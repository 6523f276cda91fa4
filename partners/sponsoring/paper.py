"""The agreement as a PDF: printed once, from the terms that are kept beside it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.translation import override

from records import fonts, money

STYLE = Path(__file__).parent / "agreement.css"


def agreement_pdf(terms: dict, *, number: int, identifier: str, language: str, on: date) -> bytes:
    """Tagged PDF of these terms, in the language; the same terms and identifier give the same bytes."""
    from records import printing

    vat = money.vat_cents(terms["amount_cents"], Decimal(terms["vat_rate"]))
    with override(language):
        context = {
            "terms": terms,
            "number": number,
            "language": language,
            "on": on,
            "starts_on": date.fromisoformat(terms["starts_on"]),
            "ends_on": date.fromisoformat(terms["ends_on"]),
            "sides": [("theirs", _dated(terms["theirs"])), ("ours", _dated(terms["ours"]))],
            "in_kind": [
                row | {"value": money.words(row["value_cents"], terms["currency"])} for row in terms["in_kind"]
            ],
            "amount": money.words(terms["amount_cents"], terms["currency"]),
            "vat": money.words(vat, terms["currency"]),
            "total": money.words(terms["amount_cents"] + vat, terms["currency"]),
        }
        html = render_to_string("partners/sponsoring/paper.html", context)
    return printing.print_pdf(html, STYLE, tuple(fonts.families_for(html)[1:]), identifier)


def _dated(promises: list[dict]) -> list[dict]:
    return [row | {"due_on": date.fromisoformat(row["due_on"])} for row in promises]
