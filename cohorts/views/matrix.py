"""The matrix of a cohort, as a page and as a list for spreadsheets."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.competence.matrix import Matrix, Row, matrix_of
from courses.lists import searched
from records import tables

from .doors import open_desk


def matrix(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    found = matrix_of(cohort)
    by = "competency" if request.GET.get("by") == "competency" else "outcome"
    rows = found.rows(by)
    state, query = request.GET.get("state", ""), searched(request)
    shown = [row for row in rows if state in ("", row.state) and _matches(row, query)]
    context = {
        "cohort": cohort,
        "matrix": found,
        "by": by,
        "rows": shown,
        "query": query,
        "count": _count(by, len(shown)),
        "filters": _filters(rows, by, state, query),
        "kinds": _kinds(by),
        "hidden": {"by": by} | ({"state": state} if state else {}),
        "can_edit": request.user.has_perm("cohorts.run_cohort", cohort),
        "export": reverse("cohorts:matrix_export", args=[cohort.public_id, "csv"]),
        "export_xlsx": reverse("cohorts:matrix_export", args=[cohort.public_id, "xlsx"]),
    }
    return render(request, "cohorts/competence/matrix.html", context)


def _matches(row: Row, query: str) -> bool:
    return query.casefold() in " ".join(map(str, [row.subject, *row.beside, *row.sessions])).casefold()


def _count(by: str, number: int) -> str:
    words = {
        "outcome": ngettext("%(n)d learning outcome", "%(n)d learning outcomes", number),
        "competency": ngettext("%(n)d competency", "%(n)d competencies", number),
    }
    return words[by] % {"n": number}


def _kinds(by: str) -> list[dict]:
    names = {"outcome": _("By learning outcome"), "competency": _("By competency")}
    return [{"name": name, "url": f"?by={key}", "is_current": key == by} for key, name in names.items()]


def _filters(rows: list[Row], by: str, state: str, query: str) -> list[dict]:
    names = {"": _("All"), "never": _("Never taught"), "once": _("Once"), "twice": _("Twice or more")}
    made = []
    for key, name in names.items():
        number = sum(key in ("", row.state) for row in rows)
        asked = "&".join(["by=" + by, *(["state=" + key] if key else [])])
        made.append({"name": name, "count": number, "is_current": key == state, "url": f"?{asked}"})
    return made


def export(request: HttpRequest, public_id: uuid.UUID, kind: str) -> HttpResponse:
    cohort = open_desk(request, public_id, "cohorts.see_desk")
    head = [
        _("Session"), _("Title"), _("Type"), _("Minutes"), _("Module"), _("Learning outcome"), _("Competency"),
        _("Domain"), _("Title of the competency"), _("Times taught"),
    ]  # fmt: skip
    return tables.answer(kind, f"matrix-{cohort.slug}", head, _lines(matrix_of(cohort)))


def _lines(found: Matrix):
    times = {row.subject.pk: row.times for row in found.outcomes}
    for session, outcome, competency in found.lines():
        about = [session.code, session.title, session.get_type_display(), session.minutes] if session else [""] * 4
        what = [outcome.module_version.module.code, outcome.text] if outcome else ["", ""]
        can = [competency.code, competency.domain.name, competency.title] if competency else [""] * 3
        yield [*about, *what, *can, times[outcome.pk] if outcome else 0]
