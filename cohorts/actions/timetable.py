"""Sessions and when and where they take place (TIMETABLE in docs/rules.md)."""

from collections.abc import Iterable
from contextlib import contextmanager
from datetime import datetime

from celery import current_app
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import ModuleVersion, Outcome
from records.errors import Refused, refuse
from records.history import done_by

from ..competence.taught import why_taught_cannot_be
from ..models import Cohort, Edit, Lecturer, Room, Session, Sitting
from ..placement import Placement, clash_words
from . import edits
from .lecturers import follow_sitting, follow_speaker, set_lecturers

ROOM_CLASH = "one_sitting_a_room_at_a_time"
PEOPLE_CLASH = "nobody_in_two_places_at_once"


@transaction.atomic
def add_session(
    cohort: Cohort,
    *,
    title: str,
    type: str = Session.Type.LECTURE,
    minutes: int = 60,
    modules: Iterable[ModuleVersion] = (),
    taught: Iterable[Outcome] = (),
    sittings: int = 1,
    by: User | None = None,
    **fields,
) -> Session:
    """A new session with that many sittings, none of them placed; `fields` are the other columns of Session."""
    modules, taught = list(modules), list(taught)
    refuse(why_modules_cannot_be(cohort, modules))
    refuse(why_taught_cannot_be(modules, taught), "taught")
    with done_by(by):
        session = Session.objects.create(cohort=cohort, title=title, type=type, minutes=minutes, **fields)
        session.modules.set(modules)
        session.taught.set(taught)
        for _number in range(sittings):
            Sitting.objects.create(session=session)
        follow_speaker(session)
    return session


@transaction.atomic
def edit_session(
    session: Session,
    *,
    modules: Iterable[ModuleVersion] | None = None,
    taught: Iterable[Outcome] | None = None,
    by: User | None = None,
    **fields,
):
    """Change what a session says; placed sittings keep their time and length."""
    lock_board(session.cohort)
    said_before = Session.objects.values_list("speaker", flat=True).get(pk=session.pk)
    with done_by(by), clash_in_words():
        if modules is not None:
            modules = list(modules)
            refuse(why_modules_cannot_be(session.cohort, modules))
            session.modules.set(modules)
        if modules is not None or taught is not None:
            taught = list(session.taught.all() if taught is None else taught)
            refuse(why_taught_cannot_be(session.modules.all(), taught), "taught")
            session.taught.set(taught)
        for name, value in fields.items():
            setattr(session, name, value)
        session.save()
        follow_speaker(session, said_before)
    tell_partners()


def why_modules_cannot_be(cohort: Cohort, modules: Iterable[ModuleVersion]) -> str:
    """Why these modules cannot be taught here; "" = all belong to the cohort's programme version."""
    known = set(cohort.programme_version.modules.values_list("pk", flat=True))
    strange = [module for module in modules if module.pk not in known]
    if strange:
        return _("%(module)s is not a module of this cohort's programme.") % {"module": strange[0]}
    return ""


@transaction.atomic
def cancel_session(session: Session, *, by: User | None = None) -> None:
    """Take the session and all its sittings out of the timetable; the row stays."""
    for sitting in session.sittings.select_related("session"):
        refuse(sitting.why_cannot_move())
    with done_by(by):
        session.sittings.filter(during__isnull=False).update(during=None, room=None, sequence=F("sequence") + 1)
        session.cancelled_at = timezone.now()
        session.save(update_fields=["cancelled_at"])
    tell_partners()


@transaction.atomic
def reinstate_session(session: Session, *, by: User | None = None) -> None:
    with done_by(by):
        session.cancelled_at = None
        session.save(update_fields=["cancelled_at"])
    tell_partners()


@transaction.atomic
def add_sitting(session: Session, *, group: str = "", by: User | None = None) -> Sitting:
    refuse(_("This session was cancelled.") if session.cancelled_at else "")
    with done_by(by):
        sitting = Sitting.objects.create(session=session, group=group)
        follow_sitting(sitting)
    return sitting


@transaction.atomic
def remove_sitting(sitting: Sitting, *, by: User | None = None) -> None:
    refuse(sitting.why_cannot_be_removed())
    with done_by(by):
        sitting.delete()
    tell_partners()


@transaction.atomic
def place_sitting(
    sitting: Sitting,
    *,
    room: Room | None,
    starts_at: datetime,
    minutes: int | None = None,
    group: str | None = None,
    lecturers: Iterable[Lecturer] | None = None,
    seen: int | None = None,
    by: User | None = None,
    undoable: bool = True,
) -> Sitting:
    """Put a sitting into the timetable or move it; without `minutes` it takes the session's length.

    `room` None is a place that is not one of the organisation's rooms (a company visit). `lecturers`, where given,
    are those who give this sitting from now on; `seen` is the sequence of the sitting that the person saw.
    """
    lock_board(sitting.session.cohort, room)
    stands = Sitting.objects.only("room", "during", "group", "sequence").get(pk=sitting.pk)
    before, sitting.sequence = edits.Spot.of(stands), stands.sequence
    refuse(_("Somebody moved it meanwhile: look again.") if seen not in (None, stands.sequence) else "")
    if group is not None:
        sitting.group = group
    with done_by(by):
        if lecturers is not None:
            set_lecturers(sitting, lecturers)
        placement = Placement(sitting, room, starts_at, minutes or sitting.session.minutes)
        refuse(placement.why_not())
        with clash_in_words(placement):
            _write(sitting, placement)
        if undoable:
            kind = Edit.Kind.MOVED if before.start else Edit.Kind.PLACED
            edits.record(sitting.session.cohort, kind, [(sitting, before, edits.Spot.of(sitting))], by)
    tell_partners()
    return sitting


