"""Groups and a rotation of the next edition: the checked plan of `programme.json`, with trainers, and a search."""

from datetime import time, timedelta

from accounts.models import User
from cohorts.actions import groups, plan_runs, rotation
from cohorts.models import Cohort, CohortRole, GroupWish, PlanRun, Room, Rotation, RotationBreak, Station

from .programme import SOURCE

TRAINERS = ["Joris Vermeulen", "Aïcha El Amrani", "Wout De Smet", "Marta Kowalczyk", "Tine Goossens"]
LUNCH = (time(13, 15), time(14))
CHANGEOVER = 15


def make_rotation(cohort: Cohort, rooms: dict[str, Room], organiser: User, trainer: User) -> Rotation:
    """Six groups formed with two wishes; the rotation in the timetable is the one that people checked."""
    people = list(cohort.applications.enrolled().order_by("queue_number"))
    groups.save_plan(cohort, number=6, largest=6, mix_schools=True)
    groups.add_wish(cohort, GroupWish.Kind.TOGETHER, people[:2], note="They share a car.")
    groups.add_wish(cohort, GroupWish.Kind.APART, people[3:6])
    groups.adopt(_searched(plan_runs.search_groups(cohort, by=organiser)), by=organiser)
    day = cohort.starts_on + timedelta(days=1)
    made = rotation.save_rotation(
        cohort, title="Cleanroom day", first_day=day, last_day=day, starts=time(9), ends=time(16)
    )
    rotation.save_row(RotationBreak(rotation=made, name="Lunch", starts=LUNCH[0], ends=LUNCH[1]))
    _add_stations(made, rooms, trainer)
    rotation.adopt(_searched(plan_runs.search_rotation(made, by=organiser, repair=True)), by=organiser)
    _searched(plan_runs.search_rotation(made, by=organiser, seconds=5))
    return made


def _searched(run: PlanRun) -> PlanRun:
    """The worker's part, done at once."""
    plan_runs.work(run.pk)
    run.refresh_from_db()
    return run


def _add_stations(made: Rotation, rooms: dict[str, Room], trainer: User) -> None:
    plan, room_of = SOURCE["rotation"], {item["code"]: item["room"] for item in SOURCE["sessions"]}
    sessions = {session.code: session for session in made.cohort.sessions.all()}
    first = CohortRole.objects.get(cohort=made.cohort, role=CohortRole.Kind.TRAINER, user=trainer)
    others = [_trainer(made.cohort, number, name) for number, name in enumerate(TRAINERS)]
    cleanroom = Station(rotation=made, session=sessions[plan["cleanroom"]], changeover_minutes=CHANGEOVER)
    rotation.save_row(cleanroom, rooms=[rooms[name] for name in plan["rooms"]], trainers=[first, others[0]])
    for number, code in enumerate(sorted(plan["blocks"][0]["hours"][0]["stations"]), start=1):
        station = Station(rotation=made, session=sessions[code], position=number + 1)
        rotation.save_row(station, rooms=[rooms[room_of[code]]], trainers=[others[number]])


def _trainer(cohort: Cohort, number: int, name: str) -> CohortRole:
    user = User.objects.create_user(f"trainer{number + 2}@demo.example", full_name=name)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return CohortRole.objects.create(cohort=cohort, role=CohortRole.Kind.TRAINER, user=user)
