"""Allocation of 1,000 students to 400 places: each ranks 30, half of the hosts rank whoever ranked them.

.venv/bin/python -m bench.placements
"""

import random
import time

from partners.placements.allocating import allocate, faults


def main(students: int = 1000, places: int = 400, wishes: int = 30) -> None:
    rng = random.Random(2027)
    people = [f"s{n:04}" for n in range(students)]
    hosts = [f"p{n:03}" for n in range(places)]
    ranks = {s: rng.sample(hosts, wishes) for s in people}
    wanted: dict[str, list[str]] = {p: [] for p in hosts}
    for student, chosen in ranks.items():
        for place in chosen:
            wanted[place].append(student)
    rows = {}
    for place, by in wanted.items():
        rng.shuffle(by)
        rows[place] = {"number": 1, "ranked": by if rng.random() < 0.5 else [], "refused": by[-3:]}
        rows[place]["ranked"] = [s for s in rows[place]["ranked"] if s not in rows[place]["refused"]]
    given = {"students": ranks, "places": rows}
    start = time.perf_counter()
    result = allocate(given, "seed")
    taken = time.perf_counter() - start
    print(f"{students} students, {places} places: {len(result)} placed in {taken:.3f} s")
    worst = {"students": {s: rng.sample(hosts, places) for s in people}, "places": rows}
    start = time.perf_counter()
    result = allocate(worst, "seed")
    print(f"everybody ranks every place: {len(result)} placed in {time.perf_counter() - start:.3f} s")
    print("faults:", len(faults(given, "seed", allocate(given, "seed"))))


if __name__ == "__main__":
    main()
