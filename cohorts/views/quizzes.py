"""The desk's quizzes: giving one, its results, what its questions say, the gain."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.actions import quizzes as actions
from cohorts.desk import open_cohort
from cohorts.forms.quizzes import CohortQuizForm, ReasonForm
from cohorts.models import Application, Cohort, CohortQuiz
from cohorts.quizzes import results
from courses.lists import page_of, pills, searched
from courses.models import Attempt
from courses.quiz.bank_statistics import sat_of
from courses.quiz.card import cards
from records import tables
from records.errors import Refused, refusal_in

STATES = {
    "": lambda: _("All"),
    results.PASSED: lambda: _("Passed"),
    results.FAILED: lambda: _("Not passed"),
    results.OPEN: lambda: _("Begun"),
    results.MISSING: lambda: _("Not begun"),
}


def quizzes(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """What the cohort is given, with how many have passed."""
    cohort = open_cohort(request, cohort_id)
    rows = list(cohort.quizzes.in_use().select_related("quiz_version__quiz", "gate"))
    made = Attempt.objects.closed().filter(given_in__in=[row.public_id for row in rows])
    counted = made.values("given_in").annotate(
        taken=Count("person", distinct=True), passed=Count("person", Q(passed=True), distinct=True)
    )
    of = {row["given_in"]: row for row in counted}
    for row in rows:
        row.counted = of.get(row.public_id, {"taken": 0, "passed": 0})
    before, after = results.pair_of(cohort)
    context = {
        "cohort": cohort,
        "rows": rows,
        "enrolled": cohort.applications.enrolled().count(),
        "has_gain": bool(before and after),
    }
    return render(request, "cohorts/quizzes/desk.html", context)


def _quiz(cohort: Cohort, public_id: UUID) -> CohortQuiz:
    return get_object_or_404(cohort.quizzes.select_related("quiz_version__quiz", "gate", "cohort"), public_id=public_id)


def give_quiz(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    with timezone.override(cohort.zone):
        return _edit(request, cohort, None)


def edit_quiz(request: HttpRequest, cohort_id: UUID, quiz: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    with timezone.override(cohort.zone):
        return _edit(request, cohort, _quiz(cohort, quiz))


def _edit(request: HttpRequest, cohort: Cohort, quiz: CohortQuiz | None) -> HttpResponse:
    copy = _quiz(cohort, quiz.public_id) if quiz else None  # the form writes on it what was typed
    form = CohortQuizForm(request.POST or None, cohort=cohort, instance=copy)
    if form.is_valid():
        with refusal_in(form):
            saved = actions.give_quiz(cohort, quiz, **form.cleaned_data)
            messages.success(request, _("“%(quiz)s” is saved.") % {"quiz": saved})
            return redirect("cohorts:quizzes", cohort.public_id)
    context = {"cohort": cohort, "form": form, "quiz": quiz}
    return render(request, "cohorts/quizzes/edit.html", context, status=422 if form.is_bound else 200)


def take_out_quiz(request: HttpRequest, cohort_id: UUID, quiz: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    found = _quiz(cohort, quiz)
    back = redirect("cohorts:quizzes", cohort.public_id)
    if request.method == "POST":
        try:
            actions.take_out_quiz(found)
            messages.success(request, _("“%(quiz)s” is taken out.") % {"quiz": found})
        except Refused as refused:
            messages.error(request, str(refused))
        return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "learning",
        "title": _("Take out “%(quiz)s”?") % {"quiz": found},
        "text": _("Nobody begins it any more. Results stay, and so does what they opened."),
        "submit": _("Take it out"),
        "cancel": back["Location"],
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context)


def quiz_results(request: HttpRequest, cohort_id: UUID, quiz: UUID) -> HttpResponse:
    """Each participant with the attempt that counts."""
    cohort = open_cohort(request, cohort_id)
    found = _quiz(cohort, quiz)
    rows = results.rows_of(found)
    state, query = request.GET.get("state", ""), searched(request)
    counts = {name: sum(row.state == name for row in rows) for name in STATES if name} | {"": len(rows)}
    shown = [row for row in rows if state not in counts or not state or row.state == state]
    if query:
        shown = [row for row in shown if query.casefold() in str(row.application.person).casefold()]
    if "export" in request.GET:
        return _file(request.GET["export"], found, shown)
    page = page_of(request, shown)
    context = {
        "cohort": cohort,
        "quiz": found,
        "page": page,
        "query": query,
        "count": ngettext("%(n)d participant", "%(n)d participants", len(shown)) % {"n": len(shown)},
        "filters": pills(request, "state", [(name, say(), counts[name]) for name, say in STATES.items()]),
        "asked": urlencode({"q": query, "state": state}),
        "hidden": {"state": state} if state else {},
    }
    return render(request, "cohorts/quizzes/results.html", context)


def _file(kind: str, quiz: CohortQuiz, rows: list[results.Row]) -> HttpResponse:
    head = [
        _("Name"), _("School"), _("State"), _("Attempts"), _("Points"), _("Of"), _("Percent"), _("Handed in"),
        _("Minutes more"),
    ]  # fmt: skip
    lines = (
        [
            str(row.application.person), row.application.school_name, STATES[row.state](), len(row.counted),
            row.best.points if row.best else "", row.best.most_points if row.best else "",
            row.best.percent if row.best else "",
            row.best.closed_at.astimezone(quiz.cohort.zone).strftime("%Y-%m-%d %H:%M") if row.best else "",
            row.best.extra_minutes if row.best else "",
        ]
        for row in rows
    )  # fmt: skip
    return tables.answer(kind, f"{quiz} {quiz.cohort}", head, lines)


def quiz_questions(request: HttpRequest, cohort_id: UUID, quiz: UUID) -> HttpResponse:
    """Difficulty and discrimination of each question."""
    cohort = open_cohort(request, cohort_id)
    found = _quiz(cohort, quiz)
    rows = results.items_of(found)
    if "export" in request.GET:
        head = [_("Code"), _("Version"), _("Question"), _("Answered"), _("Percent right"), _("Discrimination")]
        lines = (
            [one.question["question"], one.question["number"], one.question["text"], one.n, one.difficulty,
             one.discrimination]
            for one in rows
        )  # fmt: skip
        return tables.answer(request.GET["export"], f"{found} {_('questions')}", head, lines)
    context = {"cohort": cohort, "quiz": found, "rows": rows}
    return render(request, "cohorts/quizzes/questions.html", context)


def quiz_gain(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """From the pre-test to the post-test, by learning outcome."""
    cohort = open_cohort(request, cohort_id)
    before, after = results.pair_of(cohort)
    rows = results.gains_of(before, after) if before and after else []
    if "export" in request.GET:
        head = [_("Learning outcome"), _("People"), _("Before (%)"), _("After (%)"), _("Gain"), _("Of possible (%)")]
        lines = (
            [row.outcome or _("All together"), row.n]
            + ([row.before_percent, row.after_percent, row.gain, row.part_of_possible] if row.is_shown else [""] * 4)
            for row in rows
        )
        return tables.answer(request.GET["export"], f"{_('Gain')} {cohort}", head, lines)
    context = {"cohort": cohort, "before": before, "after": after, "rows": rows}
    return render(request, "cohorts/quizzes/gain.html", context)


def _attempt(cohort: Cohort, public_id: UUID) -> tuple[Attempt, CohortQuiz, Application]:
    found = get_object_or_404(Attempt.objects.select_related("quiz_version", "person"), public_id=public_id)
    quiz = _quiz(cohort, found.given_in)
    application = cohort.applications.filter(person=found.person).select_related("person").first()
    if application is None:
        raise Http404
    return found, quiz, application


def see_attempt(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """One attempt, answer by answer, with when each was given and when it arrived."""
    cohort = open_cohort(request, cohort_id)
    found, quiz, application = _attempt(cohort, public_id)
    sat = sat_of([found])[0]
    context = {
        "cohort": cohort,
        "quiz": quiz,
        "application": application,
        "attempt": found,
        "cards": cards(found.questions, sat.values, shows_answer=True, explains=True) if found.closed_at else [],
        "answers": list(found.answers.order_by("received_at", "pk")),
    }
    return render(request, "cohorts/quizzes/attempt_desk.html", context)


def reset_attempt(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Take an attempt back, with a reason."""
    cohort = open_cohort(request, cohort_id)
    found, quiz, application = _attempt(cohort, public_id)
    form = ReasonForm(request.POST or None)
    back = redirect("cohorts:quiz_results", cohort.public_id, quiz.public_id)
    if form.is_valid():
        with refusal_in(form):
            actions.reset(quiz, application, found, form.cleaned_data["reason"], request.user)
            messages.success(request, _("Taken back. %(name)s can begin another.") % {"name": application.person})
            return back
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "learning",
        "title": _("Take back attempt %(number)d of %(name)s?") % {"number": found.number, "name": application.person},
        "text": _("It counts no longer, neither as a result nor as an attempt, and what it opened shuts again."),
        "submit": _("Take it back"),
        "cancel": back["Location"],
        "form": form,
        "danger": True,
    }
    return render(request, "components/confirm_page.html", context, status=422 if form.is_bound else 200)
