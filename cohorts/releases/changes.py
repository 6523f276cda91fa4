"""What differs between two timetables, in words, for everybody or for one reader."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils.translation import gettext as _

from records.wording import say_day

from ..models import Cohort
from .content import Content, Item

Kind = Literal["new", "changed", "gone"]


@dataclass(frozen=True)
class Change:
    """One sitting that is new, another, or gone; `before` and `after` as the reader has it, None = not at all."""

    cohort: Cohort
    before: Item | None
    after: Item | None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return "new"
        return "changed" if self.after else "gone"

    @property
    def label(self) -> str:
        """The kind in a word."""
        return {"new": _("New"), "changed": _("Changed"), "gone": _("Cancelled")}[self.kind]

    @property
    def item(self) -> Item:
        return self.after or self.before  # type: ignore[return-value]  # never both are missing

    @property
    def title(self) -> str:
        if self.item.group:
            return _("%(session)s, group %(group)s") % {"session": self.item.title, "group": self.item.group}
        return self.item.title

    @property
    def parts(self) -> list[str]:
        """Each thing that differs, as a sentence."""
        if self.before is None or self.after is None:
            return [self._place(self.item)]
        old, new = self.before, self.after
        found = []
        if (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at):
            found.append(_("%(new)s instead of %(old)s") % {"new": self._when(new), "old": self._when(old, new)})
        if old.room != new.room and _room(old) != _room(new):
            found.append(_("%(new)s instead of %(old)s") % {"new": _room(new), "old": _room(old)})
        if old.title != new.title:
            found.append(_("was called “%(title)s”") % {"title": old.title})
        if old.group != new.group:
            found.append(_("for %(new)s instead of %(old)s") % {"new": _group(new), "old": _group(old)})
        if old.speaker != new.speaker:
            found.append(_("speaker: %(speaker)s") % {"speaker": new.speaker or _("nobody named")})
        elif (old.trainers, old.lecturers) != (new.trainers, new.lecturers):
            found.append(_("other trainers or lecturers"))
        if old.given_by != new.given_by:
            found.append(_("given by: %(name)s") % {"name": new.given_by or _("nobody named")})
        if old.is_public != new.is_public:
            found.append(_("now in the public timetable") if new.is_public else _("no longer in the public timetable"))
        if (old.code, old.type) != (new.code, new.type):
            found.append(_("another code or type"))
        return found

    @property
    def words(self) -> str:
        said = "; ".join(self.parts)
        match self.kind:
            case "new":
                return _("New: %(title)s, %(said)s") % {"title": self.title, "said": said}
            case "gone":
                return _("Cancelled: %(title)s, %(said)s") % {"title": self.title, "said": said}
        return _("%(title)s: %(said)s") % {"title": self.title, "said": said}

    def _place(self, item: Item) -> str:
        return f"{self._when(item)}, {_room(item)}"

    def _when(self, item: Item, beside: Item | None = None) -> str:
        """Day and span; only the span where another one of the same day stands beside it."""
        span = f"{self._hour(item.starts_at)}–{self._hour(item.ends_at)}"
        day = self._local(item.starts_at).date()
        if beside and self._local(beside.starts_at).date() == day:
            return span
        return f"{say_day(day)}, {span}"

    def _hour(self, moment: datetime) -> str:
        return f"{self._local(moment):%H:%M}"

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.cohort.zone)


def _room(item: Item) -> str:
    return item.room.name if item.room else _("no room of ours")


def _group(item: Item) -> str:
    return _("group %(group)s") % {"group": item.group} if item.group else _("everybody")


def changes_between(
    cohort: Cohort, before: Content, after: Content, concerns: Callable[[Item], bool] | None = None
) -> list[Change]:
    """What is new, another or gone, in the order of the day; with `concerns` only as far as a reader is concerned.

    The team sees every difference, a reader only what changes the calendar.
    """
    found = []
    for key in {**before.items, **after.items}:
        old, new = _seen(before.items.get(key), concerns), _seen(after.items.get(key), concerns)
        if old is None and new is None:
            continue
        if old and new and _equal(old, new, for_reader=concerns is not None):
            continue
        found.append(Change(cohort, old, new))
    return sorted(found, key=lambda change: (change.item.starts_at, change.item.code, change.item.group))


def _seen(item: Item | None, concerns: Callable[[Item], bool] | None) -> Item | None:
    if item is None or item.cancelled_at or (concerns and not concerns(item)):
        return None
    return item


def _equal(old: Item, new: Item, *, for_reader: bool) -> bool:
    if not for_reader:
        return old.shown == new.shown
    return (old.title, old.starts_at, old.ends_at, _room(old)) == (new.title, new.starts_at, new.ends_at, _room(new))
