"""The author's side of a review: who is asked, what they said, what is answered."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from records import tables
from records.errors import Refused, refusal_in

from ..actions import reviews as actions
from ..content import digest_of
from ..forms.reviews import AnswerForm, AskForm
from ..models import ModuleReview, ModuleVersion, ReviewComment
from ..reviewing.reading import experts_for, standing_of, with_all
from .module_versions import about, version_of


def reviews(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Who was asked, where each stands, and the comments by what they are about."""
    version = version_of(request, public_id)
    comments = ReviewComment.objects.filter(review__module_version=version, review__withdrawn_at=None)
    comments = comments.select_related("review__reviewer", "review__organisation", "outcome", "answered_by")
    if "export" in request.GET:
        return _file(request.GET["export"], version, comments)
    digest = digest_of(version)
    rows = [(row, standing_of(row, digest)) for row in with_all(version.reviews.standing())]
    open_count = sum(row.resolved_at is None for row in comments)
    context = about(version) | {
        "reviews": rows,
        "topics": _by_topic(comments),
        "count": ngettext("%(n)d open comment", "%(n)d open comments", open_count) % {"n": open_count},
        "why_cannot_ask": actions.why_cannot_ask(version),
    }
    return render(request, "courses/reviews/list.html", context)


def _by_topic(comments) -> list[tuple[str, list[ReviewComment]]]:
    """The module as a whole first, then outcome by outcome, as they read when they were commented on."""
    found: dict[str, list[ReviewComment]] = {}
    for row in sorted(comments, key=lambda one: (one.outcome.position if one.outcome else 0, one.at)):
        found.setdefault(row.about, []).append(row)
    return list(found.items())


def _file(kind: str, version: ModuleVersion, comments) -> HttpResponse:
    head = [_("Outcome"), _("Expert"), _("Organisation"), _("Comment"), _("On"), _("Answer"), _("Settled")]
    lines = (
        [
            row.about, str(row.review.reviewer), row.review.organisation.name, row.text, row.at.date().isoformat(),
            row.answer, row.resolved_at.date().isoformat() if row.resolved_at else "",
        ]
        for row in comments
    )  # fmt: skip
    return tables.answer(kind, f"{version.module.code} {version.number}", head, lines)


def ask(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = version_of(request, public_id)
    form = AskForm(request.POST or None, version=version)
    if form.is_valid():
        with refusal_in(form):
            review = actions.ask(version, by=request.user, **form.cleaned_data)
            messages.success(request, _("%(name)s is asked by mail.") % {"name": review.reviewer})
            return redirect("courses:reviews", version.public_id)
    context = about(version) | {"form": form, "has_experts": experts_for(version).exists()}
    return render(request, "courses/reviews/ask.html", context | {"why_not": actions.why_cannot_ask(version)})


def _review(request: HttpRequest, public_id: uuid.UUID) -> ModuleReview:
    mine = ModuleReview.objects.filter(module_version__in=ModuleVersion.objects.visible_to(request.user))
    rows = mine.select_related("module_version__module__organisation", "reviewer")
    return get_object_or_404(rows, public_id=public_id)


def withdraw(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    review = _review(request, public_id)
    back = redirect("courses:reviews", review.module_version.public_id)
    if request.method == "POST":
        try:
            actions.withdraw(review)
            messages.success(request, _("%(name)s is not asked any more.") % {"name": review.reviewer})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return back
    context = about(review.module_version) | {
        "title": _("Ask %(name)s no more?") % {"name": review.reviewer},
        "text": _("They see the module no more. What they said and signed stays on record and counts no more."),
        "submit": _("Ask no more"),
        "cancel": back.url,
        "danger": True,
    }
    return render(request, "courses/confirm.html", context)


@require_POST
def ask_again(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    review = _review(request, public_id)
    try:
        actions.ask_again(review)
        messages.success(request, _("%(name)s is asked again by mail.") % {"name": review.reviewer})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("courses:reviews", review.module_version.public_id)


def answer(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    mine = ModuleVersion.objects.visible_to(request.user)
    rows = ReviewComment.objects.filter(review__module_version__in=mine, review__withdrawn_at=None)
    rows = rows.select_related("review__module_version__module__organisation", "review__reviewer")
    comment = get_object_or_404(rows, public_id=public_id)
    form = AnswerForm(request.POST or None, initial={"text": comment.answer})
    if form.is_valid():
        with refusal_in(form):
            actions.answer(comment, by=request.user, **form.cleaned_data)
            messages.success(request, _("Answered."))
            return redirect("courses:reviews", comment.review.module_version.public_id)
    context = about(comment.review.module_version) | {"form": form, "comment": comment}
    return render(request, "courses/reviews/answer.html", context)
