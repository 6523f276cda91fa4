"""Which organisation's record one may open: that of one's own address book."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import Organisation

from ...organisations.doings import with_doings


def organisation_to_keep(request: HttpRequest, public_id, *, whole: bool = False) -> Organisation:
    """The organisation, a merged one's too; for the organiser that keeps it. `whole` adds what its page tells."""
    visible = Organisation.objects.visible_to(request.user).select_related("keeper", "merged_into")
    if whole:
        merged = Exists(Organisation.objects.filter(merged_into=OuterRef("pk")))
        visible = with_doings(visible).select_related("billing").annotate(has_merged=merged)
    found = get_object_or_404(visible, public_id=public_id)
    if found.keeper_id is None:
        raise Http404
    if not request.user.has_perm("accounts.keep_organisation", found):
        raise PermissionDenied
    return found


def organiser_to_run(request: HttpRequest, public_id) -> Organisation:
    """An organiser's organisation whose address book one keeps."""
    organiser = get_object_or_404(Organisation.objects.visible_to(request.user).organisers(), public_id=public_id)
    if not request.user.has_perm("accounts.run_organisation", organiser):
        raise PermissionDenied
    return organiser
