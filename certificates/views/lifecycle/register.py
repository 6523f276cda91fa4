"""The register of an organiser's certificates, over all cohorts or of one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from courses.lists import filtered
from records import tables

from ...lifecycle import bundles, register
from ...lifecycle.register import Wanted
from ...models import Certificate, CertificateKind
from ..common import get_cohort


@require_safe
def of_organiser(request: HttpRequest, organisation_id) -> HttpResponse:
    visible = Organisation.objects.visible_to(request.user).organisers()
    organiser = get_object_or_404(visible, public_id=organisation_id)
    if not request.user.has_perm("certificates.keep_register", organiser):
        raise PermissionDenied
    rows = Certificate.objects.filter(organisation=organiser)
    if "export" in request.GET:
        return _file(request, rows, str(organiser))
    context = {"organiser": organiser, **_listed(request, rows)}
    context |= {"years": register.years_of(rows), "cohorts": register.cohorts_of(rows)}
    return render(request, "certificates/lifecycle/register.html", context)


@require_safe
def of_cohort(request: HttpRequest, cohort_id) -> HttpResponse:
    """With what is packed for printing, and how long certificates count."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    rows = Certificate.objects.filter(cohort=cohort)
    if "export" in request.GET:
        return _file(request, rows, str(cohort))
    context = {
        "cohort": cohort,
        **_listed(request, rows),
        "may_issue": request.user.has_perm("certificates.issue", cohort),
        "bundle": cohort.certificate_bundles.filter(batch=None).exclude(state="gone").first(),
        "why_no_bundle": bundles.why_no_bundle(cohort),
        "validity": getattr(cohort, "validity", None),
    }
    return render(request, "certificates/lifecycle/cohort.html", context)


def _listed(request: HttpRequest, rows) -> dict:
    wanted = Wanted.of(request.GET)
    found = register.found(rows, wanted)
    counts = register.counts_of(found)
    total = sum(counts.values())
    states = [(value, word, counts[value]) for value, word in Certificate.State.choices if counts.get(value)]
    shown = found.filter(state=wanted.state) if wanted.state else found
    listed = filtered(request, register.linked(shown), [("", _("all"), total), *states])
    words = ngettext("%(n)d certificate", "%(n)d certificates", total) % {"n": total}
    return {**listed, "wanted": wanted, "count": words, "is_narrowed": wanted != Wanted(), "kinds": CertificateKind}


def _file(request: HttpRequest, rows, name: str) -> HttpResponse:
    wanted = Wanted.of(request.GET)
    found = register.found(rows, wanted)
    found = found.filter(state=wanted.state) if wanted.state else found
    title = f"{_('Register of certificates')} {name}"
    return tables.streamed(request.GET["export"], title, register.head(), register.lines(found))
