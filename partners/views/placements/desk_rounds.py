"""The organiser's rounds of one cohort: prepared, opened, looked at, cancelled."""

from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from courses.lists import page_of, pills, searched
from records import tables
from records.errors import refusal_in

from ...actions.placements import rounds as verbs
from ...forms.placements import RoundForm
from ...models import Candidacy, Phase, Placement, PlacementRound
from ...placements import figures, reading
from ..access import cohort_to_run
from ..answers import act, ask
from .access import round_to_run

State = Placement.State


@require_safe
def rounds(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """The rounds in which this cohort's students rank, and the figures over the years."""
    cohort = cohort_to_run(request, cohort_id)
    sent = Q(candidacies__sent_at__isnull=False, candidacies__withdrawn_at=None)
    rows = PlacementRound.objects.filter(cohorts=cohort).annotate(
        places=Count("placements", filter=Q(placements__state=State.LISTED), distinct=True),
        students=Count("candidacies", filter=sent, distinct=True),
    )
    years = figures.by_year(cohort.organisation)
    if kind := request.GET.get("export"):
        return tables.answer(kind, _("Placements by year"), figures.head(), figures.lines(years))
    context = {"cohort": cohort, "rounds": [(row, row.phase()) for row in rows], "years": years}
    return render(request, "partners/placements/rounds.html", context)


def save_round(request: HttpRequest, cohort_id: UUID, round_id: UUID | None = None) -> HttpResponse:
    """A new round, or another title, text or moment."""
    if round_id:
        cohort, row = round_to_run(request, cohort_id, round_id)
    else:
        cohort = cohort_to_run(request, cohort_id)
        row = PlacementRound(organisation=cohort.organisation, time_zone=cohort.time_zone)
    with timezone.override(cohort.zone):
        form = RoundForm(request.POST or None, instance=row, cohort=cohort)
        if request.method == "POST" and form.is_valid():
            with refusal_in(form):
                row = verbs.save_round(form.instance, form.cleaned_data["cohorts"], request.user)
                return redirect("partners:round", cohort.public_id, row.public_id)
        context = {"cohort": cohort, "form": form, "round": row if round_id else None}
        return render(request, "partners/placements/round_form.html", context, status=422 if form.errors else 200)


@require_safe
def round_page(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    """Where the round stands, what is next, and its places."""
    cohort, row = round_to_run(request, cohort_id, round_id)
    query, state = searched(request), request.GET.get("state", "")
    rows = reading.places_of(row).exclude(Q(state=State.DRAFT) & Q(decision_reason=""))
    counted = {one["state"]: one["n"] for one in rows.order_by().values("state").annotate(n=Count("pk", distinct=True))}
    found = reading.matching(rows, query)
    found = found.filter(state=state) if state in State.values else found
    if kind := request.GET.get("export"):
        return tables.answer(kind, f"{_('Places')} {row}", figures.place_head(), figures.place_lines(found))
    choices = [("", _("All"), sum(counted.values())), *((key, key.label, counted.get(key, 0)) for key in State)]
    asked = request.GET.copy()
    asked.pop("page", None)
    phase = row.phase()
    context = {
        "cohort": cohort, "round": row, "phase": phase, "steps": steps(row, phase), "page": page_of(request, found),
        "query": query, "hidden": {"state": state} if state else {}, "total": sum(counted.values()),
        "filters": [one for one in pills(request, "state", choices) if one["count"] or one["is_current"]],
        "offered": counted.get(State.OFFERED, 0), "asked": asked.urlencode(),
        "students": row.candidacies.sent().count(), "cannot_open": row.why_not_open(),
        "cannot_cancel": row.why_not_cancel(), "allocation": row.allocations.standing().first(),
    }  # fmt: skip
    return render(request, "partners/placements/round.html", context)


def steps(row: PlacementRound, phase: Phase) -> list[dict]:
    """The line of the round, step by step."""
    until = _("until %(moment)s")
    order = [Phase.POSTING, Phase.RANKING, Phase.HOSTS, Phase.READY, Phase.RELEASED]
    now = order.index(phase) if phase in order else (3 if phase == Phase.ALLOCATED else -1)
    words = [
        (_("hosts post"), until % {"moment": row.moment(row.posting_until)}),
        (_("students rank"), until % {"moment": row.moment(row.ranking_until)}),
        (_("hosts rank"), until % {"moment": row.moment(row.hosts_until)}), (_("the organiser allocates"), ""),
        (_("everybody is told"), row.moment(row.released_at) if row.released_at else ""),
    ]  # fmt: skip
    return [
        {"when": moment, "what": name, "state": "done" if n < now else "now" if n == now else ""}
        for n, (name, moment) in enumerate(words)
    ]


def open_round(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    cohort, row = round_to_run(request, cohort_id, round_id)
    back = reverse("partners:round", args=[cohort.public_id, row.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.open_round(row, request.user), _("Hosts were told."), back)
    text = _("Every contact of the partners of its cohorts gets a mail and can post places until %(moment)s.")
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners",
        title=_("Open “%(round)s” to hosts?") % {"round": row},
        text=text % {"moment": row.moment(row.posting_until)}, submit=_("Open the round"), cancel=back,
    )  # fmt: skip


def cancel_round(request: HttpRequest, cohort_id: UUID, round_id: UUID) -> HttpResponse:
    cohort, row = round_to_run(request, cohort_id, round_id)
    back = reverse("partners:round", args=[cohort.public_id, row.public_id])
    if request.method == "POST":
        return act(request, lambda: verbs.cancel_round(row, request.user), _("The round is cancelled."), back)
    number = Candidacy.objects.sent().filter(round=row).count()
    return ask(
        request, layout="desk.html", cohort=cohort, tab="partners", title=_("Cancel “%(round)s”?") % {"round": row},
        text=_("Hosts and students no longer see it; %(number)d rankings come to nothing. This can't be undone.")
        % {"number": number}, submit=_("Cancel the round"), cancel=back, danger=True,
    )  # fmt: skip
