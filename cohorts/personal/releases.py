"""What releases and calendars hold about a person: handed out, and forgotten (ERASURE in docs/rules.md)."""

import pgtrigger
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from accounts.models import User
from cohorts.models import CalendarCopy, CalendarFeed, TimetableRelease
from records.holding import GONE, SHORTEST, addresses_of


def export(user: User) -> dict[str, list[dict]]:
    copies = CalendarCopy.objects.filter(person=user).select_related("cohort").order_by("pk")
    return {
        "calendar": list(CalendarFeed.objects.filter(person=user).values("made_at", "renewed_at")),
        "told to the calendar": [
            {"cohort": row.cohort.title, "sittings": len(row.told), "last": row.at} for row in copies
        ],
    }


def erase(user: User, certificates: str = "keep") -> None:
    """The address ends, what was told goes; the name is cut out of what was released."""
    CalendarFeed.objects.filter(person=user).delete()
    CalendarCopy.objects.filter(person=user).delete()
    names = {*addresses_of(user), user.full_name}
    for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
        _cut_out(name)


def _cut_out(name: str) -> None:
    """The one change of a release that its trigger lets pass, and only here."""
    rows = TimetableRelease.objects.annotate(said=Cast("content", TextField()))
    rows = rows.filter(Q(said__contains=_as_json(name)) | Q(note__contains=name)).defer("content")
    with pgtrigger.ignore("cohorts.TimetableRelease:release_is_frozen"):
        for row in TimetableRelease.objects.filter(pk__in=rows.values("pk")):
            content = _without(row.content, name)
            TimetableRelease.objects.filter(pk=row.pk).update(content=content, note=row.note.replace(name, GONE))


def _as_json(name: str) -> str:
    """As jsonb says it: letters as they are, quotes and backslashes escaped."""
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _without(said, name: str):
    if isinstance(said, str):
        return said.replace(name, GONE)
    if isinstance(said, list):
        return [_without(part, name) for part in said]
    return {key: _without(part, name) for key, part in said.items()} if isinstance(said, dict) else said
