"""What seals certificates and signs badges, for administrators (KEYS in docs/rules.md)."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..keys import standing


def show_keys(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("certificates.see_keys"):
        raise PermissionDenied
    context = {"rows": standing.rows(), "fault": standing.first_fault(), "warning": standing.warning()}
    return render(request, "certificates/keys/keys.html", context | {"demonstration": standing.is_demonstration_now()})
