"""What pages of placements read: places with what they ask, rankings, who meets what."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from accounts.models import User
from courses.models import Competency, Evidence

from ..models import Assignment, Candidacy, Placement, PlacementRound

RUNNING = Q(assignments__state__in=Assignment.RUNNING)


def places_of(round: PlacementRound) -> QuerySet[Placement]:
    """With the organisation, what is asked, and how many ranked and have it."""
    sent = Q(wishes__candidacy__sent_at__isnull=False, wishes__candidacy__withdrawn_at=None)
    return (
        round.placements.select_related("organisation")
        .prefetch_related("requirements__competency__domain")
        .annotate(
            wished=Count("wishes", filter=sent, distinct=True),
            held=Count("assignments", filter=RUNNING, distinct=True),
        )
        .order_by("organisation__name", "title", "pk")
    )


def matching(rows: QuerySet[Placement], query: str) -> QuerySet[Placement]:
    if not query:
        return rows
    found = Q(title__icontains=query) | Q(organisation__name__icontains=query)
    return rows.filter(found | Q(facility__icontains=query))


def levels_of(people: Iterable[User]) -> dict[int, dict[int, int]]:
    """The highest level shown, by person and competency; one query."""
    levels: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Evidence.objects.current().filter(person__in=people).values_list("person", "competency", "level")
    for person, competency, level in rows:
        levels[person][competency] = max(level, levels[person].get(competency, 0))
    return levels


def unmet(place: Placement, levels: dict[int, int]) -> list:
    """What the place asks and the person has not shown."""
    return [one for one in place.requirements.all() if levels.get(one.competency_id, 0) < one.level]


def wishers_of(place: Placement) -> list[Candidacy]:
    """Who ranked the place, in an order that says nothing: not the student's rank, nor the moment."""
    rows = Candidacy.objects.sent().filter(wishes__placement=place)
    return sorted(rows.select_related("person", "cv", "round"), key=lambda one: one.public_id.hex)


def competencies_of(round: PlacementRound) -> list[Competency]:
    return list(Competency.objects.filter(organisation=round.organisation).in_order())
