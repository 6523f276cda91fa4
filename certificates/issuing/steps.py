"""The three steps of one file, each by the part that knows how: badge, pages, seal."""

from ..designs.page import front
from ..models import Certificate
from ..pdf.render import render
from ..pdf.room import find
from ..pdf.seal import seal


def sign_badge(certificate: Certificate) -> bytes:
    """The signed credential as it is attached."""
    return b""


def print_file(certificate: Certificate, badge: bytes) -> bytes:
    """The file before its seal: the same bytes for the same facts and badge."""
    facts, language = certificate.facts, certificate.language
    return render(facts, front(certificate.design_version, facts, language), language, badge=badge)


def seal_file(certificate: Certificate, pdf: bytes) -> bytes:
    return seal(pdf) if find(pdf) else pdf
