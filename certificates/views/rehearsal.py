"""Who would get what and why not, before anything is issued."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.lists import filtered, searched
from records import tables

from ..criteria import rehearsal_list as listing
from ..criteria.eligibility import criteria_of, terms_of
from ..criteria.rehearsal import keep, rehearse
from .common import get_cohort


@require_safe
def show_rehearsal(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    everybody, last = rehearse(cohort)
    state = request.GET.get("state", "")
    found = listing.found(everybody, searched(request))
    shown = [row for row in found if listing.is_in(row, state)]
    if "export" in request.GET:
        name = f"{_('Rehearsal')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *listing.as_table(cohort, criteria_of(cohort), shown))
    context = filtered(request, shown, listing.choices(found)) | {
        "cohort": cohort,
        "people": len(everybody),
        "counts": listing.counts(everybody),
        "last": last,
        "terms": terms_of(cohort),
        "has_criteria": bool(everybody and everybody[0].standing.lines),
        "count": ngettext("%(n)d participant", "%(n)d participants", len(found)) % {"n": len(found)},
        "may_issue": request.user.has_perm("certificates.issue", cohort),
    }
    return render(request, "certificates/criteria/rehearsal.html", context)


@require_POST
def keep_rehearsal(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    keep(cohort, by=request.user)
    messages.success(request, _("This rehearsal is kept: the next one shows what has changed since."))
    return redirect("certificates:rehearsal", cohort.public_id)
