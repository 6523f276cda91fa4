"""What a participant may read of the lecturers' material."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cohorts.lecturing.shown import readable_by, version_for
from cohorts.models import Application
from records import serving


def _mine(request: HttpRequest, public_id: UUID) -> Application:
    rows = Application.objects.enrolled().filter(person=request.user).select_related("cohort", "person")
    return get_object_or_404(rows, public_id=public_id)


@require_safe
def my_material(request: HttpRequest, public_id: UUID) -> HttpResponse:
    application = _mine(request, public_id)
    rows = readable_by(application)
    context = {"application": application, "cohort": application.cohort, "rows": rows}
    return render(request, "cohorts/material/mine.html", context)


@require_safe
def my_file(request: HttpRequest, public_id: UUID, version: UUID) -> HttpResponseBase:
    found = version_for(_mine(request, public_id), version)
    if found is None or found.file is None:
        raise Http404
    return serving.serve(request, found.file, public=False, name=str(found))
