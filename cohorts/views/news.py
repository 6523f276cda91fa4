"""News of a cohort as the team writes them."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import news as actions
from cohorts.desk import open_cohort
from cohorts.forms.afterwards import NewsForm
from cohorts.models import Cohort, NewsItem
from courses.lists import page_of, pills, searched
from records import tables
from records.errors import Refused, refusal_in
from records.wording import local


@require_safe
def news(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Drafts first, then what is published."""
    cohort = open_cohort(request, cohort_id)
    query, state = searched(request), request.GET.get("state", "")
    rows = cohort.news.order_by("-published_at", "-pk")
    if query:
        rows = rows.filter(Q(title__icontains=query) | Q(summary__icontains=query))
    parts = {"": rows, "draft": rows.filter(published_at=None), "published": rows.exclude(published_at=None)}
    names = {"": _("All"), "draft": _("Drafts"), "published": _("Published")}
    chosen = parts.get(state, rows)
    if "export" in request.GET:
        head = [_("Title"), _("In one sentence"), _("Published"), _("Address")]
        lines = [[row.title, row.summary, _moment(row, cohort), row.slug] for row in chosen]
        return tables.answer(request.GET["export"], f"{_('News')} {cohort.title}", head, lines)
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "cohort": cohort,
        "page": page_of(request, chosen),
        "query": query,
        "filters": pills(request, "state", [(key, names[key], part.count()) for key, part in parts.items()]),
        "hidden": {"state": state} if state else {},
        "export": "?" + kept.urlencode() + ("&" if kept else "") + "export=",
        "any": cohort.news.exists(),
    }
    return render(request, "cohorts/afterwards/news.html", context)


def _moment(row: NewsItem, cohort: Cohort) -> str:
    return local(row.published_at, cohort.time_zone).strftime("%Y-%m-%d %H:%M") if row.published_at else ""


def add_news(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    return _edit(request, open_cohort(request, cohort_id), None)


def _item(request: HttpRequest, cohort_id: UUID, item: UUID) -> tuple[Cohort, NewsItem]:
    cohort = open_cohort(request, cohort_id)
    found = get_object_or_404(cohort.news, public_id=item)
    found.cohort = cohort
    return cohort, found


def edit_news(request: HttpRequest, cohort_id: UUID, item: UUID) -> HttpResponse:
    return _edit(request, *_item(request, cohort_id, item))


def _edit(request: HttpRequest, cohort: Cohort, item: NewsItem | None) -> HttpResponse:
    copy = NewsItem.objects.get(pk=item.pk) if item else None
    form = NewsForm(request.POST or None, instance=copy, cohort=cohort)
    if form.is_valid():
        with refusal_in(form):
            saved = actions.write_item(cohort, item, request.user, **form.cleaned_data)
            messages.success(request, _("%(item)s is saved.") % {"item": saved})
            return redirect("cohorts:edit_news", cohort.public_id, saved.public_id)
    context = {
        "cohort": cohort,
        "item": item,
        "form": form,
        "why_cannot_publish": actions.why_cannot_publish(item) if item else "",
    }
    return render(request, "cohorts/afterwards/write.html", context, status=422 if form.is_bound else 200)


@require_POST
def publish_news(request: HttpRequest, cohort_id: UUID, item: UUID) -> HttpResponse:
    cohort, found = _item(request, cohort_id, item)
    try:
        actions.publish_item(found)
        messages.success(request, _("%(item)s is published.") % {"item": found})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("cohorts:edit_news", cohort.public_id, found.public_id)


@require_POST
def take_back_news(request: HttpRequest, cohort_id: UUID, item: UUID) -> HttpResponse:
    cohort, found = _item(request, cohort_id, item)
    actions.take_back_item(found)
    messages.success(request, _("%(item)s is a draft again.") % {"item": found})
    return redirect("cohorts:edit_news", cohort.public_id, found.public_id)


def remove_news(request: HttpRequest, cohort_id: UUID, item: UUID) -> HttpResponse:
    cohort, found = _item(request, cohort_id, item)
    if request.method == "POST":
        actions.remove_item(found)
        messages.success(request, _("The news item is deleted."))
        return redirect("cohorts:news", cohort.public_id)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "afterwards",
        "title": _("Delete “%(item)s”?") % {"item": found},
        "text": _("It goes from the public page and from the feed, and does not come back."),
        "submit": _("Delete it"),
        "cancel": redirect("cohorts:edit_news", cohort.public_id, found.public_id)["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
