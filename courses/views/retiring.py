"""Versions of modules and programmes are retired, or taken back."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused, refusal_in

from .. import uses
from ..actions import retiring as actions
from ..forms import RetireForm
from ..models import ProgrammeVersion
from .module_versions import version_of as module_version_of


def programme_version_of(request: HttpRequest, public_id: uuid.UUID) -> ProgrammeVersion:
    mine = ProgrammeVersion.objects.visible_to(request.user).select_related("programme__organisation")
    return get_object_or_404(mine, public_id=public_id)


def retire_module(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = module_version_of(request, public_id)
    context = {"organisation": version.module.organisation, "tab": "modules"}
    return _retire(request, version, "courses:module_version", context, uses.of_module(version))


def retire_programme(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = programme_version_of(request, public_id)
    context = {"organisation": version.programme.organisation, "tab": "programmes"}
    return _retire(request, version, "courses:programme_version", context, uses.of_programme(version))


def _retire(request: HttpRequest, version, page: str, context: dict, used: list[uses.Use]) -> HttpResponse:
    """Asks once, with a reason; says where it stays."""
    back = redirect(page, version.public_id)
    if reason := version.why_cannot_retire():
        messages.error(request, reason)
        return back
    form = RetireForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            actions.retire(version, because=form.cleaned_data["because"])
            messages.success(request, _("It is retired: nobody can choose it any more."))
            return back
    names = ", ".join(use.name for use in used)
    stays = _("It stays where it is used: %(names)s.") % {"names": names} if used else _("It is used nowhere.")
    context |= {
        "title": _("Retire %(version)s, version %(number)s?")
        % {"version": getattr(version, "programme", version), "number": version.number},
        "text": f"{_('Nobody can choose it any more.')} {stays}",
        "form": form,
        "submit": _("Retire the version"),
        "cancel": back.url,
    }
    return render(request, "courses/confirm.html", context)


@require_POST
def take_back_module(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _take_back(request, module_version_of(request, public_id), "courses:module_version")


@require_POST
def take_back_programme(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _take_back(request, programme_version_of(request, public_id), "courses:programme_version")


def _take_back(request: HttpRequest, version, page: str) -> HttpResponse:
    try:
        actions.take_back(version)
        messages.success(request, _("It can be chosen again."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(page, version.public_id)
