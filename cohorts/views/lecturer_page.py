"""A lecturer's own page, opened by the link of the mail, or by an account (MATERIAL in docs/rules.md)."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import material as actions
from cohorts.forms.material import ApprovalForm, BringForm, OwnMaterialForm
from cohorts.lecturing.brought import Brought
from cohorts.lecturing.page import page_of
from cohorts.lecturing.uses import MATERIAL, owner_of, scope_of
from cohorts.models import Lecturer, LecturerLink, MaterialVersion
from records import serving, uploads
from records.errors import Refused, refusal_in

OPENED = "opened_lecturer_links"


@login_not_required
@never_cache
@require_safe
def open_lecturer(request: HttpRequest, public_id: UUID, token: str) -> HttpResponse:
    """Note in the session that the link was shown, and go to an address without the token."""
    link = LecturerLink.objects.select_related("lecturer__cohort").filter(public_id=public_id).first()
    if link is None or not link.opens_with(token):
        return render(request, "cohorts/lecturers/closed.html", {"reason": ""}, status=404)
    if reason := link.why_cannot_open():
        return render(request, "cohorts/lecturers/closed.html", {"reason": reason, "cohort": link.lecturer.cohort})
    if not link.opened_at:
        LecturerLink.objects.filter(pk=link.pk).update(opened_at=timezone.now())
    request.session[OPENED] = sorted({*request.session.get(OPENED, [])[-20:], str(link.public_id)})
    return redirect("cohorts:lecturer_page", link.lecturer.public_id)


def _lecturer(request: HttpRequest, key: UUID) -> Lecturer:
    """Not there for anybody but the lecturer: by an account of theirs, or by a link that still stands."""
    rows = Lecturer.objects.select_related("cohort__organisation", "person")
    lecturer = get_object_or_404(rows.filter(cohort__cancelled_at=None), public_id=key)
    if request.user.is_authenticated and lecturer.person_id == request.user.pk:
        return lecturer
    opened = request.session.get(OPENED, [])
    link = LecturerLink.objects.filter(lecturer=lecturer, ended_at=None, public_id__in=opened).first()
    if link is None:
        raise Http404
    link.lecturer = lecturer
    if link.why_cannot_open():
        raise Http404
    return lecturer


@login_not_required
@never_cache
@require_safe
def lecturer_page(request: HttpRequest, key: UUID) -> HttpResponse:
    lecturer = _lecturer(request, key)
    context = {"lecturer": lecturer, "cohort": lecturer.cohort, "page": page_of(lecturer)}
    return render(request, "cohorts/lecturers/page.html", context)


def _brought(lecturer: Lecturer, public_id: UUID) -> Brought:
    found = next((one for one in page_of(lecturer).brought if one.material.public_id == public_id), None)
    if found is None:
        raise Http404
    return found


@login_not_required
@never_cache
def lecturer_material(request: HttpRequest, key: UUID, material: UUID) -> HttpResponse:
    """What was brought so far, and the form for the next version."""
    lecturer = _lecturer(request, key)
    brought = _brought(lecturer, material)
    form = BringForm(request.POST or None, material=brought.material)
    context = {"lecturer": lecturer, "cohort": lecturer.cohort, "brought": brought, "form": form, "use": MATERIAL}
    if form.is_valid():
        try:
            stored = uploads.sent(request, MATERIAL, owner=owner_of(lecturer), scope=scope_of(lecturer.cohort))
        except Refused as refusal:
            context["file_error"] = str(refusal)
        else:
            with refusal_in(form):
                version = actions.bring(brought.material, stored, lecturer=lecturer, **form.cleaned_data)
                messages.success(request, _("%(version)s is there. Thank you.") % {"version": version})
                return redirect("cohorts:lecturer_page", key)
    return render(request, "cohorts/lecturers/material.html", context, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
@require_POST
def begin_material(request: HttpRequest, key: UUID) -> HttpResponse:
    """The first word of a large upload: how large the file is."""
    lecturer = _lecturer(request, key)
    return uploads.begun(request, MATERIAL, owner=owner_of(lecturer), scope=scope_of(lecturer.cohort))


@login_not_required
@never_cache
def add_own_material(request: HttpRequest, key: UUID) -> HttpResponse:
    """Something that nobody asked for."""
    lecturer = _lecturer(request, key)
    form = OwnMaterialForm(request.POST or None, lecturer=lecturer)
    if form.is_valid():
        with refusal_in(form):
            material = actions.own_material(lecturer, **form.cleaned_data)
            return redirect("cohorts:lecturer_material", key, material.public_id)
    context = {"lecturer": lecturer, "cohort": lecturer.cohort, "form": form}
    return render(request, "cohorts/lecturers/own.html", context, status=422 if form.is_bound else 200)


def _version(lecturer: Lecturer, version: UUID) -> MaterialVersion:
    versions = (one for brought in page_of(lecturer).brought for one in brought.versions if not one.withdrawn_at)
    found = next((one for one in versions if one.public_id == version), None)
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def lecturer_file(request: HttpRequest, key: UUID, version: UUID) -> HttpResponseBase:
    found = _version(_lecturer(request, key), version)
    return serving.serve(request, found.file, public=False, name=str(found))


@login_not_required
@never_cache
def lecturer_approval(request: HttpRequest, key: UUID, version: UUID) -> HttpResponse:
    """What the company said meanwhile."""
    lecturer = _lecturer(request, key)
    found = _version(lecturer, version)
    form = ApprovalForm(request.POST or None, initial={"approval": found.approval, "approved_by": found.approved_by})
    if form.is_valid():
        with refusal_in(form):
            actions.note_approval(found, **form.cleaned_data)
            messages.success(request, _("Noted."))
            return redirect("cohorts:lecturer_page", key)
    context = {"lecturer": lecturer, "cohort": lecturer.cohort, "version": found, "form": form}
    return render(request, "cohorts/lecturers/approval.html", context, status=422 if form.is_bound else 200)


@login_not_required
@never_cache
def withdraw_version(request: HttpRequest, key: UUID, version: UUID) -> HttpResponse:
    """Take a version back: the file is deleted."""
    lecturer = _lecturer(request, key)
    found = _version(lecturer, version)
    back = redirect("cohorts:lecturer_page", key)
    if request.method == "POST":
        actions.withdraw(found)
        messages.success(request, _("The file is deleted."))
        return back
    context = {
        "title": _("Take back “%(version)s”?") % {"version": found},
        "text": _("The file is deleted and nobody gets it any more. That there was one stays in the history."),
        "submit": _("Take it back"),
        "cancel": back["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
