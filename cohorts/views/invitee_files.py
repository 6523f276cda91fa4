"""A list of invited people: uploaded, checked, looked at, then invited; each step shows how far it is."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts import tasks
from cohorts.actions import invitees as actions
from cohorts.desk import open_cohort
from cohorts.forms.invitees import InviteeFileForm
from cohorts.models import Cohort, InviteeFile
from records import sheets, tables
from records.errors import Refused, refusal_in

A_PAGE = 100


@require_POST
def upload(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    form = InviteeFileForm(request.POST, request.FILES)
    if form.is_valid():
        sent = form.cleaned_data["file"]
        with refusal_in(form):
            content = sent.read(sheets.MOST_BYTES + 1)
            file = actions.take_file(cohort, sent.name, content, request.user)
            tasks.begin(file, at_once=actions.is_small(content))
            return redirect("cohorts:invitee_file", cohort.public_id, file.public_id)
    messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    return redirect("cohorts:invitees", cohort.public_id)


def _file(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> tuple[Cohort, InviteeFile]:
    cohort = open_cohort(request, cohort_id)
    file = get_object_or_404(cohort.invitee_files.defer("content").select_related("by"), public_id=public_id)
    file.cohort = cohort
    return cohort, file


@require_safe
def file(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """What was found in it, line by line; while a job works on it, how far it is."""
    cohort, file = _file(request, cohort_id, public_id)
    context = {
        "cohort": cohort,
        "file": file,
        "page": Paginator(file.problems, A_PAGE).get_page(request.GET.get("page")),
        "refusal": file.why_cannot_invite(),
        "fresh": file.total - file.known,
    }
    if request.htmx and request.htmx.target == "div#progress":  # htmx 4 names the element too
        response = render(request, "cohorts/invitees/progress.html", context)
        if not file.is_running:
            response["HX-Refresh"] = "true"  # the page as a whole says what came of it
        return response
    return render(request, "cohorts/invitees/file.html", context)


@require_safe
def report(request: HttpRequest, cohort_id: UUID, public_id: UUID, kind: str) -> HttpResponse:
    """What is wrong, line by line, as a file."""
    _cohort, file = _file(request, cohort_id, public_id)
    return tables.streamed(kind, "problems", [_("Line"), _("What is wrong")], iter(file.problems))


def invite(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Asks once, because as many mails go out as there are new people in the file."""
    cohort, file = _file(request, cohort_id, public_id)
    back = redirect("cohorts:invitee_file", cohort.public_id, file.public_id)
    if request.method == "POST":
        try:
            tasks.begin(actions.invite_all(file, request.user))
        except Refused as refused:
            messages.error(request, str(refused))
        return back
    fresh = file.total - file.known
    title = ngettext("Invite %(number)d person?", "Invite %(number)d people?", fresh) % {"number": fresh}
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "people",
        "title": title,
        "text": _("Each gets a mail at once, in their language. It cannot be called back."),
        "submit": _("Invite them"),
        "cancel": back.url,
    }
    return render(request, "components/confirm_page.html", context)


@require_POST
def put_aside(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort, file = _file(request, cohort_id, public_id)
    try:
        actions.put_aside(file)
        messages.success(request, _("The file is put aside; nobody in it was invited."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("cohorts:invitees", cohort.public_id)
