"""Practical checks at the desk: who stands where, one record, making it void, and which checklists a cohort uses."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cohorts.actions import checklists
from cohorts.actions import checks as actions
from cohorts.checks import overview, who
from cohorts.checks.content import why_not_as_signed
from cohorts.checks.reading import record_of
from cohorts.desk import open_cohort
from cohorts.forms.checks import ReasonForm, UseForm
from cohorts.models import Cohort, CohortChecklist, FilledChecklist
from courses.lists import PAGE, searched
from records import files, tables
from records.errors import refusal_in
from records.wording import say_short

from .attendance import MARK


def _used(cohort: Cohort) -> list[CohortChecklist]:
    return list(cohort.checklists.select_related("version__checklist", "session").order_by("retired_at", "pk"))


@require_safe
def all_checks(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The participants with their attempts at one checklist; the others one touch away. Also as a file."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = _used(cohort)
    chosen = next((one for one in found if str(one.public_id) == request.GET.get("of")), found[0] if found else None)
    runs = request.user.has_perm("cohorts.run_cohort", cohort)
    context = {"cohort": cohort, "used": found, "chosen": chosen, "runs": runs}
    if chosen is None:
        return render(request, "cohorts/checks/list.html", context)
    chosen.cohort = cohort
    rows = overview.rows_of(chosen)
    query, state, numbers = searched(request), request.GET.get("state", ""), overview.counts(rows)
    kept = {"of": str(chosen.public_id)} | ({"q": query} if query else {})
    rows = [row for row in rows if not state or row.group == state]
    rows = [row for row in rows if query.lower() in str(row.application.person).lower()]
    if "export" in request.GET:
        return _export(request.GET["export"], chosen, rows)
    context |= {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "total": numbers[""],
        "passed": numbers["passed"],
        "query": query,
        "hidden": {"of": chosen.public_id} | ({"state": state} if state else {}),
        "asked": urlencode(kept | ({"state": state} if state else {})),
        "filters": [
            {
                "name": name,
                "count": numbers[key],
                "is_current": key == state,
                "url": "?" + urlencode(kept | ({"state": key} if key else {})),
            }
            for key, name in overview.FILTERS
        ],
        "cannot_fill": who.why_cannot_fill(chosen),
        "no_assessor": who.why_is_no_assessor(request.user, chosen),
    }
    return render(request, "cohorts/checks/list.html", context)


def _export(kind: str, used: CohortChecklist, rows: list[overview.Row]) -> HttpResponse:
    """A line for each attempt; those without one have a line, too."""
    head = [
        _("Name"), _("School"), _("Group"), _("Attempt"), _("State"), _("Result"), _("Done"), _("Filled in by"),
        _("Signed"), _("Plates signed"),
    ]  # fmt: skip
    zone = used.cohort.time_zone
    lines = []
    for row in rows:
        one = row.application
        who_is = [str(one.person), one.school_name, one.group]
        for check in row.checks or [None]:
            said = [
                check.attempt,
                check.get_state_display(),
                check.get_result_display(),
                say_short(check.filled_at, zone),
                str(check.filled_by or ""),
                say_short(check.signed_at, zone) if check.signed_at else "",
                say_short(check.plates_signed_at, zone) if check.plates_signed_at else "",
            ] if check else [""] * 7  # fmt: skip
            lines.append(who_is + said)
    return tables.answer(kind, f"{used.version.title} {used.cohort}", head, lines)


def open_check(request: HttpRequest, cohort: Cohort, public_id: UUID) -> FilledChecklist:
    rows = FilledChecklist.objects.filter(used__cohort=cohort)
    related = ("application__person", "application__school", "used__version__checklist", "used__session", "filled_by")
    found = get_object_or_404(rows.select_related(*related, "voided_by", "appeal__answered_by"), public_id=public_id)
    found.used.cohort = found.application.cohort = cohort
    return found


@require_safe
def check(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """The whole record: items, plates, signatures with what they are bound to, the appeal."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = open_check(request, cohort, public_id)
    return render(request, "cohorts/checks/check.html", _about(found, request.user))


