"""Making the file of an approved certificate, once, by the worker that claims it (CERTIFICATES in docs/rules.md).

The claim is one conditional UPDATE; the file is rendered outside any transaction; one transaction writes the file, the
state and the mail. A worker killed in between leaves a claim that grows old, and beat asks again.
"""

import hashlib
import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from records.errors import refuse

from .. import emails
from ..models import Certificate, CertificateFile
from ..pdf.former import MissingFontsError, MissingLettersError, render
from .actions import ask_for
from .freezing import holder_name
from .succession import take_place

LEASE = timedelta(minutes=2)  # far longer than any rendering takes
MOST_ATTEMPTS = 3
log = logging.getLogger(__name__)


def make(certificate_id: int) -> bool:
    """Make, store and announce the file; False when it is made already, is failed, or is in another worker's hands."""
    claim = timezone.now()
    if not _claim(certificate_id, claim):
        return False
    certificate = Certificate.objects.get(pk=certificate_id)
    if certificate.attempts > MOST_ATTEMPTS:
        return _fail(certificate, claim, "worker:")
    try:
        content = render(certificate.facts, certificate.code, certificate.language)
    except MissingLettersError as error:
        return _fail(certificate, claim, f"letters:{error}")
    except MissingFontsError:
        log.error("the fonts of the certificate are not there: run manage.py make_pdf_fonts")
        return _fail(certificate, claim, "fonts:")
    except Exception as error:
        log.exception("certificate %s could not be rendered", certificate.public_id)
        return _fail(certificate, claim, f"error:{type(error).__name__}")
    return _issue(certificate, claim, content)


def _claim(certificate_id: int, at: datetime) -> bool:
    free = Certificate.objects.being_made().filter(pk=certificate_id)
    taken = {"claimed_at": at, "attempts": F("attempts") + 1}
    return bool(free.filter(claimed_at=None).update(**taken) or free.filter(claimed_at__lt=at - LEASE).update(**taken))


def _fail(certificate: Certificate, claim: datetime, failure: str) -> bool:
    Certificate.objects.being_made().filter(pk=certificate.pk, claimed_at=claim).update(failure=failure)
    return False


@transaction.atomic
def _issue(certificate: Certificate, claim: datetime, content: bytes) -> bool:
    """Write file, state and mail together, unless the claim went to another worker meanwhile."""
    now = timezone.now()
    mine = Certificate.objects.being_made().filter(pk=certificate.pk, claimed_at=claim)
    if mine.exists():
        take_place(certificate, now)
    if not mine.update(state=Certificate.State.ISSUED, issued_at=now):
        return False
    CertificateFile.objects.create(certificate=certificate, pdf=content, sha256=hashlib.sha256(content).hexdigest())
    emails.issued(certificate)
    return True


def send_again(at: datetime | None = None) -> int:
    """Ask again for every file of which nobody heard for a while; tells how many."""
    at = at or timezone.now()
    with transaction.atomic():
        silent = Certificate.objects.silent_since(at - LEASE).select_for_update(skip_locked=True)
        lost = list(silent.values_list("pk", flat=True)[:2000])
        Certificate.objects.filter(pk__in=lost).update(queued_at=at)
    ask_for(lost)
    return len(lost)


@transaction.atomic
def try_again(certificate: Certificate, *, by: User) -> Certificate:
    """Have a failed one made again, with the name as the account has it now: nothing was issued yet."""
    certificate = (
        Certificate.objects.select_for_update(of=("self",)).select_related("application__person").get(pk=certificate.pk)
    )
    refuse(certificate.why_cannot_try_again())
    if not certificate.supersedes_id:  # a corrected name is the officer's
        certificate.facts["holder"] = holder_name(certificate.application) or certificate.facts["holder"]
    certificate.failure, certificate.claimed_at, certificate.attempts = "", None, 0
    certificate.queued_at = timezone.now()
    certificate.save(update_fields=["facts", "failure", "claimed_at", "attempts", "queued_at"])
    transaction.on_commit(lambda: ask_for([certificate.pk]), robust=True)
    return certificate
