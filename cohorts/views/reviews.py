"""A reviewer's pages: what waits, one application with its points, and on to the next."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts import reviewing
from cohorts.actions import reviews as actions
from cohorts.desk import open_cohort
from cohorts.forms.reviews import ScoresForm
from cohorts.models import Application, Cohort, Review
from cohorts.review_queue import Queue
from records import tables
from records.errors import Refused, refusal_in

A_PAGE = 50
PERMISSION = "cohorts.review"


@require_safe
def reviews(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The queue: what waits for this reviewer first."""
    cohort = open_cohort(request, cohort_id, PERMISSION)
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    queue = Queue(cohort, request.user, query)
    state = request.GET.get("state", "waits")
    state = state if state in queue.kinds else "waits"
    page = Paginator(queue.rows(state), A_PAGE).get_page(request.GET.get("page"))
    for row in page:
        row.cohort, row.mine = cohort, queue.mine.get(row.pk)
        row.called = reviewing.name_for_reviewer(row)
    asked, pills = request.GET.copy(), []
    asked.pop("page", None)
    for key, (name, _keys) in queue.kinds.items():
        asked["state"] = key
        pills.append(
            {"name": name, "count": queue.counts[key], "url": f"?{asked.urlencode()}", "is_current": key == state}
        )
    context = {
        "cohort": cohort,
        "page": page,
        "counts": queue.counts,
        "filters": pills,
        "state": state,
        "query": query,
        "criteria": cohort.review_criteria.all(),
    }
    return render(request, "cohorts/reviews/queue.html", context)


@require_safe
def export(request: HttpRequest, cohort_id: UUID, kind: str) -> HttpResponse:
    """The reviewer's own points, one row an application."""
    cohort = open_cohort(request, cohort_id, PERMISSION)
    criteria = list(cohort.review_criteria.all())
    mine = Review.objects.by(request.user).filter(application__cohort=cohort, conflict=False)
    rows = []
    for review in mine.select_related("application__person").prefetch_related("scores").order_by("application"):
        review.application.cohort = cohort
        points = {score.criterion_id: score.points for score in review.scores.all()}
        name = reviewing.name_for_reviewer(review.application)
        sent = _("sent") if review.submitted_at else _("draft")
        rows.append([name, sent, *(points.get(one.pk) for one in criteria), review.percent, review.comment])
    head = [_("Application"), _("State"), *(one.title for one in criteria), _("Percent"), _("Comment")]
    return tables.answer(kind, f"{cohort.slug}-reviews", head, rows)


@require_POST
def next_review(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """On to the application that needs a review most."""
    cohort = open_cohort(request, cohort_id, PERMISSION)
    return _to_next(request, cohort)


def _to_next(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    application = actions.next_to_review(cohort, request.user)
    if application is None:
        messages.success(request, _("Nothing more waits for your review."))
        return redirect("cohorts:reviews", cohort.public_id)
    return redirect("cohorts:review", cohort.public_id, application.public_id)


def _one(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> Application:
    cohort = open_cohort(request, cohort_id, PERMISSION)
    rows = reviewing.queue_of(cohort, request.user).select_related("person", "school")
    application = get_object_or_404(rows, public_id=public_id)
    application.cohort = cohort
    return application


def review(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """What the application says, and the points; sending goes on to the next."""
    application = _one(request, cohort_id, public_id)
    cohort = application.cohort
    mine = Review.objects.by(request.user).filter(application=application).prefetch_related("scores").first()
    refusal = Review(application=application).why_cannot_write()
    criteria = list(cohort.review_criteria.all())
    send = request.POST.get("do") != "keep"
    form = ScoresForm(request.POST or None, criteria=criteria, review=mine, complete=send)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.save_review(application, request.user, form.points, comment=form.cleaned_data["comment"], send=send)
            words = _("Your review of %(name)s is sent.") if send else _("Your review of %(name)s is kept as a draft.")
            messages.success(request, words % {"name": reviewing.name_for_reviewer(application)})
            return _to_next(request, cohort) if send else redirect("cohorts:reviews", cohort.public_id)
    context = {
        "cohort": cohort,
        "application": application,
        "told": reviewing.told_of(application),
        "form": form,
        "mine": mine,
        "refusal": refusal,
        "criteria": criteria,
        "left": reviewing.to_review(cohort, request.user).count(),
    }
    return render(request, "cohorts/reviews/review.html", context, status=422 if form.errors else 200)


def hand_back(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """A conflict of interest: asks once, then leaves the application to the other reviewers."""
    application = _one(request, cohort_id, public_id)
    cohort, name = application.cohort, reviewing.name_for_reviewer(application)
    back = reverse("cohorts:review", args=[cohort.public_id, application.public_id])
    if request.method == "POST":
        try:
            actions.hand_back(application, request.user)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(back)
        messages.success(request, _("%(name)s is left to the other reviewers.") % {"name": name})
        return _to_next(request, cohort)
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "reviews",
        "title": _("Leave %(name)s to the other reviewers?") % {"name": name},
        "text": _("You know this person, or gain by the decision. Points that you gave so far are taken away."),
        "submit": _("Leave it to others"),
        "cancel": back,
    }
    return render(request, "components/confirm_page.html", context)
