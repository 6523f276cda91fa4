"""The sponsors of a cohort: who is interested, who agreed, who sponsored before."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.actions.organisations import create_organisation
from accounts.models import Organisation
from courses.lists import searched
from records import tables
from records.errors import Refused, refusal_in

from ...forms.sponsoring import BeginForm
from ...models import Enquiry
from ...sponsoring import reading
from ...sponsoring.actions import sponsorships
from ...sponsoring.earlier import not_asked_yet
from ...sponsoring.refusals import today_in
from ..access import cohort_to_run

A_PAGE = 25


@require_safe
def sponsors(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    query, state, today = searched(request), request.GET.get("state", ""), today_in(cohort)
    rows, counted = reading.sponsors(cohort, state, query, today), reading.counts(cohort)
    if "export" in request.GET:
        name = f"{_('Sponsors')} {cohort}"
        return tables.answer(request.GET["export"], name, reading.sponsor_head(), reading.sponsor_lines(rows))
    page, total = Paginator(rows, A_PAGE).get_page(request.GET.get("page")), sum(counted.values())
    asked = urlencode({"q": query, "state": state})
    context = {
        "cohort": cohort,
        "page": page,
        "query": query,
        "total": total,
        "count": ngettext("%(shown)d of %(total)d sponsor", "%(shown)d of %(total)d sponsors", total)
        % {"shown": page.paginator.count, "total": total},
        "filters": reading.sponsor_filters(counted, state, query),
        "hidden": {"state": state} if state else {},
        "export_csv": f"?export=csv&{asked}",
        "export_xlsx": f"?export=xlsx&{asked}",
        "totals": reading.totals(cohort),
        "enquiries": cohort.sponsor_enquiries.filter(state=Enquiry.State.WAITING).select_related("package")[:20],
        "earlier": not_asked_yet(cohort)[:12] if not cohort.is_over else [],
        "has_packages": cohort.packages.current().exists(),
    }
    return render(request, "partners/sponsoring/desk.html", context)


def begin(request: HttpRequest, cohort_id) -> HttpResponse:
    """Note an organisation as a sponsor to be; nobody is written to yet."""
    cohort = cohort_to_run(request, cohort_id)
    form = BeginForm(request.POST or None, cohort=cohort)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusal_in(form), transaction.atomic():  # refused, it leaves no new organisation behind
            organisation = said["organisation"] or create_organisation(
                cohort.organisation, Organisation.Kind.COMPANY, said["new_name"]
            )
            row = sponsorships.begin(cohort, organisation, said["package"], request.user)
            messages.success(request, _("Noted. Nobody is written to before you send the offer."))
            return redirect("partners:sponsor", cohort.public_id, row.public_id)
    context = {"cohort": cohort, "form": form, "title": _("Add a sponsor"), "submit": _("Add the sponsor")}
    return render(request, "partners/sponsoring/form.html", context, status=422 if form.errors else 200)


@require_POST
def ask_again(request: HttpRequest, cohort_id, organisation_id) -> HttpResponse:
    """Begin with a sponsor of an earlier edition."""
    cohort = cohort_to_run(request, cohort_id)
    organisation = get_object_or_404(not_asked_yet(cohort), public_id=organisation_id)
    try:
        row = sponsorships.begin(cohort, organisation, None, request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("partners:sponsors", cohort.public_id)
    return redirect("partners:sponsor", cohort.public_id, row.public_id)
