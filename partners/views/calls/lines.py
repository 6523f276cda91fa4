"""The lines of a call: its questions and its criteria; written, moved, taken away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import refusal_in

from ...actions import calls as actions
from ...forms.calls import CallCriterionForm, CallQuestionForm
from ...models import Call
from ..answers import act, ask
from .call import call_to_run, page_of_call


def add_question(request: HttpRequest, cohort_id) -> HttpResponse:
    return _write_question(request, call_to_run(request, cohort_id), None)


def edit_question(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    return _write_question(request, call, get_object_or_404(call.questions, public_id=public_id))


def _write_question(request: HttpRequest, call: Call, question) -> HttpResponse:
    if question and (refusal := question.why_not_change()):
        messages.error(request, refusal)
        return redirect(page_of_call(call.cohort, "questions"))
    form = CallQuestionForm(request.POST or None, instance=question)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.save_question(call, form.cleaned_data, request.user, question)
            messages.success(request, _("Saved."))
            return redirect(page_of_call(call.cohort, "questions"))
    title = question.label if question else _("New question")
    return _page(request, call, form, title=title, submit=_("Save the question"), part="questions")


def remove_question(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    question = get_object_or_404(call.questions.filter(retired_at=None), public_id=public_id)
    back = page_of_call(call.cohort, "questions")
    if request.method == "POST":
        return act(request, lambda: actions.remove_question(question, request.user), _("It is asked no more."), back)
    kept = _("Answers stay with the proposals.") if question.is_answered else _("Nobody has answered it.")
    return _ask(request, call, title=_("Ask “%(question)s” no more?") % {"question": question}, text=kept, cancel=back)


@require_POST
def move_question(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    return _move(request, call, get_object_or_404(call.questions.filter(retired_at=None), public_id=public_id))


def add_criterion(request: HttpRequest, cohort_id) -> HttpResponse:
    return _write_criterion(request, call_to_run(request, cohort_id), None)


def edit_criterion(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    return _write_criterion(request, call, get_object_or_404(call.criteria, public_id=public_id))


def _write_criterion(request: HttpRequest, call: Call, criterion) -> HttpResponse:
    if criterion and (refusal := criterion.why_not_change()):
        messages.error(request, refusal)
        return redirect(page_of_call(call.cohort, "criteria"))
    form = CallCriterionForm(request.POST or None, instance=criterion)
    if request.method == "POST" and form.is_valid():
        with refusal_in(form):
            actions.save_criterion(call, form.cleaned_data, request.user, criterion)
            messages.success(request, _("Saved."))
            return redirect(page_of_call(call.cohort, "criteria"))
    title = criterion.title if criterion else _("New criterion")
    return _page(request, call, form, title=title, submit=_("Save the criterion"), part="criteria")


def remove_criterion(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    criterion = get_object_or_404(call.criteria, public_id=public_id)
    back = page_of_call(call.cohort, "criteria")
    if request.method == "POST":
        done = _("“%(criterion)s” is taken away.") % {"criterion": criterion}
        return act(request, lambda: actions.remove_criterion(criterion, request.user), done, back)
    if refusal := criterion.why_not_change():
        messages.error(request, refusal)
        return redirect(back)
    title = _("Take “%(criterion)s” away?") % {"criterion": criterion}
    return _ask(request, call, title=title, text=_("Points in drafts of reviews go with it."), cancel=back)


@require_POST
def move_criterion(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    call = call_to_run(request, cohort_id)
    return _move(request, call, get_object_or_404(call.criteria, public_id=public_id))


def _move(request: HttpRequest, call: Call, row) -> HttpResponse:
    actions.move(row, -1 if request.POST.get("to") == "up" else 1, request.user)
    return redirect(page_of_call(call.cohort, "questions" if row in call.questions.all() else "criteria"))


def _page(request: HttpRequest, call: Call, form, *, part: str, **words) -> HttpResponse:
    context = {"cohort": call.cohort, "form": form, "cancel": page_of_call(call.cohort, part), **words}
    return render(request, "partners/desk/call/line.html", context, status=422 if form.errors else 200)


def _ask(request: HttpRequest, call: Call, **words) -> HttpResponse:
    words |= {"layout": "desk.html", "cohort": call.cohort, "tab": "partners", "submit": _("Take it away")}
    return ask(request, danger=True, **words)
