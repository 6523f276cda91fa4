"""Releasing the timetable: what would change and for whom, the releases so far, going back (RELEASES)."""

import uuid

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from courses.lists import page_of, pills, searched
from records import tables
from records.errors import refusal_in
from records.wording import say_moment

from ..actions import releases as actions
from ..actions import rolling_back
from ..forms.releases import NoteForm, ReleaseForm
from ..grid import day_asked, days_with_counts, grid_of
from ..models import Cohort, TimetableRelease
from ..releases import emails
from ..releases.back import back_to
from ..releases.changes import changes_between
from ..releases.content import Content, content_of
from .doors import open_desk

Kind = TimetableRelease.Kind


@require_safe
def releases(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The releases, the newest first, and how far the draft has gone from it."""
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    rows = _searched(request, cohort)
    counts = cohort.releases.aggregate(all=Count("pk"), **{key: Count("pk", Q(kind=key)) for key in Kind.values})
    choices = [
        ("", _("All"), counts["all"]),
        *((kind.value, kind.label, counts[kind]) for kind in Kind if counts[kind]),
    ]
    page = page_of(request, rows.defer("content").select_related("by", "restores"))
    plan = actions.plan_of(cohort)
    context = {
        "cohort": cohort,
        "page": page,
        "plan": plan,
        "changes": plan.changes,
        "reason": actions.why_cannot_release(plan),
        "can_edit": request.user.has_perm("cohorts.run_cohort", cohort),
        "query": searched(request),
        "count": ngettext("%(n)d release", "%(n)d releases", page.paginator.count) % {"n": page.paginator.count},
        "filters": pills(request, "kind", choices),
        "hidden": {"kind": request.GET.get("kind")} if request.GET.get("kind") else {},
        "is_empty": not counts["all"],
    }
    return render(request, "cohorts/releases/list.html", context)


def _searched(request: HttpRequest, cohort: Cohort):
    rows = cohort.releases.order_by("-number")
    query, kind = searched(request), request.GET.get("kind", "")
    if query:
        number = Q(number=int(query)) if query.isdecimal() and len(query) < 9 else Q()
        rows = rows.filter(Q(note__icontains=query) | Q(by__full_name__icontains=query) | number)
    return rows.filter(kind=kind) if kind in Kind.values else rows


@require_safe
def export(request: HttpRequest, public_id: uuid.UUID, kind: str) -> HttpResponse:
    """Every difference of every release as it was searched, a line each."""
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    wanted = set(_searched(request, cohort).values_list("pk", flat=True))
    lines, before = [], Content()
    for row in cohort.releases.order_by("number").select_related("by"):
        after = content_of(row)
        if row.pk in wanted:
            about = [
                row.number,
                row.get_kind_display(),
                say_moment(row.at, cohort.time_zone),
                str(row.by or ""),
                row.note,
            ]
            changes = changes_between(cohort, before, after)
            lines += [[*about, change.label, change.title, "; ".join(change.parts)] for change in changes]
        before = after
    head = [_("Release"), _("Kind"), _("When"), _("By"), _("About"), _("Change"), _("Session"), _("What changed")]
    return tables.answer(kind, f"{cohort.slug}-{_('releases')}", head, lines)


def new_release(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What would change, who is told what, and the button that does it."""
    cohort = open_desk(request, public_id)
    plan = actions.plan_of(cohort)
    form = ReleaseForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            answers = form.cleaned_data
            made = actions.release(
                cohort,
                by=request.user,
                note=answers["note"],
                seen=request.POST.get("seen", ""),
                tell=not answers["silent"],
            )
            messages.success(request, _said(made))
            return redirect("cohorts:release", cohort.public_id, made.number)
        plan = actions.plan_of(cohort)
    context = {
        "cohort": cohort,
        "plan": plan,
        "form": form,
        "changes": plan.changes,
        "news": plan.news(),
        "reason": actions.why_cannot_release(plan),
    }
    return render(request, "cohorts/releases/new.html", context)


def _said(made: TimetableRelease) -> str:
    told = ngettext("%(n)d person is told by mail.", "%(n)d people are told by mail.", made.told) % {"n": made.told}
    return f"{_('%(release)s is what people read now.') % {'release': made}} {told}"


@require_safe
def preview(request: HttpRequest, public_id: uuid.UUID, reader: str) -> HttpResponse:
    """The mail that one reader would get, word for word."""
    cohort = open_desk(request, public_id)
    plan = actions.plan_of(cohort)
    found = next((one for one in plan.news() if one.reader.key == reader), None)
    if found is None:
        raise Http404
    draft = TimetableRelease(cohort=cohort, note=request.GET.get("note", "")[:300])
    mail = emails.draft(draft, found, is_first=plan.last is None)
    return render(request, "cohorts/releases/mail.html", {"cohort": cohort, "news": found, "mail": mail})


def _release(request: HttpRequest, public_id: uuid.UUID, number: int, permission: str) -> TimetableRelease:
    cohort = open_desk(request, public_id, permission)
    found = get_object_or_404(cohort.releases.select_related("by", "restores"), number=number)
    found.cohort = cohort
    return found


@require_safe
def release(request: HttpRequest, public_id: uuid.UUID, number: int) -> HttpResponse:
    """One release: what it changed, and the timetable as it was shown."""
    found = _release(request, public_id, number, "cohorts.see_desk")
    cohort = found.cohort
    before = cohort.releases.filter(number=number - 1).first()
    content = content_of(found)
    sittings = content.sittings(cohort)
    day = day_asked(cohort, request.GET.get("day", ""))
    context = {
        "cohort": cohort,
        "release": found,
        "changes": changes_between(cohort, content_of(before), content),
        "is_first": before is None,
        "days": days_with_counts(cohort, sittings, day),
        "grid": grid_of(cohort, day, sittings, [], {}),
        "can_edit": request.user.has_perm("cohorts.run_cohort", cohort),
        "why_not_back": rolling_back.why_cannot_roll_back(found),
    }
    return render(request, "cohorts/releases/release.html", context)


def roll_back(request: HttpRequest, public_id: uuid.UUID, number: int) -> HttpResponse:
    """What going back would change, what cannot go back and why; then done."""
    found = _release(request, public_id, number, "cohorts.run_cohort")
    cohort, plan = found.cohort, actions.plan_of(found.cohort)
    form = NoteForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            answers = form.cleaned_data
            made, back = rolling_back.roll_back(
                found, by=request.user, note=answers["note"], seen=request.POST.get("seen", "")
            )
            messages.success(request, _said(made))
            for words in back.cannot:
                messages.warning(request, words)
            return redirect("cohorts:release", cohort.public_id, made.number)
        plan = actions.plan_of(cohort)
    context = {
        "cohort": cohort,
        "release": found,
        "plan": plan,
        "unreleased": plan.changes,
        "back": back_to(found),
        "changes": changes_between(cohort, plan.before, content_of(found)),
        "form": form,
        "reason": rolling_back.why_cannot_roll_back(found),
    }
    return render(request, "cohorts/releases/back.html", context)
