"""How an allocation was decided for one student (ALLOCATION in docs/rules.md): nothing of anybody else's ranking."""

from ..models import Candidacy, PlacementRound
from .allocating import Orders, lot


def decided(row: PlacementRound, mine: Candidacy) -> dict:
    """Each wish: got, passed because the place was full of those before, or refused by the host; the lots beside."""
    allocation = row.allocations.standing().get()
    given, result = allocation.given, allocation.result
    me, orders = str(mine.public_id), Orders(given, allocation.seed)
    titles = {str(one.public_id): one for one in row.placements.select_related("organisation")}
    holds: dict[str, list[str]] = {place: [] for place in given["places"]}
    for student, place in result.items():
        holds[place].append(student)
    wishes = []
    for place in given["students"].get(me, []):
        ranked, key = given["places"][place]["ranked"], orders.of(place, me)
        got = result.get(me) == place
        by_lot = [student for student in holds[place] if student not in ranked]
        wishes.append({
            "place": titles[place], "number": given["places"][place]["number"], "got": got, "refused": key is None,
            "by_host": key is not None and key[0] == 0, "ranked": len(ranked),
            "last_lot": max((lot(allocation.seed, one) for one in by_lot), default="")[:12],
        })  # fmt: skip
        if got:
            break
    return {"wishes": wishes, "lot": lot(allocation.seed, me)[:12], "me": me, "allocation": allocation}
