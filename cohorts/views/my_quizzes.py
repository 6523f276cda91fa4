"""A participant's quizzes: what is open, taking one, its result."""

import json
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import quizzes as actions
from cohorts.models import Application, CohortQuiz
from cohorts.quizzes.mine import by_outcome, quiz_of, quizzes_of, shows_explanations
from courses.actions import attempts as taking
from courses.models import Attempt, QuizVersion
from courses.quiz.card import card, cards, typed
from courses.quiz.marking import readable
from records.errors import Refused

LONGEST_BODY = 100_000


def _application(request: HttpRequest, public_id: UUID) -> Application:
    rows = Application.objects.enrolled().filter(person=request.user).select_related("cohort", "person")
    return get_object_or_404(rows, public_id=public_id)


def _attempt(request: HttpRequest, public_id: UUID) -> tuple[Attempt, CohortQuiz, Application]:
    """One's own attempt, with what it was given in; an account that was closed behind another is no other person."""
    mine = Attempt.objects.filter(person=request.user).select_related("quiz_version", "person")
    attempt = get_object_or_404(mine, public_id=public_id)
    rows = CohortQuiz.objects.select_related("cohort", "gate", "quiz_version")
    quiz = get_object_or_404(rows, public_id=attempt.given_in)
    application = Application.objects.filter(cohort=quiz.cohort, person=request.user).first()
    if application is None:
        raise Http404
    return attempt, quiz, application


@require_safe
def my_quizzes(request: HttpRequest, public_id: UUID) -> HttpResponse:
    application = _application(request, public_id)
    context = {"application": application, "cohort": application.cohort, "rows": quizzes_of(application)}
    return render(request, "cohorts/quizzes/mine.html", context)


@never_cache
def my_quiz(request: HttpRequest, public_id: UUID, quiz: UUID) -> HttpResponse:
    """What it asks for, the attempts so far; POST begins or goes on."""
    application = _application(request, public_id)
    rows = application.cohort.quizzes.select_related("quiz_version", "gate", "cohort")
    found = get_object_or_404(rows, public_id=quiz)
    if request.method == "POST":
        try:
            attempt = actions.begin(found, application)
            return redirect("cohorts:attempt", attempt.public_id)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(request.path)
    mine = quiz_of(application, found)
    if found.taken_out_at and not mine.made:
        raise Http404
    context = {"application": application, "cohort": application.cohort, "mine": mine, "quiz": found}
    return render(request, "cohorts/quizzes/quiz.html", context)


