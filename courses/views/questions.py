"""The question bank: the list, writing, releasing, retiring."""

import random
import uuid

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from records import tables
from records.errors import Refused, refusal_in

from ..actions import questions as actions
from ..forms.questions import Body, NewQuestionForm, QuestionForm
from ..lists import filtered, searched
from ..models import BankQuestion, QuestionVersion, VersionState
from ..quiz.bank_statistics import of_question
from ..quiz.card import card
from ..quiz.drawing import freeze_one
from .library import organisation_of

FILTERS = {
    "": Q(retired_at=None),
    "draft": Q(retired_at=None, has_draft=True),
    "critical": Q(retired_at=None, is_critical=True),
    "check": Q(retired_at=None, to_check=True),
    "retired": Q(retired_at__isnull=False),
}


def bank(organisation):
    """Every question with what the filters ask."""
    versions = QuestionVersion.objects.filter(question=OuterRef("pk"))
    newest = versions.order_by("-number")
    return BankQuestion.objects.filter(organisation=organisation).annotate(
        has_draft=Exists(versions.filter(state=VersionState.DRAFT)),
        is_critical=Subquery(newest.values("is_critical")[:1]),
        to_check=Subquery(newest.annotate(open=~Q(check_note="")).values("open")[:1]),
    )


def questions(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    rows = bank(owner)
    counts = rows.aggregate(**{key or "all": Count("pk", query) for key, query in FILTERS.items()})
    query, state = searched(request), request.GET.get("state", "")
    found = rows.filter(FILTERS.get(state, FILTERS[""]))
    if query:
        found = found.filter(
            Q(code__icontains=query)
            | Exists(
                QuestionVersion.objects.filter(question=OuterRef("pk")).filter(
                    Q(text__icontains=query) | Q(clause__icontains=query) | Q(source__icontains=query)
                )
            )
        )
    versions = QuestionVersion.objects.newest_first().select_related("outcome__module_version__module")
    found = found.order_by("pk").prefetch_related(Prefetch("versions", versions, to_attr="all_versions"))
    if "export" in request.GET:
        return _file(request.GET["export"], owner, found)
    names = {"": _("In use"), "draft": _("With a draft"), "critical": _("Critical"), "check": _("To be confirmed"),
             "retired": _("Retired")}  # fmt: skip
    context = filtered(request, found, [(key, name, counts[key or "all"]) for key, name in names.items()])
    number = context["page"].paginator.count
    context |= {
        "organisation": owner,
        "tab": "questions",
        "count": ngettext("%(n)d question", "%(n)d questions", number) % {"n": number},
        "is_empty": not counts["all"] and not counts["retired"],
    }
    return render(request, "courses/quizzes/questions.html", context)


def _file(file_type: str, owner, rows) -> HttpResponse:
    head = [
        _("Code"), _("Version"), _("State"), _("Kind"), _("Question"), _("Critical"), _("Points"), _("Outcome"),
        _("Explanation"), _("Source"), _("Clause"), _("Edition"), _("To be confirmed"),
    ]  # fmt: skip
    lines = (
        [
            row.code, one.number, one.get_state_display(), one.get_kind_display(), one.text,
            _("yes") if one.is_critical else "", one.points, str(one.outcome or ""), one.explanation, one.source,
            one.clause, one.edition, one.check_note,
        ]
        for row in rows
        for one in row.all_versions
    )  # fmt: skip
    return tables.answer(file_type, f"{_('Questions')} {owner}", head, lines)


def add_question(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = NewQuestionForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            version = actions.create_question(owner, **form.cleaned_data)
            return redirect("courses:question_version", version.public_id)
    context = {"organisation": owner, "tab": "questions", "form": form}
    return render(request, "courses/quizzes/new_question.html", context, status=422 if form.is_bound else 200)


def _version(request: HttpRequest, public_id: uuid.UUID) -> QuestionVersion:
    mine = QuestionVersion.objects.filter(question__in=BankQuestion.objects.visible_to(request.user))
    rows = mine.select_related("question__organisation", "outcome__module_version__module")
    return get_object_or_404(rows, public_id=public_id)


def question_version(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A form while it is a draft, a page to read with its statistics once it is released."""
    version = _version(request, public_id)
    if not version.is_draft:
        return render(request, "courses/quizzes/question.html", _about(version))
    data = request.POST if request.method == "POST" else None
    form, body = QuestionForm(data, instance=_version(request, public_id)), Body(version, data)
    if data is not None and form.is_valid() and body.is_valid():
        with refusal_in(form):
            actions.write_question(version, body=body.body, **form.cleaned_data)
            if request.POST.get("do") == "release":
                return redirect("courses:release_question", version.public_id)
            messages.success(request, _("Draft saved."))
            return redirect("courses:question_version", version.public_id)
    context = _about(version) | {"form": form, "body": body}
    return render(request, "courses/quizzes/question_draft.html", context, status=422 if data is not None else 200)


def _about(version: QuestionVersion) -> dict:
    why_not = actions.why_cannot_release(version)
    shown = None if why_not and version.is_draft else preview_of(version)
    return {
        "organisation": version.question.organisation,
        "tab": "questions",
        "version": version,
        "question": version.question,
        "versions": version.question.versions.newest_first(),
        "why_cannot_release": why_not,
        "why_cannot_begin_draft": version.question.why_cannot_begin_draft(),
        "card": shown,
        "statistics": None if version.is_draft else of_question(version),
    }


def preview_of(version: QuestionVersion):
    question = freeze_one(version, random.Random(version.pk), shuffle=False)  # noqa: S311, shuffles a preview
    return card(question, 0, shows_answer=True, explains=True)


def release_question(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    back = redirect("courses:question_version", version.public_id)
    if request.method == "POST":
        try:
            actions.release_question(version)
            messages.success(request, _("%(question)s is released.") % {"question": version.question})
        except Refused as refusal:
            messages.error(request, str(refusal))
        return back
    context = {
        "organisation": version.question.organisation,
        "tab": "questions",
        "title": _("Release %(question)s, version %(number)s?")
        % {"question": version.question, "number": version.number},
        "text": actions.why_cannot_release(version)
        or _("Quizzes can ask it from now on, and it never changes. Later changes go into a new draft."),
        "submit": _("Release the question"),
        "cancel": back["Location"],
    }
    return render(request, "courses/confirm.html", context)


@require_POST
def begin_question_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    question = get_object_or_404(BankQuestion.objects.visible_to(request.user), public_id=public_id)
    try:
        version = actions.begin_question_draft(question)
    except Refused as refusal:
        messages.error(request, str(refusal))
        version = question.versions.newest_first().first()
    return redirect("courses:question_version", version.public_id)


def retire_question(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Out of use, or back into it."""
    rows = BankQuestion.objects.visible_to(request.user).select_related("organisation")
    question = get_object_or_404(rows, public_id=public_id)
    back = redirect("courses:questions", question.organisation.public_id)
    if request.method == "POST":
        actions.retire_question(question, retired=not question.retired_at)
        words = _("%(question)s is retired.") if question.retired_at else _("%(question)s is in use again.")
        messages.success(request, words % {"question": question})
        return back
    retired = question.retired_at
    context = {
        "organisation": question.organisation,
        "tab": "questions",
        "title": (_("Use %(question)s again?") if retired else _("Retire %(question)s?")) % {"question": question},
        "text": _("New quizzes can choose and draw it again.")
        if retired
        else _("No new quiz chooses or draws it. Quizzes that hold it already go on asking it, and results stay."),
        "submit": _("Use it again") if retired else _("Retire the question"),
        "cancel": back["Location"],
    }
    return render(request, "courses/confirm.html", context)
