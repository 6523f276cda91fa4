"""Profiles as a file: asked for, made by a job, taken."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from records.errors import Refused
from records.serving import serve

from ...models import TalentExport
from ...talent import exporting
from ...talent.searching import Wanted
from ..access import organisation_to_speak_for


@require_POST
def begin(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    employer = organisation_to_speak_for(request, organisation_id)
    kind = request.POST.get("kind", "")
    wanted = Wanted.of(request.POST.dict())
    try:
        if kind not in TalentExport.Kind.values:
            raise Refused(_("Choose a kind of file."))
        export = exporting.begin(employer, kind, wanted, by=request.user, language=get_language() or "en")
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("partners:talent_pool", organisation_id)
    return redirect("partners:talent_export", export.public_id)


def _export(request: HttpRequest, public_id: UUID) -> TalentExport:
    """One's employer's own; who left the employer has none."""
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    rows = TalentExport.objects.filter(organisation__in=mine).select_related("organisation")
    return get_object_or_404(rows, public_id=public_id)


@never_cache
@require_safe
def export(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found = _export(request, public_id)
    template = "file" if getattr(request, "htmx", False) else "export"
    return render(request, f"partners/talent/{template}.html", {"export": found, "employer": found.organisation})


@never_cache
@require_safe
def take(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Asked anew who is still open; each taking is noted for everybody in it."""
    found = _export(request, public_id)
    stored = exporting.take(found, request.user)
    if stored is None:
        messages.info(request, _("Somebody closed the profile meanwhile: the file is made anew without them."))
        return redirect("partners:talent_export", public_id)
    response = serve(request, stored, public=False, name=stored.name, inline=False)
    response["Accept-Ranges"] = "none"
    return response
