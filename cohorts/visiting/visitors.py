"""Who comes to a visit, and what they still miss."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from records.sealing import unseal

from ..gates import passages
from ..models import Application, BookedVisit, Sitting, VisitField, VisitorAnswer

Kind = VisitField.Kind


@dataclass
class Visitor:
    """One participant of a visit; `missing` in words, empty = on the list."""

    application: Application
    answers: dict[int, str] = field(default_factory=dict)  # sealed, by the key of the field
    missing: list[str] = field(default_factory=list)
    guide: int = 0

    @property
    def is_complete(self) -> bool:
        return not self.missing

    def value(self, asked: VisitField) -> str:
        return unseal(self.answers.get(asked.pk, ""))


def groups_of(visits: Iterable[BookedVisit]) -> dict[int, set[str]]:
    """The groups that each visit is for, by its key; "" = everybody. One query."""
    visits = list(visits)
    found: dict[int, set[str]] = {visit.session_id: set() for visit in visits}
    for session, group in Sitting.objects.filter(session__in=found).values_list("session", "group"):
        found[session].add(group)
    return {visit.pk: found[visit.session_id] or {""} for visit in visits}


def comes(groups: set[str], application: Application) -> bool:
    return "" in groups or application.group in groups


def visitors_of(visit: BookedVisit) -> list[Visitor]:
    """Everybody who is to come, by group and name; a fixed number of queries."""
    groups = groups_of([visit])[visit.pk]
    rows = visit.session.cohort.applications.enrolled().select_related("person", "school")
    rows = [row for row in rows.order_by("group", "person__full_name", "pk") if comes(groups, row)]
    by_group = "" not in groups
    fields = list(visit.fields.all())
    answers: dict[int, dict[int, str]] = {row.pk: {} for row in rows}
    for answer in VisitorAnswer.objects.filter(field__visit=visit, application__in=answers):
        answers[answer.application_id][answer.field_id] = answer.sealed
    gates = [visit.gate] if visit.gate and not visit.gate.retired_at else []
    found = passages(gates, rows)
    visitors = [Visitor(row, answers[row.pk]) for row in rows]
    for visitor in visitors:
        visitor.missing = [str(one) for one in fields if one.required and not visitor.answers.get(one.pk)]
        visitor.missing += [passage.words for passage in found[visitor.application.pk] if not passage.is_open]
    _number_guides(visit, visitors, by_group)
    return visitors


def _number_guides(visit: BookedVisit, visitors: list[Visitor], by_group: bool) -> None:
    """So many to each guide, in the order of the list; each group begins with its first guide."""
    counted: dict[str, int] = {}
    for visitor in visitors:
        if visitor.is_complete:
            group = visitor.application.group if by_group else ""
            counted[group] = counted.get(group, 0) + 1
            visitor.guide = (counted[group] - 1) // visit.people_a_guide + 1


def guides_needed(visitors: Iterable[Visitor]) -> int:
    """At one time: groups come one after another."""
    return max((visitor.guide for visitor in visitors), default=0)


def table_of(visit: BookedVisit, visitors: Iterable[Visitor]) -> dict:
    """The list as it goes to the host: head, rows, and whose row each is. Names stand in it only as the host asks."""
    fields = list(visit.fields.all())
    visitors = [visitor for visitor in visitors if visitor.is_complete]
    has_groups = any(visitor.application.group for visitor in visitors)
    has_legal_name = any(asked.kind == Kind.LEGAL_NAME for asked in fields)
    head = [_("Number"), _("Guide")] + [_("Group")] * has_groups
    head += ([] if has_legal_name else [_("Name")]) + [str(asked) for asked in fields]
    rows = []
    for number, visitor in enumerate(visitors, 1):
        row = [number, visitor.guide] + [visitor.application.group] * has_groups
        row += [] if has_legal_name else [visitor.application.person.full_name]
        rows.append([*row, *(visitor.value(asked) for asked in fields)])
    return {"head": head, "rows": rows, "whose": [str(visitor.application.public_id) for visitor in visitors]}
