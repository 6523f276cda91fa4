"""A dropped file against its own seal or proof, and against the register (VERIFICATION in docs/rules.md).

Whatever a file says of itself, what we hold decides: a file that carries a code of ours and is not the one that we
hold is altered. Of a code that the public may not hear of yet nothing is said, however good the seal.
"""

import hashlib

from django.utils.translation import gettext as _

from ..badges.checking import CheckedBadge, check_badge
from ..codes import grouped
from ..pdf.checking import Sealed, SealState, check_pdf
from . import register
from .answer import Answer, Check, File, Kind, State
from .reading import Unreadable, kind_of
from .words import verdict_of


def answer_to(content: bytes) -> Answer:
    """The answer to the bytes of a file. Raises `Unreadable` when they can be neither a PDF nor a badge."""
    kind = kind_of(content)
    sha256 = hashlib.sha256(content).hexdigest()
    return _of_pdf(content, sha256) if kind is Kind.PDF else _of_badge(content, kind, sha256)


def _of_pdf(content: bytes, sha256: str) -> Answer:
    sealed = check_pdf(content)
    certificate = register.find(sealed.code, with_file=True)
    answer = register.answer_about(certificate, sealed.code)
    checks = [Check("seal", sealed.is_intact, sealed.says, _sealed_by(sealed))]
    if certificate is None:
        state = State.ALTERED if sealed.state is SealState.ALTERED else State.UNKNOWN
        return Answer(state, sealed.code, file=File(Kind.PDF, sha256, tuple(checks)))
    held = certificate.file_sha256
    is_ours = held == sha256 if held else sealed.is_intact  # of one that was erased the seal alone is left
    if held:
        words = _("The very file of our register") if is_ours else _("Not the file of our register")
        checks.append(Check("register", is_ours, words, f"SHA-256 {sha256}"))
    checks.append(_status(answer))
    state = answer.state if is_ours else State.ALTERED
    return Answer(state, sealed.code, certificate, answer.chain, File(Kind.PDF, sha256, tuple(checks)))


def _sealed_by(sealed: Sealed) -> str:
    return sealed.certificate.subject.rfc4514_string() if sealed.certificate else ""


def _of_badge(content: bytes, kind: Kind, sha256: str) -> Answer:
    checked = check_badge(content)
    if checked.found == "unreadable":
        raise Unreadable(_("No badge is in this file. Take the one that came with the certificate, as it came."))
    certificate = register.find(checked.code)
    answer = register.answer_about(certificate, checked.code)
    checks = _proof(checked, certificate)
    if certificate is not None:
        checks.append(_status(answer))
    state = State.ALTERED if certificate and checked.found != "ours" else answer.state
    return Answer(state, checked.code, certificate, answer.chain, File(kind, sha256, tuple(checks)))


def _proof(checked: CheckedBadge, certificate: register.Entry | None) -> list[Check]:
    if checked.found == "foreign":
        return [Check("proof", False, _("Not a badge of ours"))]
    if certificate is None:
        return [Check("register", False, _("Not in our register"))]
    if checked.found == "altered":
        return [Check("proof", False, _("Not as we signed it"))]
    return [Check("proof", True, _("Signed by us, and unchanged"))]


def _status(answer: Answer) -> Check:
    """What the register says of the certificate now, whatever became of the file."""
    said = _("The certificate now: %(word)s") % {"word": verdict_of(answer).word}
    return Check("status", answer.state is State.VALID, said, grouped(answer.code))
