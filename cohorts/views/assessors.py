"""Who may assess what, since when, until when, shown by what: the list that a QA asks for first."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from accounts.models import Organisation
from cohorts import assessors as people
from cohorts.forms.assessors import EndForm, QualificationForm
from courses.actions import qualifications as actions
from courses.lists import page_of, pills, searched
from courses.models import AssessorQualification
from records import files, tables
from records.errors import refusal_in

STATES = ("", "current", "soon", "ended")


def _owner(request: HttpRequest, public_id: uuid.UUID) -> Organisation:
    """404 to strangers; organisers and certificate officers alone get in."""
    owner = get_object_or_404(Organisation.objects.visible_to(request.user), public_id=public_id)
    if not people.manages(request.user, owner):
        raise PermissionDenied
    return owner


@require_safe
def assessors(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = _owner(request, organisation)
    today = timezone.localdate()
    rows = AssessorQualification.objects.filter(checklist__organisation=owner)
    counts = {key: people.of_state(rows, key, today).count() for key in STATES}
    query, state = searched(request), request.GET.get("state", "")
    found = people.of_state(rows, state, today).select_related("person", "checklist", "given_by", "file")
    if query:
        found = found.filter(Q(person__full_name__icontains=query) | Q(checklist__code__icontains=query))
    found = found.order_by("ended_at", F("until").asc(nulls_last=True), "pk").prefetch_related("checklist__versions")
    if "export" in request.GET:
        return _export(request.GET["export"], owner, found, today)
    page = page_of(request, found)
    number = page.paginator.count
    words = {"": _("All"), "current": _("Current"), "soon": _("End soon"), "ended": _("Ended")}
    context = {
        "organisation": owner,
        "tab": "checklists",
        "is_organiser": request.user.has_perm("accounts.run_organisation", owner),
        "offices": people.offices_of(request.user),
        "page": page,
        "lines": [(row, people.state_of(row, today), _title(row)) for row in page],
        "query": query,
        "count": ngettext("%(n)d qualification", "%(n)d qualifications", number) % {"n": number},
        "filters": pills(request, "state", [(key, words[key], counts[key]) for key in STATES]),
        "asked": urlencode({"q": query, "state": state}),
        "hidden": {"state": state} if state else {},
        "is_empty": not counts[""],
    }
    return render(request, "cohorts/assessors/list.html", context)


def _title(row: AssessorQualification) -> str:
    """The checklist by its newest title."""
    versions = sorted(row.checklist.versions.all(), key=lambda version: -version.number)
    return str(versions[0]) if versions else row.checklist.code


def _export(kind: str, owner: Organisation, rows, today) -> HttpResponse:
    head = [
        _("Assessor"),
        _("May assess"),
        _("Since"),
        _("Until"),
        _("Shown by"),
        _("Entered by"),
        _("State"),
        _("Reason"),
    ]
    states = {"current": _("current"), "soon": _("ends soon"), "ended": _("ended"), "later": _("not begun")}
    lines = (
        [str(row.person), _title(row), row.since, row.until or "", row.shown_by, str(row.given_by or ""),
         states[people.state_of(row, today)], row.end_reason]
        for row in rows
    )  # fmt: skip
    return tables.answer(kind, f"{_('Assessors')} {owner}", head, lines)


def add_assessor(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = _owner(request, organisation)
    form = QualificationForm(request.POST or None, request.FILES or None, organisation=owner, by=request.user)
    if form.is_valid():
        with refusal_in(form):
            checked = form.cleaned_data.pop("document")
            file = files.keep(checked, by=request.user) if checked else None
            row = actions.give(by=request.user, file=file, **form.cleaned_data)
            messages.success(
                request, _("%(name)s may assess %(check)s.") % {"name": row.person, "check": row.checklist}
            )
            return redirect("cohorts:assessors", owner.public_id)
    context = {
        "organisation": owner,
        "tab": "checklists",
        "form": form,
        "is_organiser": request.user.has_perm("accounts.run_organisation", owner),
        "offices": people.offices_of(request.user),
    }
    return render(request, "cohorts/assessors/form.html", context, status=422 if form.is_bound else 200)


def _row(request: HttpRequest, public_id: uuid.UUID) -> AssessorQualification:
    rows = AssessorQualification.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("checklist__organisation", "person", "file"), public_id=public_id)


def end_assessor(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    row = _row(request, public_id)
    owner = row.checklist.organisation
    if not people.manages(request.user, owner):
        raise PermissionDenied
    form = EndForm(request.POST or None)
    back = reverse("cohorts:assessors", args=[owner.public_id])
    if form.is_valid():
        with refusal_in(form):
            actions.end(row, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The qualification has ended."))
            return redirect(back)
    text = row.why_cannot_end() or _(
        "From now on %(name)s signs nothing more of this checklist. What was signed stays signed. To go on, enter a "
        "new qualification."
    ) % {"name": row.person}
    context = {
        "title": _("End the qualification of %(name)s?") % {"name": row.person},
        "text": text,
        "form": form,
        "submit": _("End it"),
        "cancel": back,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)


@require_safe
def assessor_file(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The document: for organisers, officers and the person."""
    row = _row(request, public_id)
    if row.file is None:
        raise Http404
    return files.serve(row.file, public=False)
