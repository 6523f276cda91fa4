"""An application's history in words, read from what the database's triggers wrote (HISTORY in docs/rules.md)."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .models import Application, Decision, LineChange

State = Application.State
TOLD = (Decision.Kind.REFUSE, Decision.Kind.WITHDRAW)

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


def steps_of(application: Application, *, for_team: bool = False) -> list[Step]:
    """Each change of state, the oldest first: when, what, who where it is known. Three queries.

    The team reads every reason, the student those of declining and withdrawing (DECISIONS in docs/rules.md).
    """
    events = list(application.history.order_by("pgh_id").values_list("pgh_created_at", "state", "pgh_context"))
    names = dict(
        User.objects.filter(pk__in={_who(context) for *_rest, context in events}).values_list("pk", "full_name")
    )
    reasons = _reasons_of(application, for_team)
    steps, before = [], None
    for at, state, context in events:
        if state != before:
            given = reasons.get((at, before, state))
            steps.append(
                Step(at, state, str(WORDS[state]), names.get(_who(context), ""), given.pop(0) if given else "")
            )
        before = state
    if steps and application.decision_reason and not steps[-1].reason:  # it can be erased on the row alone
        steps[-1] = replace(steps[-1], reason=application.decision_reason)
    return steps


def _reasons_of(application: Application, for_team: bool) -> dict[tuple[datetime, str | None, str], list[str]]:
    """What the team said with each decision, by the moment of its transaction, which the event shares."""
    reasons: dict[tuple[datetime, str | None, str], list[str]] = defaultdict(list)
    rows = application.decisions.order_by("pk").values_list("at", "state_before", "state_after", "kind", "reason")
    for at, before, after, kind, reason in rows:
        reasons[at, before, after].append(reason if for_team or kind in TOLD else "")
    return reasons


def changes_of_order(application: Application) -> list[Step]:
    """Who moved it in the line and why, for the team. Two queries."""
    rows = application.line_changes.select_related("quota", "by")
    return [
        Step(row.at, State.WAITING, _say_change(row), row.by.full_name if row.by else "", row.reason) for row in rows
    ]


def _say_change(row: LineChange) -> str:
    said = []
    if row.priority != row.priority_before:
        said.append(gettext("Priority %(number)d") % {"number": row.priority})
    if row.quota_id != row.quota_before_id:
        moved = gettext("Moved to %(quota)s") if row.quota else gettext("Moved to the line of all")
        said.append(moved % {"quota": row.quota})
    return ", ".join(said)


def _who(context: dict | None) -> int | None:
    return (context or {}).get("user")
