"""The PDFs of a cohort, or of one batch, as one ZIP for printing (BUNDLES in docs/rules.md).

A job makes it, one file in memory at a time. What ends a certificate forgets the bundles that may hold it.
"""

import tempfile
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from accounts.models import User
from cohorts.models import Cohort
from records import files
from records.errors import Refused, refuse
from records.models import StoredFile
from records.zips import Names, fit

from ..models import Batch, Bundle, Certificate, CertificateFile, CertificateKind
from ..packed import ask_for, forget

LEASE = timedelta(seconds=90)  # without a sign of life for so long the worker is dead
MOST_ATTEMPTS = 5
KEPT = timedelta(days=7)
EVERY = 20  # files between two signs of life
DIGITS = 3  # of the number in front, at least


def to_pack(cohort: Cohort, batch: Batch | None = None) -> QuerySet[Certificate]:
    """Those whose file can be printed: what counts, and what is held for the ceremony."""
    rows = cohort.certificates.filter(state__in=(Certificate.State.ISSUED, Certificate.State.HELD))
    return rows.filter(batch=batch) if batch else rows


def why_no_bundle(cohort: Cohort, batch: Batch | None = None) -> str:
    """Why nothing can be packed now; "" = it can."""
    if running(cohort):
        return _("Files of this cohort are being packed already.")
    if not to_pack(cohort, batch).exists():
        return _("No certificate is made yet.")
    return ""


def running(cohort: Cohort) -> Bundle | None:
    return cohort.certificate_bundles.filter(state__in=Bundle.OPEN).first()


def begin(cohort: Cohort, *, by: User, batch: Batch | None = None, language: str = "en") -> Bundle:
    """Ask for the ZIP; what was packed before for the same is forgotten."""
    refuse(why_no_bundle(cohort, batch))
    try:
        with transaction.atomic():
            forget(cohort.certificate_bundles.filter(batch=batch))
            total = to_pack(cohort, batch).count()
            bundle = Bundle.objects.create(cohort=cohort, batch=batch, asked_by=by, language=language, total=total)
    except IntegrityError as error:  # somebody else's, begun in the same moment
        raise Refused(_("Files of this cohort are being packed already.")) from error
    ask_for(bundle.pk)
    return bundle


# In the worker


def work(key: int) -> bool:
    """Pack it; False when it is done already, or in another worker's hands."""
    now = timezone.now()
    free = Bundle.objects.filter(Q(state=Bundle.State.QUEUED) | _silent(now), pk=key)
    if not free.update(state=Bundle.State.RUNNING, heard_at=now, attempts=F("attempts") + 1, done=0):
        return False
    bundle = Bundle.objects.select_related("cohort", "batch").get(pk=key)
    if bundle.attempts > MOST_ATTEMPTS:
        return bool(_mine(bundle).update(state=Bundle.State.FAILED))
    with tempfile.TemporaryFile() as file:
        number = _pack(bundle, file)
        if number is None:
            return False
        with override(bundle.language):
            name = _("certificates of %(cohort)s") % {"cohort": bundle.cohort.slug}
        stored = files.keep_large(file, f"{name}.zip", ending="zip", content_type="application/zip")
    return _finish(bundle, stored, number)


def _silent(now) -> Q:
    return Q(state=Bundle.State.RUNNING, heard_at__lt=now - LEASE)


def _mine(bundle: Bundle) -> QuerySet[Bundle]:
    """The row, as long as it is this worker's: not forgotten and not taken over meanwhile."""
    return Bundle.objects.filter(pk=bundle.pk, state=Bundle.State.RUNNING, heard_at=bundle.heard_at)


def _pack(bundle: Bundle, file: BinaryIO) -> int | None:
    """How many were written; None when the bundle was taken away meanwhile."""
    number = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, allowZip64=True) as zipped, override(bundle.language):
        for number, (name, content) in enumerate(_named(bundle), 1):
            zipped.writestr(name, content)
            if number % EVERY == 0 and not _is_alive(bundle, number):
                return None
    return number


def _is_alive(bundle: Bundle, done: int) -> bool:
    now = timezone.now()
    if not _mine(bundle).update(heard_at=now, done=done):
        return False
    bundle.heard_at = now
    return True


def _named(bundle: Bundle) -> Iterator[tuple[str, bytes]]:
    """By kind and name, numbered, so that a printer's tray comes out in the order in which they are handed over."""
    rows = to_pack(bundle.cohort, bundle.batch).values_list("pk", "kind", "facts__holder", "year", "serial")
    order = sorted(rows, key=lambda row: (row[1] != CertificateKind.COMPLETION, str(row[2]).casefold(), row[0]))
    digits = max(DIGITS, len(str(len(order))))
    folders = {
        CertificateKind.COMPLETION: pgettext("folder", "1 completion"),
        CertificateKind.ATTENDANCE: pgettext("folder", "2 attendance"),
    }
    names = Names()
    for place, (key, kind, holder, year, serial) in enumerate(order, 1):
        file = CertificateFile.objects.filter(certificate=key).only("pdf").first()
        if file is None:
            continue
        name = fit(f"{place:0{digits}} {str(holder)[:80]} {year}-{serial:04d}")
        yield names.free(f"{folders[CertificateKind(kind)]}/{name}", "pdf"), bytes(file.pdf)


@transaction.atomic
def _finish(bundle: Bundle, stored: StoredFile, number: int) -> bool:
    held = _mine(bundle).select_for_update(of=("self",)).first()
    if held is None:
        files.discard(stored)
        return False
    files.confirm(stored)
    held.file, held.state, held.done, held.total = stored, Bundle.State.DONE, number, number
    held.save(update_fields=["file", "state", "done", "total"])
    return True


def send_lost() -> int:
    """Bundles whose message was lost, or whose worker died, are handed over again."""
    now = timezone.now()
    lost = Bundle.objects.filter(Q(state=Bundle.State.QUEUED, queued_at__lt=now - LEASE) | _silent(now))
    keys = list(lost.values_list("pk", flat=True)[:100])
    Bundle.objects.filter(pk__in=keys).update(queued_at=now)
    for key in keys:
        ask_for(key)
    return len(keys)


def clear_old() -> int:
    """A ZIP goes a week after it was asked for; it can be packed again."""
    with transaction.atomic():
        old = Bundle.objects.filter(state=Bundle.State.DONE, asked_at__lt=timezone.now() - KEPT)
        return forget(old)


def download_name(bundle: Bundle) -> str:
    return f"{slugify(bundle.cohort.title) or 'certificates'}.zip"
