"""Rules of a rotation in words, for the person who looks for what contradicts what."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.groups.rotation_input import Asked
from cohorts.rotation.problem import DAY, Problem, Rule
from records.wording import say_day


def say_rules(asked: Asked, problem: Problem, keys: list[str]) -> list[str]:
    """In the order of `keys`; a rule whose row was removed since is left out."""
    rules = {rule.key: rule for rule in problem.rules}
    found = [_Words(asked, problem).say(rules[key]) for key in keys if key in rules]
    return [words for words in found if words]


class _Words:
    def __init__(self, asked: Asked, problem: Problem):
        self.asked, self.problem = asked, problem
        self.stations = {station.pk: station for station in asked.stations}
        self.sittings = {sitting.pk: sitting for sitting in asked.sittings}

    def say(self, rule: Rule) -> str:
        try:
            return getattr(self, f"_{rule.kind}")(rule)
        except KeyError:
            return ""

    def _at_clock(self, minutes: int) -> str:
        clock = f"{minutes % DAY // 60:02}:{minutes % 60:02}"
        if len(self.asked.days) == 1:
            return clock
        day = self.asked.moment_at(minutes).date()
        return _("%(day)s, %(clock)s") % {"day": say_day(day), "clock": clock}

    def _span(self, rule: Rule) -> dict[str, str]:
        return {"start": self._at_clock(rule.start), "end": f"{rule.end % DAY // 60:02}:{rule.end % 60:02}"}

    def _said(self, rule: Rule) -> dict:
        station = self.stations[rule.station] if rule.station else None
        return {"station": station, "group": rule.group or ""}

    def _hours(self, rule: Rule) -> str:
        return _("Each day runs from %(start)s to %(end)s.") % {
            "start": f"{rule.start // 60:02}:{rule.start % 60:02}",
            "end": f"{rule.end // 60:02}:{rule.end % 60:02}",
        }

    def _closed(self, rule: Rule) -> str:
        kind, key = rule.key.split(":")[:2]
        if kind == "break":
            name = next(row.name for row in self.asked.breaks if row.pk == int(key))
            return _("%(name)s from %(start)s to %(end)s.") % {"name": name, **self._span(rule)}
        words = {"session": self.sittings[int(key)].session, **self._span(rule), "group": rule.group}
        if rule.group:
            return _("Group %(group)s is in “%(session)s” from %(start)s to %(end)s.") % words
        return _("“%(session)s” is for everybody from %(start)s to %(end)s.") % words

    def _once(self, rule: Rule) -> str:
        station = self.stations[rule.station]
        groups, rooms = len(self.problem.groups), list(station.rooms.all())
        said = {"station": station, "groups": groups, "minutes": station.session.minutes}
        if not rooms:
            return _("“%(station)s” has no room.") % said
        words = ngettext(
            "“%(station)s” takes each of the %(groups)d groups once, %(minutes)d minutes, in %(rooms)s.",
            "“%(station)s” takes each of the %(groups)d groups once, %(minutes)d minutes, in one of %(rooms)s.",
            len(rooms),
        )
        return words % {**said, "rooms": ", ".join(room.name for room in rooms)}

    def _changeover(self, rule: Rule) -> str:
        station = self.stations[rule.station]
        words = ngettext(
            "After each group “%(station)s” needs %(n)d minute to change over.",
            "After each group “%(station)s” needs %(n)d minutes to change over.",
            station.changeover_minutes,
        )
        return words % {"station": station, "n": station.changeover_minutes}

    def _holds(self, rule: Rule) -> str:
        room = self.asked.rooms[rule.room]
        largest = max((group.size for group in self.problem.groups), default=0)
        words = _("%(room)s holds %(number)d people, trainers included; the largest group has %(largest)d.")
        return words % {"room": room, "number": room.largest_number, "largest": largest}

    def _room_taken(self, rule: Rule) -> str:
        sitting = self.sittings[int(rule.key.split(":")[1])]
        words = {"room": self.asked.rooms[rule.room], "session": sitting.session, **self._span(rule)}
        return _("%(room)s is taken from %(start)s to %(end)s by “%(session)s”.") % words

    def _trainers(self, rule: Rule) -> str:
        station = self.stations[rule.station]
        names = ", ".join(name_of(role) for role in station.trainers.all()) or _("nobody is named")
        words = ngettext(
            "“%(station)s” needs %(n)d trainer for each group (%(names)s).",
            "“%(station)s” needs %(n)d trainers for each group (%(names)s).",
            station.trainers_needed,
        )
        return words % {"station": station, "n": station.trainers_needed, "names": names}

    def _one_place(self, rule: Rule) -> str:
        return _("%(name)s is at one place at a time.") % {"name": name_of(self.asked.trainers[rule.trainer])}

    def _trainer_away(self, rule: Rule) -> str:
        words = {"name": name_of(self.asked.trainers[rule.trainer]), **self._span(rule)}
        return _("%(name)s is not free from %(start)s to %(end)s.") % words

    def _at(self, rule: Rule) -> str:
        words = {**self._said(rule), "start": self._at_clock(rule.start)}
        if rule.key.startswith("marked:"):
            return _("Group %(group)s was in “%(station)s” at %(start)s: attendance was marked.") % words
        return _("Group %(group)s is in “%(station)s” at %(start)s.") % words

    def _first(self, rule: Rule) -> str:
        return _("Group %(group)s begins with “%(station)s”.") % self._said(rule)

    def _order(self, rule: Rule) -> str:
        words = {**self._said(rule), "then": self.stations[rule.then]}
        if rule.group:
            return _("Group %(group)s: “%(station)s” before “%(then)s”.") % words
        return _("“%(station)s” before “%(then)s”.") % words

    def _not_before(self, rule: Rule) -> str:
        words = {**self._said(rule), "start": self._at_clock(rule.start)}
        if rule.group:
            return _("Group %(group)s: “%(station)s” not before %(start)s.") % words
        return _("“%(station)s” not before %(start)s.") % words

    def _done_by(self, rule: Rule) -> str:
        words = {**self._said(rule), "end": self._at_clock(rule.end)}
        if rule.group:
            return _("Group %(group)s: “%(station)s” done by %(end)s.") % words
        return _("“%(station)s” done by %(end)s.") % words


def name_of(role) -> str:
    """Who holds the role, or whom it was offered to."""
    return str(role.person or role.invitation.email)
