"""Quizzes of the library: the list, putting one together, preview, release."""

import uuid

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from records import tables
from records.errors import Refused, refusal_in

from ..actions import quizzes as actions
from ..forms.questions import AddQuestionsForm, NewQuizForm, QuizForm, RuleForm
from ..lists import filtered, page_of, searched
from ..models import QuestionVersion, Quiz, QuizPart, QuizVersion, VersionState
from ..quiz.card import cards
from ..quiz.drawing import freeze, lacking, say_rule
from .library import organisation_of

FILTERS = {
    "": Q(retired_at=None),
    "draft": Q(retired_at=None, has_draft=True),
    "retired": Q(retired_at__isnull=False),
}


def quizzes(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    drafts = QuizVersion.objects.filter(quiz=OuterRef("pk"), state=VersionState.DRAFT)
    rows = Quiz.objects.filter(organisation=owner).annotate(has_draft=Exists(drafts))
    counts = rows.aggregate(**{key or "all": Count("pk", query) for key, query in FILTERS.items()})
    query, state = searched(request), request.GET.get("state", "")
    found = rows.filter(FILTERS.get(state, FILTERS[""]))
    if query:
        found = found.filter(Q(name__icontains=query) | Q(versions__title__icontains=query)).distinct()
    versions = QuizVersion.objects.newest_first().annotate(part_count=Count("parts"))
    found = found.order_by("name", "pk").prefetch_related(Prefetch("versions", versions, to_attr="all_versions"))
    if "export" in request.GET:
        return _file(request.GET["export"], owner, found)
    names = {"": _("In use"), "draft": _("With a draft"), "retired": _("Retired")}
    context = filtered(request, found, [(key, name, counts[key or "all"]) for key, name in names.items()])
    number = context["page"].paginator.count
    context |= {
        "organisation": owner,
        "tab": "questions",
        "count": ngettext("%(n)d quiz", "%(n)d quizzes", number) % {"n": number},
        "is_empty": not counts["all"] and not counts["retired"],
    }
    return render(request, "courses/quizzes/quizzes.html", context)


def _file(file_type: str, owner, rows) -> HttpResponse:
    head = [_("Name"), _("Version"), _("State"), _("Title"), _("Pass mark"), _("Minutes"), _("Attempts"), _("Parts")]
    lines = (
        [
            row.name, one.number, one.get_state_display(), one.title, one.pass_percent, one.limit_minutes,
            one.attempts, one.part_count,
        ]
        for row in rows
        for one in row.all_versions
    )  # fmt: skip
    return tables.answer(file_type, f"{_('Quizzes')} {owner}", head, lines)


def add_quiz(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    owner = organisation_of(request, organisation)
    form = NewQuizForm(request.POST or None)
    if form.is_valid():
        with refusal_in(form):
            version = actions.create_quiz(owner, **form.cleaned_data)
            return redirect("courses:quiz_version", version.public_id)
    context = {"organisation": owner, "tab": "questions", "form": form}
    return render(request, "courses/quizzes/new_quiz.html", context, status=422 if form.is_bound else 200)


def _version(request: HttpRequest, public_id: uuid.UUID) -> QuizVersion:
    mine = QuizVersion.objects.filter(quiz__in=Quiz.objects.visible_to(request.user))
    return get_object_or_404(mine.select_related("quiz__organisation"), public_id=public_id)


def quiz_version(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One version: its settings as a form while it is a draft, its parts in order."""
    version = _version(request, public_id)
    form = None
    if version.is_draft:
        form = QuizForm(request.POST or None, instance=_version(request, public_id))
        if form.is_valid():
            with refusal_in(form):
                actions.write_quiz(version, **form.cleaned_data)
                messages.success(request, _("Draft saved."))
                return redirect("courses:quiz_version", version.public_id)
    bound = bool(form and form.is_bound)
    return render(request, "courses/quizzes/quiz.html", _about(version) | {"form": form}, status=422 if bound else 200)


def _about(version: QuizVersion) -> dict:
    parts = list(version.parts.select_related("question__question", "module", "outcome"))
    for part in parts:
        part.words = part.question.text if part.question else say_rule(part)
    return {
        "organisation": version.quiz.organisation,
        "tab": "questions",
        "version": version,
        "quiz": version.quiz,
        "versions": version.quiz.versions.newest_first(),
        "parts": parts,
        "asks": sum(part.draws or 1 for part in parts),
        "lacking": lacking(version),
        "why_cannot_release": actions.why_cannot_release(version),
        "why_cannot_begin_draft": version.quiz.why_cannot_begin_draft(),
    }


def _try(request: HttpRequest, done: str, verb, *args, **kwargs) -> None:
    try:
        verb(*args, **kwargs)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if done:
            messages.success(request, done)


def choose_questions(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What of the bank can be added, with a search; several at once."""
    version = _version(request, public_id)
    owner, query = version.quiz.organisation, searched(request)
    if request.method == "POST":
        form = AddQuestionsForm(request.POST, organisation=owner)
        if form.is_valid():
            for question in form.cleaned_data["question"]:
                _try(request, "", actions.add_question, version, question)
            return redirect("courses:quiz_version", version.public_id)
        messages.error(request, _("Choose at least one question."))
    rows = QuestionVersion.objects.newest().filter(question__organisation=owner)
    rows = rows.exclude(question__in=version.parts.filter(question__isnull=False).values("question__question"))
    if query:
        rows = rows.filter(Q(text__icontains=query) | Q(question__code__icontains=query) | Q(clause__icontains=query))
    page = page_of(request, rows.select_related("question", "outcome").order_by("question__pk"))
    number = page.paginator.count
    context = {
        "organisation": owner,
        "tab": "questions",
        "version": version,
        "page": page,
        "query": query,
        "count": ngettext("%(n)d question", "%(n)d questions", number) % {"n": number},
        "why_not": version.why_cannot_change(),
    }
    return render(request, "courses/quizzes/choose.html", context)


def add_rule(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    form = RuleForm(request.POST or None, organisation=version.quiz.organisation)
    if form.is_valid():
        with refusal_in(form):
            actions.add_rule(version, **form.cleaned_data)
            return redirect("courses:quiz_version", version.public_id)
    context = _about(version) | {"form": form}
    return render(request, "courses/quizzes/rule.html", context, status=422 if form.is_bound else 200)


@require_POST
def change_part(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Up, down or out."""
    mine = QuizPart.objects.filter(quiz_version__quiz__in=Quiz.objects.visible_to(request.user))
    part = get_object_or_404(mine.select_related("quiz_version"), public_id=public_id)
    do = request.POST.get("do", "")
    if do == "remove":
        _try(request, "", actions.remove_part, part)
    elif do in ("up", "down"):
        _try(request, "", actions.move_part, part, up=do == "up")
    response = redirect("courses:quiz_version", part.quiz_version.public_id)
    response["Location"] += "#parts"
    return response


@require_safe
def preview_quiz(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """As a student gets it, with what is right if asked for; nothing is kept. `print` leaves all fields open."""
    version = _version(request, public_id)
    seed = request.GET.get("seed", "")
    number = int(seed) if seed.isdecimal() and len(seed) < 10 else 1
    answers = "answers" in request.GET
    shown = cards(freeze(version, number), {}, shows_answer=answers, explains=answers)
    context = _about(version) | {"cards": shown, "seed": number, "answers": answers, "another": number + 1}
    return render(request, "courses/quizzes/preview.html", context)


def release_quiz(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    version = _version(request, public_id)
    back = redirect("courses:quiz_version", version.public_id)
    if request.method == "POST":
        _try(request, _("%(quiz)s is released.") % {"quiz": version}, actions.release_quiz, version)
        return back
    context = {
        "organisation": version.quiz.organisation,
        "tab": "questions",
        "title": _("Release “%(quiz)s”, version %(number)s?") % {"quiz": version, "number": version.number},
        "text": actions.why_cannot_release(version)
        or _("Cohorts can use it from now on, and it never changes. Later changes go into a new draft."),
        "submit": _("Release the quiz"),
        "cancel": back["Location"],
    }
    return render(request, "courses/confirm.html", context)


@require_POST
def begin_quiz_draft(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    quiz = get_object_or_404(Quiz.objects.visible_to(request.user), public_id=public_id)
    _try(request, "", actions.begin_quiz_draft, quiz)
    return redirect("courses:quiz_version", quiz.versions.newest_first()[0].public_id)


def retire_quiz(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Out of use, or back into it."""
    quiz = get_object_or_404(Quiz.objects.visible_to(request.user).select_related("organisation"), public_id=public_id)
    back = redirect("courses:quizzes", quiz.organisation.public_id)
    retired = bool(quiz.retired_at)
    if request.method == "POST":
        words = _("“%(quiz)s” is in use again.") if retired else _("“%(quiz)s” is retired.")
        _try(request, words % {"quiz": quiz}, actions.retire_quiz, quiz, retired=not retired)
        return back
    context = {
        "organisation": quiz.organisation,
        "tab": "questions",
        "title": (_("Use “%(quiz)s” again?") if retired else _("Retire “%(quiz)s”?")) % {"quiz": quiz},
        "text": _("Cohorts can choose it again.")
        if retired
        else _("No cohort chooses it any more. Where it is given it stays, with its results."),
        "submit": _("Use it again") if retired else _("Retire the quiz"),
        "cancel": back["Location"],
    }
    return render(request, "courses/confirm.html", context)
