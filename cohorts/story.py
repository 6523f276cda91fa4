"""An application's history in words, read from what the database's triggers wrote (HISTORY in docs/rules.md)."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .models import Application

State = Application.State

WORDS = {
    State.DRAFT: _("Begun"),
    State.SUBMITTED: _("Sent"),
    State.WAITING: _("On the waiting list"),
    State.OFFERED: _("Place offered"),
    State.ACCEPTED: _("Place confirmed"),
    State.DECLINED: _("Offer declined"),
    State.LAPSED: _("Offer ended without an answer"),
    State.WITHDRAWN: _("Withdrawn"),
    State.REFUSED: _("Declined"),
}


@dataclass(frozen=True)
class Step:
    at: datetime
    state: str
    words: str
    who: str
    reason: str = ""


def steps_of(application: Application) -> list[Step]:
    """Each change of state, the oldest first: when, what, who where it is known. Two queries."""
    events = list(application.history.order_by("pgh_id").values_list(*FIELDS))
    names = dict(User.objects.filter(pk__in={_who(event[2]) for event in events} - {None}).values_list("pk", "full_name"))
    steps, before = [], None
    for at, state, context, reason in events:
        if state != before:
            steps.append(Step(at, state, str(WORDS[state]), names.get(_who(context), ""), reason))
        before = state
    return steps


FIELDS = ("pgh_created_at", "state", "pgh_context", "decision_reason")


def _who(context: dict | None) -> int | None:
    return (context or {}).get("user")
