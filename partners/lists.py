"""The list of a cohort's proposals as an organiser reads, filters and exports it."""

import tablib
from django.db.models import Q, QuerySet
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cohorts.models import Cohort
from records.tables import harmless
from records.wording import local

from .models import Proposal

TO_DECIDE, CHANGES = "to_decide", "changes_asked"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def counts(cohort: Cohort) -> dict[str, int]:
    """How many were sent, by state; a draft among them is one that was given back."""
    return cohort.proposals.sent().counts()


def proposals(cohort: Cohort, state: str, query: str) -> QuerySet[Proposal]:
    rows = cohort.proposals.sent().select_related("organisation", "session").order_by("-submitted_at", "-pk")
    if state == TO_DECIDE:
        rows = rows.to_decide()
    elif state == CHANGES:
        rows = rows.filter(state=Proposal.State.DRAFT)
    elif state in Proposal.State.values:
        rows = rows.filter(state=state)
    if query:
        found = Q(title__icontains=query) | Q(speaker__icontains=query)
        # The words of a draft are the partner's own: only what was sent is searched.
        found = (found & ~Q(state=Proposal.State.DRAFT)) | Q(sent__title__icontains=query)
        rows = rows.filter(found | Q(organisation__name__icontains=query))
    return rows


def filters(counted: dict[str, int], state: str, query: str) -> list[dict]:
    """The pills above the list, with counts; those of no proposal are left out, but for the first two."""
    State = Proposal.State
    waiting = sum(counted.get(key, 0) for key in Proposal.TO_DECIDE)
    rows = [("", _("all"), sum(counted.values())), (TO_DECIDE, _("to decide"), waiting)]
    rows.append((CHANGES, _("changes asked"), counted.get(State.DRAFT, 0)))
    later = (State.ACCEPTED, State.CONFIRMED, State.PLACED, State.DECLINED, State.WITHDRAWN)
    rows += [(key, key.label, counted.get(key, 0)) for key in later]
    return [
        {
            "name": name,
            "count": count,
            "is_current": key == state,
            "url": "?" + urlencode({k: v for k, v in (("state", key), ("q", query)) if v}),
        }
        for key, name, count in rows
        if count or key in ("", TO_DECIDE, state)
    ]


def table(rows: QuerySet[Proposal]) -> tablib.Dataset:
    heads = (
        _("title"), _("organisation"), _("state"), _("type"), _("speaker"), _("minutes"), _("largest group"),
        _("learning outcomes"), _("what the session needs"), _("sent on"), _("room"),
        _("safety"), _("points in %"), _("reviewers"),
    )  # fmt: skip
    dataset = tablib.Dataset(headers=[str(head) for head in heads])
    for row in rows:
        said = Proposal(**row.sent_words)
        sent = local(row.submitted_at, row.cohort.time_zone) if row.submitted_at else None
        cells = (
            said.title, row.organisation.name, str(row.get_state_display()), str(said.get_type_display()), said.speaker,
            said.minutes, said.largest_group or "", said.outcomes, said.needs, f"{sent:%Y-%m-%d %H:%M}" if sent else "",
            str(said.get_room_display()), said.safety, row.mean if row.mean is not None else "", row.scored,
        )  # fmt: skip
        dataset.append([harmless(cell) if isinstance(cell, str) else cell for cell in cells])
    return dataset
