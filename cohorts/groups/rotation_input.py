"""What the solver is asked about a rotation, read from the rows (ROTATION in docs/rules.md)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.db.models import Q

from cohorts.models import Room, Rotation, RotationWish, Sitting, SittingTrainer, Station
from cohorts.rotation import problem as kinds
from cohorts.rotation.problem import DAY, Group, Problem, Rule, Visit


class Asked:
    """A rotation read once: its rows, and the problem that they make. A fixed number of queries."""

    def __init__(self, rotation: Rotation):
        self.rotation, self.cohort = rotation, rotation.cohort
        self.stations: list[Station] = list(
            rotation.stations.select_related("session").prefetch_related(
                "rooms", "trainers__user", "trainers__invitation__accepted_by"
            )
        )
        self.wishes: list[RotationWish] = list(rotation.wishes.all())
        self.breaks = list(rotation.breaks.all())
        self.rooms: dict[int, Room] = {room.pk: room for station in self.stations for room in station.rooms.all()}
        self.trainers = {role.pk: role for station in self.stations for role in station.trainers.all()}
        self.sizes = self._sizes()

    def _sizes(self) -> dict[str, int]:
        groups = self.cohort.applications.enrolled().exclude(group="").values_list("group", flat=True)
        return dict(sorted(Counter(groups).items(), key=lambda pair: (len(pair[0]), pair[0])))

    @cached_property
    def sittings(self) -> list[Sitting]:
        """What is planned on these days in the cohort, and in the rooms of the stations by others."""
        first = datetime.combine(self.rotation.first_day, time.min, self.cohort.zone)
        last = datetime.combine(self.rotation.last_day + timedelta(days=1), time.min, self.cohort.zone)
        there = Sitting.objects.filter(during__overlap=DateTimeTZRange(first, last))
        there = there.filter(Q(session__cohort=self.cohort) | Q(room__in=self.rooms))
        return list(there.select_related("session", "room").order_by("during", "pk"))

    @cached_property
    def own_sessions(self) -> dict[int, Station]:
        return {station.session_id: station for station in self.stations}

    def minutes_at(self, moment: datetime) -> int:
        """Minutes of the clock on the wall since the first midnight."""
        local = moment.astimezone(self.cohort.zone)
        return (local.date() - self.rotation.first_day).days * DAY + local.hour * 60 + local.minute

    def moment_at(self, minutes: int) -> datetime:
        day = self.rotation.first_day + timedelta(days=minutes // DAY)
        return datetime.combine(day, time(minutes % DAY // 60, minutes % 60), self.cohort.zone)

    @property
    def days(self) -> list[date]:
        count = (self.rotation.last_day - self.rotation.first_day).days + 1
        return [self.rotation.first_day + timedelta(days=number) for number in range(count)]

    # The problem

    def problem(self) -> Problem:
        return Problem(
            groups=tuple(Group(name, size) for name, size in self.sizes.items()),
            stations=tuple(self._station(station) for station in self.stations),
            rooms=tuple(kinds.Room(room.pk, room.largest_number) for room in self.rooms.values()),
            rules=tuple(self._rules()),
            days=len(self.days),
        )

    def _station(self, station: Station) -> kinds.Station:
        return kinds.Station(
            station.pk,
            station.session.minutes,
            tuple(room.pk for room in station.rooms.all()),
            station.changeover_minutes,
            tuple(role.pk for role in station.trainers.all()),
            station.trainers_needed,
        )

    def _rules(self) -> Iterable[Rule]:
        rotation = self.rotation
        yield Rule("hours", kinds.HOURS, start=_minutes(rotation.starts), end=_minutes(rotation.ends))
        for row in self.breaks:
            for number in range(len(self.days)):
                start, end = number * DAY + _minutes(row.starts), number * DAY + _minutes(row.ends)
                yield Rule(f"break:{row.pk}:{number}", kinds.CLOSED, start=start, end=end)
        yield from self._what_else_is_planned()
        for room in self.rooms:
            yield Rule(f"holds:{room}", kinds.HOLDS, room=room)
        for station in self.stations:
            yield Rule(f"once:{station.pk}", kinds.ONCE, station=station.pk)
            if station.changeover_minutes:
                yield Rule(f"changeover:{station.pk}", kinds.CHANGEOVER, station=station.pk)
            if station.trainers_needed:
                yield Rule(f"trainers:{station.pk}", kinds.TRAINERS, station=station.pk)
        for trainer in self._shared_trainers():
            yield Rule(f"one-place:{trainer}", kinds.ONE_PLACE, trainer=trainer)
        yield from self._wishes()
        yield from self._marked()

    def _shared_trainers(self) -> list[int]:
        """Trainers who could be asked for two places at once."""
        places = Counter()
        for station in self.stations:
            for role in station.trainers.all() if station.trainers_needed else ():
                places[role.pk] += len(station.rooms.all())
        return sorted(trainer for trainer, number in places.items() if number > 1)

    def _what_else_is_planned(self) -> Iterable[Rule]:
        """Sessions beside the rotation, for all or for a group; and whatever else is in the rooms."""
        low, high = _minutes(self.rotation.starts), _minutes(self.rotation.ends)
        for sitting in self.sittings:
            start, end = self.minutes_at(sitting.starts_at), self.minutes_at(sitting.ends_at)
            if sitting.session_id in self.own_sessions or start % DAY >= high or (end - 1) % DAY < low:
                continue
            said = {"start": start, "end": end}
            if sitting.session.cohort_id == self.cohort.pk:
                group = sitting.group or None
                if group is None or group in self.sizes:
                    yield Rule(f"sitting:{sitting.pk}", kinds.CLOSED, group=group, **said)
            if sitting.room_id in self.rooms:
                yield Rule(f"taken:{sitting.pk}", kinds.ROOM_TAKEN, room=sitting.room_id, **said)
        yield from self._trainers_elsewhere()

    def _trainers_elsewhere(self) -> Iterable[Rule]:
        theirs = SittingTrainer.objects.filter(role__in=self.trainers, sitting__in=self.sittings)
        for row in theirs.exclude(sitting__session__in=self.own_sessions).select_related("sitting"):
            start, end = self.minutes_at(row.sitting.starts_at), self.minutes_at(row.sitting.ends_at)
            key = f"elsewhere:{row.pk}"
            yield Rule(key, kinds.TRAINER_AWAY, trainer=row.role_id, start=start, end=end)

    def _wishes(self) -> Iterable[Rule]:
        for wish in self.wishes:
            start = self.minutes_at(wish.starts_at) if wish.starts_at else None
            end = self.minutes_at(wish.ends_at) if wish.ends_at else None
            if wish.group and wish.group not in self.sizes:
                continue
            yield Rule(
                f"wish:{wish.pk}",
                kinds.TRAINER_AWAY if wish.kind == RotationWish.Kind.AWAY else wish.kind,
                station=wish.station_id,
                then=wish.then_id,
                group=wish.group or None,
                trainer=wish.trainer_id,
                start=start,
                end=end,
            )

    def _marked(self) -> Iterable[Rule]:
        """Where attendance was marked, the sitting stays where it took place (TIMETABLE)."""
        own = [row.pk for row in self.sittings if row.session_id in self.own_sessions]
        marked = set(Sitting.objects.filter(pk__in=own, attendance__isnull=False).values_list("pk", flat=True))
        for sitting in self.sittings:
            if sitting.pk in marked and sitting.group in self.sizes:
                station = self.own_sessions[sitting.session_id]
                yield Rule(
                    f"marked:{sitting.pk}",
                    kinds.AT,
                    station=station.pk,
                    group=sitting.group,
                    room=sitting.room_id,
                    start=self.minutes_at(sitting.starts_at),
                )

    # What stands in the timetable now

    def visits(self) -> list[Visit]:
        """The rotation as it is in the timetable, whoever put it there."""
        own = [row for row in self.sittings if row.session_id in self.own_sessions and row.group in self.sizes]
        trainers: dict[int, list[int]] = {}
        for row in SittingTrainer.objects.filter(sitting__in=own).order_by("role_id"):
            trainers.setdefault(row.sitting_id, []).append(row.role_id)
        return [
            Visit(
                row.group,
                self.own_sessions[row.session_id].pk,
                row.room_id or 0,
                self.minutes_at(row.starts_at),
                self.minutes_at(row.ends_at),
                tuple(trainers.get(row.pk, ())),
            )
            for row in own
            if row.session.cohort_id == self.cohort.pk
        ]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
