"""What the desk's views share: the cohort one may see, and the right one needs."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from cohorts.models import Cohort


def get_cohort(request: HttpRequest, public_id, permission: str) -> Cohort:
    """404 for a cohort that is not the reader's to see, 403 for what the reader may not do in it."""
    rows = Cohort.objects.visible_to(request.user).select_related("organisation", "programme_version__programme")
    cohort = get_object_or_404(rows, public_id=public_id)
    if not request.user.has_perm(permission, cohort):
        raise PermissionDenied
    return cohort
