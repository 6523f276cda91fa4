"""Who comes in: what a person may not know of answers 404, what they may not do answers 403."""

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ..models import Application, Cohort


def open_desk(request: HttpRequest, public_id: uuid.UUID, permission: str = "cohorts.run_cohort") -> Cohort:
    """The cohort whose desk this is, for somebody who may do that."""
    seen = Cohort.objects.visible_to(request.user).select_related("organisation", "programme_version__programme")
    cohort = get_object_or_404(seen, public_id=public_id)
    if not request.user.has_perm(permission, cohort):
        raise PermissionDenied
    return cohort


def open_mine(request: HttpRequest, public_id: uuid.UUID) -> Application:
    """The person's own application; nobody else's is there for them."""
    mine = Application.objects.filter(person=request.user).select_related("cohort__organisation", "school", "person")
    return get_object_or_404(mine, public_id=public_id)
