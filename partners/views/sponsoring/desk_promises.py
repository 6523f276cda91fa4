"""Promises at the desk: all of a cohort, and one with what was handed in for it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.lists import searched
from records import tables
from records.errors import refusal_in

from ...forms.fields import ReasonForm
from ...forms.sponsoring import DoneForm, PromiseForm
from ...models import Deliverable
from ...sponsoring import reading, refusals
from ...sponsoring.actions import promises as verbs
from ..access import cohort_to_run
from ..answers import act, ask
from .rows import promise_of, sponsor_of

A_PAGE = 25


@require_safe
def promises(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = cohort_to_run(request, cohort_id)
    query, kind, today = searched(request), request.GET.get("kind", ""), refusals.today_in(cohort)
    rows = reading.promises(cohort, kind, query, today)
    if "export" in request.GET:
        name = f"{_('Promises')} {cohort}"
        return tables.answer(request.GET["export"], name, reading.promise_head(), reading.promise_lines(rows))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    filters, total = reading.promise_filters(cohort, kind, query, today)
    asked = urlencode({"q": query, "kind": kind})
    context = {
        "cohort": cohort, "page": page, "query": query, "filters": filters, "total": total, "today": today,
        "count": ngettext("%(shown)d of %(total)d promise", "%(shown)d of %(total)d promises", total)
        % {"shown": page.paginator.count, "total": total},
        "hidden": {"kind": kind} if kind else {},
        "export_csv": f"?export=csv&{asked}", "export_xlsx": f"?export=xlsx&{asked}",
    }  # fmt: skip
    return render(request, "partners/sponsoring/desk_promises.html", context)


def _page(row: Deliverable) -> str:
    return reverse("partners:desk_promise", args=[row.sponsorship.cohort.public_id, row.public_id])


@require_safe
def promise(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    return _one(request, row)


def _one(request: HttpRequest, row: Deliverable, form=None, return_form=None, status: int = 200) -> HttpResponse:
    context = {
        "cohort": row.sponsorship.cohort, "row": row, "sponsorship": row.sponsorship,
        "deliveries": row.deliveries.select_related("by", "file"), "today": refusals.today_in(row.sponsorship.cohort),
        "cannot_judge": refusals.why_not_judge(row), "cannot_do": refusals.why_not_done(row),
        "cannot_waive": refusals.why_not_waive(row), "cannot_reopen": refusals.why_not_reopen(row),
        "done_form": form or DoneForm(initial={"note": row.note, "url": row.url}),
        "return_form": return_form or ReasonForm(initial={"seen": row.seen}),
    }  # fmt: skip
    return render(request, "partners/sponsoring/desk_promise.html", context, status=status)


def add(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    sponsorship = sponsor_of(request, cohort_id, public_id)
    return _form(request, Deliverable(sponsorship=sponsorship, side=Deliverable.Side.OURS))


def edit(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    return _form(request, promise_of(request, cohort_id, public_id))


def _form(request: HttpRequest, row: Deliverable) -> HttpResponse:
    """Its words, its day, its owner. Once agreed, another wording asks for a new version of the agreement."""
    sponsorship = row.sponsorship
    form = PromiseForm(request.POST or None, instance=row, row=sponsorship)
    desk = reverse("partners:sponsor", args=[sponsorship.cohort.public_id, sponsorship.public_id])
    back = _page(row) if row.pk else desk
    if request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(row, name, value)
        with refusal_in(form):
            verbs.save_promise(row, request.user)
            messages.success(request, _("The promise is saved."))
            return redirect(desk)
    context = {
        "cohort": sponsorship.cohort, "form": form, "submit": _("Save the promise"), "back": back,
        "title": _("Edit the promise") if row.pk else _("Add a promise"), "back_name": sponsorship.organisation.name,
    }  # fmt: skip
    return render(request, "partners/sponsoring/form.html", context, status=422 if form.errors else 200)


@require_POST
def accept(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    seen = request.POST.get("seen", "")
    return act(request, lambda: verbs.accept(row, request.user, seen), _("Accepted."), _page(row))


@require_POST
def give_back(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusal_in(form):
            verbs.give_back(row, form.cleaned_data["reason"], request.user, form.cleaned_data["seen"])
            messages.success(request, _("Given back. The sponsor gets a mail with your words."))
            return redirect(_page(row))
    return _one(request, row, return_form=form, status=422)


@require_POST
def done(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    form = DoneForm(request.POST)
    if form.is_valid():
        with refusal_in(form):
            verbs.mark_done(row, form.cleaned_data["note"], form.cleaned_data["url"], request.user)
            messages.success(request, _("Noted as done. The sponsor sees it."))
            return redirect(_page(row))
    return _one(request, row, form=form, status=422)


def waive(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            verbs.waive(row, form.cleaned_data["reason"], request.user)
            messages.success(request, _("Waived."))
            return redirect(_page(row))
    return ask(
        request, layout="desk.html", cohort=row.sponsorship.cohort, tab="partners", cancel=_page(row), form=form,
        title=_("Is “%(name)s” not needed any more?") % {"name": row.name}, danger=True,
        text=_("Nobody is reminded of it any more, and it does not stand in the way of fulfilling the sponsorship."),
        submit=_("Waive it"), status=422 if form.errors else 200,
    )  # fmt: skip


@require_POST
def reopen(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    return act(request, lambda: verbs.reopen(row, request.user), _("It is open again."), _page(row))


def remove(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    row = promise_of(request, cohort_id, public_id)
    sponsorship = row.sponsorship
    back = reverse("partners:sponsor", args=[sponsorship.cohort.public_id, sponsorship.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.remove_promise(row, request.user), _("The promise is removed."), back)
    return ask(
        request, layout="desk.html", cohort=sponsorship.cohort, tab="partners", cancel=_page(row), danger=True,
        title=_("Remove “%(name)s”?") % {"name": row.name}, text=_("It was not agreed yet; nothing of it stays."),
        submit=_("Remove the promise"),
    )  # fmt: skip
