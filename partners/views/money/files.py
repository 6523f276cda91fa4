"""The files of an issued invoice, for its organiser and for the one who pays it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ...models import Invoice, InvoiceFile


@require_safe
def invoice_pdf(request: HttpRequest, public_id) -> HttpResponse:
    file = _file(request, public_id)
    if not file.pdf:
        raise Http404
    return _answer(bytes(file.pdf), "application/pdf", f"{file.invoice.name}.pdf")


@require_safe
def invoice_xml(request: HttpRequest, public_id) -> HttpResponse:
    """Never before it passed the official rules."""
    file = _file(request, public_id)
    if not file.may_be_downloaded:
        raise Http404
    return _answer(file.xml.encode(), "application/xml", f"{file.invoice.name}.xml")


def _file(request: HttpRequest, public_id) -> InvoiceFile:
    mine = Invoice.objects.visible_to(request.user)
    return get_object_or_404(
        InvoiceFile.objects.select_related("invoice"), invoice__in=mine, invoice__public_id=public_id
    )


def _answer(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
