"""Forming the groups of a cohort (GROUPS in docs/rules.md)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.groups import emails
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Application, Attendance, Cohort, GroupPlan, GroupWish, PlanRun
from ..rotation.grouping import LETTERS


class Move(NamedTuple):
    """Somebody who gets another group."""

    application: Application
    before: str
    after: str


@transaction.atomic
def set_groups(cohort: Cohort, groups: Mapping[Application, str]) -> int:
    """Give participants their group's letter, "" for none; returns how many changed."""
    changed = 0
    for application, group in groups.items():
        name = " ".join(group.split()).upper()[:20]
        if application.cohort_id != cohort.pk:
            raise Refused(_("This person does not take part in this cohort."))
        changed += Application.objects.filter(pk=application.pk).exclude(group=name).update(group=name)
    return changed


@transaction.atomic
def save_plan(cohort: Cohort, *, by: User | None = None, **fields) -> GroupPlan:
    with done_by(by):
        return GroupPlan.objects.update_or_create(cohort=cohort, defaults=fields)[0]


@transaction.atomic
def add_wish(
    cohort: Cohort, kind: str, people: Iterable[Application], *, note: str = "", by: User | None = None
) -> GroupWish:
    people = list(people)
    refuse(why_no_wish(cohort, kind, people), "people")
    with done_by(by):
        wish = GroupWish.objects.create(cohort=cohort, kind=kind, note=note)
        wish.people.set(people)
    return wish


def why_no_wish(cohort: Cohort, kind: str, people: list[Application]) -> str:
    if any(person.cohort_id != cohort.pk for person in people):
        return _("This person does not take part in this cohort.")
    if len(set(people)) < 2:
        return _("Choose two people or more.")
    if kind == GroupWish.Kind.APART and len(set(people)) > len(LETTERS):
        return _("There are at most %(most)d groups.") % {"most": len(LETTERS)}
    return ""


def remove_wish(wish: GroupWish, *, by: User | None = None) -> None:
    with done_by(by):
        wish.delete()


# Taking over what a search found


def moves_of(run: PlanRun) -> list[Move]:
    """Who would get another group, by name; two queries at most."""
    found: dict[str, str] = run.plan.get("groups", {})
    rows = run.cohort.applications.enrolled().select_related("person").order_by("person__full_name", "pk")
    moves = []
    for row in rows:
        after = found.get(str(row.pk), row.group)
        if after != row.group:
            moves.append(Move(row, row.group, after))
    return moves


def why_cannot_adopt(run: PlanRun, moves: list[Move] | None = None) -> str:
    """Why these groups cannot be taken; "" = they can."""
    if run.state != PlanRun.State.SOLVED or run.adopted_at:
        return _("There is nothing to take over here.")
    enrolled = {str(key) for key in run.cohort.applications.enrolled().values_list("pk", flat=True)}
    if enrolled != set(run.plan.get("groups", {})):
        return _("Somebody joined or left since this search: look for groups again.")
    marked = Attendance.objects.filter(sitting__session__cohort=run.cohort).exclude(sitting__group="")
    moves = moves_of(run) if moves is None else moves
    gone = {move.application.pk for move in moves if move.before}
    if marked.filter(application__in=gone).exists():
        return _("Attendance was marked for people who would change their group: move single people by hand.")
    return ""


@transaction.atomic
def adopt(run: PlanRun, *, by: User, tell: bool = False) -> list[Move]:
    """Everybody gets the group that was found; with `tell` those who get another one are told by mail."""
    Cohort.objects.select_for_update(no_key=True).get(pk=run.cohort_id)  # two plans at once would mix
    run = PlanRun.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=run.pk)
    moves = moves_of(run)
    refuse(why_cannot_adopt(run, moves))
    with done_by(by):
        for move in moves:
            Application.objects.filter(pk=move.application.pk).update(group=move.after)
        run.adopted_at = timezone.now()
        run.save(update_fields=["adopted_at"])
    if tell:
        emails.groups_changed(run.cohort, moves)
    return moves
