"""What is done for several people of the list at once: a letter, a group, a withdrawal, name tags."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cohorts import tags
from cohorts.actions import decisions, doors
from cohorts.actions.groups import set_groups
from cohorts.desk import open_cohort
from cohorts.enrolled import People
from cohorts.forms.decision import ReasonForm
from cohorts.forms.letter import LetterForm
from cohorts.forms.people import GroupForm, PickForm
from cohorts.models import Application, Cohort

from .people import back_to

SHOWN_NAMES = 12


@require_POST
def bulk(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """One action for those who were picked; what needs an answer first asks for it on a page of its own."""
    cohort = open_cohort(request, cohort_id)
    kept = request.POST.get("kept", "")
    people = People.asked(cohort, QueryDict(kept))
    form = PickForm(request.POST, people=people)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect(back_to(cohort, kept))
    step = {"mail": _mail, "group": _group, "withdraw": _withdraw, "tags": _tags}[form.cleaned_data["do"]]
    return step(request, cohort, form.cleaned_data["people"], back_to(cohort, kept))


def _mail(request: HttpRequest, cohort: Cohort, rows: list[Application], back: str) -> HttpResponse:
    form = LetterForm(cohort, people=rows)
    return render(request, "cohorts/mail/write.html", {"cohort": cohort, "form": form})


def _group(request: HttpRequest, cohort: Cohort, rows: list[Application], back: str) -> HttpResponse:
    form = GroupForm(request.POST if "group" in request.POST else None)
    if form.is_valid():
        changed = set_groups(cohort, dict.fromkeys(rows, form.cleaned_data["group"]))
        words = ngettext("%(number)d person changed group.", "%(number)d people changed group.", changed)
        messages.success(request, words % {"number": changed})
        return redirect(back)
    words = ngettext("Put %(number)d person in a group", "Put %(number)d people in a group", len(rows))
    text = _("The timetable of a group counts for them from now on. Attendance that was marked stays.")
    submit = _("Put them in the group")
    return _ask(request, cohort, rows, back, form=form, title=words % {"number": len(rows)}, text=text, submit=submit)


def _withdraw(request: HttpRequest, cohort: Cohort, rows: list[Application], back: str) -> HttpResponse:
    form = ReasonForm(request.POST if "reason" in request.POST else None, decision="withdraw")
    if form.is_valid():
        outcome = decisions.decide(rows, "withdraw", request.user, form.cleaned_data["reason"])
        if outcome.done:
            words = ngettext("%(number)d person withdrawn.", "%(number)d people withdrawn.", len(outcome.done))
            messages.success(request, words % {"number": len(outcome.done)})
        for application, reason in outcome.refused[:SHOWN_NAMES]:
            messages.error(
                request, _("Not for %(names)s: %(reason)s") % {"names": application.person, "reason": reason}
            )
        return redirect(back)
    words = ngettext("Withdraw %(number)d person?", "Withdraw %(number)d people?", len(rows))
    text = _(
        "A place or rank is given up at once, and a free place goes to the next on the waiting list. It cannot be "
        "undone: whoever comes back joins the end of the line."
    )
    title, submit = words % {"number": len(rows)}, _("Withdraw")
    return _ask(request, cohort, rows, back, form=form, title=title, text=text, submit=submit, danger=True)


def _ask(request: HttpRequest, cohort: Cohort, rows: list[Application], back: str, **words) -> HttpResponse:
    context = {
        "cohort": cohort,
        "shown": rows[:SHOWN_NAMES],
        "more": max(len(rows) - SHOWN_NAMES, 0),
        "kept": request.POST.get("kept", ""),
        "do": request.POST["do"],
        "picked": [] if request.POST.get("whole") else rows,
        "back": back,
        **words,
    }
    status = 422 if words["form"].is_bound else 200
    return render(request, "cohorts/people/ask.html", context, status=status)


def _tags(request: HttpRequest, cohort: Cohort, rows: list[Application], back: str) -> HttpResponse:
    return _tags_page(request, cohort, rows, request.POST.get("size", ""), picked=rows, back=back)


@require_safe
def name_tags(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """A tag for everybody whom the list finds."""
    cohort = open_cohort(request, cohort_id)
    people = People.asked(cohort, request.GET)
    return _tags_page(request, cohort, list(people.rows()), request.GET.get("size", ""), hidden=people.address())


def _tags_page(request: HttpRequest, cohort: Cohort, rows: list[Application], size: str, **more) -> HttpResponse:
    size = size if size in tags.SIZES else "badge"
    context = {
        "cohort": cohort,
        "size": size,
        "sizes": [(key, one.name) for key, one in tags.SIZES.items()],
        "number": len(rows),
        "sheets": tags.sheets(rows, size, doors.codes_of(cohort)),
        "back": back_to(cohort),
        **more,
    }
    return render(request, "cohorts/people/tags.html", context)
