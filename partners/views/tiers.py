"""The headings under which a cohort shows its partners."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cohorts.models import Cohort
from records.errors import Refused

from ..actions import partnerships
from ..forms.partnerships import TierForm
from ..models import Tier
from .access import cohort_to_run
from .answers import act, ask


def _tier(request: HttpRequest, cohort_id, public_id) -> Tier:
    cohort = cohort_to_run(request, cohort_id)
    row = get_object_or_404(cohort.tiers, public_id=public_id)
    row.cohort = cohort
    return row


def _list(cohort: Cohort) -> str:
    return reverse("partners:tiers", args=[cohort.public_id])


def tiers(request: HttpRequest, cohort_id) -> HttpResponse:
    """All headings in their order, and a form for one more."""
    cohort = cohort_to_run(request, cohort_id)
    row = Tier(cohort=cohort)
    form = TierForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _save(request, form, row):
        return redirect(_list(cohort))
    return _page(request, cohort, form, None)


def tier(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _tier(request, cohort_id, public_id)
    form = TierForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and _save(request, form, row):
        return redirect(_list(row.cohort))
    return _page(request, row.cohort, form, row)


def _save(request: HttpRequest, form: TierForm, row: Tier) -> bool:
    row.name, row.size = form.cleaned_data["name"], form.cleaned_data["size"]
    try:
        partnerships.save_tier(row, request.user)
    except Refused as refused:
        form.add_error("name", str(refused))
        return False
    messages.success(request, _("The heading is saved."))
    return True


def _page(request: HttpRequest, cohort: Cohort, form: TierForm, row: Tier | None) -> HttpResponse:
    context = {"cohort": cohort, "form": form, "tier": row, "tiers": cohort.tiers.all()}
    return render(request, "partners/desk/tiers.html", context, status=422 if form.errors else 200)


@require_POST
def move_tier(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _tier(request, cohort_id, public_id)
    step = -1 if request.POST.get("to") == "up" else 1
    return act(request, lambda: partnerships.move_tier(row, step, request.user), _("Moved."), _list(row.cohort))


def remove_tier(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = _tier(request, cohort_id, public_id)
    back = _list(row.cohort)
    if request.method == "POST":
        return act(request, lambda: partnerships.remove_tier(row, request.user), _("The heading is removed."), back)
    if refusal := row.reason_not_to_remove():
        messages.error(request, refusal)
        return redirect(back)
    return ask(
        request,
        layout="desk.html",
        cohort=row.cohort,
        tab="partners",
        title=_("Remove the heading “%(name)s”?") % {"name": row.name},
        text=_("No partner stands under it."),
        submit=_("Remove the heading"),
        cancel=back,
        danger=True,
    )
