"""What was asked, and who gets through: a row one can't see answers 404, one that one may not change 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from ..models import Organisation, Text


def asked(request: HttpRequest, name: str) -> str:
    """A word of the address, as a search may take it: Postgres knows no NUL."""
    return request.GET.get(name, "").replace("\x00", "").strip()[:100]


def authorise(request: HttpRequest, permission: str, row=None) -> None:
    if not request.user.has_perm(permission, row):
        raise PermissionDenied


def organisation_or_404(request: HttpRequest, public_id, permission: str) -> Organisation:
    visible = Organisation.objects.visible_to(request.user).select_related("keeper")
    organisation = get_object_or_404(visible, public_id=public_id)
    authorise(request, permission, organisation)
    return organisation


def organiser_or_404(request: HttpRequest, public_id, permission: str = "accounts.run_organisation") -> Organisation:
    visible = Organisation.objects.visible_to(request.user).organisers()
    organiser = get_object_or_404(visible, public_id=public_id)
    authorise(request, permission, organiser)
    return organiser


def text_or_404(request: HttpRequest, public_id, permission: str) -> Text:
    visible = Text.objects.visible_to(request.user).select_related("organisation").prefetch_related("wordings")
    text = get_object_or_404(visible, public_id=public_id)
    authorise(request, permission, text.organisation)
    return text
