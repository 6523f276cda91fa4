"""What the check answers, for people and machines alike (VERIFICATION in docs/rules.md)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from .register import Entry


class State(StrEnum):
    VALID = "valid"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    ALTERED = "altered"


class Kind(StrEnum):
    """What was dropped on the page."""

    PDF = "pdf"
    BADGE = "badge"
    PICTURE = "badge-picture"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at in a file; `words` are in the reader's language."""

    name: str
    passed: bool
    words: str
    detail: str = ""


@dataclass(frozen=True)
class File:
    kind: Kind
    sha256: str
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Answer:
    """`code` is as we read it; `certificate` is there whenever the register knows the code, whatever the file said.

    `chain` are those that took the place of a superseded one, each after the other.
    """

    state: State
    code: str = ""
    certificate: "Entry | None" = None
    chain: "tuple[Entry, ...]" = ()
    file: File | None = None
    checked_at: datetime = field(default_factory=timezone.now)

    @property
    def shows_holder(self) -> bool:
        """Name and results are shown as long as the certificate says them truly (VERIFICATION in docs/rules.md)."""
        return self.state in (State.VALID, State.EXPIRED)

    @property
    def shows_certificate(self) -> bool:
        return self.certificate is not None and self.state not in (State.UNKNOWN, State.ALTERED)

    @property
    def successor(self) -> "Entry | None":
        """The newest of those that took its place."""
        return self.chain[-1] if self.chain else None

    @property
    def why_replaced(self) -> str:
        """As the certificate that took its place says."""
        replaces = self.chain[0].facts["replaces"] if self.chain else None
        return replaces["reason"] if replaces else ""
