"""The organiser's students of a round: who ranked, who has which place, and what became of it."""

from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.lists import page_of, pills, searched
from records import tables

from ...actions.placements import assignments as verbs
from ...forms.fields import ReasonForm
from ...models import Assignment, PlacementRound
from ...placements import agreeing
from ..answers import act, ask
from .access import ASSIGNMENT, round_to_run

State, Origin = Assignment.State, Assignment.Origin


def _states() -> dict[str, tuple[str, Q]]:
    return {
        "offered": (_("Place offered"), Q(offered=True)),
        "accepted": (_("Accepted"), Q(accepted=True)),
        "virtual": (_("Virtual placement"), Q(virtual=True)),
        "without": (_("Without a place"), Q(offered=False, accepted=False, virtual=False)),
    }


def _rows(row: PlacementRound):
    mine = Assignment.objects.filter(candidacy=OuterRef("pk"))
    with_host = mine.exclude(origin=Origin.EQUIVALENT)
    held = Assignment.objects.running().select_related("placement__organisation").order_by("origin")
    return (
        row.candidacies.sent()
        .select_related("person", "application__school")
        .prefetch_related(Prefetch("assignments", held, to_attr="running"))
        .annotate(
            wished=Count("wishes"),
            offered=Exists(with_host.filter(state=State.OFFERED)),
            accepted=Exists(with_host.filter(state__in=(State.ACCEPTED, State.COMPLETED))),
            virtual=Exists(mine.filter(origin=Origin.EQUIVALENT, state__in=Assignment.RUNNING)),
        )
        .order_by("person__full_name", "pk")
    )


@require_safe
def students(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    cohort, row = round_to_run(request, cohort_id, round_id)
    query, state, states = searched(request), request.GET.get("state", ""), _states()
    rows = _rows(row)
    counts = {key: rows.filter(where).count() for key, (_name, where) in states.items()} if row.released_at else {}
    total = rows.count()
    if query:
        found = Q(person__full_name__icontains=query) | Q(application__school__name__icontains=query)
        rows = rows.filter(found | Q(assignments__placement__organisation__name__icontains=query)).distinct()
    if state in states:
        rows = rows.filter(states[state][1])
    if kind := request.GET.get("export"):
        return _file(kind, row, rows)
    asked = request.GET.copy()
    asked.pop("page", None)
    choices = [("", _("All"), total), *((key, name, counts[key]) for key, (name, _q) in states.items() if counts)]
    context = {
        "cohort": cohort, "round": row, "page": page_of(request, rows), "query": query, "total": total,
        "hidden": {"state": state} if state else {}, "filters": pills(request, "state", choices) if counts else [],
        "asked": asked.urlencode(),
    }  # fmt: skip
    return render(request, "partners/placements/students.html", context)


def _file(kind: str, row: PlacementRound, rows) -> HttpResponse:
    head = [_("Name"), _("School"), _("Places ranked"), _("Host"), _("Place"), _("State"), _("Waits")]
    lines = []
    for one in rows:
        held = one.running[0] if one.running else None
        lines.append([
            str(one.person), one.application.school_name, one.wished,
            held.placement.organisation.name if held else "", held.placement.title if held else "",
            held.get_state_display() if held else "", _("yes") if one.waits else _("no"),
        ])  # fmt: skip
    return tables.answer(kind, f"{_('Students')} {row}", head, lines)


@require_safe
def student(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    """One student: the ranking, the places offered, the agreement, what the host assessed."""
    cohort, row = round_to_run(request, cohort_id, round_id)
    one = get_object_or_404(_rows(row), public_id=public_id)
    held = list(one.assignments.select_related(*ASSIGNMENT).prefetch_related("assessments__levels__competency"))
    for assignment in held:
        assignment.agreement = agreeing.newest(assignment)
        assignment.missing = agreeing.missing(assignment.agreement)
        assignment.cannot_end = assignment.why_not_end()
    wishes = one.wishes.select_related("placement__organisation")
    context = {"cohort": cohort, "round": row, "candidacy": one, "held": held, "wishes": wishes}
    return render(request, "partners/placements/student.html", context)


def end(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    cohort, row = round_to_run(request, cohort_id, round_id)
    rows = Assignment.objects.filter(placement__round=row).select_related(*ASSIGNMENT)
    assignment = get_object_or_404(rows, public_id=public_id)
    back = reverse("partners:desk_student", args=[cohort.public_id, row.public_id, assignment.candidacy.public_id])
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return act(request, lambda: verbs.end(assignment, reason, request.user), _("Student and host were told."), back)
    return ask(
        request, status=422 if form.errors else 200, layout="desk.html", cohort=cohort, tab="partners",
        title=_("End the placement of %(student)s?") % {"student": assignment.candidacy.person},
        text=_("Student and host read the reason. Before its first day the place goes to the next in line."),
        submit=_("End the placement"), cancel=back, form=form, danger=True,
    )  # fmt: skip
