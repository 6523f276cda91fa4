"""What is due when, on which side: one list for the portal, an organisation's page and my page (PORTAL).

A part registers in `PartnersConfig.ready()`:

    due.register(deliverables_due)     # (organisations: list[int], *, cohort=None) -> list[Due]

One or two queries, whatever the number of organisations. What is done long ago need not be told.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Literal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from records.nextthings import NextThing, Tone

from . import held
from .held import Shows

Side = Literal["yours", "ours"]


@dataclass(frozen=True)
class Due:
    """One thing that one side owes the other.

    `side` speaks to the partner: "yours" is the partner's to do, "ours" the organiser's. `title` is a whole
    sentence; of "ours" it may be what is owed, below a heading that says by whom.
    `url` is where the partner does it, `desk_url` where the organiser does. Give `on` (a day) or `until` (a moment).
    """

    title: str
    detail: str = ""
    on: date | None = None
    until: datetime | None = None
    side: Side = "yours"
    url: str = ""
    desk_url: str = ""
    action: str = ""
    icon: str = ""
    tone: Tone = "turn"
    done: bool = False
    organisation: Any = None
    cohort: Any = None

    @property
    def day(self) -> date | None:
        if self.on or not self.until:
            return self.on
        return timezone.localdate(self.until, self._zone)

    @property
    def _moment(self) -> datetime | None:
        if self.until or not self.on:
            return self.until
        return datetime.combine(self.on, time.max, self._zone or timezone.get_current_timezone())

    @property
    def _zone(self):
        return self.cohort.zone if self.cohort else None

    @property
    def is_late(self) -> bool:
        return bool(not self.done and self.day and self.day < timezone.localdate(timezone=self._zone))

    @property
    def detail_words(self) -> str:
        """The day and the cohort with what else is to be known."""
        words = [self.detail]
        if self.day:
            words.insert(0, _("by %(day)s") % {"day": date_format(self.day, "j F Y")})
        return " · ".join(word for word in words if word)

    @property
    def thing(self) -> NextThing:
        """As my page and the portal's first line show it."""
        return NextThing(self.title, self.detail_words, self._moment, self.url, self.action, self.tone, self.icon)


Teller = Callable[..., Iterable[Due]]
_tellers: dict[str, tuple[Teller, str]] = {}


def register(function: Teller, shows: Shows | None = None) -> Teller:
    """`shows` (see held.py) spares its queries where an organisation has none of it."""
    name = f"due {function.__module__}.{function.__qualname__}"
    _tellers[name] = (function, held.register(name, shows))
    return function


def of(
    organisations: list[int],
    *,
    cohort=None,
    side: Side | None = None,
    done: bool = False,
    found: set[str] | None = None,
) -> list[Due]:
    """What is due, the soonest first, what has no day last; what is done only when asked for.

    `found` is what `held.of` said, where the page asked it already.
    """
    if not organisations:
        return []
    found = held.of(organisations) if found is None else found
    tellers = [function for function, asks in _tellers.values() if not asks or asks in found]
    rows = [row for function in tellers for row in function(list(organisations), cohort=cohort)]
    rows = [row for row in rows if (done or not row.done) and (side is None or row.side == side)]
    return sorted(rows, key=lambda row: (row.done, row.day or date.max))
