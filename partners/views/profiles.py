"""The organiser's word on what partners say of themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort

from ..actions import profiles
from ..forms.fields import ReasonForm
from ..logos import advice, places
from ..models import Partnership, Profile
from .access import cohort_to_run, demand
from .answers import act, ask
from .profile import THEMES


def _to_decide(request: HttpRequest, cohort_id, public_id) -> tuple[Cohort, Profile]:
    """A version by an organisation that has or had a part in the cohort."""
    cohort = cohort_to_run(request, cohort_id)
    part = Partnership.objects.filter(cohort=cohort).values("organisation")
    rows = Profile.objects.visible_to(request.user).filter(organisation__in=part)
    profile = get_object_or_404(
        rows.select_related("organisation", "logo__logo_facts", "logo_dark__logo_facts", "submitted_by"),
        public_id=public_id,
    )
    demand(request, "partners.decide_profile", profile)
    return cohort, profile


@require_safe
def decide(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """The version as the public would see it, beside the one that it sees now."""
    cohort, profile = _to_decide(request, cohort_id, public_id)
    public = Profile.objects.public_of([profile.organisation]).first()
    context = {
        "cohort": cohort,
        "profile": profile,
        "public": public,
        "cannot": profile.reason_not_to_decide(),
        "advice": advice.of_profile(profile),
        "places": places.cohorts_with(profile.organisation, profile),
        "themes": THEMES,
        "bitmaps": [stored for stored in (profile.logo, profile.logo_dark) if _is_drawn(stored)],
    }
    return render(request, "partners/desk/profile.html", context)


def _is_drawn(stored) -> bool:
    facts = advice.facts_of(stored)
    return bool(facts and facts.bitmap_id)


@require_POST
def accept(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort, profile = _to_decide(request, cohort_id, public_id)
    seen = request.POST.get("seen", "")
    done = _("Accepted. The public pages show it now.")
    back = reverse("partners:decide_profile", args=[cohort.public_id, profile.public_id])
    return act(request, lambda: profiles.accept_profile(profile, request.user, seen), done, back)


def decline(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    cohort, profile = _to_decide(request, cohort_id, public_id)
    back = reverse("partners:decide_profile", args=[cohort.public_id, profile.public_id])
    form = ReasonForm(request.POST or None, initial={"seen": profile.seen})
    if request.method == "POST" and form.is_valid():
        reason, seen = form.cleaned_data["reason"], form.cleaned_data["seen"]
        verb = profiles.decline_profile
        return act(request, lambda: verb(profile, request.user, reason, seen), _("Declined, and told."), back)
    return ask(
        request,
        status=422 if form.errors else 200,
        layout="desk.html",
        cohort=cohort,
        tab="partners",
        form=form,
        title=_("Decline the profile of %(organisation)s?") % {"organisation": profile.organisation},
        text=_("Its contacts get a mail with your reason and can send a new version. What was accepted stays public."),
        submit=_("Decline the profile"),
        cancel=back,
        danger=True,
    )
