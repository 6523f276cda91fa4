"""A participant's own standing, line by line, and asking to have a refusal looked at again."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.models import Application
from records.errors import refusal_in

from ..criteria.asking import ask, kinds_to_ask
from ..criteria.deciding_forms import AskForm
from ..criteria.eligibility import standing_of
from ..criteria.lines import Standing
from ..criteria.who import why_cannot_ask
from ..facts import today_in


def _mine(request: HttpRequest, public_id) -> Standing:
    """One's own alone."""
    rows = Application.objects.enrolled().filter(person=request.user, cohort__cancelled_at=None)
    application = get_object_or_404(rows.select_related("cohort__organisation", "person"), public_id=public_id)
    standing = standing_of(application)
    if standing is None:
        raise Http404
    return standing


@require_safe
def my_standing(request: HttpRequest, public_id) -> HttpResponse:
    """Every line with what was measured, from the last day on: before it nothing can be told."""
    standing = _mine(request, public_id)
    application = standing.application
    context = {
        "standing": standing,
        "application": application,
        "cohort": application.cohort,
        "is_early": today_in(application.cohort) < application.cohort.ends_on,
        "cannot_ask": why_cannot_ask(standing),
        "asked": application.reconsiderations.select_related("answered_by").order_by("-pk"),
    }
    return render(request, "certificates/criteria/my_standing.html", context)


def ask_again(request: HttpRequest, public_id) -> HttpResponse:
    standing = _mine(request, public_id)
    back = reverse("certificates:my_standing", args=[public_id])
    if reason := why_cannot_ask(standing):
        messages.error(request, reason)
        return redirect(back)
    form = AskForm(request.POST or None, kinds=kinds_to_ask(standing))
    if form.is_valid():
        with refusal_in(form):
            ask(standing.application, **form.cleaned_data)
            messages.success(request, _("Your request is sent. A certificate officer answers with a reason."))
            return redirect(back)
    context = {
        "title": _("Ask to have the refusal looked at again?"),
        "text": _("A certificate officer reads it beside your results. Each refusal is looked at once more only."),
        "submit": _("Send the request"),
        "cancel": back,
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)
