"""The page of a cohort on which one becomes a sponsor: read by everybody, answered by contacts and by strangers."""

import logging

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from redis.exceptions import RedisError

from accounts.models import Organisation, Role
from cohorts.models import Cohort
from records.errors import refusal_in

from ...forms.sponsoring import EnquiryForm, InterestForm
from ...models import Package, SponsorPage
from ...sponsoring.actions import enquiries, sponsorships
from ...sponsoring.earlier import sponsored_before
from ...sponsoring.refusals import places_left

log = logging.getLogger(__name__)
MOST_ASKED, MINUTES = 6, 10


@login_not_required
def page(request: HttpRequest, slug: str) -> HttpResponse:
    rows = SponsorPage.objects.public().select_related("cohort__organisation")
    row = get_object_or_404(rows, cohort__slug=slug)
    mine = _organisations(request, row.cohort)
    before = sponsored_before(row.cohort, [one.pk for one in mine]) if mine else set()
    refusal = row.why_no_interest(sponsored_before=bool(before))
    if mine:
        form = InterestForm(request.POST or None, cohort=row.cohort, organisations=mine)
    else:
        form = EnquiryForm(request.POST or None, cohort=row.cohort)
    if request.method == "POST" and not refusal and form.is_valid():
        with refusal_in(form):
            return _say(request, row, form, contact=bool(mine))
    context = {
        "page": row, "cohort": row.cohort, "form": form, "refusal": refusal, "packages": _packages(row.cohort),
        "chooses_first": bool(before and row.opens_at and row.opens_at > timezone.now()), "is_contact": bool(mine),
    }  # fmt: skip
    return render(request, "partners/sponsoring/public.html", context, status=422 if form.errors else 200)


def _organisations(request: HttpRequest, cohort: Cohort):
    """Those of this organiser's address book for which the reader speaks."""
    if not request.user.is_authenticated:
        return Organisation.objects.none()
    mine = [key for key, roles in request.user.roles.items() if Role.PARTNER_CONTACT in roles]
    return Organisation.objects.kept_by(cohort.organisation).filter(pk__in=mine)


def _packages(cohort: Cohort) -> list[dict]:
    rows = Package.objects.public().filter(cohort=cohort).select_related("tier", "cohort").prefetch_related("benefits")
    return [{"package": row, "left": places_left(row), "lines": list(row.benefits.all())} for row in rows]


def _say(request: HttpRequest, row: SponsorPage, form, *, contact: bool) -> HttpResponse:
    said = form.cleaned_data
    if contact:
        sponsorship = sponsorships.say_interested(
            row, said["organisation"], said["package"], said["message"], request.user
        )
        messages.success(request, _("Noted. The team answers with an offer."))
        return redirect("partners:sponsorship", sponsorship.public_id)
    if _asks_too_often(request):
        messages.error(request, _("Too many questions from your network. Try again in ten minutes."))
        return redirect("partners:sponsor_page", row.cohort.slug)
    enquiries.ask(row, language=get_language() or "en", **said)
    messages.success(request, _("Thank you. The team of %(cohort)s writes back to you.") % {"cohort": row.cohort})
    return redirect("partners:sponsor_page", row.cohort.slug)


def _asks_too_often(request: HttpRequest) -> bool:
    """Counted by the address of the network alone; without the cache nobody is refused."""
    window = int(timezone.now().timestamp() // (60 * MINUTES))
    key = f"sponsor:{get_adapter(request).get_client_ip(request)}:{window}"
    try:
        cache.add(key, 0, timeout=60 * MINUTES + 5)
        return cache.incr(key) > MOST_ASKED
    except (RedisError, ValueError, OSError):
        log.warning("questions of sponsors go uncounted: no cache")
        return False
