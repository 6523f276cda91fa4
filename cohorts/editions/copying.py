"""What an edition takes over from the last, topic by topic; people, applications and attendance are left out."""

from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from courses.models import ModuleVersion

from ..models import CohortChecklist, RotationWish, Session, Sitting, Station
from .edition import Edition, again


def copy_quotas(edition: Edition) -> None:
    for quota in edition.old.quotas.all():
        again(quota, cohort=edition.new, release_at=edition.moment(quota.release_at)).save()
        edition.note("quotas", quota.name)


def copy_review_criteria(edition: Edition) -> None:
    for criterion in edition.old.review_criteria.all():
        again(criterion, cohort=edition.new).save()


def copy_sessions(edition: Edition) -> None:
    """Sessions with their modules and outcomes; who speaks is asked anew."""
    rows = edition.old.sessions.filter(cancelled_at=None).prefetch_related("modules__module", "taught__module_version")
    for session in rows:
        copy = again(session, cohort=edition.new, speaker="")
        copy.save()
        edition.sessions[session.pk] = copy
        name = session.code or session.title
        if session.speaker:
            edition.note("speakers", name)
        _copy_modules(edition, session, copy, name)


def _copy_modules(edition: Edition, session: Session, copy: Session, name: str) -> None:
    kept: list[ModuleVersion] = []
    for version in session.modules.all():
        now = edition.module(version)
        if now is None:
            edition.note("modules", f"{name}: {version.module.code} −")
            continue
        kept.append(now)
        if now.pk != version.pk:
            edition.note("modules", f"{name}: {version.module.code} {version.number} → {now.number}")
    copy.modules.set(kept)
    outcomes = {outcome.text: outcome for version in kept for outcome in version.outcomes.all()}
    for outcome in session.taught.all():
        if outcome.text not in outcomes:
            edition.note("outcomes", f"{name}: {outcome.text}"[:160])
    copy.taught.set(outcomes[outcome.text] for outcome in session.taught.all() if outcome.text in outcomes)


def copy_sittings(edition: Edition) -> None:
    """At the same hour so many days later; not placed where the room is taken, or where there is no such hour."""
    old = Sitting.objects.filter(session__in=edition.sessions).select_related("session", "room")
    taken = _taken_rooms(edition)
    for sitting in old.order_by("during", "pk"):
        session = edition.sessions[sitting.session_id]
        name = f"{session.code or session.title} {sitting.group}".strip()
        room, during = sitting.room, _span(edition, sitting)
        if room and room.retired_at:
            edition.note("rooms", f"{room}: {name}")
            room = None
        if room and during and any(a < during.upper and during.lower < b for a, b in taken.get(room.pk, ())):
            edition.note("rooms", f"{room}: {name}")
            during = None
        if sitting.during and during is None:
            edition.note("unplaced", name)
        again(sitting, session=session, room=room, during=during, sequence=0).save()


def _span(edition: Edition, sitting: Sitting) -> DateTimeTZRange | None:
    """So many days later, if the new edition has that time."""
    starts_at, ends_at = edition.moment(sitting.starts_at), edition.moment(sitting.ends_at)
    if starts_at is None or ends_at is None:
        return None
    first, last = (moment.astimezone(edition.new.zone).date() for moment in (starts_at, ends_at))
    within = edition.new.starts_on <= first and last <= edition.new.ends_on
    return DateTimeTZRange(starts_at, ends_at) if within else None


def _taken_rooms(edition: Edition) -> dict[int, list[tuple[datetime, datetime]]]:
    """When others use the organisation's rooms on the days of the new edition."""
    days = (edition.new.starts_on, edition.new.ends_on)
    others = Sitting.objects.filter(room__organisation=edition.new.organisation_id, during__isnull=False)
    found: dict[int, list[tuple[datetime, datetime]]] = {}
    for sitting in others.exclude(session__cohort=edition.new):
        if days[0] <= sitting.ends_at.date() and sitting.starts_at.date() <= days[1]:
            found.setdefault(sitting.room_id or 0, []).append((sitting.starts_at, sitting.ends_at))
    return found


