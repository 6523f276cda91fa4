"""How far a batch is, and what it consists of, for its page and for the list of batches."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Cohort

from ..models import Batch, Certificate

State = Certificate.State
ENDED = (State.REVOKED, State.SUPERSEDED, State.EXPIRED)


@dataclass
class Progress:
    """How far a batch is."""

    batch: Batch
    rows: list[Certificate]
    issued: int = 0
    held: int = 0
    ended: int = 0
    given_up: int = 0
    failed: list[Certificate] = field(default_factory=list)

    @classmethod
    def of(cls, batch: Batch) -> "Progress":
        rows = list(batch.certificates.select_related("holder").defer("facts").order_by("holder__full_name", "pk"))
        return cls(
            batch,
            rows,
            issued=sum(row.state == State.ISSUED for row in rows),
            held=sum(row.state == State.HELD for row in rows),
            ended=sum(row.state in ENDED for row in rows),
            given_up=sum(row.state == State.CANCELLED for row in rows),
            failed=[row for row in rows if row.has_failed],
        )

    @property
    def total(self) -> int:
        return len(self.rows) - self.given_up

    @property
    def done(self) -> int:
        return self.issued + self.held + self.ended

    @property
    def waiting(self) -> int:
        return self.total - self.done - len(self.failed)

    @property
    def has_ended(self) -> bool:
        return self.waiting == 0

    @property
    def is_paused(self) -> bool:
        return self.batch.paused_at is not None and not self.has_ended

    @property
    def is_moving(self) -> bool:
        return not self.has_ended and not self.is_paused

    @property
    def state(self) -> str:
        """A key of the words for batches."""
        return state_of(self.batch, waiting=self.waiting, failed=len(self.failed), held=self.held)

    def left(self, at: datetime | None = None) -> str:
        """About how long it will still take, from the pace so far; "" while nobody can say."""
        since = max((row.queued_at for row in self.rows), default=self.batch.started_at)
        spent = ((at or timezone.now()) - since).total_seconds()
        if not self.is_moving or self.done < 3 or spent <= 0:
            return ""
        seconds = max(1, round(spent / self.done * self.waiting))
        if seconds < 90:
            return ngettext("about %(n)d second left", "about %(n)d seconds left", seconds) % {"n": seconds}
        minutes = round(seconds / 60)
        return ngettext("about %(n)d minute left", "about %(n)d minutes left", minutes) % {"n": minutes}


def state_of(batch: Batch, *, waiting: int, failed: int, held: int) -> str:
    if waiting:
        return "paused" if batch.paused_at else "running"
    if failed:
        return "failed"
    return "held" if held else "done"


def batches_of(cohort: Cohort, query: str = "") -> list[Batch]:
    """The batches of a cohort, the newest first, each with its counts and state; one query."""
    rows = list(cohort.batches.counted().select_related("started_by"))
    for row in rows:
        row.state = state_of(row, waiting=row.waiting, failed=row.failed, held=row.held)
    needle = query.casefold()
    return [row for row in rows if needle in _haystack(row)] if needle else rows


def _haystack(row: Batch) -> str:
    signed = " ".join(f"{one['name']} {one['title']}" for one in row.signatories)
    return f"{row.approver_name} {signed} {row.started_at:%Y-%m-%d} {row.sha256}".casefold()


def names_of_states() -> dict[str, str]:
    return {
        "running": _("being made"),
        "paused": _("paused"),
        "failed": _("with failures"),
        "held": _("held"),
        "done": _("done"),
    }
