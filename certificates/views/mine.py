"""A person's own certificates, and the file of one."""

from django.db.models import Case, IntegerField, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cohorts.models import Application

from ..models import Certificate
from .desk import pdf_response

State = Certificate.State
GIVEN_OUT = (State.ISSUED, State.EXPIRED)  # their files; what was revoked or replaced is shown without
FIRST = {State.ISSUED: 0, State.EXPIRED: 1}


@require_safe
def list_mine(request: HttpRequest) -> HttpResponse:
    """All that went out, those that count first; and where one is still to come."""
    mine = Certificate.objects.out().filter(holder=request.user)
    place = Case(
        *(When(state=state, then=Value(n)) for state, n in FIRST.items()), default=2, output_field=IntegerField()
    )
    linked = mine.select_related("cohort", "file", "superseded_by", "supersedes", "renews")
    linked = linked.defer("file__pdf", "file__badge").prefetch_related("renewals")
    certificates = linked.order_by(place, "-issued_at", "-pk")
    running = Application.objects.enrolled().filter(person=request.user).select_related("cohort")
    without = running.exclude(certificates__in=mine)
    context = {"certificates": certificates, "without": without, "given_out": GIVEN_OUT}
    return render(request, "certificates/mine.html", context)


@require_safe
def download(request: HttpRequest, public_id) -> HttpResponse:
    """The bytes as they were stored when it was issued; for the holder and the organisation's desk.

    What is held for the ceremony is the officers' alone.
    """
    rows = Certificate.objects.visible_to(request.user).select_related("file", "cohort")
    certificate = get_object_or_404(rows, public_id=public_id)
    held = certificate.state == State.HELD and request.user.has_perm("certificates.issue", certificate.cohort)
    if not (held or certificate.state in GIVEN_OUT) or not hasattr(certificate, "file"):
        raise Http404
    return pdf_response(certificate.file.pdf, f"certificate-{certificate.number}.pdf")
