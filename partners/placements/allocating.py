"""Who gets which place: deferred acceptance, the students asking (ALLOCATION in docs/rules.md).

Pure: plain dictionaries in and out, no database, so that anyone with the frozen input can recompute the result.

`given` holds

    {"students": {student: [place, …]},                  the dearest first; who is not in a list is not wished
     "places": {place: {"number": 2, "ranked": [student, …], "refused": [student, …]}}}

Each place takes the students it ranked in that order, after them the others by lot, and never one it refused.
"""

import hashlib
import heapq
import json
import secrets

Given = dict[str, dict]
Result = dict[str, str]


def new_seed() -> str:
    """256 random bits, in hexadecimal."""
    return secrets.token_hex(32)


def digest_of_seed(seed: str) -> str:
    """What is published before anybody ranks: it fixes the seed without telling it."""
    return hashlib.sha256(seed.encode()).hexdigest()


def lot(seed: str, student: str) -> str:
    """The student's lot, one for all places: the smaller comes first. SHA-256 of "seed:student"."""
    return hashlib.sha256(f"{seed}:{student}".encode()).hexdigest()


class Orders:
    """How each place orders the students, the smaller the better; None for one that it refused."""

    def __init__(self, given: Given, seed: str):
        self.lots = {student: lot(seed, student) for student in given["students"]}
        self.ranks = {
            key: {student: rank for rank, student in enumerate(place["ranked"])}
            for key, place in given["places"].items()
        }
        self.refused = {key: set(place["refused"]) for key, place in given["places"].items()}

    def of(self, place: str, student: str) -> tuple[int, int, str] | None:
        if student in self.refused[place]:
            return None
        rank = self.ranks[place].get(student)
        return (1, 0, self.lots[student]) if rank is None else (0, rank, "")


def allocate(given: Given, seed: str) -> Result:
    """The stable matching that is best for every student; whoever is missing in it got no place."""
    wishes: dict[str, list[str]] = given["students"]
    numbers = {key: place["number"] for key, place in given["places"].items()}
    orders, held = Orders(given, seed), {place: [] for place in numbers}  # heaps, the weakest of those held first
    asking, next_wish = sorted(wishes, reverse=True), dict.fromkeys(wishes, 0)
    while asking:
        student = asking.pop()
        for place in wishes[student][next_wish[student] :]:
            next_wish[student] += 1
            if (key := orders.of(place, student)) is None:
                continue
            if len(held[place]) < numbers[place]:
                heapq.heappush(held[place], _Held(key, student))
                break
            weakest = heapq.heappushpop(held[place], _Held(key, student)).student
            if weakest != student:
                asking.append(weakest)
                break
    return {one.student: place for place, heap in held.items() for one in heap}


class _Held:
    """Turned round, so that the heap gives the weakest."""

    __slots__ = ("key", "student")

    def __init__(self, key: tuple, student: str):
        self.key, self.student = key, student

    def __lt__(self, other: "_Held") -> bool:
        return self.key > other.key


def faults(given: Given, seed: str, result: Result) -> list[str]:
    """What would make a result unfair, in words for an auditor; none for a stable one.

    Too many in a place; a place not wished or refused; a student who prefers a place that would rather have them than
    somebody it holds, or that has room.
    """
    found, orders = [], Orders(given, seed)
    holds: dict[str, list[str]] = {place: [] for place in given["places"]}
    for student, place in result.items():
        holds[place].append(student)
    worst: dict[str, tuple | None] = {}
    for place, students in holds.items():
        if len(students) > given["places"][place]["number"]:
            found.append(f"{place} holds {len(students)}")
        keys = {student: orders.of(place, student) for student in students}
        found += [f"{place} holds {student}, against a word" for student, key in keys.items() if key is None]
        worst[place] = max((key for key in keys.values() if key), default=None)
    for student, wishes in given["students"].items():
        if student in result and result[student] not in wishes:
            found.append(f"{student} never wished {result[student]}")
        for place in wishes:
            if result.get(student) == place:
                break
            mine, room = orders.of(place, student), len(holds[place]) < given["places"][place]["number"]
            if mine is not None and (room or (worst[place] is not None and mine < worst[place])):
                found.append(f"{student} and {place} would rather have each other")
    return found


def canonical(words: object) -> bytes:
    return json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(seed: str, given: Given, result: Result) -> str:
    """SHA-256 of seed, input and result as canonical JSON (sorted keys, no spaces, UTF-8)."""
    return hashlib.sha256(canonical({"seed": seed, "given": given, "result": result})).hexdigest()
