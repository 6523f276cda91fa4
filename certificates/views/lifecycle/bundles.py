"""The ZIP for printing: asked for, made by a job, taken; and how long certificates count."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from records.errors import Refused, refusal_in
from records.serving import serve

from ...lifecycle import actions, bundles
from ...lifecycle.forms import ValidityForm
from ...models import Bundle, Validity
from ..common import get_cohort


@require_POST
def begin(request: HttpRequest, cohort_id) -> HttpResponse:
    """Of the whole cohort, or with `batch` of that batch alone."""
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    batch = None
    if asked := request.POST.get("batch", ""):
        batch = next((row for row in cohort.batches.all() if str(row.public_id) == asked), None)
        if batch is None:
            raise Http404
    try:
        bundle = bundles.begin(cohort, by=request.user, batch=batch, language=get_language() or "en")
    except Refused as refused:
        messages.error(request, str(refused))
        running = bundles.running(cohort)
        if running is None:
            return redirect("certificates:cohort_register", cohort.public_id)
        bundle = running
    return redirect("certificates:bundle", cohort.public_id, bundle.public_id)


def _bundle(request: HttpRequest, cohort_id, public_id) -> Bundle:
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    bundle = get_object_or_404(cohort.certificate_bundles.select_related("file", "batch"), public_id=public_id)
    bundle.cohort = cohort
    return bundle


@never_cache
@require_safe
def show(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """How far it is; htmx asks for the part that moves until it is done."""
    bundle = _bundle(request, cohort_id, public_id)
    part = "#moving" if request.htmx and not request.htmx.boosted else ""
    context = {"cohort": bundle.cohort, "bundle": bundle, "kept": bundles.KEPT.days}
    return render(request, f"certificates/lifecycle/bundle.html{part}", context)


@never_cache
@require_safe
def take(request: HttpRequest, cohort_id, public_id) -> HttpResponseBase:
    bundle = _bundle(request, cohort_id, public_id)
    if bundle.file is None:
        messages.info(request, _("This ZIP is no longer kept. Pack it again."))
        return redirect("certificates:cohort_register", bundle.cohort.public_id)
    return serve(request, bundle.file, public=False, name=bundles.download_name(bundle), inline=False)


def validity(request: HttpRequest, cohort_id) -> HttpResponse:
    """How long certificates count that are approved from now on."""
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    row = Validity.objects.filter(cohort=cohort).first() or Validity(cohort=cohort)
    form = ValidityForm(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.set_validity(cohort, form.cleaned_data["months"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("certificates:cohort_register", cohort.public_id)
    context = {"cohort": cohort, "form": form}
    return render(request, "certificates/lifecycle/validity.html", context, status=422 if form.errors else 200)
