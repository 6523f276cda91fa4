"""Making the file of an approved certificate, once, by the worker that claims it (CERTIFICATES in docs/rules.md).

The claim is one conditional UPDATE; badge, file and seal are made outside any transaction; one transaction writes the
file, the state and the mail. A worker killed in between leaves a claim that grows old, and beat asks again.
"""

import hashlib
import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from records.errors import refuse

from ..keys import KeyFault
from ..models import Certificate, CertificateFile
from ..pdf.letters import MissingFontsError, MissingLettersError
from ..pdf.render import MisfitError, TooManyPagesError
from ..pdf.seal import SealDelayed
from . import steps
from .actions import ask_for
from .handing import issue_now

LEASE = timedelta(minutes=2)  # far longer than any rendering takes
MOST_ATTEMPTS = 3
log = logging.getLogger(__name__)


def make(certificate_id: int) -> bool:
    """Make, store and announce the file; False when it is made already, is failed, or is in another worker's hands."""
    claim = timezone.now()
    if not _claim(certificate_id, claim):
        return False
    rows = Certificate.objects.select_related("organisation", "cohort", "holder", "design_version__design")
    certificate = rows.get(pk=certificate_id)
    if certificate.attempts > MOST_ATTEMPTS:
        return _fail(certificate, claim, "worker:")
    try:
        badge = steps.sign_badge(certificate)
        sealed = steps.seal_file(certificate, steps.print_file(certificate, badge))
    except Exception as error:
        return _fail(certificate, claim, _reason(certificate, error))
    return _store(certificate, claim, sealed, badge)


def _reason(certificate: Certificate, error: Exception) -> str:
    """What is kept of a failure; words are made of it by `Certificate.why_failed`."""
    match error:
        case MissingLettersError():
            return f"letters:{error}"
        case MissingFontsError():
            log.error("the fonts of the certificate are not there: run manage.py make_pdf_fonts")
            return "fonts:"
        case TooManyPagesError():
            return "pages:"
        case MisfitError():
            return f"misfit:{error}"
        case KeyFault():
            return f"key:{error}"
        case SealDelayed():
            log.warning("certificate %s waits for its seal: %s", certificate.public_id, error)
            return f"stamp:{error}"
    log.error("certificate %s could not be made", certificate.public_id, exc_info=error)
    return f"error:{type(error).__name__}"


def _claim(certificate_id: int, at: datetime) -> bool:
    free = Certificate.objects.to_be_made().filter(pk=certificate_id)
    taken = {"claimed_at": at, "attempts": F("attempts") + 1}
    return bool(free.filter(claimed_at=None).update(**taken) or free.filter(claimed_at__lt=at - LEASE).update(**taken))


def _mine(certificate: Certificate, claim: datetime):
    return Certificate.objects.being_made().filter(pk=certificate.pk, claimed_at=claim)


def _fail(certificate: Certificate, claim: datetime, failure: str) -> bool:
    _mine(certificate, claim).update(failure=failure)
    return False


@transaction.atomic
def _store(certificate: Certificate, claim: datetime, sealed: bytes, badge: bytes) -> bool:
    """Write file, state and mail together, unless the claim went to another worker meanwhile."""
    if not _mine(certificate, claim).update(state=Certificate.State.HELD):
        return False
    CertificateFile.objects.create(
        certificate=certificate,
        pdf=sealed,
        sha256=hashlib.sha256(sealed).hexdigest(),
        badge=badge,
        badge_sha256=hashlib.sha256(badge).hexdigest() if badge else "",
    )
    certificate.batch.refresh_from_db(fields=["held_until", "released_at"])
    if not certificate.batch.holds_at(timezone.now()):
        issue_now(certificate)
    return True


def send_again(at: datetime | None = None) -> int:
    """Ask again for every file of which nobody heard for a while, or whose stamp was late; tells how many."""
    at = at or timezone.now()
    with transaction.atomic():
        late = Certificate.objects.without_stamp_since(at - LEASE).select_for_update(of=("self",), skip_locked=True)
        stamps = list(late.values_list("pk", flat=True)[:2000])
        Certificate.objects.filter(pk__in=stamps).update(failure="", attempts=0, claimed_at=None, queued_at=at)
        silent = Certificate.objects.silent_since(at - LEASE).select_for_update(of=("self",), skip_locked=True)
        lost = list(silent.values_list("pk", flat=True)[:2000])
        Certificate.objects.filter(pk__in=lost).update(queued_at=at)
    ask_for(stamps + lost)
    return len(stamps) + len(lost)


@transaction.atomic
def try_again(certificate: Certificate, *, by: User) -> Certificate:
    """Have a failed one made again, with the facts as they were approved."""
    certificate = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    refuse(certificate.why_cannot_try_again())
    certificate.failure, certificate.claimed_at, certificate.attempts = "", None, 0
    certificate.queued_at = timezone.now()
    certificate.save(update_fields=["failure", "claimed_at", "attempts", "queued_at"])
    transaction.on_commit(lambda: ask_for([certificate.pk]), robust=True)
    return certificate
