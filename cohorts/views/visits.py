"""The team's visits: what the host asks, who is complete, the list frozen, sent and deleted."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts.actions import visits as actions
from cohorts.desk import open_cohort
from cohorts.forms.visits import ReopenForm, VisitFieldForm, VisitForm
from cohorts.models import BookedVisit, Cohort, VisitField
from cohorts.visiting import listing
from cohorts.visiting.files import TYPES, file_of
from cohorts.visiting.visitors import guides_needed, visitors_of
from courses.lists import filtered, searched
from records import tables
from records.errors import Refused, refusal_in


@require_safe
def visits(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    query, state = searched(request), request.GET.get("state", "")
    found = listing.found(cohort, query)
    shown = [row for row in found if state in ("", row.state)]
    if "export" in request.GET:
        name = f"{_('Visits')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *listing.as_table(cohort, shown))
    choices = [(key, word, sum(key in ("", row.state) for row in found)) for key, word in listing.FILTERS]
    context = filtered(request, shown, choices) | {
        "cohort": cohort,
        "any": bool(found) or bool(query),
    }
    return render(request, "cohorts/visits/list.html", context)


def _visit(cohort: Cohort, public_id: UUID) -> BookedVisit:
    rows = BookedVisit.objects.filter(session__cohort=cohort).select_related("session", "gate__text", "host")
    visit = get_object_or_404(rows, public_id=public_id)
    visit.session.cohort = cohort
    return visit


@require_safe
def visit(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Who is complete and who misses what; never what they gave."""
    cohort = open_cohort(request, cohort_id)
    found = _visit(cohort, public_id)
    visitors = visitors_of(found)
    query, state = searched(request), request.GET.get("state", "")
    rows = [row for row in visitors if query.casefold() in row.application.person.full_name.casefold()]
    shown = [row for row in rows if not state or row.is_complete == (state == "complete")]
    if "export" in request.GET:
        return tables.answer(request.GET["export"], str(found), *listing.states_as_table(shown))
    sums = {"": len(rows), "complete": sum(row.is_complete for row in rows)}
    sums["missing"] = sums[""] - sums["complete"]
    context = filtered(request, shown, [(key, word, sums[key]) for key, word in listing.STATES]) | {
        "cohort": cohort,
        "visit": found,
        "total": len(visitors),
        "complete": sum(row.is_complete for row in visitors),
        "guides": guides_needed(visitors),
        "fields": found.fields.all(),
        "lists": found.lists.select_related("by", "mail"),
        "cannot_change": actions.why_cannot_change(found),
        "cannot_freeze": actions.why_cannot_freeze(found),
        "cannot_reopen": actions.why_cannot_reopen(found),
        "cannot_remove": actions.why_cannot_remove(found),
    }
    return render(request, "cohorts/visits/visit.html", context)


