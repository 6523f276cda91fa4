"""The team's list of lecturers: who gives what, what is missing, the links to their pages, when they cannot come."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import lecturer_page as actions
from cohorts.desk import open_cohort
from cohorts.forms.material import LecturerForm, UnavailabilityForm
from cohorts.lecturing import listing
from cohorts.lecturing.page import page_of as page_of_lecturer
from cohorts.models import Cohort, Lecturer
from cohorts.models.material import address_of
from courses.lists import filtered, searched
from records import tables
from records.errors import Refused, refusal_in


@require_safe
def lecturers(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    query, state = searched(request), request.GET.get("state", "")
    found = listing.lecturers_of(cohort, query)
    shown = [row for row in found if row.is_in(state)]
    if "export" in request.GET:
        name = f"{_('Lecturers')} {cohort.title}"
        return tables.answer(request.GET["export"], name, *listing.lecturers_as_table(shown))
    choices = [(key, word, sum(row.is_in(key) for row in found)) for key, word in listing.LECTURERS]
    context = filtered(request, shown, choices) | {
        "cohort": cohort,
        "any": bool(found) or bool(query),
        "without_link": sum(row.link is None and bool(row.email) for row in found),
    }
    return render(request, "cohorts/lecturers/list.html", context)


def _lecturer(cohort: Cohort, key: UUID) -> Lecturer:
    found = get_object_or_404(cohort.lecturers.select_related("person", "organisation"), public_id=key)
    found.cohort = cohort
    return found


def add_lecturer(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _edit(request, open_cohort(request, cohort_id), None)


def edit_lecturer(request: HttpRequest, cohort_id: UUID, key: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _edit(request, cohort, _lecturer(cohort, key))


def _edit(request: HttpRequest, cohort: Cohort, lecturer: Lecturer | None, away=None) -> HttpResponse:
    is_sent = request.method == "POST" and away is None
    copy = Lecturer.objects.get(pk=lecturer.pk) if lecturer else None
    form = LecturerForm(request.POST if is_sent else None, cohort=cohort, instance=copy)
    if is_sent and form.is_valid():
        with refusal_in(form):
            saved = actions.save_lecturer(cohort, lecturer, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(name)s is saved.") % {"name": saved})
            return redirect("cohorts:edit_lecturer", cohort.public_id, saved.public_id)
    context = {"cohort": cohort, "lecturer": lecturer, "form": form, "away_form": away or UnavailabilityForm()}
    if lecturer:
        context["page"] = page_of_lecturer(lecturer)
        context["link"] = lecturer.links.filter(ended_at=None).first()
        context["no_link"] = actions.why_no_link(lecturer)
        context["away"] = lecturer.unavailabilities.all()
        context["cannot_remove"] = actions.why_cannot_remove(lecturer)
    status = 422 if is_sent or (away and away.is_bound) else 200
    with timezone.override(cohort.zone):
        return render(request, "cohorts/lecturers/edit.html", context, status=status)


def add_away(request: HttpRequest, cohort_id: UUID, key: UUID) -> HttpResponse:
    """A time at which the lecturer cannot come."""
    cohort = open_cohort(request, cohort_id)
    lecturer = _lecturer(cohort, key)
    back = redirect("cohorts:edit_lecturer", cohort_id, key)
    if request.method != "POST":
        return back
    with timezone.override(cohort.zone):
        form = UnavailabilityForm(request.POST)
        if form.is_valid():
            with refusal_in(form):
                actions.add_unavailability(lecturer, **form.cleaned_data)
                messages.success(request, _("The timetable warns of it from now on."))
                return back
    return _edit(request, cohort, lecturer, away=form)


@require_POST
def end_away(request: HttpRequest, cohort_id: UUID, key: UUID, row: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    lecturer = _lecturer(cohort, key)
    actions.remove_unavailability(get_object_or_404(lecturer.unavailabilities, public_id=row))
    messages.success(request, _("Taken away."))
    return redirect("cohorts:edit_lecturer", cohort_id, key)


def _confirm(request: HttpRequest, cohort: Cohort, back: HttpResponse, **words) -> HttpResponse:
    context = {"layout": "desk.html", "cohort": cohort, "tab": "timetable", "cancel": back["Location"], **words}
    return render(request, "components/confirm_page.html", context)


def send_link(request: HttpRequest, cohort_id: UUID, key: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    lecturer = _lecturer(cohort, key)
    back = redirect("cohorts:edit_lecturer", cohort_id, key)
    if request.method == "POST":
        try:
            link = actions.send_link(lecturer, request.user)
            messages.success(request, _("The link goes to %(address)s.") % {"address": link.email})
        except Refused as refused:
            messages.error(request, str(refused))
        return back
    if reason := actions.why_no_link(lecturer):
        messages.error(request, reason)
        return back
    words = {
        "title": _("Send %(name)s the link to their page?") % {"name": lecturer},
        "text": _("It goes to %(address)s and needs no account. A link that was sent before opens nothing any more.")
        % {"address": address_of(lecturer)},
        "submit": _("Send the link"),
    }
    return _confirm(request, cohort, back, **words)


def send_links(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """To everybody who has none yet."""
    cohort = open_cohort(request, cohort_id)
    back = redirect("cohorts:lecturers", cohort_id)
    if request.method == "POST":
        sent = actions.send_links(cohort, request.user)
        words = ngettext("%(number)d link goes out.", "%(number)d links go out.", sent) % {"number": sent}
        messages.success(request, words)
        return back
    rows = [row for row in listing.lecturers_of(cohort) if row.link is None and row.email]
    if not rows:
        messages.info(request, _("Everybody with an e-mail address has a link already."))
        return back
    number = len(rows)
    title = ngettext("Send %(number)d lecturer a link?", "Send %(number)d lecturers a link each?", number)
    names = ", ".join(row.lecturer.full_name for row in rows)
    words = {"title": title % {"number": number}, "text": names, "submit": _("Send the links")}
    return _confirm(request, cohort, back, **words)


def end_link(request: HttpRequest, cohort_id: UUID, key: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    lecturer = _lecturer(cohort, key)
    back = redirect("cohorts:edit_lecturer", cohort_id, key)
    if request.method == "POST":
        actions.end_link(lecturer)
        messages.success(request, _("The link opens nothing any more."))
        return back
    words = {
        "title": _("End the link of %(name)s?") % {"name": lecturer},
        "text": _("Whoever has it sees the page no more. You can send a new one."),
        "submit": _("End the link"),
        "danger": True,
    }
    return _confirm(request, cohort, back, **words)


def remove_lecturer(request: HttpRequest, cohort_id: UUID, key: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    lecturer = _lecturer(cohort, key)
    if request.method == "POST":
        try:
            actions.remove_lecturer(lecturer)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("cohorts:edit_lecturer", cohort_id, key)
        messages.success(request, _("%(name)s is taken off the list.") % {"name": lecturer})
        return redirect("cohorts:lecturers", cohort_id)
    words = {
        "title": _("Take %(name)s off the list?") % {"name": lecturer},
        "text": _("The row goes, with its links and the times at which they cannot come."),
        "submit": _("Take off"),
        "danger": True,
    }
    return _confirm(request, cohort, redirect("cohorts:edit_lecturer", cohort_id, key), **words)
