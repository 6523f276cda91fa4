"""The team's ranking of applications, and one application's reviews."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cohorts import story
from cohorts.actions import verdicts
from cohorts.desk import open_cohort
from cohorts.forms.reviews import VerdictForm
from cohorts.models import Application, Decision, SchoolVerdict
from cohorts.ranking import Ranking, head_of, sheet_of
from cohorts.reviewing import DISAGREE_FROM, with_scores
from records import tables
from records.errors import refusal_in

A_PAGE = 100


@require_safe
def ranking(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The best first; `?best=35` picks so many from the top whom the school lets go, without JavaScript too."""
    cohort = open_cohort(request, cohort_id)
    asked = Ranking.asked(cohort, request.GET)
    page = Paginator(asked.rows(), A_PAGE).get_page(request.GET.get("page"))
    best = request.GET.get("best", "")
    best = min(int(best), A_PAGE) if best.isdecimal() and len(best) < 5 else 0
    picked = 0
    for rank, row in enumerate(page, page.start_index()):
        row.cohort, row.rank = cohort, rank
        row.is_picked = picked < best and not row.waits_for_school
        picked += row.is_picked
        row.disagree = row.spread is not None and row.spread >= DISAGREE_FROM
    address = request.GET.copy()
    for name in ("page", "best"):
        address.pop(name, None)
    kept, counts, pills = address.urlencode(), asked.counts(), []
    for key, (name, _where) in asked.filters().items():
        address["state"] = key
        pills.append(
            {"name": name, "count": counts[key], "url": f"?{address.urlencode()}", "is_current": key == asked.state}
        )
    context = {
        "cohort": cohort,
        "asked": asked,
        "page": page,
        "counts": counts,
        "filters": pills,
        "free": max(cohort.capacity - cohort.seats().held, 0),
        "has_criteria": cohort.review_criteria.exists(),
        "picked": picked,
        "kept": kept,
    }
    return render(request, "cohorts/reviews/ranking.html", context)


@require_safe
def export(request: HttpRequest, cohort_id: UUID, kind: str) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    asked = Ranking.asked(cohort, request.GET)
    return tables.answer(kind, f"{cohort.slug}-ranking", head_of(asked), sheet_of(asked))


def _one(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> Application:
    cohort = open_cohort(request, cohort_id)
    rows = with_scores(cohort.applications.exclude(state=Application.State.DRAFT))
    application = get_object_or_404(rows.select_related("person", "school"), public_id=public_id)
    application.cohort = cohort
    return application


@require_safe
def reviews_of(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """All reviews of one application side by side, what its school said, and the trail of decisions."""
    application = _one(request, cohort_id, public_id)
    cohort = application.cohort
    criteria = list(cohort.review_criteria.all())
    reviews = list(application.reviews.select_related("reviewer").prefetch_related("scores"))
    sent = [review for review in reviews if review.submitted_at]
    for review in sent:
        review.points = {score.criterion_id: score.points for score in review.scores.all()}
    rows = []
    for one in criteria:
        points = [review.points.get(one.pk) for review in sent]
        given = [number for number in points if number is not None]
        apart = bool(given) and 100 * (max(given) - min(given)) >= DISAGREE_FROM * one.most_points
        rows.append({"criterion": one, "points": points, "apart": apart})
    context = {
        "cohort": cohort,
        "application": application,
        "rows": rows,
        "sent": sent,
        "begun": [review for review in reviews if not review.submitted_at and not review.conflict],
        "conflicts": [review for review in reviews if review.conflict],
        "disagree": application.spread is not None and application.spread >= DISAGREE_FROM,
        "verdicts": SchoolVerdict.objects.filter(application=application).select_related("by"),
        "cannot_judge": verdicts.why_cannot_judge(application),
        "decisions": Decision.objects.filter(application=application).select_related("by"),
        "steps": story.steps_of(application, for_team=True),
    }
    return render(request, "cohorts/reviews/application.html", context)


def judge_for_school(request: HttpRequest, cohort_id: UUID, public_id: UUID, verdict: str) -> HttpResponse:
    """The team writes down what a school told it, by name."""
    if verdict not in Application.SchoolVerdict.values:
        raise Http404
    application = _one(request, cohort_id, public_id)
    cohort = application.cohort
    back = reverse("cohorts:application_reviews", args=[cohort.public_id, application.public_id])
    form = VerdictForm(request.POST or None)
    form.fields["reason"].label = _("Who at the school said so, and when")
    form.fields["reason"].help_text = _("Kept in the trail, with your name.")
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            verdicts.judge(application, verdict, request.user, form.cleaned_data["reason"], for_school=True)
            messages.success(request, _("Noted for %(name)s.") % {"name": application.person})
            return redirect(back)
    approved = verdict == Application.SchoolVerdict.APPROVED
    said = {"school": application.school_name, "name": application.person}
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "applications",
        "title": (_("%(school)s approves %(name)s?") if approved else _("%(school)s does not approve %(name)s?"))
        % said,
        "text": _("You write this down for the school. Its coordinators see it."),
        "submit": _("Note the approval") if approved else _("Note the refusal"),
        "cancel": back,
        "form": form,
        "danger": not approved,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.errors else 200)
