"""The line for a place that falls free after everybody was told (PLACEMENTS in docs/rules.md)."""

from ..models import Assignment, Candidacy, Placement
from .allocating import lot

State, Origin = Assignment.State, Assignment.Origin


def line_for(place: Placement) -> list[Candidacy]:
    """Who ranked it, waits, has no place with a host and was never offered this one; as the allocation orders them."""
    placed = Assignment.objects.running().exclude(origin=Origin.EQUIVALENT)
    rows = (
        Candidacy.objects.sent()
        .filter(wishes__placement=place, waits=True)
        .exclude(pk__in=placed.filter(candidacy__round=place.round).values("candidacy"))
        .exclude(pk__in=place.assignments.values("candidacy"))
        .select_related("person", "application__cohort__organisation")
    )
    words = {one.candidacy_id: one for one in place.preferences.all()}
    seed = place.round.seed

    def order(one: Candidacy) -> tuple:
        word = words.get(one.pk)
        return (0, word.position, "") if word and word.position else (1, 0, lot(seed, str(one.public_id)))

    refused = {key for key, word in words.items() if word.is_refused}
    return sorted((one for one in rows if one.pk not in refused), key=order)


def next_in_line(place: Placement) -> Candidacy | None:
    return next(iter(line_for(place)), None)
