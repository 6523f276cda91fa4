"""Deciding: looking at what a decision would do and at its mails first, then taking it."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts.actions import decisions
from cohorts.desk import open_cohort
from cohorts.forms.decision import DecisionForm, ReasonForm
from cohorts.models import Application, Cohort
from records import pages

FRAMES = 12  # mails that the page shows whole; the others are named
FRAME_SECONDS = 3600


def back_of(request: HttpRequest, cohort: Cohort) -> str:
    """The list from which the decision was asked for, as it was filtered."""
    name = "cohorts:ranking" if request.POST.get("from") == "ranking" else "cohorts:applications"
    return f"{reverse(name, args=[cohort.public_id])}?{request.POST.get('kept', '')}"


@dataclass(frozen=True)
class Asked:
    """What was asked for, complete with its reason where the rule wants one."""

    decision: str
    picked: list[Application]
    reason: str
    seen: decisions.Seen


def _asked(request: HttpRequest, cohort: Cohort, step: str) -> Asked | HttpResponse:
    """Read what was picked; else the page that asks for the reason, or the way back with what is wrong."""
    form = DecisionForm(request.POST, cohort=cohort)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect(back_of(request, cohort))
    decision, picked, reason = form.cleaned_data["decision"], list(form.cleaned_data["pick"]), ""
    if decision in decisions.WITH_REASON:
        said = ReasonForm(request.POST if "reason" in request.POST else None, decision=decision)
        if not said.is_valid():
            return _ask_reason(request, cohort, decision, picked, said, step)
        reason = said.cleaned_data["reason"]
    return Asked(decision, picked, reason, form.seen)


@require_POST
def decide(request: HttpRequest, cohort_id) -> HttpResponse:
    """One decision for all that were picked; where the rule wants a reason, the page asks for it first."""
    cohort = open_cohort(request, cohort_id)
    asked = _asked(request, cohort, "cohorts:decide")
    if isinstance(asked, HttpResponse):
        return asked
    outcome = decisions.decide(asked.picked, asked.decision, request.user, asked.reason, asked.seen)
    _report(request, asked.decision, outcome)
    return redirect(back_of(request, cohort))


@require_POST
def look(request: HttpRequest, cohort_id) -> HttpResponse:
    """What the decision would do, with every mail that it would send; nothing happens before the second click."""
    cohort = open_cohort(request, cohort_id)
    asked = _asked(request, cohort, "cohorts:decide_look")
    if isinstance(asked, HttpResponse):
        return asked
    rehearsal = decisions.rehearse(asked.picked, asked.decision, request.user, asked.reason, asked.seen)
    key = uuid.uuid4()
    cache.set(_frame_key(request, key), [mail.html for mail in rehearsal.mails[:FRAMES]], FRAME_SECONDS)
    done = rehearsal.outcome.done
    context = {
        "cohort": cohort,
        "decision": asked.decision,
        "reason": asked.reason,
        "title": _title(asked.decision, len(done)),
        "refused": _by_reason(rehearsal.outcome),
        "done": done,
        "mails": rehearsal.mails,
        "frames": FRAMES,
        "key": key,
        "hidden": [
            *hidden(request, ("kept", "from", "seen", "reason")),
            ("decision", asked.decision),
            *(("pick", one.public_id) for one in done),
        ],
        "back": back_of(request, cohort),
    }
    return render(request, "cohorts/applications/look.html", context)


def hidden(request: HttpRequest, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """What a page hands on to the next."""
    return [(name, value) for name in names for value in request.POST.getlist(name)]


def _frame_key(request: HttpRequest, key: uuid.UUID) -> str:
    return f"decision:{request.user.pk}:{key}"


@require_safe
def look_mail(request: HttpRequest, cohort_id, key: uuid.UUID, number: int) -> HttpResponse:
    """One mail as its reader would see it, for the frame on the page that asks."""
    open_cohort(request, cohort_id)
    kept = cache.get(_frame_key(request, key), [])
    if not 0 <= number < len(kept):
        raise Http404
    return pages.framed(kept[number])


def _ask_reason(
    request: HttpRequest, cohort: Cohort, decision: str, picked: list[Application], form: ReasonForm, step: str
) -> HttpResponse:
    context = {
        "cohort": cohort,
        "picked": picked,
        "decision": decision,
        "form": form,
        "back": back_of(request, cohort),
        "next": reverse(step, args=[cohort.public_id]),
        "looks": step == "cohorts:decide_look",
        "hidden": [
            *hidden(request, ("kept", "from", "seen")),
            ("decision", decision),
            *(("pick", one.public_id) for one in picked),
        ],
    }
    return render(request, "cohorts/applications/reason.html", context, status=422 if form.is_bound else 200)


def _title(decision: str, number: int) -> str:
    said = {
        "offer": ngettext("Offer a place to %(number)d person?", "Offer a place to %(number)d people?", number),
        "wait": ngettext(
            "Put %(number)d person on the waiting list?", "Put %(number)d people on the waiting list?", number
        ),
        "refuse": ngettext("Decline %(number)d application?", "Decline %(number)d applications?", number),
        "reconsider": ngettext(
            "Take up %(number)d application again?", "Take up %(number)d applications again?", number
        ),
        "withdraw": ngettext("Withdraw %(number)d application?", "Withdraw %(number)d applications?", number),
    }
    return said[decision] % {"number": number}


def _report(request: HttpRequest, decision: str, outcome: decisions.Outcome) -> None:
    """What was done for whom, and for whom not and why."""
    said = {
        "offer": _("Place offered to %(names)s."),
        "wait": _("On the waiting list: %(names)s."),
        "refuse": _("Declined: %(names)s."),
        "reconsider": _("Taken up again: %(names)s."),
        "withdraw": _("Withdrawn: %(names)s."),
    }
    if outcome.done:
        messages.success(request, said[decision] % {"names": _names(outcome.done)})
    for names, reason in _by_reason(outcome):
        messages.error(request, _("Not for %(names)s: %(reason)s") % {"names": names, "reason": reason})


def _by_reason(outcome: decisions.Outcome) -> list[tuple[str, str]]:
    """Who was refused for the same reason, in one sentence."""
    by_reason: dict[str, list[Application]] = {}
    for application, reason in outcome.refused:
        by_reason.setdefault(reason, []).append(application)
    return [(_names(unlucky), reason) for reason, unlucky in by_reason.items()]


def _names(applications: list[Application]) -> str:
    names = [str(application.person) for application in applications]
    rest = len(names) - 5
    if rest > 0:
        more = ngettext("and %(count)d more", "and %(count)d more", rest) % {"count": rest}
        return f"{', '.join(names[:5])} {more}"
    return ", ".join(names)
