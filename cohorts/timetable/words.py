"""Findings in words for those who plan (TIMETABLE in docs/rules.md)."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Sitting
from .clashes import Finding, Kind
from .reading import Reading


def say(reading: Reading, finding: Finding, seen_from: int) -> str:
    """The sentence, as read by the one who looks at one of its sittings."""
    other = next((key for key in finding.slots if key != seen_from), seen_from)
    return _said(reading, finding, reading.names.sittings[other])


def _title(reading: Reading, sitting: Sitting) -> str:
    """With its cohort where it is another one."""
    session = sitting.session
    if session.cohort_id == reading.cohort.pk:
        return str(session)
    return _("%(session)s (%(cohort)s)") % {"session": session, "cohort": session.cohort}


def _said(reading: Reading, finding: Finding, other: Sitting) -> str:
    known = {"session": _title(reading, other), "n": finding.number} | _about(reading, finding)
    match finding.kind:
        case Kind.ROOM:
            zone = reading.cohort.zone
            hours = {
                "start": f"{other.starts_at.astimezone(zone):%H:%M}",
                "end": f"{other.ends_at.astimezone(zone):%H:%M}",
            }
            return _("%(room)s is taken from %(start)s to %(end)s by “%(session)s”.") % (known | hours)
        case Kind.STAFF:
            return _("%(person)s is in “%(session)s” at that time.") % known
        case Kind.GROUP:
            return _("Group %(group)s is in “%(session)s” at that time.") % known
        case Kind.FULL:
            words = ngettext(
                "%(room)s holds %(holds)d; %(n)d person would be in it, trainers included.",
                "%(room)s holds %(holds)d; %(n)d people would be in it, trainers included.",
                finding.number,
            )
            return words % known
        case Kind.LARGE:
            return _("The largest group is %(n)d; %(room)s holds %(holds)d.") % known
        case Kind.OUTSIDE:
            return _("It is not within the days of the cohort.")
        case Kind.AWAY:
            return _("%(person)s cannot come at that time.") % known
        case Kind.GUEST:
            return _("%(person)s takes part here and is in “%(session)s” at that time.") % known
        case _:
            return _of_students_and_time(finding, known, other)


def _of_students_and_time(finding: Finding, known: dict, other: Sitting) -> str:
    match finding.kind:
        case Kind.SPLIT if not other.group:
            return _("“%(session)s” is for everybody at that time.") % known
        case Kind.SPLIT:
            return _("It is for everybody, and group %(group)s is in “%(session)s” at that time.") % known
        case Kind.GATE:
            words = ngettext(
                "%(n)d person has not met “%(gate)s” yet.", "%(n)d people have not met “%(gate)s” yet.", finding.number
            )
            return words % known
        case Kind.LATE_GATE:
            return _("“%(gate)s” may be met as late as after it.") % known
        case Kind.TRAVEL:
            words = ngettext(
                "Only %(n)d minute to go to or from “%(session)s” at another site.",
                "Only %(n)d minutes to go to or from “%(session)s” at another site.",
                finding.number,
            )
            return words % known
        case _ if not finding.number:
            return _("No time to change over with “%(session)s” in %(room)s.") % known
        case _:
            words = ngettext(
                "Only %(n)d minute to change over with “%(session)s” in %(room)s.",
                "Only %(n)d minutes to change over with “%(session)s” in %(room)s.",
                finding.number,
            )
            return words % known


def _about(reading: Reading, finding: Finding) -> dict:
    """Room, person, group or gate by name."""
    names = reading.names
    match finding.kind:
        case Kind.ROOM | Kind.FULL | Kind.LARGE | Kind.CHANGEOVER:
            room = names.rooms[finding.about]
            return {"room": room, "holds": room.largest_number}
        case Kind.STAFF | Kind.AWAY | Kind.GUEST:
            return {"person": names.people.get(finding.about, "")}
        case Kind.GATE | Kind.LATE_GATE:
            return {"gate": names.gates[finding.about]}
        case _:
            return {"group": finding.about}


@dataclass
class Verdict:
    """What is said of one sitting."""

    impossible: list[str] = field(default_factory=list)
    unwise: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        return [*self.impossible, *self.unwise]

    def add(self, words: str, is_impossible: bool) -> None:
        said = self.impossible if is_impossible else self.unwise
        if words not in said:
            said.append(words)


def verdicts(reading: Reading, only: int | None = None) -> dict[int, Verdict]:
    """By the key of each of the cohort's own sittings about which there is something to say."""
    found: dict[int, Verdict] = {}
    for finding in reading.board.findings(only):
        for key in finding.slots if only is None else [only]:
            if reading.names.sittings[key].session.cohort_id == reading.cohort.pk:
                found.setdefault(key, Verdict()).add(say(reading, finding, key), finding.is_impossible)
    return found


def verdict_of(reading: Reading, key: int) -> Verdict:
    return verdicts(reading, key).get(key, Verdict())
