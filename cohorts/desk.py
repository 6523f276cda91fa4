"""Opening the desk of one cohort: not there for strangers (404), forbidden to those with another part in it (403)."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from .models import Cohort


def open_cohort(request: HttpRequest, public_id: UUID, permission: str = "cohorts.run_cohort") -> Cohort:
    cohort = get_object_or_404(
        Cohort.objects.visible_to(request.user).select_related("organisation"), public_id=public_id
    )
    if not request.user.has_perm(permission, cohort):
        raise PermissionDenied
    return cohort
