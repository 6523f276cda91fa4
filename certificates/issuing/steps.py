"""The three steps of one file, each by the part that knows how: badge, pages, seal."""

from ..badges.credential import signed
from ..designs.page import front
from ..designs.standard import chosen
from ..models import Certificate
from ..pdf.render import render
from ..pdf.seal import seal


def sign_badge(certificate: Certificate) -> bytes:
    """The signed credential as it is attached."""
    return signed(certificate)


def print_file(certificate: Certificate, badge: bytes) -> bytes:
    """The file before its seal: the same bytes for the same facts and badge."""
    facts, language = certificate.facts, certificate.language
    version = certificate.design_version or chosen(certificate.cohort, certificate.kind)
    return render(facts, front(version, facts, language), language, badge=badge)


def seal_file(certificate: Certificate, pdf: bytes) -> bytes:
    return seal(pdf)
