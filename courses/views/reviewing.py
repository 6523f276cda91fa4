"""The expert's side of a review: read a module, comment on it, sign it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused, refusal_in

from ..actions import reviews as actions
from ..content import digest_of
from ..forms.reviews import CommentForm, SignForm
from ..models import ModuleReview, Outcome
from ..reviewing.reading import reviews_of, standing_of


def _mine(request: HttpRequest, public_id: uuid.UUID) -> ModuleReview:
    rows = reviews_of(request.user).prefetch_related("comments__answered_by", "sign_offs")
    return get_object_or_404(rows, public_id=public_id)


def review(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The module outcome by outcome, each with what was said of it and room to say more."""
    row = _mine(request, public_id)
    forms = _comment_forms(request, row)
    sign = SignForm(
        request.POST if request.POST.get("do") == "sign" else None,
        initial={"full_name": request.user.full_name, "digest": digest_of(row.module_version)},
    )
    if request.method == "POST" and _done(request, row, forms, sign):
        return redirect("courses:review", row.public_id)
    return render(request, "courses/reviews/read.html", _page(row, forms, sign))


def _done(request: HttpRequest, row: ModuleReview, forms: dict, sign: SignForm) -> bool:
    """What the pressed button says; False leaves the page with what was typed."""
    if sign.is_bound:
        if sign.is_valid():
            with refusal_in(sign):
                actions.sign(row, **sign.cleaned_data)
                messages.success(request, _("Your name stands under this version."))
                return True
        return False
    for outcome, form in forms.items():
        if form.is_bound and form.is_valid():
            with refusal_in(form):
                actions.comment(row, form.cleaned_data["text"], outcome)
                messages.success(request, _("Your comment is sent to the author."))
                return True
    return False


def _comment_forms(request: HttpRequest, row: ModuleReview) -> dict[Outcome | None, CommentForm]:
    """One for the module as a whole (None) and one an outcome; bound is the one whose button was pressed."""
    pressed = request.POST.get("do", "")
    forms: dict[Outcome | None, CommentForm] = {}
    for outcome in (None, *row.module_version.outcomes.prefetch_related("competencies")):
        name = f"about-{outcome.public_id}" if outcome else "about-all"
        forms[outcome] = CommentForm(request.POST if pressed == name else None, prefix=name)
    return forms


def _page(row: ModuleReview, forms: dict, sign: SignForm) -> dict:
    version = row.module_version
    said: dict[int | None, list] = {}
    for comment in row.comments.all():
        said.setdefault(comment.outcome_id, []).append(comment)
    earlier = said.pop(None, [])
    return {
        "review": row,
        "version": version,
        "parts": [(outcome, form, said.get(outcome.pk, [])) for outcome, form in forms.items() if outcome],
        "whole": (forms[None], earlier),
        "references": version.references.all(),
        "prerequisites": version.prerequisites.select_related("module"),
        "credits": version.credits.all(),
        "sign": sign,
        "standing": standing_of(row, digest_of(version)),
        "why_cannot_comment": actions.why_cannot_comment(row),
        "why_cannot_sign": actions.why_cannot_sign(row),
    }


@require_POST
def settle(request: HttpRequest, public_id: uuid.UUID, comment: uuid.UUID) -> HttpResponse:
    row = _mine(request, public_id)
    actions.settle(get_object_or_404(row.comments.all(), public_id=comment))
    return redirect("courses:review", row.public_id)


@require_POST
def name(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Whether the expert stands on the public page."""
    row = _mine(request, public_id)
    actions.let_be_named(row, request.POST.get("named") == "yes")
    return redirect("courses:review", row.public_id)


def take_back(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    row = _mine(request, public_id)
    back = redirect("courses:review", row.public_id)
    if request.method == "POST":
        try:
            actions.take_back(row)
            messages.success(request, _("Your name stands under this version no more."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return back
    context = {
        "title": _("Take your name back?"),
        "text": _("It goes from the public page. That you signed, and when you took it back, stays on record."),
        "submit": _("Take it back"),
        "cancel": back.url,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)
