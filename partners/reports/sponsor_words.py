"""The report for a sponsor, or another partner, in words."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Session
from records.wording import say_dates, say_minutes

from ..models import Deliverable
from .reading import Block, Cell, Figure, Read, Row, amount, edition, hidden, of_people, survey


def read(content: dict) -> Read:
    about = content["cohort"]
    said = {"organisation": content["organisation"], "cohort": about["title"]}
    title = _("%(cohort)s with %(organisation)s") % said
    blocks = [
        _promises(content["promises"], Deliverable.Side.OURS, _("What we promised you")),
        _promises(content["promises"], Deliverable.Side.THEIRS, _("What you promised us")),
        _in_kind(content),
        _sessions(content["sessions"], content["people"]),
        survey(content["surveys"]),
    ]
    return Read(title, edition(about), _figures(content), [block for block in blocks if block])


def _figures(content: dict) -> list[Figure]:
    people, rows = content["people"], []
    if content["package"]:
        given = amount(content["amount_cents"], content["currency"]) if content["amount_cents"] else ""
        rows.append(Figure(_("Package"), content["package"], given))
    promised = [one for one in content["promises"] if one["state"] != Deliverable.State.WAIVED]
    if promised:
        done = sum(one["state"] == Deliverable.State.ACCEPTED for one in promised)
        of = _("of %(all)d promises, both sides") % {"all": len(promised)}
        rows.append(Figure(_("Promises fulfilled"), str(done), of))
    sessions = content["sessions"]
    if sessions:
        minutes = say_minutes(sum(one["minutes"] for one in sessions))
        rows.append(Figure(_("Sessions given"), str(len(sessions)), minutes))
        rows.append(Figure(_("Students reached"), str(content["reached"]), of_people(people)))
    else:
        rows.append(Figure(_("Participants"), str(people)))
    opened = content["opened"]
    number = hidden() if opened["number"] is None else str(opened["number"])
    rows.append(Figure(_("Profiles opened to you"), number, of_people(people)))
    return rows


def _promises(promises: list[dict], side: str, title: str) -> Block | None:
    rows = [
        Row(
            f"{one['quantity']} × {one['name']}" if one["quantity"] > 1 else one["name"],
            [Cell(text=str(Deliverable.State(one["state"]).label)), Cell(text=_day(one["due"])), Cell(text=_done(one))],
        )
        for one in promises
        if one["side"] == side
    ]
    return Block(title, [_("Promise"), _("State"), _("Due on"), _("Done on")], rows) if rows else None


def _day(text: str) -> str:
    return say_dates(date.fromisoformat(text))


def _done(one: dict) -> str:
    return _day(one["done"]) if one["done"] else "–"


def _in_kind(content: dict) -> Block | None:
    if not content["in_kind"]:
        return None
    rows = [
        Row(
            one["what"],
            [
                Cell(text=f"{one['quantity']} {one['unit']}".strip()),
                Cell(text=amount(one["cents"], content["currency"])),
            ],
        )
        for one in content["in_kind"]
    ]
    return Block(_("What you gave in kind"), [_("What"), _("How much"), _("Value")], rows)


def _sessions(sessions: list[dict], people: int) -> Block | None:
    most = max([one["people"] for one in sessions], default=0)
    rows = []
    for one in sessions:
        times = ngettext("%(n)d time", "%(n)d times", one["times"]) % {"n": one["times"]}
        said = f"{say_minutes(one['minutes'])}, {times}" if one["times"] > 1 else say_minutes(one["minutes"])
        kind = str(Session.Type(one["type"]).label)
        people_cell = Cell(one["people"], share=100 * one["people"] // most if most else 0)
        rows.append(Row(one["title"], [people_cell, Cell(text=_day(one["on"])), Cell(text=kind), Cell(text=said)]))
    if not rows:
        return None
    head = [_("Session"), _("People in the room"), _("Date"), _("Type"), _("Length")]
    text = _("People with attendance noted, of %(n)d participants.") % {"n": people}
    return Block(_("Your sessions"), head, rows, text, bars=True)