@never_cache
def attempt(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The questions while it is open, the result afterwards. POST keeps what was answered, without JavaScript."""
    found, quiz, application = _attempt(request, public_id)
    if request.method == "POST":
        return _keep(request, found, quiz, application)
    if found.is_open and taking.why_cannot_answer(found):
        found = actions.close(quiz, application, found)  # its time is over, and no job came by yet
    if not found.is_open:
        return _result(request, found, quiz, application)
    values, fixed = taking.counting(found), taking.fixed_places(found)
    at_once = found.quiz_version.explains == QuizVersion.Explains.AT_ONCE
    asked = cards(found.questions, values)
    for one in asked:
        one.is_fixed = one.explains = one.shows_answer = one.place in fixed
    context = {
        "attempt": found,
        "quiz": quiz,
        "application": application,
        "cohort": quiz.cohort,
        "cards": asked,
        "answered": sum(one.is_answered for one in asked),
        "at_once": at_once,
        "now": timezone.now(),
        "is_over": bool(found.deadline_at and timezone.now() >= found.deadline_at),
    }
    return render(request, "cohorts/quizzes/attempt.html", context)


def _keep(request: HttpRequest, found: Attempt, quiz: CohortQuiz, application: Application) -> HttpResponse:
    """The whole form at once: what differs from what is kept; in the last place one that asks for its explanation."""
    before = taking.counting(found)
    check = request.POST.get("check", "")
    given = []
    for place, question in enumerate(found.questions):
        if found.quiz_version.explains == QuizVersion.Explains.AT_ONCE and check != str(place):
            continue
        try:
            value = readable(question, typed(question, f"q{place}", request.POST))
        except ValueError:
            continue  # no page of ours sends that
        if value != before.get(place):
            given.append(taking.Given(uuid4(), place, value))
    try:
        taking.deliver(found, given)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(request.path)
    if request.POST.get("do") == "hand_in":
        return redirect("cohorts:hand_in", found.public_id)
    messages.success(request, _("Your answers are saved."))
    response = redirect(request.path)
    response["Location"] += f"#q{check}" if check.isdecimal() and len(check) < 5 else ""
    return response


@require_POST
def deliver(request: HttpRequest, public_id: UUID) -> JsonResponse:
    """Answers from the page, as JSON; each once, however often it comes."""
    found = get_object_or_404(
        Attempt.objects.filter(person=request.user).select_related("quiz_version"), public_id=public_id
    )
    try:
        given, page_now = _delivered(request)
    except (ValueError, TypeError, KeyError, AttributeError):
        return JsonResponse({"refused": _("This is no answer.")}, status=400)
    try:
        delivery = taking.deliver(found, given, page_now=page_now)
    except Refused as refused:
        return JsonResponse({"refused": str(refused)}, status=409)
    answer = {"kept": delivery.kept, "late": delivery.late}
    if found.quiz_version.explains == QuizVersion.Explains.AT_ONCE:
        answer["explained"] = _explained(found, {one.place for one in given})
    return JsonResponse(answer)


def _delivered(request: HttpRequest) -> tuple[list[taking.Given], datetime | None]:
    if len(request.body) > LONGEST_BODY:
        raise ValueError
    sent = json.loads(request.body)
    given = [
        taking.Given(UUID(str(one["key"])), _place(one["place"]), one["value"], _moment(one.get("at")))
        for one in sent["answers"]
    ]
    return given, _moment(sent.get("now"))


def _place(value) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError
    return value


def _moment(text) -> datetime | None:
    moment = parse_datetime(text) if isinstance(text, str) else None
    if moment is None or moment.tzinfo is None or not 2000 <= moment.year <= 2199:
        return None
    return moment


def _explained(found: Attempt, places: set[int]) -> dict[str, str]:
    fixed = taking.fixed_places(found) & places
    values = taking.counting(found) if fixed else {}
    return {
        str(place): render_to_string(
            "cohorts/quizzes/explained.html",
            {"card": card(found.questions[place], place, values.get(place), shows_answer=True, explains=True)},
        )
        for place in fixed
    }


@never_cache
def hand_in(request: HttpRequest, public_id: UUID) -> HttpResponse:
    found, quiz, application = _attempt(request, public_id)
    page = redirect("cohorts:attempt", found.public_id)
    if not found.is_open:
        return page
    if request.method == "POST":
        try:
            actions.close(quiz, application, found)
        except Refused as refused:
            messages.error(request, str(refused))
        return page
    missing = len(found.questions) - sum(value is not None for value in taking.counting(found).values())
    open_words = ngettext("%(n)d question has no answer.", "%(n)d questions have no answer.", missing) % {"n": missing}
    context = {
        "title": _("Hand in your answers?"),
        "text": f"{open_words if missing else _('Every question is answered.')} "
        + _("Afterwards nothing can be changed in this attempt."),
        "submit": _("Hand in"),
        "cancel": page["Location"],
        "cancel_text": _("Back to the questions"),
    }
    return render(request, "components/confirm_page.html", context)


def _result(request: HttpRequest, found: Attempt, quiz: CohortQuiz, application: Application) -> HttpResponse:
    explains = shows_explanations(found)
    context = {
        "attempt": found,
        "quiz": quiz,
        "application": application,
        "cohort": quiz.cohort,
        "mine": quiz_of(application, quiz),
        "explains": explains,
        "outcomes": by_outcome(found) if found.closed_at else [],
        "missed": sum(q["critical"] and not m for q, m in zip(found.questions, found.marks or [], strict=False)),
        "cards": cards(found.questions, taking.counting(found), shows_answer=True, explains=True) if explains else [],
        "late": found.answers.filter(is_late=True).count(),
    }
    return render(request, "cohorts/quizzes/result.html", context)
