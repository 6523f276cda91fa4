"""The demo's mails: what was written to the addresses that were typed in this browser (DEMO in docs/rules.md).

Only in the demo, and only while mail is kept instead of sent. A visitor sees the mails to an address that they signed
up with here, while nobody had it; a person who is logged in sees those to their own. Typing somebody else's address
opens nothing.
"""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import User
from records import pages
from records.models import OutgoingMail

TYPED = "demo_addresses"
MOST = 5
A_PAGE = 30


def is_open() -> bool:
    return settings.DEMO and settings.EMAIL_URL.startswith("outbox:")


class OutboxMiddleware:
    """Keep the address that a visitor signs up with in the browser's session, through log-in and log-out."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not is_open():
            return self.get_response(request)
        kept = list(request.session.get(TYPED, []))
        address, is_new = "", False
        if request.path == reverse("account_signup"):  # of no other page is the form read here: it may bring a file
            address = request.POST.get("email", "").strip().lower()[:254]
            is_new = bool(address) and not _is_known(address)
        if request.user.is_authenticated and request.path == reverse("account_logout"):
            address, is_new = request.user.email.lower(), True
        response = self.get_response(request)
        if is_new and address not in kept:
            kept = [*kept, address][-MOST:]
        if kept and request.session.get(TYPED) != kept:
            request.session[TYPED] = kept
        return response


def _is_known(address: str) -> bool:
    return User.objects.filter(Q(email__iexact=address) | Q(emailaddress__email__iexact=address)).exists()


def mails_of(request: HttpRequest) -> QuerySet[OutgoingMail]:
    """The mails that this browser may open."""
    if not is_open():
        raise Http404
    addresses = set(request.session.get(TYPED, []))
    if request.user.is_authenticated:
        addresses |= {request.user.email.lower()}
    wanted = Q(pk__in=[])
    for address in sorted(addresses):
        wanted |= Q(to_address__iexact=address)
    return OutgoingMail.objects.filter(wanted)


@login_not_required
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    mails = mails_of(request).defer("text", "html")
    page = Paginator(mails, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "outbox/list.html", {"page": page})


@login_not_required
@require_safe
def mail(request: HttpRequest, public_id: UUID) -> HttpResponse:
    mail = get_object_or_404(mails_of(request), public_id=public_id)
    return render(request, "outbox/mail.html", {"mail": mail, "attachments": mail.attachments.all()})


@login_not_required
@require_safe
def mail_html(request: HttpRequest, public_id: UUID) -> HttpResponse:
    return pages.body_of(get_object_or_404(mails_of(request), public_id=public_id), same_tab=True)


@login_not_required
@require_safe
def attachment(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    mail = get_object_or_404(mails_of(request), public_id=public_id)
    file = get_object_or_404(mail.attachments, pk=number)
    response = HttpResponse(bytes(file.content), content_type=file.content_type)
    response.headers["Content-Disposition"] = "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response
