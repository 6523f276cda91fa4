"""The team's material: what is asked of lecturers, what came, approvals, all of it as a ZIP."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import material as actions
from cohorts.desk import open_cohort
from cohorts.forms.material import ApprovalForm, AskSlidesForm, BringForm, MaterialForm
from cohorts.lecturing import listing
from cohorts.lecturing.brought import material_of
from cohorts.lecturing.packing import packed as packed_files
from cohorts.lecturing.uses import MATERIAL, scope_of
from cohorts.models import Cohort, Material, MaterialVersion
from courses.lists import filtered, searched
from records import serving, tables, uploads
from records.errors import Refused, refusal_in


@require_safe
def material(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Everything that is asked for, with where it stands."""
    cohort = open_cohort(request, cohort_id)
    query, state = searched(request), request.GET.get("state", "")
    found = listing.found(cohort, query)
    shown = [one for one in found if state in ("", one.state)]
    if "export" in request.GET:
        name = f"{_('Material')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *listing.material_as_table(cohort, shown))
    choices = [(key, word, sum(key in ("", one.state) for one in found)) for key, word in listing.MATERIAL]
    context = filtered(request, shown, choices) | {
        "cohort": cohort,
        "any": bool(found) or bool(query),
        "has_files": any(one.latest for one in found),
    }
    return render(request, "cohorts/material/list.html", context)


@require_safe
def packed(request: HttpRequest, cohort_id: UUID) -> StreamingHttpResponse:
    """The latest version of everything as a ZIP."""
    cohort = open_cohort(request, cohort_id)
    response = StreamingHttpResponse(packed_files(material_of(cohort)), content_type="application/zip")
    name = slugify(f"{_('Material')} {cohort.title}") or "material"
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response


def add_material(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _edit(request, open_cohort(request, cohort_id), None)


def edit(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _edit(request, cohort, _material(cohort, public_id))


def _material(cohort: Cohort, public_id: UUID) -> Material:
    return get_object_or_404(Material.objects.select_related("session"), session__cohort=cohort, public_id=public_id)


def _edit(request: HttpRequest, cohort: Cohort, row: Material | None) -> HttpResponse:
    copy = Material.objects.get(pk=row.pk) if row else None
    form = MaterialForm(request.POST or None, cohort=cohort, instance=copy)
    if form.is_valid():
        with refusal_in(form):
            saved = actions.save_material(cohort, row, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(material)s is saved.") % {"material": saved})
            return redirect("cohorts:one_material", cohort.public_id, saved.public_id)
    context = {"cohort": cohort, "material": row, "form": form}
    return render(request, "cohorts/material/edit.html", context, status=422 if form.is_bound else 200)


def ask_slides(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Slides of every session that somebody gives, in one go."""
    cohort = open_cohort(request, cohort_id)
    form = AskSlidesForm(request.POST or None)
    back = redirect("cohorts:material", cohort_id)
    if form.is_valid():
        with refusal_in(form):
            made = actions.ask_slides(cohort, by=request.user, **form.cleaned_data)
            words = ngettext("Slides of %(number)d session are asked for.",
                             "Slides of %(number)d sessions are asked for.", made)  # fmt: skip
            messages.success(request, words % {"number": made})
            return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "timetable",
        "title": _("Ask for slides of every session that has a lecturer?"),
        "text": _("Lecturers see it on their page at once. Mails go when it is due soon, or with the link."),
        "submit": _("Ask for slides"),
        "cancel": back["Location"],
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


def one(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """One piece with its versions; the team can bring a version too."""
    cohort = open_cohort(request, cohort_id)
    row = _material(cohort, public_id)
    brought = material_of(cohort, Material.objects.filter(pk=row.pk))[0]
    form = BringForm(request.POST or None, material=row)
    context = {"cohort": cohort, "brought": brought, "material": row, "form": form, "use": MATERIAL}
    context["refusal"] = row.why_no_version()
    if form.is_valid():
        try:
            stored = uploads.sent(request, MATERIAL, owner=_owner(request), scope=scope_of(cohort), by=request.user)
        except Refused as refusal:
            context["file_error"] = str(refusal)
        else:
            with refusal_in(form):
                version = actions.bring(row, stored, by=request.user, **form.cleaned_data)
                messages.success(request, _("%(version)s is there.") % {"version": version})
                return redirect("cohorts:one_material", cohort_id, public_id)
    return render(request, "cohorts/material/one.html", context, status=422 if form.is_bound else 200)


def _owner(request: HttpRequest) -> str:
    return f"user:{request.user.public_id}"


@require_POST
def begin(request: HttpRequest, cohort_id: UUID) -> JsonResponse:
    cohort = open_cohort(request, cohort_id)
    return uploads.begun(request, MATERIAL, owner=_owner(request), scope=scope_of(cohort), by=request.user)


def retire(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Stop asking for it, or ask again."""
    cohort = open_cohort(request, cohort_id)
    row = _material(cohort, public_id)
    back = redirect("cohorts:one_material", cohort_id, public_id)
    if request.method == "POST":
        actions.retire(row, retired=row.retired_at is None)
        return back
    is_back = row.retired_at is not None
    asks = _("Ask for “%(material)s” again?") if is_back else _("No longer ask for “%(material)s”?")
    stays = _("What was brought stays with the team; students see it no more, and nobody is reminded.")
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "timetable",
        "title": asks % {"material": row},
        "text": "" if is_back else stays,
        "submit": _("Ask again") if is_back else _("Stop asking"),
        "cancel": back["Location"],
    }
    return render(request, "components/confirm_page.html", context)


def _version(cohort: Cohort, version: UUID) -> MaterialVersion:
    rows = MaterialVersion.objects.filter(material__session__cohort=cohort, withdrawn_at=None)
    return get_object_or_404(rows.select_related("material__session", "file"), public_id=version)


@require_safe
def file(request: HttpRequest, cohort_id: UUID, version: UUID) -> HttpResponseBase:
    """For organisers, and for the cohort's trainers and assessors."""
    cohort = open_cohort(request, cohort_id, "cohorts.mark_attendance")
    found = _version(cohort, version)
    if found.file is None:
        raise Http404
    return serving.serve(request, found.file, public=False, name=str(found))


def approval(request: HttpRequest, cohort_id: UUID, version: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = _version(cohort, version)
    form = ApprovalForm(request.POST or None, initial={"approval": found.approval, "approved_by": found.approved_by})
    back = redirect("cohorts:one_material", cohort_id, found.material.public_id)
    if form.is_valid():
        with refusal_in(form):
            actions.note_approval(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Noted."))
            return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "timetable",
        "title": _("What did the company say about “%(version)s”?") % {"version": found},
        "submit": _("Note it"),
        "cancel": back["Location"],
        "form": form,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


def withdraw(request: HttpRequest, cohort_id: UUID, version: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = _version(cohort, version)
    back = redirect("cohorts:one_material", cohort_id, found.material.public_id)
    if request.method == "POST":
        actions.withdraw(found, by=request.user)
        messages.success(request, _("The file is deleted."))
        return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "timetable",
        "title": _("Delete “%(version)s”?") % {"version": found},
        "text": _("The file is deleted and nobody gets it any more. That there was one stays in the history."),
        "submit": _("Delete the file"),
        "cancel": back["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
