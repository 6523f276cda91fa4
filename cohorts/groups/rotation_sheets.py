"""Sheets of a rotation to print: what hangs on a door, what a group or a trainer has in the pocket."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cohorts.groups.plan_results import Turn, by_group, turns_of
from cohorts.groups.rotation_input import Asked
from cohorts.groups.rotation_words import name_of
from cohorts.models import Application

KINDS = {"group": gettext_lazy("groups"), "station": gettext_lazy("stations"), "trainer": gettext_lazy("trainers")}


@dataclass
class Sheet:
    title: str
    turns: list[Turn]
    people: list[Application]


def pages_of(asked: Asked, by: str) -> list[Sheet]:
    """Groups with their people; stations and trainers with the groups that come. At most seven queries."""
    turns = turns_of(asked, asked.visits())
    if by == "group":
        members = _members(asked)
        return [
            Sheet(_("Group %(name)s") % {"name": name}, mine, members.get(name, [])) for name, mine in by_group(turns)
        ]
    if by == "station":
        return [
            Sheet(str(station), [turn for turn in turns if turn.station == station], []) for station in asked.stations
        ]
    names = sorted({name_of(role) for role in asked.trainers.values()})
    return [Sheet(name, [turn for turn in turns if name in turn.trainers], []) for name in names]


def _members(asked: Asked) -> dict[str, list[Application]]:
    members: dict[str, list[Application]] = {}
    rows = asked.cohort.applications.enrolled().exclude(group="").select_related("person", "school")
    for row in rows.order_by("person__full_name"):
        members.setdefault(row.group, []).append(row)
    return members
