"""The report for funders in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from records.money import shared

from . import words
from .reading import (
    Block,
    Cell,
    Figure,
    Read,
    Row,
    amount,
    counted,
    decimal,
    edition,
    hours,
    of_people,
    percent,
    survey,
)


def read(content: dict) -> Read:
    about, people = content["cohort"], content["people"]
    title = _("Report on %(cohort)s") % {"cohort": about["title"]}
    said = Read(title, edition(about), _figures(content))
    if people is None:
        return said
    tables = [counted(table, str(words.TITLES[table["key"]]), content["columns"]) for table in content["tables"]]
    checks = [counted(table, table["title"]) for table in content["checks"]]
    blocks = [*tables, *checks, _levels(content["levels"], people), survey(content["surveys"])]
    said.blocks = [block for block in blocks if block]
    return said


def _figures(content: dict) -> list[Figure]:
    people, figures = content["people"], content["figures"]
    places = ngettext("for %(n)d place", "for %(n)d places", figures["places"]) % {"n": figures["places"]}
    if people is None:
        return [Figure(_("Participants"), _("fewer than 5"), places)]
    rows = [Figure(_("Participants"), str(people), places)]
    if figures["applications"] is not None:
        per_place = decimal(f"{figures['applications'] / figures['places']:.1f}")
        said = {"applications": figures["applications"], "places": places}
        rows.append(Figure(_("Applications per place"), per_place, _("%(applications)d %(places)s") % said))
    rows.append(Figure(_("Places filled"), percent(people, figures["places"]), f"{people} {places}"))
    rows += [*_ways_out(content, people), *_learned(content, people)]
    if figures["cost_cents"] is not None and people:
        said_of = _("%(sum)s for %(n)d participants") % {"sum": amount(figures["cost_cents"]), "n": people}
        rows.append(Figure(_("Cost per student"), amount(shared(figures["cost_cents"], people)), said_of))
    if figures["promised"]:
        done = percent(figures["fulfilled"], figures["promised"])
        said_of = _("%(done)d of %(all)d promises") % {"done": figures["fulfilled"], "all": figures["promised"]}
        rows.append(Figure(_("Promises with sponsors fulfilled"), done, said_of))
    return rows


def _ways_out(content: dict, people: int) -> list[Figure]:
    """Completion and absence, where the table of how they left shows them."""
    rows: list[Figure] = []
    for table in content["tables"]:
        shown = {row["key"]: row["number"] for row in table["rows"]}
        for key, name in (
            ("#completed", _("Took part to the end")),
            ("#never_came", _("Did not come")),
            ("#opened", _("Opened a profile to a partner")),
        ):
            if shown.get(key) is not None and people:
                number = shown[key]
                rows.append(Figure(name, percent(number, people), f"{number} {of_people(people)}"))
    return rows


def _learned(content: dict, people: int) -> list[Figure]:
    figures, gain, rows = content["figures"], content["gain"], []
    if people and figures["attended_minutes"] is not None:
        said_of = _("%(done)s of %(planned)s planned, %(n)d participants") % {
            "done": hours(figures["attended_minutes"]),
            "planned": hours(figures["planned_minutes"]),
            "n": people,
        }
        rows.append(Figure(_("Training, per participant"), hours(figures["attended_minutes"] // people), said_of))
        practice = _("%(done)s together, %(n)d participants") % {
            "done": hours(figures["practice_minutes"]),
            "n": people,
        }
        rows.append(Figure(_("Practice, per participant"), hours(figures["practice_minutes"] // people), practice))
    if gain and gain["before"] is not None:
        said = {"before": decimal(gain["before"]), "after": decimal(gain["after"])}
        both = gain["both"]
        taken = _("of those who took both tests")
        if both is not None:
            taken = _("mean of %(n)d of %(all)d participants") % {"n": both, "all": people}
        rows.append(Figure(_("From pre-test to post-test"), _("%(before)s%% → %(after)s%%") % said, taken))
    return rows


def _levels(levels: list[dict], people: int) -> Block | None:
    rows = []
    for one in levels:
        rose, reached = (_number(one[key], row) for key, row in (("rose", "#rose"), ("reached", "#reached")))
        reached.share = 100 * (reached.number or 0) // people if people else 0
        rows.append(Row(f"{one['code']} {one['title']}", [reached, rose, Cell(one["aim"])]))
    if not rows:
        return None
    head = [_("Competency"), _("Reach the aim"), _("Level has risen"), _("Level aimed at")]
    text = _("People, of %(n)d participants. A level has risen since the first day.") % {"n": people}
    return Block(_("Levels of competencies"), head, rows, text, bars=True)


def _number(table: dict, key: str) -> Cell:
    return next(Cell(row["number"]) for row in table["rows"] if row["key"] == key)
