"""An application's history in words, read from what the database's triggers wrote (HISTORY in docs/rules.md)."""

from dataclasses import dataclass, replace
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
    events = list(application.history.order_by("pgh_id").values_list("pgh_created_at", "state", "pgh_context"))
    names = dict(
        User.objects.filter(pk__in={_who(context) for *_rest, context in events}).values_list("pk", "full_name")
    )
    steps, before = [], None
    for at, state, context in events:
        if state != before:
            steps.append(Step(at, state, str(WORDS[state]), names.get(_who(context), "")))
        before = state
    if steps and application.decision_reason:  # kept on the row alone, because it can be erased there
        steps[-1] = replace(steps[-1], reason=application.decision_reason)
    return steps


def _who(context: dict | None) -> int | None:
    return (context or {}).get("user")
