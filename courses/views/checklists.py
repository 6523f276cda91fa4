"""The library of checklists: list, draft, release, retire (CHECKS and VERSIONS in docs/rules.md)."""

import uuid

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from records import tables
from records.errors import Refused, refusal_in

from ..actions import checklists as actions
from ..forms.checklists import ChecklistDraftForm, ChecklistForm, item_rows, plate_rows
from ..lists import filtered, searched
from ..models import Checklist, ChecklistVersion, VersionState
from .library import organisation_of


@require_safe
def checklists(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    of_it = ChecklistVersion.objects.filter(checklist=OuterRef("pk"))
    rows = Checklist.objects.filter(organisation=owner).annotate(
        has_draft=Exists(of_it.filter(state=VersionState.DRAFT)), has_release=Exists(of_it.released())
    )
    counts = rows.aggregate(
        all=Count("pk"), draft=Count("pk", Q(has_draft=True)), released=Count("pk", Q(has_release=True))
    )
    query, state = searched(request), request.GET.get("state", "")
    if query:
        rows = rows.filter(Q(code__icontains=query) | Q(versions__title__icontains=query)).distinct()
    if state in ("draft", "released"):
        rows = rows.filter(**{"has_draft" if state == "draft" else "has_release": True})
    versions = ChecklistVersion.objects.newest_first().annotate(
        item_count=Count("items", distinct=True), plate_count=Count("plates", distinct=True)
    )
    if "export" in request.GET:
        versions = versions.prefetch_related("items", "plates")
    rows = rows.order_by("code").prefetch_related(Prefetch("versions", versions, to_attr="all_versions"))
    if "export" in request.GET:
        return _file(request.GET["export"], owner, rows)
    choices = [
        ("", _("All"), counts["all"]),
        ("draft", _("With a draft"), counts["draft"]),
        ("released", _("Released"), counts["released"]),
    ]
    context = filtered(request, rows, choices)
    number = context["page"].paginator.count
    context |= {
        "organisation": owner,
        "tab": "checklists",
        "count": ngettext("%(n)d checklist", "%(n)d checklists", number) % {"n": number},
        "is_empty": not counts["all"],
    }
    return render(request, "courses/checklists.html", context)


def _file(kind: str, owner, rows) -> HttpResponse:
    """A line for each item and plate of the newest version of the checklists that were found."""
    head = [_("Code"), _("Title"), _("Version"), _("State"), _("Number"), _("What is to be seen"), _("Weight or limit")]
    lines = []
    for row in rows:
        one = row.all_versions[0]
        first = [row.code, one.title, one.number, one.get_state_display()]
        lines += [[*first, item.position, item.text, item.get_weight_display()] for item in one.items.all()]
        lines += [[*first, plate.position, plate.site, f"{plate.most_cfu} CFU"] for plate in one.plates.all()]
    return tables.answer(kind, f"{_('Checklists')} {owner}", head, lines)


def add_checklist(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = ChecklistForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            version = actions.create_checklist(owner, **form.cleaned_data)
            return redirect("courses:checklist_version", version.public_id)
    context = {"organisation": owner, "tab": "checklists", "form": form}
    return render(request, "courses/checklist_form.html", context)


def _version(request: HttpRequest, public_id: uuid.UUID) -> ChecklistVersion:
    mine = ChecklistVersion.objects.filter(checklist__in=Checklist.objects.visible_to(request.user))
    return get_object_or_404(mine.select_related("checklist__organisation"), public_id=public_id)


def checklist_version(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One version: a form while it is a draft, a page to read once it is released."""
    version = _version(request, public_id)
    if not version.is_draft:
        return render(request, "courses/checklist_version.html", _about(version))
    form = ChecklistDraftForm(request.POST or None, instance=version)
    items, plates = item_rows(version, request.POST or None), plate_rows(version, request.POST or None)
    if request.method == "POST" and all([form.is_valid(), items.is_valid(), plates.is_valid()]):
        with refusal_in(form):
            do = request.POST.get("do", "")
            kept = [row for row in (one.row() for one in plates) if row]
            wanted = _arranged([one.row() for one in items], do)
            actions.write_checklist(version, items=wanted, plates=kept, **form.cleaned_data)
            return _after_writing(request, version, do)
    context = _about(version) | {"form": form, "items": items, "plates": plates}
    return render(request, "courses/checklist_draft.html", context, status=422 if form.is_bound else 200)


def _about(version: ChecklistVersion) -> dict:
    return {
        "organisation": version.checklist.organisation,
        "tab": "checklists",
        "version": version,
        "checklist": version.checklist,
        "versions": version.checklist.versions.newest_first(),
        "why_cannot_release": version.why_cannot_release(),
        "why_cannot_begin_draft": version.checklist.why_cannot_begin_draft(),
    }


def _arranged(rows: list, do: str) -> list:
    """The items after "up-2" or "down-2"; empty rows fall away."""
    verb, _dash, place = do.partition("-")
    at = int(place) if place.isdecimal() and len(place) < 5 else -1
    other = {"up": at - 1, "down": at + 1}.get(verb, -1)
    if 0 <= at < len(rows) and verb == "remove":
        rows[at] = None
    elif 0 <= at < len(rows) and 0 <= other < len(rows):
        rows[at], rows[other] = rows[other], rows[at]
    return [row for row in rows if row]


def _after_writing(request: HttpRequest, version: ChecklistVersion, do: str) -> HttpResponse:
    if do == "release":
        return redirect("courses:release_checklist", version.public_id)
    if not do:
        messages.success(request, _("Draft saved."))
    response = redirect("courses:checklist_version", version.public_id)
    response["Location"] += "#plates" if do == "more-plates" else "#items" if do else ""
    return response


def release_checklist(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    text = _("Cohorts can then use it, and what it says never changes. Later changes go into a new draft.")
    words = {
        "title": _("Release %(check)s, version %(number)d?") % {"check": version, "number": version.number},
        "text": version.why_cannot_release() or text,
        "submit": _("Release the checklist"),
    }
    return _confirmed(request, version, actions.release_checklist, _("%(check)s is released."), words)


def retire_checklist(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    text = _("No cohort can choose it any more. Cohorts that use it go on, and what was filled in stays.")
    words = {
        "title": _("Retire %(check)s, version %(number)d?") % {"check": version, "number": version.number},
        "text": version.why_cannot_retire() or text,
        "submit": _("Retire the checklist"),
    }
    return _confirmed(request, version, actions.retire_checklist, _("%(check)s is retired."), words)


def _confirmed(request: HttpRequest, version: ChecklistVersion, verb, done: str, words: dict) -> HttpResponse:
    back = redirect("courses:checklist_version", version.public_id)
    if request.method == "POST":
        try:
            verb(version)
            messages.success(request, done % {"check": version})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return back
    return render(request, "courses/confirm.html", _about(version) | words | {"cancel": back.url})


@require_POST
def begin_checklist_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    checklist = get_object_or_404(Checklist.objects.visible_to(request.user), public_id=public_id)
    try:
        version = actions.begin_checklist_draft(checklist)
    except Refused as refusal:
        messages.error(request, str(refusal))
        version = checklist.versions.newest_first().first()
    return redirect("courses:checklist_version", version.public_id)
