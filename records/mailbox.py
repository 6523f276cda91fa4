"""The mails of one cohort or one organisation as a list: searched, filtered, counted."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from .base import PublicRow
from .kinds import name_of
from .models import OutgoingMail

State = OutgoingMail.State


@dataclass(frozen=True)
class Mailbox:
    about: PublicRow
    query: str = ""
    state: str = ""
    kind: str = ""

    @classmethod
    def asked(cls, about: PublicRow, params: QueryDict) -> "Mailbox":
        """What the address asks for; what it does not know of is left out."""
        query = params.get("q", "").replace("\x00", "").strip()[:200]
        state, kind = params.get("state", ""), params.get("kind", "").replace("\x00", "")[:60]
        return cls(about, query, state if state in State else "", kind)

    def found(self) -> QuerySet[OutgoingMail]:
        found = OutgoingMail.objects.about(self.about)
        if self.query:
            words = ("to_name", "to_address", "subject")
            found = found.filter(Q(*((f"{word}__icontains", self.query) for word in words), _connector=Q.OR))
        return found

    def rows(self) -> QuerySet[OutgoingMail]:
        """Newest first, without the texts."""
        rows = self.found().defer("text", "html")
        if self.state:
            rows = rows.filter(state=self.state)
        if self.kind:
            rows = rows.filter(kind=self.kind)
        return rows.annotate(is_resent=Exists(OutgoingMail.objects.filter(resent_from=OuterRef("pk"))))

    def counts(self) -> tuple[Counter, Counter]:
        """How many the search finds in each state (of the chosen kind) and of each kind (in the chosen state)."""
        states: Counter = Counter()
        kinds: Counter = Counter()
        for state, kind in self.found().order_by().values_list("state", "kind"):
            if self.kind in ("", kind):
                states[state] += 1
            if self.state in ("", state):
                kinds[kind] += 1
        return states, kinds

    def head(self) -> list[str]:
        return [
            _("Written"), _("Name"), _("E-mail"), _("Subject"), _("Kind"), _("State"), _("Sent"), _("Attempts"),
            _("Reason"),
        ]  # fmt: skip

    def table(self, moment) -> list[list]:
        """For an export; `moment` writes a time."""
        return [
            [
                moment(mail.created_at), mail.to_name, mail.to_address, mail.subject, name_of(mail.kind),
                mail.get_state_display(), moment(mail.sent_at), mail.attempts, mail.error,
            ]
            for mail in self.rows()
        ]  # fmt: skip