def add_visit(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _edit(request, open_cohort(request, cohort_id), None)


def edit_visit(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _edit(request, cohort, _visit(cohort, public_id))


def _edit(request: HttpRequest, cohort: Cohort, found: BookedVisit | None) -> HttpResponse:
    with timezone.override(cohort.zone):
        copy = BookedVisit.objects.select_related("gate").get(pk=found.pk) if found else None
        form = VisitForm(request.POST or None, cohort=cohort, instance=copy)
        if form.is_valid():
            with refusal_in(form):
                saved = actions.save_visit(cohort, found, by=request.user, **form.cleaned_data)
                messages.success(request, _("%(visit)s is saved.") % {"visit": saved})
                return redirect("cohorts:visit", cohort.public_id, saved.public_id)
        context = {"cohort": cohort, "visit": found, "form": form}
        context["refusal"] = actions.why_cannot_change(found) if found else ""
        return render(request, "cohorts/visits/edit.html", context, status=422 if form.is_bound else 200)


def add_field(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _edit_field(request, cohort, _visit(cohort, public_id), None)


def edit_field(request: HttpRequest, cohort_id: UUID, public_id: UUID, field: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = _visit(cohort, public_id)
    return _edit_field(request, cohort, found, get_object_or_404(found.fields, public_id=field))


def _edit_field(request: HttpRequest, cohort: Cohort, found: BookedVisit, row: VisitField | None) -> HttpResponse:
    copy = VisitField.objects.get(pk=row.pk) if row else None
    form = VisitFieldForm(request.POST or None, instance=copy)
    if form.is_valid():
        with refusal_in(form):
            actions.save_field(found, row, **form.cleaned_data)
            return redirect("cohorts:visit", cohort.public_id, found.public_id)
    context = {"cohort": cohort, "visit": found, "row": row, "form": form}
    return render(request, "cohorts/visits/field.html", context, status=422 if form.is_bound else 200)


def _ask(request: HttpRequest, found: BookedVisit, act, done: str, *, form=None, gone=False, **words) -> HttpResponse:
    """A page that asks, then does it; a refusal is said on the page that one comes back to."""
    back = reverse("cohorts:visit", args=[found.cohort.public_id, found.public_id])
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            act(**(form.cleaned_data if form else {}))
        except Refused as refused:
            if form is None or refused.field not in form.fields:
                messages.error(request, str(refused))
                return redirect(back)
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, done)
            return redirect("cohorts:visits", found.cohort.public_id) if gone else redirect(back)
    context = {"layout": "desk.html", "cohort": found.cohort, "tab": "timetable", "cancel": back, "form": form, **words}
    return render(request, "components/confirm_page.html", context, status=422 if form and form.is_bound else 200)


def remove_field(request: HttpRequest, cohort_id: UUID, public_id: UUID, field: UUID) -> HttpResponse:
    found = _visit(open_cohort(request, cohort_id), public_id)
    row = get_object_or_404(found.fields, public_id=field)
    title = _("Ask for “%(field)s” no more?") % {"field": row}
    text = _("What visitors gave for it is deleted at once.")
    return _ask(
        request, found, lambda: actions.remove_field(row), _("It is not asked any more."),
        title=title, text=text, submit=_("Delete it"), danger=True,
    )  # fmt: skip


def remove_visit(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = _visit(open_cohort(request, cohort_id), public_id)
    text = _("What visitors gave is deleted, and its gate is not asked any more. The session stays in the timetable.")
    return _ask(
        request, found, lambda: actions.remove_visit(found), _("The visit is gone; its session stays."), gone=True,
        title=_("Delete the visit to %(host)s?") % {"host": found}, text=text, submit=_("Delete the visit"),
        danger=True,
    )  # fmt: skip


def freeze(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    found = _visit(open_cohort(request, cohort_id), public_id)
    visitors = visitors_of(found)
    numbers = {"all": len(visitors), "complete": sum(row.is_complete for row in visitors)}
    text = _("%(complete)d of %(all)d are complete and go on the list; nobody changes anything after that.") % numbers
    text += " " + _("It goes to %(address)s at once.") % {"address": found.contact_email}
    return _ask(
        request, found, lambda: actions.freeze(found, request.user), _("The list is frozen and on its way."),
        title=_("Freeze the list and send it to %(host)s?") % {"host": found}, text=text, submit=_("Freeze and send"),
    )  # fmt: skip


def reopen(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = _visit(cohort, public_id)
    text = _("The link to the list that was sent shows nothing any more. The host gets a new one when it closes again.")
    with timezone.override(cohort.zone):
        form = ReopenForm(request.POST or None)
        return _ask(
            request, found, lambda **said: actions.reopen(found, by=request.user, **said), _("The list is open again."),
            form=form, title=_("Open the list for %(host)s again?") % {"host": found}, text=text,
            submit=_("Open it again"), danger=True,
        )  # fmt: skip


@require_safe
def list_file(request: HttpRequest, cohort_id: UUID, public_id: UUID, number: int, kind: str) -> HttpResponse:
    """The team's copy of a frozen list, until its deletion."""
    found = _visit(open_cohort(request, cohort_id), public_id)
    frozen = get_object_or_404(found.lists.filter(cleared_at=None), number=number)
    frozen.visit = found
    return download(frozen, kind)


def download(frozen, kind: str) -> HttpResponse:
    name, content_type, content = file_of(frozen, kind if kind in TYPES else "")
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="visitors-{frozen.number}.{name.rpartition(".")[2]}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
