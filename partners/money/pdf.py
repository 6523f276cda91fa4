"""An invoice or credit note on paper: A4, tagged, in the language of the invoice."""

from collections.abc import Sequence
from pathlib import Path

import segno
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.safestring import mark_safe
from django.utils.translation import override

from records import fonts
from records.money import words

from ..models import Invoice, InvoiceLine, VatCategory
from .references import epc_text
from .sums import Share, line_cents
from .ubl import payment_reference

STYLE = Path(__file__).parent / "invoice.css"


def render(invoice: Invoice, lines: Sequence[InvoiceLine]) -> bytes:
    """The file; empty where the server has no fonts to print with."""
    if not fonts.are_made():
        return b""
    with override(invoice.language):
        html = render_to_string("partners/money/paper.html", context_of(invoice, lines))
    from records import printing

    return printing.print_pdf(html, STYLE, tuple(fonts.families_for(html)[1:]), str(invoice.public_id))


def context_of(invoice: Invoice, lines: Sequence[InvoiceLine]) -> dict:
    """In the language that is active now."""

    def say(cents: int) -> str:
        return words(cents, invoice.currency)

    shares = [Share.from_data(data) for data in invoice.breakdown]
    seller = invoice.seller
    reference = "" if invoice.is_credit else payment_reference(invoice)
    return {
        "invoice": invoice,
        "language": invoice.language,
        "seller": {**seller, "lines": _address(seller)},
        "buyer": {**invoice.facts, "lines": _address(invoice.facts)},
        "lines": [
            {
                "words": line.words,
                "quantity": number_format(line.quantity.normalize(), use_l10n=True),
                "unit": line.get_unit_display() if line.unit != "C62" else "",
                "price": say(line.unit_cents),
                "vat": _percent(line.category, line.rate),
                "net": say(line_cents(line)),
            }
            for line in lines
        ],
        "shares": [
            {"name": _percent(s.category, s.rate), "net": say(s.net_cents), "vat": say(s.vat_cents), "reason": s.reason}
            for s in shares
        ],
        "net": say(invoice.net_cents),
        "vat": say(invoice.vat_cents),
        "total": say(invoice.total_cents),
        "reference": reference,
        "iban": " ".join(seller["iban"][at : at + 4] for at in range(0, len(seller["iban"]), 4)),
        "code": "" if invoice.is_credit or invoice.currency != "EUR" else _qr(invoice, reference),
        "closing": getattr(getattr(invoice.organiser, "invoice_terms", None), "closing_words", ""),
    }


def _address(facts: dict) -> list[str]:
    town = f"{facts['postal_code']} {facts['city']}".strip()
    return [line for line in (facts["street"], facts["extra"], town, facts["country"]) if line]


def _percent(category: str, rate) -> str:
    if category == VatCategory.STANDARD:
        return f"{number_format(rate.normalize(), use_l10n=True)}\u00a0%"
    return str(VatCategory(category).label)


def _qr(invoice: Invoice, reference: str) -> str:
    """What a bank's app reads, as one inline drawing (EPC069-12 asks for level M)."""
    seller = invoice.seller
    text = epc_text(seller["name"], seller["iban"], seller["bic"], invoice.total_cents, reference)
    if not text:
        return ""
    code = segno.make(text, error="m", micro=False, boost_error=False, encoding="utf-8")
    return mark_safe(code.svg_inline(border=0, omitsize=True, dark="#14302e"))
