"""A dropped file against the register (VERIFICATION in docs/rules.md)."""

import hashlib

from django.db.models import F
from django.utils.translation import gettext as _

from ..codes import grouped
from . import register
from .answer import Answer, Check, File, State
from .reading import kind_of
from .words import verdict_of


def answer_to(content: bytes) -> Answer:
    """The answer to the bytes of a file. Raises `Unreadable` when they can be neither a PDF nor a badge."""
    kind = kind_of(content)
    sha256 = hashlib.sha256(content).hexdigest()
    rows = register.known().annotate(file_sha256=F("file__sha256"))
    certificate = rows.filter(file_sha256=sha256).first()
    code = certificate.code if certificate else ""
    answer = register.answer_about(certificate, code)
    if certificate is None:
        checks = [Check("register", False, _("Not in our register"))]
    else:
        said = _("The certificate now: %(word)s") % {"word": verdict_of(answer).word}
        checks = [
            Check("register", True, _("The very file of our register"), f"SHA-256 {sha256}"),
            Check("status", answer.state is State.VALID, said, grouped(code)),
        ]
    return Answer(answer.state, code, certificate, answer.chain, File(kind, sha256, tuple(checks)))
