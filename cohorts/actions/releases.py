"""Releasing the timetable (RELEASES in docs/rules.md)."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from json import dumps

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse
from records.history import done_by

from ..models import Cohort, TimetableRelease
from ..releases import copies, emails
from ..releases.changes import Change, changes_between
from ..releases.content import Content, Item, content_of, draft_of, next_content
from ..releases.readers import Reader, readers_of
from ..releases.reading import newest
from .timetable import tell_partners


@dataclass
class Plan:
    """What a release would do: the content before and after it, and who would be told what."""

    cohort: Cohort
    last: TimetableRelease | None
    before: Content
    after: Content
    readers: list[Reader]

    @property
    def changes(self) -> list[Change]:
        return changes_between(self.cohort, self.before, self.after)

    @property
    def mark(self) -> str:
        """Another text as soon as the draft or the newest release is another one: what a page showed."""
        told = [item.shown for item in self.after.live]
        return sha256(dumps([self.last.number if self.last else 0, told], default=str).encode()).hexdigest()[:20]

    def news(self) -> list[emails.News]:
        """What each reader is told, by name; nobody for whom nothing changed."""
        told = copies.told_to(self.cohort)
        found = []
        for reader in self.readers:
            changes = changes_between(self.cohort, self.before, self.after, reader.concerns)
            if changes:
                known = told.get(reader.person.pk) if reader.person else None
                known = copies.supposed(reader, self.before) if known is None else known
                found.append(emails.News(reader, changes, copies.entries_for(reader, self.after, known)))
        return found


def plan_of(cohort: Cohort, *, only: Callable[[Item], bool] | None = None) -> Plan:
    """The next release as it would be made now; eight queries at most."""
    last = newest(cohort)
    before = content_of(last)
    after = next_content(before, draft_of(cohort), only=only)
    return Plan(cohort, last, before, after, readers_of(cohort))


def why_cannot_release(plan: Plan) -> str:
    """Why the timetable cannot be released; "" = it can."""
    if plan.cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if not plan.after.items:
        return _("Nothing is in the timetable yet: place a session first.")
    if plan.last and not plan.changes:
        return _("Nothing changed since release %(number)d.") % {"number": plan.last.number}
    return ""


def why_seen_is_old(plan: Plan, seen: str) -> str:
    """Why what the page showed is no longer so; "" = it is, or the page did not say."""
    if seen and seen != plan.mark:
        return _("The timetable was changed since this page was opened: look at the differences again.")
    return ""


@transaction.atomic
def release(cohort: Cohort, *, by: User | None = None, note: str = "", seen: str = "", tell: bool = True):
    """Freeze the working timetable as the one that people read, and mail each of them what changed for them.

    `seen` is the mark of the plan that the page showed; another draft in the meantime is refused.
    """
    lock(cohort)
    plan = plan_of(cohort)
    refuse(why_cannot_release(plan) or why_seen_is_old(plan, seen))
    return write(plan, TimetableRelease.Kind.WHOLE, by=by, note=note, tell=tell)


def release_first(cohort: Cohort) -> None:
    """What is placed when a cohort becomes public is public with it; nobody is mailed."""
    if newest(cohort) is None and any(draft_of(cohort)):
        release(cohort, tell=False)


@transaction.atomic
def follow(
    cohort: Cohort, only: Callable[[Item], bool], *, kind: str, by: User | None, note: str = "", start: bool = False
) -> TimetableRelease | None:
    """Let people read some sittings as they are now, whatever else is being drafted; told by the caller.

    Without a release nothing happens, and these changes go out with the first; `start` makes them the first.
    """
    lock(cohort)
    plan = plan_of(cohort, only=only)
    if not plan.changes or (plan.last is None and not start):
        return None
    return write(plan, kind, by=by, note=note, tell=False)


def write(
    plan: Plan,
    kind: str,
    *,
    by: User | None,
    note: str = "",
    tell: bool = True,
    restores: TimetableRelease | None = None,
) -> TimetableRelease:
    """The release itself; call under the cohort's lock."""
    made = TimetableRelease(
        cohort=plan.cohort,
        number=plan.last.number + 1 if plan.last else 1,
        kind=kind,
        at=timezone.now(),
        by=by,
        note=" ".join(note.split())[:300],
        content=plan.after.as_json(),
        restores=restores,
    )
    news = plan.news()
    reached = [one for one in news if one.reader.address]
    made.told = len(reached) if tell else 0
    with done_by(by):
        made.save()
        copies.keep(plan.cohort, {one.reader.person.pk: one.entries for one in news if one.reader.person})
    tell_partners()
    if tell:
        emails.timetable(made, reached, is_first=plan.last is None)
    return made


def lock(cohort: Cohort) -> None:
    """Two releases of a cohort wait for each other; taken before the locks of rooms."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
