"""The e-invoice: UBL 2.1 as Peppol BIS Billing 3.0 has it, for an issued invoice or credit note."""

from collections.abc import Sequence

from django.template.loader import render_to_string

from ..models import Invoice, InvoiceLine, VatCategory
from .references import reference_of
from .sums import Share, line_cents

# Codes of the list VATEX; a zero rate is a rate, and may name no reason (BR-Z-10)
REASON_CODES = {VatCategory.REVERSE: "VATEX-EU-AE", VatCategory.OUTSIDE: "VATEX-EU-O"}


def decimal(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def payment_reference(invoice: Invoice) -> str:
    """What the buyer's payment should say; of an issued invoice."""
    return reference_of(invoice.seller["country"], invoice.series, invoice.year or 0, invoice.number or 0)


def write(invoice: Invoice, lines: Sequence[InvoiceLine]) -> str:
    """The whole document."""
    shares = [Share.from_data(data) for data in invoice.breakdown]
    zero = " ".join(share.reason for share in shares if share.category == VatCategory.ZERO)
    element = "CreditNote" if invoice.is_credit else "Invoice"
    context = {
        "root": element,
        "type_code": "381" if invoice.is_credit else "380",
        "quantity_element": "CreditedQuantity" if invoice.is_credit else "InvoicedQuantity",
        "invoice": invoice,
        "issued_on": invoice.issued_on.isoformat() if invoice.issued_on else "",
        "due_on": invoice.due_on.isoformat() if invoice.due_on else "",
        "credited_on": invoice.credited.issued_on.isoformat() if invoice.credited else "",
        "note": " ".join(f"{invoice.note} {invoice.credit_reason} {zero}".split()),
        "buyer_reference": invoice.buyer_reference or invoice.name,
        "sides": (
            {"element": "AccountingSupplierParty", "facts": invoice.seller},
            {"element": "AccountingCustomerParty", "facts": invoice.facts},
        ),
        # What is outside VAT names nobody's VAT number (BR-O-02)
        "outside_vat": any(share.category == VatCategory.OUTSIDE for share in shares),
        "reference": payment_reference(invoice),
        "shares": [_share(share) for share in shares],
        "lines": [_line(line) for line in lines],
        "net": decimal(invoice.net_cents),
        "vat": decimal(invoice.vat_cents),
        "total": decimal(invoice.total_cents),
    }
    return render_to_string("partners/money/ubl.xml", context)


def _share(share: Share) -> dict[str, str]:
    return {
        "category": share.category,
        "rate": f"{share.rate:.2f}",
        "net": decimal(share.net_cents),
        "vat": decimal(share.vat_cents),
        "code": REASON_CODES.get(VatCategory(share.category), ""),
        "reason": "" if share.category == VatCategory.ZERO else share.reason,
    }


def _line(line: InvoiceLine) -> dict[str, str]:
    return {
        "words": line.words,
        "quantity": f"{line.quantity.normalize():f}",
        "unit": line.unit,
        "net": decimal(line_cents(line)),
        "category": line.category,
        "rate": f"{line.rate:.2f}",
        "price": decimal(line.unit_cents),
    }
