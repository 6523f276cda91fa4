"""The organiser allocates, looks at what came out, and tells everybody at once."""

import json
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ...actions.placements import allocation as verbs
from ...forms.fields import ReasonForm
from ...models import Allocation
from ...placements import figures
from ...placements.allocating import faults
from ..answers import act, ask
from .access import round_to_run


@require_safe
def allocation(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    """What would come out, before anybody is told; earlier runs with the reason why they were put aside."""
    cohort, row = round_to_run(request, cohort_id, round_id)
    standing = row.allocations.standing().first()
    context = {
        "cohort": cohort, "round": row, "allocation": standing, "cannot_allocate": row.why_not_allocate(),
        "earlier": row.allocations.exclude(discarded_at=None).select_related("made_by"),
        "students": row.candidacies.sent().count(),
    }  # fmt: skip
    if standing:
        context |= _outcome(standing)
    return render(request, "partners/placements/allocation.html", context)


def _outcome(standing: Allocation) -> dict:
    row = standing.round
    places = {str(one.public_id): one for one in row.placements.select_related("organisation")}
    people = {str(one.public_id): one for one in row.candidacies.select_related("person")}
    demand = [(places[key], *counts) for key, *counts in figures.demand(standing.given, standing.result)]
    given = standing.given["students"]
    placed = [
        (people[student], places[place], given[student].index(place) + 1) for student, place in standing.result.items()
    ]
    without = [people[student] for student in given if student not in standing.result]
    virtual = sum(one.number for one in places.values() if one.is_equivalent and one.state == one.State.LISTED)
    return {
        "demand": demand, "ranks": figures.ranks(standing.given, standing.result),
        "placed": sorted(placed, key=lambda one: str(one[0].person)),
        "without": sorted(without, key=lambda one: str(one.person)), "virtual": virtual,
        "faults": faults(standing.given, standing.seed, standing.result),
    }  # fmt: skip


def allocate(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    """Run it; a second run puts the first aside and says why."""
    cohort, row = round_to_run(request, cohort_id, round_id)
    back = reverse("partners:allocation", args=[cohort.public_id, row.public_id])
    again = row.allocations.standing().exists()
    form = ReasonForm(request.POST or None) if again else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        done = _("Allocated. Nobody was told yet.")
        return act(request, lambda: verbs.allocate_round(row, request.user, reason), done, back)
    return ask(
        request, status=422 if form and form.errors else 200, layout="desk.html", cohort=cohort, tab="partners",
        title=_("Allocate again?") if again else _("Allocate the places?"),
        text=_("The run that stands is put aside and stays readable with your reason. The seed stays the same.")
        if again else _("Nobody is told yet: you look at the outcome first."),
        submit=_("Allocate"), cancel=back, form=form,
    )  # fmt: skip


def release(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    cohort, row = round_to_run(request, cohort_id, round_id)
    standing = get_object_or_404(row.allocations, public_id=public_id)
    back = reverse("partners:allocation", args=[cohort.public_id, row.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.release(standing, request.user), _("Everybody was told."), back)
    number = len(standing.given["students"])
    text = ngettext(
        "%(n)d student and all hosts get a mail now. The allocation can't be changed afterwards.",
        "%(n)d students and all hosts get a mail now. The allocation can't be changed afterwards.",
        number,
    ) % {"n": number}
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", title=_("Tell everybody?"), text=text,
        submit=_("Tell everybody now"), cancel=back,
    )  # fmt: skip


@require_safe
def allocation_file(request: HttpRequest, cohort_id: UUID, round_id: UUID, public_id: UUID) -> HttpResponse:
    """Seed, input and result as JSON, from which anyone can recompute it; students under their numbers."""
    _cohort, row = round_to_run(request, cohort_id, round_id)
    one = get_object_or_404(row.allocations, public_id=public_id)
    words = {"seed": one.seed, "given": one.given, "result": one.result}
    words = {**words, "sha256": one.digest, "seed_sha256": row.seed_digest, "made_at": one.made_at.isoformat()}
    response = HttpResponse(json.dumps(words, indent=1, ensure_ascii=False), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="allocation-{one.number}.json"'
    return response