def copy_gates(edition: Edition) -> None:
    for gate in edition.old.gates.filter(retired_at=None).select_related("text").prefetch_related("sessions"):
        fields = {"text": edition.text(gate.text), "due_on": edition.day(gate.due_on)}
        copy = again(gate, cohort=edition.new, **fields)
        copy.save()
        copy.sessions.set(edition.sessions[row.pk] for row in gate.sessions.all() if row.pk in edition.sessions)
        edition.gates[gate.pk] = copy
        edition.note("gates", gate.title)


def copy_groups(edition: Edition) -> None:
    """How many groups of whom; the wishes are about people and stay behind."""
    plan = getattr(edition.old, "group_plan", None)
    if plan:
        again(plan, cohort=edition.new).save()


def copy_rotations(edition: Edition) -> None:
    """Hours, breaks, stations and wishes; who takes a station is a person."""
    for rotation in edition.old.rotations.prefetch_related("breaks", "stations__rooms", "wishes"):
        days = {"first_day": edition.day(rotation.first_day), "last_day": edition.day(rotation.last_day)}
        copy = again(rotation, cohort=edition.new, **days)
        copy.save()
        for row in rotation.breaks.all():
            again(row, rotation=copy).save()
        stations: dict[int, Station] = {}
        for station in rotation.stations.all():
            if session := edition.sessions.get(station.session_id):
                made = again(station, rotation=copy, session=session)
                made.save()
                made.rooms.set(room for room in station.rooms.all() if not room.retired_at)
                stations[station.pk] = made
        for wish in rotation.wishes.exclude(kind=RotationWish.Kind.AWAY):
            _copy_wish(edition, wish, copy, stations)
        edition.note("rotation", rotation.title)


def _copy_wish(edition: Edition, wish: RotationWish, rotation, stations: dict[int, Station]) -> None:
    fields = {
        "station": stations.get(wish.station_id or 0),
        "then": stations.get(wish.then_id or 0),
        "trainer": None,
        "starts_at": edition.moment(wish.starts_at),
        "ends_at": edition.moment(wish.ends_at),
    }
    if all(fields[name] for name in ("station", "then", "starts_at", "ends_at") if getattr(wish, name) is not None):
        again(wish, rotation=rotation, **fields).save()


def copy_learning(edition: Edition) -> None:
    """When pages of modules and quizzes open, and the practical checks."""
    for opening in edition.old.opened_modules.select_related("module_version__module"):
        if version := edition.module(opening.module_version):
            again(
                opening,
                cohort=edition.new,
                module_version=version,
                opens_at=edition.moment(opening.opens_at) or opening.opens_at,
                due_on=edition.day(opening.due_on),
            ).save()
            edition.note("learning", version.title)
    for quiz in edition.old.quizzes.filter(taken_out_at=None):
        copy = again(
            quiz,
            cohort=edition.new,
            gate=edition.gates.get(quiz.gate_id or 0),
            opens_at=edition.moment(quiz.opens_at),
            closes_at=edition.moment(quiz.closes_at),
        )
        copy.save()
        edition.quizzes[quiz.pk] = copy
        edition.note("learning", str(quiz))
    for used in edition.old.checklists.current().select_related("version__checklist"):
        _copy_checklist(edition, used)


def _copy_checklist(edition: Edition, used: CohortChecklist) -> None:
    """The same practical check, in the newest released version of its checklist."""
    newest = used.version.checklist.versions.released().newest_first().first() or used.version
    copy = again(used, cohort=edition.new, version=newest, session=edition.sessions.get(used.session_id or 0))
    copy.save()
    edition.checklists[used.pk] = copy
    edition.note("learning", str(copy))
