"""What a search found, as its page shows it (GROUPS and ROTATION in docs/rules.md)."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.actions import groups as group_actions
from cohorts.actions import rotation as rotation_actions
from cohorts.groups.input import grouping_of
from cohorts.groups.input import say_rules as say_group_rules
from cohorts.groups.rotation_input import Asked
from cohorts.groups.rotation_words import name_of, say_rules
from cohorts.models import PlanRun
from cohorts.rotation.grouping import Grouping
from cohorts.rotation.problem import CHANGED, Problem, Visit, visits_from_json


@dataclass
class Turn:
    """One group at one station, as a page or a sheet says it."""

    group: str
    station: object
    room: object
    starts_at: object
    ends_at: object
    trainers: list[str] = field(default_factory=list)
    is_changed: bool = False


def turns_of(asked: Asked, visits: list[Visit], changed=()) -> list[Turn]:
    stations = {station.pk: station for station in asked.stations}
    touched = {(visit.group, visit.station) for visit in changed}
    return [
        Turn(
            visit.group,
            stations[visit.station],
            asked.rooms.get(visit.room),
            asked.moment_at(visit.start),
            asked.moment_at(visit.end),
            [name_of(asked.trainers[key]) for key in visit.trainers if key in asked.trainers],
            (visit.group, visit.station) in touched,
        )
        for visit in sorted(visits, key=lambda visit: (visit.start, visit.group))
        if visit.station in stations
    ]


def by_group(turns: list[Turn]) -> list[tuple[str, list[Turn]]]:
    names = sorted({turn.group for turn in turns}, key=lambda name: (len(name), name))
    return [(name, [turn for turn in turns if turn.group == name]) for name in names]


def contradiction_of(run: PlanRun) -> list[str]:
    """The rules that contradict each other, in words."""
    keys = run.conflict.get("keys", [])
    if run.rotation:
        return say_rules(Asked(run.rotation), Problem.from_json(run.problem), keys) if keys else []
    if not keys:
        return []
    asked = replace(Grouping.from_json(run.problem), people=grouping_of(run.cohort).people)
    return say_group_rules(run.cohort, asked, keys)


def distance_of(run: PlanRun) -> str:
    """How far from the best possible plan this one can be at most."""
    if run.value is None or run.bound is None:
        return ""
    if run.value - run.bound < 0.5:
        return _("This is the best there is: no plan does better.")
    if run.rotation and run.aim == PlanRun.Aim.REPAIR:
        fewest = -(-int(run.bound) // CHANGED)
        words = ngettext("At least %(n)d visit has to change.", "At least %(n)d visits have to change.", fewest)
        return words % {"n": fewest}
    percent = 100 * (run.value - run.bound) / max(run.value, 1)
    return _("The best possible plan is better by %(percent).1f %% at most.") % {"percent": percent}


def rotation_result(run: PlanRun) -> dict:
    """What the page of a search for a rotation needs; a fixed number of queries."""
    asked = Asked(run.rotation)
    visits = visits_from_json(run.plan.get("visits", []))
    changes = rotation_actions.changes_of(asked, visits)
    changed = [*changes.new, *(after for _before, after in changes.moved)]
    turns = turns_of(asked, visits, changed)
    people = sum(size for name, size in asked.sizes.items() if name in changes.students)
    return {
        "groups": by_group(turns),
        "changes": changes,
        "all": len(visits),
        "told": people,
        "told_trainers": len(changes.trainers),
        "last_at": max((turn.ends_at for turn in turns), default=None),
        "why_not": rotation_actions.why_cannot_adopt(run, asked),
    }


def groups_result(run: PlanRun) -> dict:
    """Who would be in which group, and who gets another one."""
    found = run.plan.get("groups", {})
    rows = list(run.cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name"))
    groups: dict[str, list] = {}
    for row in rows:
        row.is_moved = bool(row.group) and found.get(str(row.pk), row.group) != row.group
        groups.setdefault(found.get(str(row.pk), ""), []).append(row)
    moves = group_actions.moves_of(run)
    return {
        "groups": sorted(groups.items(), key=lambda pair: (not pair[0], len(pair[0]), pair[0])),
        "moves": [move for move in moves if move.before],
        "told": len(moves),
        "why_not": group_actions.why_cannot_adopt(run, moves),
    }
