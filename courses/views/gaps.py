"""The gap analysis: the heat map of an organiser, and one course with its sums and suggested modules."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation
from records import tables

from ..gap import arithmetic, reading
from ..lists import searched
from ..models import HiringRole, SchoolCourse
from .library import organisation_of


def _roles(organiser: Organisation) -> list[HiringRole]:
    return list(HiringRole.objects.filled().of_organiser(organiser).select_related("employer"))


def _courses(organiser: Organisation) -> list[SchoolCourse]:
    return list(SchoolCourse.objects.current().of_organiser(organiser).select_related("school"))


def _chosen(request: HttpRequest, roles: list[HiringRole]) -> list[HiringRole]:
    """Those ticked; all where none is."""
    wanted = set(request.GET.getlist("role"))
    return [role for role in roles if str(role.public_id) in wanted] or roles


def gaps(request: HttpRequest, organisation: uuid.UUID) -> HttpResponse:
    """Competencies down, courses across, each cell as hot as its gap."""
    owner = organisation_of(request, organisation)
    roles, courses = _roles(owner), _courses(owner)
    chosen, query, state = _chosen(request, roles), searched(request), request.GET.get("state", "")
    lines = [line for line in reading.heat_map(owner, chosen, courses) if query.casefold() in _words(line)]
    shown = [line for line in lines if state != "wide" or any(cell.heat > 2 for cell in line.cells)]
    kept = [("role", role.public_id) for role in chosen] if len(chosen) < len(roles) else []
    counts = {"": len(lines), "wide": sum(any(cell.heat > 2 for cell in line.cells) for line in lines)}
    context = {
        "organisation": owner,
        "tab": "gaps",
        "roles": roles,
        "chosen": chosen,
        "courses": courses,
        "lines": shown,
        "totals": [sum(line.cells[n].gap.points for line in lines) for n in range(len(courses))],
        "query": query,
        "count": ngettext("%(n)d competency", "%(n)d competencies", len(shown)) % {"n": len(shown)},
        "filters": _filters(counts, state, kept),
        "hidden": {"state": state} if state else {},
        "export_csv": _export(owner, "csv", kept),
        "export_xlsx": _export(owner, "xlsx", kept),
    }
    return render(request, "courses/gap/map.html", context)


def _words(line: reading.Line) -> str:
    return f"{line.competency} {line.competency.domain}".casefold()


def _filters(counts: dict[str, int], state: str, kept: list) -> list[dict]:
    names = {"": _("All"), "wide": _("Wide gaps")}
    return [
        {
            "name": name,
            "count": counts[key],
            "is_current": key == state,
            "url": "?" + urlencode([*kept, *([("state", key)] if key else [])]),
        }
        for key, name in names.items()
    ]


def _export(owner: Organisation, kind: str, kept: list) -> str:
    return reverse("courses:export_gaps", args=[owner.public_id, kind]) + (f"?{urlencode(kept)}" if kept else "")


def export(request: HttpRequest, organisation: uuid.UUID, kind: str) -> HttpResponse:
    """A line a competency: what is asked for, and for each course its level, its gap and the sum in figures."""
    owner = organisation_of(request, organisation)
    roles, courses = _roles(owner), _courses(owner)
    head = [_("Domain"), _("Competency"), _("Title"), _("Roles that want it"), _("Points asked for")]
    for course in courses:
        head += [_("%(course)s: level") % {"course": course}, _("gap"), _("can be taught"), _("sum")]
    rows = []
    for line in reading.heat_map(owner, _chosen(request, roles), courses):
        one = line.competency
        row = [one.domain.name, one.code, one.title, len(line.wants), line.demand]
        for cell in line.cells:
            row += [cell.has, cell.gap.points, cell.teachable.points, str(cell.gap)]
        rows.append(row)
    return tables.answer(kind, f"gaps-{owner.name}", head, rows)


def gap(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One course against all filled roles: every sum in figures, and the modules that close most."""
    courses = SchoolCourse.objects.current().visible_to(request.user).select_related("school__keeper")
    course = get_object_or_404(courses, public_id=public_id)
    owner = course.school.keeper
    runs = request.user.has_perm("courses.compare_gaps", owner)
    roles = _roles(owner)
    lines = [line for line in reading.heat_map(owner, roles, [course]) if line.wants]
    wants = [want for line in lines for want in line.wants]
    supply = reading.supply_of([course])[course.pk]
    context = {
        "organisation": owner if runs else None,
        "tab": "gaps",
        "course": course,
        "roles": roles,
        "employers": len({role.employer_id for role in roles}),
        "runs": runs,
        "lines": sorted(lines, key=lambda line: -line.cells[0].gap.points),
        "gap": arithmetic.total(term for line in lines for term in line.cells[0].gap.terms).points,
        "teachable": sum(line.cells[0].teachable.points for line in lines),
        "suggestions": reading.suggestions(owner, wants, supply),
    }
    return render(request, "courses/gap/course_gap.html", context)