def _about(found: FilledChecklist, user) -> dict:
    record = record_of(found)
    asked = getattr(found, "appeal", None)
    return {
        "cohort": found.used.cohort,
        "check": found,
        "record": record,
        "version": found.used.version,
        "signed": [(one, why_not_as_signed(one, record)) for one in record.signatures.values()],
        "cannot_sign": who.why_cannot_sign_visual(found, user),
        "cannot_read": who.why_cannot_read_plates(found, user),
        "cannot_sign_plates": who.why_cannot_sign_plates(record, user),
        "cannot_void": who.why_cannot_void(found, user),
        "appeal": asked,
        "cannot_answer": who.why_cannot_answer(asked, user) if asked else "",
        "others": found.application.checks.filter(used=found.used).exclude(pk=found.pk).order_by("attempt"),
    }


@require_safe
def print_check(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """The record on paper."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = open_check(request, cohort, public_id)
    return render(request, "cohorts/checks/print.html", _about(found, request.user))


@require_safe
def plate_photo(request: HttpRequest, cohort_id: UUID, public_id: UUID, reading: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id, MARK)
    row = get_object_or_404(open_check(request, cohort, public_id).readings.select_related("photo"), public_id=reading)
    if row.photo is None:
        raise Http404
    return files.serve(row.photo, public=False)


def void(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Take a record out, with a reason; it stays readable."""
    cohort = open_cohort(request, cohort_id, MARK)
    found = open_check(request, cohort, public_id)
    form = ReasonForm(request.POST or None)
    back = reverse("cohorts:check", args=[cohort.public_id, found.public_id])
    if form.is_valid():
        with refusal_in(form):
            actions.void(found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("The record is void. Its attempt is given back."))
            return redirect(back)
    text = who.why_cannot_void(found, request.user) or _(
        "It counts no more, what it showed of competencies is taken back, and the attempt is given back. It stays "
        "readable with your name and the reason. This cannot be undone."
    )
    words = {"title": _("Make this record void?"), "text": text, "submit": _("Make it void"), "danger": True}
    return _ask(request, cohort, form, back, **words)


def add_checklist(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _edit(request, open_cohort(request, cohort_id), None)


def edit_checklist(request: HttpRequest, cohort_id: UUID, used: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    return _edit(request, cohort, get_object_or_404(cohort.checklists.select_related("version"), public_id=used))


def _edit(request: HttpRequest, cohort: Cohort, used: CohortChecklist | None) -> HttpResponse:
    form = UseForm(request.POST or None, cohort=cohort, used=used)
    if form.is_valid():
        with refusal_in(form):
            saved = checklists.use(cohort, used=used, **form.cleaned_data)
            messages.success(request, _("%(check)s is used in this cohort.") % {"check": saved})
            return redirect(f"{reverse('cohorts:checklists', args=[cohort.public_id])}?of={saved.public_id}")
    context = {"cohort": cohort, "form": form, "used": used}
    return render(request, "cohorts/checks/use.html", context, status=422 if form.is_bound else 200)


def retire_checklist(request: HttpRequest, cohort_id: UUID, used: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(cohort.checklists.select_related("version"), public_id=used)
    back = reverse("cohorts:checklists", args=[cohort.public_id])
    if request.method == "POST":
        checklists.retire(found)
        messages.success(request, _("%(check)s is not filled in any more.") % {"check": found})
        return redirect(back)
    number = found.checks.count()
    text = ngettext(
        "Nobody can fill it in any more. %(number)d record stays as it is. You can use it again later.",
        "Nobody can fill it in any more. %(number)d records stay as they are. You can use it again later.",
        number,
    )
    words = {"title": _("No longer use “%(check)s”?") % {"check": found}, "submit": _("Stop using it")}
    return _ask(request, cohort, None, back, text=text % {"number": number}, **words)


def _ask(request: HttpRequest, cohort: Cohort, form, cancel: str, **words) -> HttpResponse:
    context = {"layout": "desk.html", "cohort": cohort, "tab": "learning", "form": form, "cancel": cancel, **words}
    bound = form is not None and form.is_bound
    return render(request, "components/confirm_page.html", context, status=422 if bound else 200)
