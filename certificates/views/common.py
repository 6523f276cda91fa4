"""What the desk's views share: the cohort one may see, and the right one needs."""

import time
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from cohorts.models import Cohort

OPENED = "certificates.opened"


def get_cohort(request: HttpRequest, public_id, permission: str) -> Cohort:
    """404 for a cohort that is not the reader's to see, 403 for what the reader may not do in it."""
    rows = Cohort.objects.visible_to(request.user).select_related("organisation", "programme_version__programme")
    cohort = get_object_or_404(rows, public_id=public_id)
    if not request.user.has_perm(permission, cohort):
        raise PermissionDenied
    return cohort


def opened_now() -> str:
    """When a page that asks for a signature was drawn: the proof has to be newer than what was read there."""
    return signing.dumps(time.time(), salt=OPENED)


def opened_at(text: str) -> datetime:
    """That moment, which nobody can make up; for a page older than a day, or none of ours, a minute ago."""
    try:
        return datetime.fromtimestamp(signing.loads(text, salt=OPENED, max_age=86400), UTC)
    except signing.BadSignature:
        return datetime.now(UTC) - timedelta(minutes=1)
