"""Batches: the list, the progress that moves, pausing, repeating, and what is held for a ceremony."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from records import tables
from records.errors import Refused, refusal_in
from records.wording import local

from .. import actions
from ..facts import MEANINGS
from ..issuing.forms import HoldForm
from ..issuing.handing import why_cannot_hold
from ..issuing.progress import Progress, batches_of, names_of_states
from .common import get_cohort

PAGE = 50


@require_safe
def list_batches(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    everything = batches_of(cohort)
    rows = [row for row in batches_of(cohort, query) if not state or row.state == state]
    context = {
        "cohort": cohort,
        "total": len(everything),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "query": query,
        "hidden": {"state": state} if state else {},
        "filters": _filters(everything, query, state),
        "count": ngettext("%(n)d batch", "%(n)d batches", len(everything)) % {"n": len(everything)},
        "may_issue": request.user.has_perm("certificates.issue", cohort),
    }
    return render(request, "certificates/issuing/batches.html", context)


def _filters(rows: list, query: str, current: str) -> list[dict]:
    options = [("", _("all"), len(rows))]
    options += [(key, name, sum(row.state == key for row in rows)) for key, name in names_of_states().items()]
    return [
        {
            "name": name,
            "count": count,
            "is_current": key == current,
            "url": "?" + urlencode({k: v for k, v in (("q", query), ("state", key)) if v}),
        }
        for key, name, count in options
        if count or key in ("", current)
    ]


@require_safe
def export_batches(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    head = [_("approved at"), _("approved by"), _("signatories"), _("certificates"), _("failed"), _("state"), "SHA-256"]
    names = names_of_states()
    lines = [
        [
            f"{local(row.started_at, cohort.time_zone):%Y-%m-%d %H:%M:%S}", row.approver_name,
            "; ".join(f"{one['name']}, {one['title']}" for one in row.signatories), row.total, row.failed,
            names[row.state], row.sha256,
        ]
        for row in batches_of(cohort)
    ]  # fmt: skip
    return tables.answer(kind, f"{cohort.slug}-batches", head, lines)


def _batch_or_404(request: HttpRequest, cohort_id, public_id, permission: str = "certificates.issue"):
    cohort = get_cohort(request, cohort_id, permission)
    batch = get_object_or_404(cohort.batches.select_related("started_by"), public_id=public_id)
    batch.cohort = cohort
    return batch


@require_safe
def show_batch(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """The progress of one batch; htmx asks for the part that moves every second, until it has ended."""
    batch = _batch_or_404(request, cohort_id, public_id, "certificates.see")
    context = {
        "cohort": batch.cohort,
        "batch": batch,
        "progress": Progress.of(batch),
        "meaning": MEANINGS[batch.meaning],
        "may_issue": request.user.has_perm("certificates.issue", batch.cohort),
    }
    part = "#moving" if request.htmx and not request.htmx.boosted else ""
    return render(request, f"certificates/batch.html{part}", context)


def _do(request: HttpRequest, batch, verb, done: str) -> HttpResponse:
    try:
        verb(batch, by=request.user)
        messages.success(request, done)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:batch", batch.cohort.public_id, batch.public_id)


@require_POST
def pause(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    batch = _batch_or_404(request, cohort_id, public_id)
    return _do(request, batch, actions.pause, _("Paused. The one in hand is finished, then nothing more is made."))


@require_POST
def resume(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    batch = _batch_or_404(request, cohort_id, public_id)
    return _do(request, batch, actions.resume, _("The making goes on."))


@require_POST
def repeat(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    batch = _batch_or_404(request, cohort_id, public_id)
    return _do(request, batch, actions.repeat, _("What failed is being made again."))


def hand_out(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Asks once: each holder gets a mail, and it cannot be taken back."""
    batch = _batch_or_404(request, cohort_id, public_id)
    back = redirect("certificates:batch", batch.cohort.public_id, batch.public_id)
    if refusal := why_cannot_hold(batch, None):
        messages.error(request, refusal)
        return back
    if request.method == "POST":
        return _do(request, batch, actions.hand_out, _("They are being handed out."))
    context = {
        "title": _("Hand out the certificates now?"),
        "text": _("Each holder gets a mail with the link, and anybody can check the codes. It cannot be taken back."),
        "submit": _("Hand them out"),
    }
    return _confirm(request, batch.cohort, context, back.url)


def hold(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """Another moment for the ceremony."""
    batch = _batch_or_404(request, cohort_id, public_id)
    back = redirect("certificates:batch", batch.cohort.public_id, batch.public_id)
    if refusal := why_cannot_hold(batch, None):
        messages.error(request, refusal)
        return back
    with timezone.override(batch.cohort.zone):
        form = HoldForm(request.POST or None, initial={"held_until": batch.held_until})
        if form.is_valid():
            with refusal_in(form):
                actions.hold_until(batch, form.cleaned_data["held_until"], by=request.user)
                messages.success(request, _("The new moment is saved."))
                return back
        context = {
            "title": _("Hold them until another moment"),
            "text": _("Their holders see nothing before, and get a mail then."),
            "submit": _("Save the moment"),
            "form": form,
        }
        return _confirm(request, batch.cohort, context, back.url)


def _confirm(request: HttpRequest, cohort, context: dict, cancel: str) -> HttpResponse:
    whole = {"layout": "desk.html", "cohort": cohort, "tab": "certificates", "cancel": cancel} | context
    status = 422 if request.method == "POST" else 200
    return render(request, "components/confirm_page.html", whole, status=status)


@require_POST
def try_again(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    certificate = get_object_or_404(cohort.certificates.select_related("batch"), public_id=public_id)
    try:
        actions.try_again(certificate, by=request.user)
        messages.success(request, _("The certificate is being made again."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("certificates:batch", cohort.public_id, certificate.batch.public_id)
