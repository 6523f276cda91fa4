"""Levels of competencies: of a cohort's people for its team, and one's own."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.competence.levels import aimed_at, levels_of, people_of, spread
from courses.lists import page_of, pills, searched
from courses.models import Level
from records import tables

from .doors import open_desk


def levels(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everybody with a place and how much they have shown; or each competency with how many stand at which level."""
    cohort = open_desk(request, public_id)
    competencies, people = aimed_at(cohort), people_of(cohort)
    by, query, state = request.GET.get("by", ""), searched(request), request.GET.get("state", "")
    shown = [one for one in people if query.casefold() in str(one.application.person).casefold()]
    if state in ("some", "none"):
        shown = [one for one in shown if bool(one.shown) == (state == "some")]
    some = sum(bool(one.shown) for one in people)
    filters = [
        ("", _("All"), len(people)),
        ("some", _("With evidence"), some),
        ("none", _("None yet"), len(people) - some),
    ]
    context = {
        "cohort": cohort,
        "by": "competency" if by == "competency" else "person",
        "page": page_of(request, shown),
        "count": ngettext("%(n)d person", "%(n)d people", len(shown)) % {"n": len(shown)},
        "query": query,
        "filters": pills(request, "state", filters),
        "hidden": {"state": state} if state else {},
        "people": people,
        "competencies": competencies,
        "spread": spread(competencies, people) if by == "competency" else [],
        "levels": Level.choices,
        "export_csv": reverse("cohorts:levels_export", args=[cohort.public_id, "csv"]),
        "export_xlsx": reverse("cohorts:levels_export", args=[cohort.public_id, "xlsx"]),
    }
    return render(request, "cohorts/competence/levels.html", context)


def export(request: HttpRequest, public_id: uuid.UUID, kind: str) -> HttpResponse:
    """A line a person, a column a competency."""
    cohort = open_desk(request, public_id)
    competencies = aimed_at(cohort)
    head = [_("Name"), _("School"), _("Group"), *(one.code for one in competencies)]
    rows = (
        [
            str(one.application.person),
            one.application.school_name,
            one.application.group,
            *(one.levels.get(competency.pk, 0) for competency in competencies),
        ]
        for one in people_of(cohort)
    )
    return tables.answer(kind, f"competencies-{cohort.slug}", head, rows)


def of_one(request: HttpRequest, public_id: uuid.UUID, application: uuid.UUID) -> HttpResponse:
    """One person's levels in the framework of this cohort's organiser, with the evidence."""
    cohort = open_desk(request, public_id)
    found = get_object_or_404(cohort.applications.enrolled().select_related("person"), public_id=application)
    context = {
        "cohort": cohort,
        "person": found.person,
        "shown": levels_of(found.person, organisation=cohort.organisation),
        "levels": Level.choices,
    }
    return render(request, "cohorts/competence/one.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """My competencies: what is aimed at, what I have shown, and by what."""
    shown = levels_of(request.user)
    context = {"shown": shown, "levels": Level.choices, "some": sum(bool(row.level) for row in shown)}
    return render(request, "cohorts/competence/mine.html", context)
