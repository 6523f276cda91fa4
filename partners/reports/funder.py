"""What a report for funders says of a cohort, as data to be frozen: nobody's name, no cell under five (REPORTS)."""

from decimal import Decimal

from django.db.models import Count, Q, Sum

from cohorts.models import Application, Cohort

from ..models import BudgetEntry, BudgetLine, Deliverable, Opening, Sponsorship
from . import counting, learned, surveys
from .counting import Columns, People
from .suppression import Shown, Table, is_small, publish

SHAPE = 1
OPENED, NOT_OPENED = "#opened", "#not_opened"


def content_of(cohort: Cohort) -> dict:
    """The figures of this moment; the number of queries does not grow with the people."""
    people = counting.people_of(cohort)
    columns = counting.columns_of(people)
    gain, checks, levels = (ask(cohort, people) for ask in (learned.gain_of, learned.checks_of, learned.levels_of))
    tables = counting.tables_of(people, columns)
    tables += [Table("opened", _opened(cohort, people))] if people.total else []
    tables += [gain.table] if gain else []
    tables += [one.table for one in checks]
    tables += [table for one in levels for table in (one.rose, one.reached)]
    shown = {table.key: table for table in publish(tables)}
    return {
        "shape": SHAPE,
        "kind": "funder",
        "cohort": about(cohort),
        "people": None if is_small(people.total) else people.total,
        "columns": _columns(columns, shown.values()),
        "tables": [_table(shown[table.key]) for table in tables if ":" not in table.key],
        "checks": [{"title": one.title, **_table(shown[one.table.key])} for one in checks],
        "levels": [
            {
                "code": one.competency.code,
                "title": one.competency.title,
                "aim": one.competency.course_target,
                "rose": _table(shown[one.rose.key]),
                "reached": _table(shown[one.reached.key]),
            }
            for one in levels
        ],
        "gain": _gain(gain, shown) if gain else None,
        "figures": _figures(cohort, people),
        "surveys": surveys.told(cohort.survey_results.filter(organisation=None), people.total),
    }


def about(cohort: Cohort) -> dict:
    """What names the edition, frozen: later edits change no report."""
    return {
        "title": cohort.title,
        "organiser": cohort.organisation.name,
        "place": cohort.place,
        "first": cohort.starts_on.isoformat(),
        "last": cohort.ends_on.isoformat(),
    }


def _opened(cohort: Cohort, people: People) -> dict[str, int]:
    """Who opened a profile to at least one partner, at any time."""
    rows = Opening.objects.filter(profile__person__in=people.keys())
    opened = rows.filter(organisation__keeper=cohort.organisation_id).values("profile").distinct().count()
    return {OPENED: opened, NOT_OPENED: people.total - opened}


def _columns(columns: Columns, shown) -> list[dict]:
    """Nothing where no table has them: then nobody reads them beside anything."""
    if not columns.into or not any(table.cells for table in shown):
        return []
    return [{"key": key, "number": number} for key, number in columns.counts.items()]


def _table(shown: Shown) -> dict:
    rows = []
    for key, number in shown.rows.items():
        cells = {column: value for (row, column), value in shown.cells.items() if row == key}
        rows.append({"key": key, "number": number, "cells": cells})
    return {"key": shown.key, "people": shown.total, "rows": rows, "withheld": shown.withheld}


def _gain(gain: learned.Gain, shown: dict[str, Shown]) -> dict:
    both = gain.table.rows[learned.BOTH]
    if is_small(both) or gain.before is None or gain.after is None:
        return {"before": None, "after": None, "both": shown[gain.table.key].rows[learned.BOTH]}
    return {
        "before": f"{gain.before:.1f}",
        "after": f"{gain.after:.1f}",
        "both": shown[gain.table.key].rows[learned.BOTH],
    }


def _figures(cohort: Cohort, people: People) -> dict:
    """Sums that are no cells of people, each with what it is divided by."""
    sent = cohort.applications.exclude(state=Application.State.DRAFT).count()
    told = not is_small(people.total)
    hours = learned.hours_of(cohort, people) if told and people.is_marked else None
    promised = Deliverable.objects.in_force().filter(sponsorship__cohort=cohort)
    counted = promised.exclude(state=Deliverable.State.WAIVED).aggregate(
        all=Count("pk"), done=Count("pk", filter=Q(state=Deliverable.State.ACCEPTED))
    )
    return {
        "places": cohort.capacity,
        "applications": None if is_small(sent) or is_small(sent - people.total) else sent,
        "attended_minutes": hours.attended if hours else None,
        "planned_minutes": hours.planned if hours else None,
        "practice_minutes": hours.practice if hours else None,
        "cost_cents": cost_of(cohort) if told else None,
        "promised": counted["all"],
        "fulfilled": counted["done"],
        "sponsors": cohort.sponsorships.filter(state__in=Sponsorship.AGREED).count(),
    }


def cost_of(cohort: Cohort) -> int | None:
    """What was really spent, in cents; None as long as nothing was entered."""
    real = BudgetEntry.objects.filter(taken_out_at=None, line__cohort=cohort, line__removed_at=None)
    spent = real.filter(line__side=BudgetLine.Side.OUT).aggregate(Sum("amount_cents"))["amount_cents__sum"]
    return int(Decimal(spent)) if spent else None
