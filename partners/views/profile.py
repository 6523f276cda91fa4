"""What a contact writes about the organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from records.errors import Refused

from ..actions import profiles
from ..forms.profiles import ProfileForm
from ..models import Profile
from .access import organisation_to_speak_for


def profile(request: HttpRequest, organisation_id) -> HttpResponse:
    """The newest version to go on writing on; a colleague's newer one is shown beside what was typed."""
    organisation = organisation_to_speak_for(request, organisation_id)
    newest = profiles.newest(organisation)
    form = ProfileForm(request.POST or None, request.FILES or None, profile=newest)
    status, conflict = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                profiles.submit_profile(organisation, form.said, request.user, form.cleaned_data["seen"])
                messages.success(request, _("Sent. The public sees it once the organiser has accepted it."))
                return redirect("partners:profile", organisation.public_id)
            except Refused as refused:
                conflict = profiles.newest(organisation)
                form = _over(request, conflict, str(refused))
    context = {"form": form, "organisation": organisation, "newest": newest, "conflict": conflict}
    context["public"] = Profile.objects.public_of([organisation]).first()
    return render(request, "partners/profile.html", context, status=status)


def _over(request: HttpRequest, current: Profile | None, reason: str) -> ProfileForm:
    """What was typed, now to be written over the version that stands beside it; a file has to be chosen again."""
    typed = request.POST.copy()
    typed["seen"] = current.seen if current else ""
    form = ProfileForm(typed, profile=current)
    form.add_error(None, reason)
    if request.FILES:
        form.add_error("logo", _("Choose the file again: a browser doesn't keep it."))
    return form
