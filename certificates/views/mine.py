"""A person's own certificates, and the file of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cohorts.models import Application

from ..models import Certificate
from .desk import pdf_response


@require_safe
def list_mine(request: HttpRequest) -> HttpResponse:
    states = (Certificate.State.ISSUED, Certificate.State.REVOKED, Certificate.State.SUPERSEDED)
    mine = Certificate.objects.filter(holder=request.user, state__in=states)
    certificates = mine.select_related("cohort__organisation").order_by("-issued_at", "-pk")
    running = Application.objects.enrolled().filter(person=request.user).select_related("cohort")
    without = running.exclude(certificates__in=mine)
    return render(request, "certificates/mine.html", {"certificates": certificates, "without": without})


@require_safe
def download(request: HttpRequest, public_id) -> HttpResponse:
    """The bytes as they were stored when it was issued; for the holder and the organisation's desk."""
    certificate = get_object_or_404(
        Certificate.objects.visible_to(request.user).select_related("file", "cohort"), public_id=public_id
    )
    if certificate.state != Certificate.State.ISSUED or not hasattr(certificate, "file"):
        raise Http404
    return pdf_response(certificate.file.pdf, f"certificate-{certificate.grouped_code}.pdf")
