"""The desk's pages on which an organiser builds the cohort's forms."""

import uuid

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from courses.lists import page_of, pills, searched
from records import tables
from records.errors import Refused, refusal_in

from ..actions import questions as building
from ..forms.questions import CopyForm, HelpForm, PreviewForm, QuestionForm
from ..models import ClearedAnswers, Cohort, Question
from ..question_sets import SET_NAMES, drafts_of
from .doors import open_desk

Stage = Question.Stage


@require_safe
def questions(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Both forms, question by question; those no longer asked; and which answers were deleted."""
    cohort = open_desk(request, public_id)
    query, state = searched(request), request.GET.get("state", "")
    counts = cohort.questions.aggregate(asked=Count("pk", Q(retired_at=None)), retired=Count("pk", ~Q(retired_at=None)))
    rows = list(_rows(cohort, query, state))
    clearings = ClearedAnswers.objects.filter(question__cohort=cohort).select_related("question")
    words = [("", _("Asked"), counts["asked"]), ("retired", _("Retired"), counts["retired"])]
    address = reverse("cohorts:export_questions", args=[cohort.public_id, "csv"])
    context = {
        "cohort": cohort,
        "stages": [{"stage": stage, "rows": _in_order([row for row in rows if row.stage == stage])} for stage in Stage],
        "can_move": not query and state != "retired",
        "query": query,
        "moved": request.GET.get("moved", ""),
        "count": ngettext("%(n)d question", "%(n)d questions", len(rows)) % {"n": len(rows)},
        "filters": pills(request, "state", words),
        "hidden": {"state": state} if state else {},
        "is_empty": not any(counts.values()),
        "exports": (address, address.removesuffix("csv") + "xlsx"),
        "has_sources": CopyForm(cohort=cohort).fields["source"].queryset.exists(),
        "clearings": page_of(request, clearings),
    }
    return render(request, "cohorts/questions/list.html", context)


def _rows(cohort: Cohort, query: str, state: str):
    rows = cohort.questions.filter(retired_at__isnull=state != "retired").annotate(answer_count=Count("answers"))
    if query:
        rows = rows.filter(Q(label__icontains=query) | Q(help__icontains=query))
    return rows.select_related("shown_if", "text", "replaces").order_by("stage", "position", "pk")


def _in_order(rows: list[Question]) -> list[Question]:
    """Each with the reason why it cannot go up or down, "" = it can."""
    first, last = _("It is the first."), _("It is the last.")
    for place, row in enumerate(rows):
        row.why_not_up = building.why_cannot_swap(rows[place - 1], row) if place else first
        row.why_not_down = building.why_cannot_swap(row, rows[place + 1]) if place + 1 < len(rows) else last
    return rows


@require_safe
def export_questions(request: HttpRequest, public_id: uuid.UUID, kind: str) -> HttpResponse:
    cohort = open_desk(request, public_id)
    head = [_("Asked"), _("Question"), _("Kind of answer"), _("Choices"), _("Has to be answered"), _("Used for"),
            _("Privacy"), _("Days kept after the last day"), _("Answers")]  # fmt: skip
    rows = [
        [
            row.get_stage_display(), row.label, row.get_kind_display(), "; ".join(row.choices),
            _("yes") if row.required else _("no"), row.get_meaning_display(), row.get_privacy_display(),
            row.keep_days, row.answer_count,
        ]
        for row in _rows(cohort, searched(request), request.GET.get("state", ""))
    ]  # fmt: skip
    return tables.answer(kind, f"{cohort.slug}-questions", head, rows)


def add_question(request: HttpRequest, public_id: uuid.UUID, stage: str) -> HttpResponse:
    cohort = open_desk(request, public_id)
    if stage not in Stage:
        raise Http404
    form = QuestionForm(request.POST or None, cohort=cohort, stage=stage)
    if form.is_valid():
        with refusal_in(form):
            question = building.add_question(cohort, stage, form.question_fields, by=request.user)
            messages.success(request, _("Added: %(question)s") % {"question": question})
            return _back(cohort, question)
    return _form_page(request, cohort, form, title=_("New question"), stage=Stage(stage).label)


def _question(cohort: Cohort, public_id: uuid.UUID) -> Question:
    rows = cohort.questions.select_related("shown_if", "text")
    question = get_object_or_404(rows, public_id=public_id)
    question.cohort = cohort
    return question


def _back(cohort: Cohort, question: Question | None = None) -> HttpResponse:
    address = reverse("cohorts:questions", args=[cohort.public_id])
    return redirect(f"{address}?moved={question.public_id}#q-{question.public_id}" if question else address)


def _form_page(request: HttpRequest, cohort: Cohort, form, **words) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "cohorts/questions/edit.html", {"cohort": cohort, "form": form, **words}, status=status)


def edit_question(request: HttpRequest, public_id: uuid.UUID, question: uuid.UUID) -> HttpResponse:
    """Anew as long as nobody has answered; after that the help alone."""
    cohort = open_desk(request, public_id)
    row = _question(cohort, question)
    fixed = row.why_cannot_change()
    if fixed:
        form = HelpForm(request.POST or None, initial={"help": row.help})
    else:
        form = QuestionForm(request.POST or None, cohort=cohort, stage=row.stage, question=row)
    if form.is_valid():
        with refusal_in(form):
            fields = form.cleaned_data if fixed else form.question_fields
            building.edit_question(row, fields, by=request.user)
            messages.success(request, _("Saved."))
            return _back(cohort, row)
    words = {"title": row.label, "stage": row.get_stage_display(), "question": row, "fixed": fixed}
    words |= {"why_cannot_delete": row.why_cannot_delete(), "why_cannot_retire": row.why_cannot_retire()}
    return _form_page(request, cohort, form, **words)


def replace_question(request: HttpRequest, public_id: uuid.UUID, question: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    row = get_object_or_404(cohort.questions.current().select_related("shown_if", "text"), public_id=question)
    row.cohort = cohort
    form = QuestionForm(request.POST or None, cohort=cohort, stage=row.stage, question=row)
    if form.is_valid():
        with refusal_in(form):
            new = building.replace_question(row, form.question_fields, by=request.user)
            messages.success(request, _("Replaced. Whoever had answered is asked anew."))
            return _back(cohort, new)
    text = _("The old question is retired with its answers, and this one stands in its place.")
    return _form_page(request, cohort, form, title=_("Replace a question"), stage=row.get_stage_display(), text=text)


def retire_question(request: HttpRequest, public_id: uuid.UUID, question: uuid.UUID) -> HttpResponse:
    text = _("Nobody is asked it any more. Its answers stay as long as they were to be kept; it cannot come back.")
    words = {"title": _("Retire “%(question)s”?"), "text": text, "submit": _("Retire the question")}
    return _end(request, public_id, question, building.retire_question, words, done=_("Retired: %(question)s"))


def delete_question(request: HttpRequest, public_id: uuid.UUID, question: uuid.UUID) -> HttpResponse:
    text = _("Nobody has answered it. It is gone for good.")
    words = {"title": _("Delete “%(question)s”?"), "text": text, "submit": _("Delete the question"), "danger": True}
    return _end(request, public_id, question, building.delete_question, words, done=_("Deleted: %(question)s"))


def _end(request: HttpRequest, public_id, question, verb, words: dict, done: str) -> HttpResponse:
    cohort = open_desk(request, public_id)
    row = _question(cohort, question)
    if request.method == "POST":
        try:
            verb(row, by=request.user)
            messages.success(request, done % {"question": row.label})
        except Refused as refused:
            messages.error(request, str(refused))
        return _back(cohort)
    title = words["title"] % {"question": row.label}
    cancel = reverse("cohorts:edit_question", args=[cohort.public_id, row.public_id])
    frame = {"layout": "desk.html", "cohort": cohort, "tab": "settings", "cancel": cancel}
    return render(request, "components/confirm_page.html", words | frame | {"title": title})


@require_POST
def move_question(request: HttpRequest, public_id: uuid.UUID, question: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    row = get_object_or_404(cohort.questions.current(), public_id=question)
    row.cohort = cohort
    try:
        building.move_question(row, -1 if request.POST.get("to") == "up" else 1, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    return _back(cohort, row)


@require_POST
def order_questions(request: HttpRequest, public_id: uuid.UUID, stage: str) -> HttpResponse:
    """After a drag: all questions of the stage in their new order."""
    cohort = open_desk(request, public_id)
    try:
        order = [uuid.UUID(key) for key in request.POST.getlist("order")]
        building.order_questions(cohort, stage, order, by=request.user)
    except (Refused, ValueError) as refused:
        messages.error(request, str(refused))
    return _back(cohort)


def copy_questions(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id)
    form = CopyForm(request.POST or None, cohort=cohort)
    if form.is_valid():
        _say(request, building.copy_questions(cohort, form.cleaned_data["source"], by=request.user))
        return _back(cohort)
    words = {"title": _("Copy the questions of another cohort"), "submit": _("Copy the questions")}
    words["text"] = _("They come after those that are here. What is asked here already is left out.")
    return _form_page(request, cohort, form, **words)


@require_POST
def add_set(request: HttpRequest, public_id: uuid.UUID, name: str) -> HttpResponse:
    """The questions to begin with."""
    cohort = open_desk(request, public_id)
    if name not in SET_NAMES:
        raise Http404
    _say(request, building.add_all(cohort, drafts_of(name), by=request.user))
    return _back(cohort)


def _say(request: HttpRequest, outcome: building.Copied) -> None:
    number = len(outcome.done)
    said = ngettext("%(number)d question added.", "%(number)d questions added.", number) % {"number": number}
    messages.success(request, said) if number else messages.info(request, said)
    if outcome.left_out:
        names = ", ".join(outcome.left_out)
        messages.info(request, _("Left out, asked already or not possible here: %(names)s.") % {"names": names})


def preview(request: HttpRequest, public_id: uuid.UUID, stage: str) -> HttpResponse:
    """The questions as a student sees them; they can be tried, and nothing is kept."""
    cohort = open_desk(request, public_id)
    if stage not in Stage:
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PreviewForm(*sent, cohort=cohort, stage=stage, person=request.user)
    context = {"cohort": cohort, "form": form, "stage": Stage(stage), "taken": form.is_valid()}
    return render(request, "cohorts/questions/preview.html", context, status=422 if form.errors else 200)
