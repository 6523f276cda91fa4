"""Which gates stand open for whom, in words for the student, the team and the trainer at the door.

GATES in docs/rules.md. Nothing here says why somebody does not go in.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from . import guardians
from .models import Application, Gate, GateResult, Session, Sitting

Outcome = GateResult.Outcome


@dataclass(frozen=True)
class Passage:
    """One participant at one gate."""

    gate: Gate
    application: Application
    result: GateResult | None

    @property
    def outcome(self) -> str:
        """The outcome that counts today: what was accepted in an older version does not."""
        return "" if self.result is None or self.is_outdated else self.result.outcome

    @property
    def is_outdated(self) -> bool:
        """Accepted, but in a version that the gate does not ask for any more."""
        result = self.result
        return bool(result and result.outcome == Outcome.ACCEPTED and result.text_id != self.gate.text_id)

    @property
    def is_open(self) -> bool:
        return self.outcome in GateResult.OPEN

    @property
    def is_settled(self) -> bool:
        """Nothing is asked of the student any more: it is open, or an equivalent task takes its place."""
        return self.is_open or self.outcome in GateResult.INSTEAD

    @property
    def words(self) -> str:
        """What is not met, for those who see the list or stand at the door; "" = the gate is open."""
        if self.is_open:
            return ""
        name = {"gate": self.gate.title}
        if self.outcome in GateResult.INSTEAD:
            return _("%(gate)s: equivalent task") % name
        if self.outcome == Outcome.ADAPT:
            return _("%(gate)s: to be agreed with the team") % name
        if self.outcome == Outcome.FAILED:
            return _("%(gate)s: not passed") % name
        if self.is_outdated:
            return _("%(gate)s: accepted in an older version") % name
        return _("%(gate)s: missing") % name


def passages(gates: Iterable[Gate], applications: Iterable[Application]) -> dict[int, list[Passage]]:
    """Everybody at every gate, by the key of the application. One query, none without gates."""
    gates, applications = list(gates), list(applications)
    if not gates or not applications:
        return {application.pk: [] for application in applications}
    found = GateResult.objects.current().filter(gate__in=gates, application__in=[row.pk for row in applications])
    results = {(result.gate_id, result.application_id): result for result in found}
    return {
        application.pk: [Passage(gate, application, results.get((gate.pk, application.pk))) for gate in gates]
        for application in applications
    }


def standing(at: Sitting | Session, applications: Iterable[Application]) -> dict[int, list[str]]:
    """What still shuts the door of this sitting or session, in words, by the key of the application.

    An empty list = go in. A fixed number of queries, whatever the number of applications.
    """
    session = at.session_id if isinstance(at, Sitting) else at.pk
    applications = list(applications)
    shut = standing_at([session], applications)
    return {application.pk: shut[session, application.pk] for application in applications}


def standing_at(
    sessions: Iterable[int], applications: Iterable[Application]
) -> defaultdict[tuple[int, int], list[str]]:
    """The same for several sessions of a cohort: by the keys of session and application; at most six queries."""
    keys, applications = set(sessions), list(applications)
    gates = list(Gate.objects.current().filter(sessions__in=keys).distinct())
    shut: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    if not gates or not applications:
        return shut
    before: dict[int, set[int]] = defaultdict(set)
    for gate, session in Gate.sessions.through.objects.filter(gate__in=gates, session__in=keys).values_list(
        "gate", "session"
    ):
        before[gate].add(session)
    minors = guardians.shut_for(applications)
    for key, found in passages(gates, applications).items():
        for session in set().union(*before.values()):
            words = [passage.words for passage in found if not passage.is_open and session in before[passage.gate.pk]]
            if minors[key]:
                words.insert(0, minors[key])
            if words:
                shut[session, key] = words
    return shut
