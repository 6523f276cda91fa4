"""The builder: a sitting moved by hand or by keys, and steps taken back; the answer is the whole board again."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from records.errors import Refused

from ..actions import edits
from ..actions import timetable as actions
from ..forms.timetable import MoveForm
from ..grid import day_asked, local_day
from ..models import Cohort, Sitting
from ..timetable.board import board_of
from .doors import open_desk
from .timetable import sitting_of


@require_POST
def move(request: HttpRequest, public_id: uuid.UUID, sitting: uuid.UUID) -> HttpResponse:
    """Put a sitting where it was dropped; what is unwise is said beside the board, what is impossible refused."""
    found = sitting_of(request, public_id, sitting)
    form = MoveForm(request.POST, sitting=found)
    if not form.is_valid():
        return _answer(request, found.session.cohort, refused=" ".join(_sentences(form)))
    answers = form.cleaned_data
    try:
        actions.place_sitting(
            found,
            room=answers["room"],
            starts_at=answers["starts_at"],
            minutes=answers["minutes"],
            seen=answers["seen"],
            by=request.user,
        )
    except Refused as refusal:
        words = _("%(sitting)s stays where it was: %(reason)s") % {"sitting": found, "reason": refusal}
        return _answer(request, found.session.cohort, refused=words)
    return _answer(request, found.session.cohort, said=_place_of(found), day=local_day(found.session.cohort, found))


def _place_of(sitting: Sitting) -> str:
    zone = sitting.session.cohort.zone
    return _("%(sitting)s: %(start)s to %(end)s, %(room)s.") % {
        "sitting": sitting,
        "start": f"{sitting.starts_at.astimezone(zone):%H:%M}",
        "end": f"{sitting.ends_at.astimezone(zone):%H:%M}",
        "room": sitting.room or _("elsewhere"),
    }


def _sentences(form) -> list[str]:
    return [str(words) for errors in form.errors.values() for words in errors]


@require_POST
def take_back(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _turn(request, public_id, edits.take_back, _("Taken back: %(step)s"))


@require_POST
def do_again(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    return _turn(request, public_id, edits.do_again, _("Done again: %(step)s"))


def _turn(request: HttpRequest, public_id: uuid.UUID, verb, words: str) -> HttpResponse:
    cohort = open_desk(request, public_id)
    seen = request.POST.get("edit", "")
    try:
        edit = verb(cohort, by=request.user, edit=int(seen) if seen.isdecimal() and len(seen) < 19 else None)
    except Refused as refusal:
        return _answer(request, cohort, refused=str(refusal))
    return _answer(request, cohort, said=words % {"step": edits.sentence(edit)})


def _answer(request: HttpRequest, cohort: Cohort, *, said: str = "", refused: str = "", day=None) -> HttpResponse:
    """The board of the day, or for a browser without JavaScript its page."""
    day = day or day_asked(cohort, request.POST.get("day_shown", ""))
    if request.htmx:
        context = board_of(cohort, day, can_edit=True) | {"said": said, "refused": refused}
        return render(request, "cohorts/timetable/grid.html#board", context)
    if said:
        messages.success(request, said)
    if refused:
        messages.error(request, refused)
    return redirect(reverse("cohorts:timetable", args=[cohort.public_id]) + f"?day={day}")
