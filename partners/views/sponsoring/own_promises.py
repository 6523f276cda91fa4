"""Promises in the portal: what you promised us, what we promised you, and handing in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Role
from courses.lists import searched
from records import files, stale
from records.errors import refusal_in

from ...forms.deliveries import DeliveryForm
from ...forms.sponsoring import OwnerForm, speakers_of
from ...models import Asked, Deliverable, Delivery, Sponsorship
from ...sponsoring import refusals
from ...sponsoring.actions import promises as verbs
from ..access import demand
from .rows import own_promise

A_PAGE = 30


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """Both sides' promises over all editions, open ones first, the soonest before the later."""
    demand(request, "partners.enter_portal")
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    query, show = searched(request), request.GET.get("show", "")
    rows = Deliverable.objects.in_force().filter(sponsorship__organisation__in=mine)
    if query:
        rows = rows.filter(Q(name__icontains=query) | Q(sponsorship__cohort__title__icontains=query))
    if show != "all":
        rows = rows.exclude(state__in=Deliverable.DONE)
    rows = rows.select_related("sponsorship__cohort", "sponsorship__organisation", "owner")
    context = {
        "organisations": mine, "query": query, "show": show, "hidden": {"show": show} if show else {},
        "page": Paginator(rows.order_by("due_on", "pk"), A_PAGE).get_page(request.GET.get("page")),
        "sponsorships": Sponsorship.objects.of_contact(request.user).select_related("cohort", "package")[:40],
        "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "partners/sponsoring/own_promises.html", context)


def promise(request: HttpRequest, public_id) -> HttpResponse:
    """One promise: how it stands, and for the sponsor's own the form to hand it in."""
    row = own_promise(request, public_id)
    theirs = row.side == Deliverable.Side.THEIRS
    cannot = refusals.why_not_deliver(row) if theirs else _("The organiser does this.")
    form = DeliveryForm(request.POST or None, request.FILES or None, promise=row)
    versions, status = None, 200
    if request.method == "POST":
        status = 422
        if cannot:
            messages.error(request, cannot)
            return redirect("partners:promise", row.public_id)
        if form.is_valid():
            with refusal_in(form):
                try:
                    _hand_in(request, row, form)
                except stale.Stale as late:
                    form, versions, status = _over(request, late.current)
                else:
                    messages.success(request, _("Handed in. Thank you."))
                    return redirect("partners:promise", row.public_id)
    context = {
        "row": row, "cohort": row.sponsorship.cohort, "form": form, "cannot": cannot, "theirs": theirs,
        "deliveries": row.deliveries.select_related("by", "file"), "versions": versions,
        "owner_form": OwnerForm(people=speakers_of(row.sponsorship.organisation), initial={"owner": row.owner_id}),
        "logo": verbs.vector_logo_of(row) if row.asked == Asked.LOGO else "",
        "today": refusals.today_in(row.sponsorship.cohort),
    }  # fmt: skip
    return render(request, "partners/sponsoring/own_promise.html", context, status=status)


def _hand_in(request: HttpRequest, row: Deliverable, form: DeliveryForm) -> Delivery:
    said = form.cleaned_data
    texts = {name: said.get(name, "") for name in ("words", "text_en", "text_nl", "text_fr")}
    brought = verbs.Brought(**texts)
    if said.get("file"):
        brought.file = files.keep(said["file"], request.user)
    return verbs.deliver(row, brought, request.user, said["seen"])


def _over(request: HttpRequest, current: Deliverable):
    """What was typed, to be handed in over the colleague's version, which stands beside it."""
    typed = DeliveryForm(stale.written_over(request.POST, current), promise=current)
    latest = current.deliveries.first()
    if "file" in typed.fields:
        typed.add_error("file", _("Choose the file again: a browser doesn't keep it."))
    return typed, stale.versions(typed, latest) if latest else [], 409


@require_POST
def owner(request: HttpRequest, public_id) -> HttpResponse:
    """Who of the sponsor's contacts sees to it, and is reminded."""
    row = own_promise(request, public_id)
    if row.side != Deliverable.Side.THEIRS:
        raise Http404
    form = OwnerForm(request.POST, people=speakers_of(row.sponsorship.organisation))
    if form.is_valid():
        with refusal_in(form):
            verbs.change_owner(row, form.cleaned_data["owner"], None, request.user)
            messages.success(request, _("Saved."))
            return redirect("partners:promise", row.public_id)
    messages.error(request, _("Choose one of your colleagues."))
    return redirect("partners:promise", row.public_id)


@require_safe
def file(request: HttpRequest, public_id) -> HttpResponse:
    """A file that was handed in: for the sponsor's contacts and the organiser of the cohort."""
    visible = Sponsorship.objects.visible_to(request.user)
    rows = Delivery.objects.filter(deliverable__sponsorship__in=visible, file__isnull=False)
    delivery = get_object_or_404(rows.select_related("file"), public_id=public_id)
    return files.serve(delivery.file, public=False)