@transaction.atomic
def unplace_sitting(sitting: Sitting, *, by: User | None = None, undoable: bool = True) -> None:
    """Take a sitting out of the timetable; it waits among those not yet placed."""
    refuse(sitting.why_cannot_move())
    lock_board(sitting.session.cohort)
    before = edits.Spot.of(Sitting.objects.only("room", "during", "group").get(pk=sitting.pk))
    with done_by(by):
        sitting.room, sitting.during = None, None
        sitting.sequence += 1
        sitting.save(update_fields=["room", "during", "sequence"])
        if undoable:
            steps = [(sitting, before, edits.Spot.of(sitting))]
            edits.record(sitting.session.cohort, Edit.Kind.TAKEN_OUT, steps, by)
    tell_partners()


@transaction.atomic
def swap_sittings(first: Sitting, second: Sitting, *, by: User | None = None) -> None:
    """Each takes the room and the beginning of the other, and keeps its own length and group."""
    refuse(why_cannot_swap(first, second))
    lock_board(first.session.cohort, first.room, second.room)
    moves = swapped(first, second)
    for move in moves:
        refuse(move.why_not())
    before = [edits.Spot.of(move.sitting) for move in moves]
    with done_by(by), clash_in_words(*moves):
        for move in moves:
            _write(move.sitting, move)
        steps = [(move.sitting, spot, edits.Spot.of(move.sitting)) for move, spot in zip(moves, before, strict=True)]
        edits.record(first.session.cohort, Edit.Kind.SWAPPED, steps, by)
    tell_partners()


@transaction.atomic
def put_all(cohort: Cohort, spots: Iterable[tuple[Sitting, edits.Spot]], *, by: User | None = None) -> None:
    """Put sittings of one cohort back where they once stood, all of them or none."""
    spots = list(spots)
    rooms = {room.pk: room for room in Room.objects.filter(pk__in=[spot.room for _sitting, spot in spots if spot.room])}
    lock_board(cohort, *rooms.values())
    moves, out = [], []
    for sitting, spot in spots:
        sitting.session.cohort = cohort
        sitting.group = spot.group
        if spot.during is None:
            out.append(sitting)
            continue
        start, end = spot.during
        minutes = int((end - start).total_seconds() // 60)
        moves.append(Placement(sitting, rooms.get(spot.room or 0), start, minutes))
    for move in moves:
        move.beside = [other for other in moves if other is not move]
        move.leaving = out
    for move in moves:
        refuse(move.why_not())
    with done_by(by), clash_in_words(*moves):
        for sitting in out:
            sitting.room, sitting.during = None, None
            sitting.sequence += 1
            sitting.save(update_fields=["room", "during", "group", "sequence"])
        for move in moves:
            _write(move.sitting, move)
    tell_partners()


def why_cannot_swap(first: Sitting, second: Sitting) -> str:
    if first.session.cohort_id != second.session.cohort_id:
        return _("Only sittings of one cohort can be swapped.")
    if first.pk == second.pk:
        return _("Choose another sitting to swap with.")
    if not (first.during and second.during):
        return _("Both sittings must be in the timetable to be swapped.")
    if first.room_id and first.room_id == second.room_id and _length(first) != _length(second):
        return "" if not _touch_when_swapped(first, second) else _("In one room they would overlap once swapped.")
    return ""


def swapped(first: Sitting, second: Sitting) -> list[Placement]:
    one = Placement(first, second.room, second.starts_at, _length(first))
    other = Placement(second, first.room, first.starts_at, _length(second))
    one.beside, other.beside = [other], [one]
    return [one, other]


def _touch_when_swapped(first: Sitting, second: Sitting) -> bool:
    one, other = swapped(first, second)
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _length(sitting: Sitting) -> int:
    return int((sitting.ends_at - sitting.starts_at).total_seconds() // 60)


def _write(sitting: Sitting, placement: Placement) -> None:
    if (sitting.room, sitting.during) != (placement.room, placement.during):
        sitting.room, sitting.during = placement.room, placement.during
        sitting.sequence += 1
    sitting.save(update_fields=["room", "during", "group", "sequence"])


def lock_board(cohort: Cohort, *rooms: Room | None) -> None:
    """The cohort, then rooms in one order, so that people who place at once wait for each other."""
    Cohort.objects.select_for_update(no_key=True).only("pk").get(pk=cohort.pk)
    lock_rooms(*rooms)


def lock_rooms(*rooms: Room | None) -> None:
    keys = {room.pk for room in rooms if room}
    list(Room.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


@contextmanager
def clash_in_words(*placements: Placement):
    """Let the database check rooms and people now and not at commit, and name what is there."""
    try:
        with transaction.atomic():
            yield
            with connection.cursor() as cursor:
                cursor.execute(f"SET CONSTRAINTS {ROOM_CLASH}, {PEOPLE_CLASH} IMMEDIATE")
                cursor.execute(f"SET CONSTRAINTS {ROOM_CLASH}, {PEOPLE_CLASH} DEFERRED")
    except IntegrityError as error:
        if ROOM_CLASH in str(error):
            for placement in placements:
                if placement.room and (there := placement.clash()):
                    raise Refused(clash_words(there, placement.room)) from error
            raise Refused(_("Somebody has just taken this room at that time: look again.")) from error
        if PEOPLE_CLASH in str(error):
            for placement in placements:
                refuse(placement.again().why_people_cannot())
            raise Refused(_("Somebody, or a group, is in another session at that time: look again.")) from error
        raise


def tell_partners() -> None:
    """The partners' app follows its proposals; a beat job repeats it should the message be lost."""
    transaction.on_commit(lambda: current_app.send_task("partners.tasks.follow_sessions"), robust=True)
