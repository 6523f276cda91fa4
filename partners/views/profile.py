"""What a contact writes about the organisation, and how it will look."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from records.errors import Refused

from ..actions import profiles
from ..forms.profiles import ProfileForm
from ..logos import advice, places
from ..models import Profile
from .access import organisation_to_speak_for
from .answers import act

THEMES = ("light", "dark")


def profile(request: HttpRequest, organisation_id) -> HttpResponse:
    """The newest version to go on writing on; a colleague's newer one is shown beside what was typed."""
    organisation = organisation_to_speak_for(request, organisation_id)
    newest = profiles.newest(organisation)
    form = ProfileForm(request.POST or None, request.FILES or None, profile=newest)
    status, conflict = 200, None
    if request.method == "POST":
        status, draft = 422, request.POST.get("do") == "look"
        if form.is_valid():
            try:
                seen = form.cleaned_data["seen"]
                profiles.submit_profile(organisation, form.said, request.user, seen, draft=draft)
                return _kept(request, organisation, draft)
            except Refused as refused:
                conflict = profiles.newest(organisation)
                form = _over(request, conflict, str(refused))
    context = {"form": form, "organisation": organisation, "newest": newest, "conflict": conflict}
    context["public"] = Profile.objects.public_of([organisation]).first()
    context["advice"] = advice.of_profile(newest)
    return render(request, "partners/profile.html", context, status=status)


def _kept(request: HttpRequest, organisation, draft: bool) -> HttpResponse:
    if draft:
        return redirect("partners:preview_profile", organisation.public_id)
    messages.success(request, _("Sent. The public sees it once the organiser has accepted it."))
    return redirect("partners:profile", organisation.public_id)


def _over(request: HttpRequest, current: Profile | None, reason: str) -> ProfileForm:
    """What was typed, now to be written over the version that stands beside it; a file has to be chosen again."""
    typed = request.POST.copy()
    typed["seen"] = current.seen if current else ""
    form = ProfileForm(typed, profile=current)
    form.add_error(None, reason)
    for name in set(request.FILES) & set(form.fields):
        form.add_error(name, _("Choose the file again: a browser doesn't keep it."))
    return form


@require_safe
def preview(request: HttpRequest, organisation_id) -> HttpResponse:
    """The newest version in each place where it will stand, light and dark, before it is sent."""
    organisation = organisation_to_speak_for(request, organisation_id)
    version = get_object_or_404(Profile, pk=getattr(profiles.newest(organisation), "pk", None))
    context = {
        "organisation": organisation,
        "version": version,
        "advice": advice.of_profile(version),
        "places": places.cohorts_with(organisation, version),
        "themes": THEMES,
    }
    return render(request, "partners/preview.html", context)


@require_POST
def send(request: HttpRequest, organisation_id) -> HttpResponse:
    """Send the draft that was looked at."""
    organisation = organisation_to_speak_for(request, organisation_id)
    seen = request.POST.get("seen", "")
    done = _("Sent. The public sees it once the organiser has accepted it.")
    back = reverse("partners:profile", args=[organisation.public_id])
    return act(request, lambda: profiles.send_draft(organisation, request.user, seen), done, back)
