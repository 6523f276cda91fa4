"""An old cohort, the new one, and what of the one has become what of the other."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.conf import settings
from django.db import models

from accounts.models import Text, User
from courses.models import ModuleVersion
from records.times import why_no_moment

from ..models import Cohort, CohortChecklist, CohortQuiz, Gate, Session

NOT_COPIED = {"public_id", "created_at", "cancelled_at", "ended_at", "retired_at", "published_at"}


@dataclass
class Edition:
    """`found` holds, for each line of the list of what to look at, what the copying met: codes and names."""

    old: Cohort
    new: Cohort
    by: User
    sessions: dict[int, Session] = field(default_factory=dict)
    gates: dict[int, Gate] = field(default_factory=dict)
    quizzes: dict[int, CohortQuiz] = field(default_factory=dict)
    checklists: dict[int, CohortChecklist] = field(default_factory=dict)
    found: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self):
        self.days = (self.new.starts_on - self.old.starts_on).days
        newest = Text.objects.released().filter(organisation=self.new.organisation_id).order_by("version")
        self._texts = {text.key: text for text in newest}
        chosen = self.new.programme_version.modules.select_related("module").prefetch_related("outcomes")
        self._modules = {version.module_id: version for version in chosen}

    def note(self, key: str, what: str) -> None:
        rows = self.found.setdefault(key, [])
        if what not in rows:
            rows.append(what)

    def day(self, day: date | None) -> date | None:
        return day + timedelta(days=self.days) if day else None

    def moment(self, moment: datetime | None) -> datetime | None:
        """As many days later at the same hour of the clock; None if the clocks skip it or show it twice there."""
        if moment is None:
            return None
        local = moment.astimezone(self.old.zone)
        day, clock = local.date() + timedelta(days=self.days), local.time()
        if why_no_moment(day, clock, self.new.zone):
            return None
        return datetime.combine(day, clock, self.new.zone)

    def text(self, text: Text | None) -> Text | None:
        """The newest released version of that text."""
        if text is None:
            return None
        newest = self._texts.get(text.key, text)
        if newest != text:
            self.note("texts", f"{text.get_key_display()}: {text.version} → {newest.version}")
        return newest

    def module(self, version: ModuleVersion) -> ModuleVersion | None:
        """The version of the same module that the new edition teaches, if it does."""
        return self._modules.get(version.module_id)


Row = TypeVar("Row", bound=models.Model)


def again(row: Row, **fields) -> Row:
    """An unsaved row that says the same, without its own name and state and without people; `fields` say otherwise."""
    copy = {}
    for column in row._meta.concrete_fields:
        if column.primary_key or column.name in NOT_COPIED or column.name in fields:
            continue
        if column.is_relation and column.related_model._meta.label == settings.AUTH_USER_MODEL and column.null:
            continue
        copy[column.attname] = getattr(row, column.attname)
    return type(row)(**copy, **fields)
