"""What a participant may read of the lecturers' material (MATERIAL in docs/rules.md)."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from ..models import Application, Material, MaterialVersion, Session
from ..releases.reading import released_sittings
from .brought import material_of

Audience = Material.Audience


@dataclass
class Readable:
    """One session's files for one participant; `later` says how many come after the session."""

    session: Session
    versions: list[MaterialVersion] = field(default_factory=list)
    later: int = 0
    starts_at: datetime | None = None


def readable_by(application: Application, at: datetime | None = None) -> list[Readable]:
    """By session, in the order of the participant's own timetable; a fixed number of queries."""
    if application.state != Application.State.ACCEPTED:
        return []
    cohort, at = application.cohort, at or timezone.now()
    spans: dict[int, tuple[datetime, datetime]] = {}
    for row in released_sittings(cohort, {"", application.group}):
        first, last = spans.get(row.session.pk, (row.during.lower, row.during.upper))
        spans[row.session.pk] = (min(first, row.during.lower), max(last, row.during.upper))
    found: dict[int, Readable] = {}
    for one in material_of(cohort):
        material, version = one.material, one.shown
        if version is None or not _is_for(material, spans):
            continue
        span = spans.get(material.session_id)
        entry = found.setdefault(material.session_id, Readable(material.session, starts_at=span[0] if span else None))
        if _is_time(material, span, at):
            entry.versions.append(version)
        else:
            entry.later += 1
    return sorted(found.values(), key=lambda one: (one.starts_at is None, one.starts_at, one.session.pk))


def version_for(application: Application, public_id) -> MaterialVersion | None:
    """The file behind an address, when this participant may have it now."""
    versions = (version for one in readable_by(application) for version in one.versions)
    return next((version for version in versions if version.public_id == public_id), None)


def _is_for(material: Material, spans: dict) -> bool:
    if material.audience == Audience.TEAM:
        return False
    return material.audience == Audience.COHORT or material.session_id in spans


def _is_time(material: Material, span: tuple[datetime, datetime] | None, at: datetime) -> bool:
    """After the session: after the participant's own sitting; who has none waits for the last day to end."""
    if material.shown == Material.Shown.BEFORE:
        return True
    if span is None:
        return material.session.cohort.is_over
    return span[1] <= at
