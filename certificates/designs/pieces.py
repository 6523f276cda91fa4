"""The HTML of each block, from the facts of one certificate, in the language that is active: words escaped.

No table where none is asked for, and no list: what costs most in laying out is left to who wants it.
"""

from collections.abc import Mapping
from html import escape

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.wording import say_minutes

from ..codes import grouped, verify_url
from ..facts import Facts, day, say_asked, say_held, say_limit, say_measured, say_percent
from ..pdf import qr
from ..pdf.front import PICTURE, slot
from ..pdf.letters import name_size
from .blocks import Block, option
from .logos import logos_in
from .placeholders import fill

TITLES = {
    "completion": gettext_lazy("Certificate of completion"),
    "attendance": gettext_lazy("Certificate of attendance"),
}
SENTENCES = {
    "completion": gettext_lazy("completed **{cohort}**, held {dates} at {place}, and met every criterion asked."),
    "attendance": gettext_lazy(
        "attended **{cohort}**, held {dates} at {place}. What was taught was not assessed for this certificate."
    ),
}


def values_of(facts: Facts) -> dict[str, str]:
    """What each word in braces says."""
    hours, until = facts["hours"], facts["valid_until"]
    said = {name: say_minutes(hours[name]) if hours[name] else "" for name in ("theory", "practice", "visit")}
    return said | {
        "holder": facts["holder"],
        "cohort": facts["cohort"]["title"],
        "programme": facts["programme"]["title"],
        "programme_version": str(facts["programme"]["version"]),
        "place": facts["cohort"]["place"],
        "dates": say_held(facts),
        "issuer": facts["issuer"]["name"],
        "issued_on": _date(facts["issued_on"]),
        "valid_until": _date(until) if until else "",
        "hours": say_minutes(sum(hours.values())),
        "number": facts["number"],
        "code": grouped(facts["code"]),
        "address": short_address(facts["code"]),
    }


def _date(text: str) -> str:
    return date_format(day(text), "j F Y")


def short_address(code: str) -> str:
    """Where it is checked, without the code: “summerschool.example/verify/”"""
    return verify_url(code).removesuffix(f"{code}/").split("://", 1)[-1]


def picture(sha256: str, words: str) -> str:
    return f'<img src="{PICTURE}{escape(sha256)}" alt="{escape(words)}">'


def issuer(facts: Facts, block: Block) -> str:
    """The name and the place; with the logo there is no need to say the name twice."""
    logo = logos_in(facts).get("issuer") if option(block, "logo") == "yes" else None
    shown = picture(logo["sha256"], facts["issuer"]["name"]) if logo else escape(facts["issuer"]["name"])
    place = f"<span>{escape(facts['cohort']['place'])}</span>" if option(block, "place") == "yes" else ""
    return f'<p class="issuer">{shown}{place}</p>'


def title(facts: Facts, words: str, values: Mapping[str, str]) -> str:
    return f'<p class="title">{fill(words or str(TITLES[facts["kind"]]), values)}</p>'


def name(facts: Facts) -> str:
    return f'<h1 class="name {name_size(facts["holder"])}">{slot(facts["holder"])}</h1>'


def text(facts: Facts, words: str, values: Mapping[str, str], size: str) -> str:
    said = fill(words or str(SENTENCES[facts["kind"]]), values)
    return f'<p class="text {size}">{said}</p>' if said else ""


def figures(facts: Facts, *, score: bool) -> str:
    hours = facts["hours"]
    rows = [(_("Theory"), say_minutes(hours["theory"])), (_("Practice, simulated"), say_minutes(hours["practice"]))]
    if hours["visit"]:
        rows.append((_("Company visit"), say_minutes(hours["visit"])))
    tests = (fact for fact in facts["criteria"] if fact["kind"] in ("score", "quiz")) if score else iter(())
    rows += [(f"{fact['name']}, {say_asked(fact)}", say_percent(fact)) for fact in list(tests)[:1]]
    inside = "".join(f'<p class="fig">{escape(key)}<b>{slot(value)}</b></p>' for key, value in rows)
    return f'<div class="figs">{inside}</div>'


def modules(facts: Facts, *, outcomes: bool, minutes: bool) -> str:
    heads = [_("Module"), *([_("Outcomes")] * outcomes), *([_("Theory"), _("Practice")] * minutes)]
    numbers = {_("Theory"), _("Practice")}
    head = "".join(f'<th scope="col"{" class=n" * (word in numbers)}>{escape(word)}</th>' for word in heads)
    rows = []
    for module in facts["modules"]:
        cells = f'<th scope="row">{escape(module["code"])} {escape(module["title"])}</th>'
        if outcomes:
            said = "; ".join(outcome["text"] for outcome in module["outcomes"])
            cells += f"<td>{escape(said)}</td>"
        if minutes:
            cells += "".join(
                f"<td class=n>{slot(say_minutes(module[part]) if module[part] else '–')}</td>"
                for part in ("theory", "practice")
            )
        rows.append(f"<tr>{cells}</tr>")
    if not rows:
        return ""
    return f'<table class="modules"><thead><tr>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table>'


def criteria(facts: Facts) -> str:
    rows = "".join(
        f"<p><b>{escape(fact['name'])}</b> {slot(say_measured(fact))}<i>, {escape(say_asked(fact))}</i></p>"
        for fact in facts["criteria"]
    )
    return f'<div class="criteria">{rows}</div>' if rows else ""


def limit(facts: Facts) -> str:
    first, rest = say_limit(facts)
    more = _("The outcomes, what was asked and what was measured are on page 2.")
    return f'<p class="limit"><b>{escape(first)}</b> {escape(rest)} {escape(more)}</p>'


def partners(facts: Facts, words: str, values: Mapping[str, str]) -> str:
    rows = logos_in(facts).get("partners", [])
    if not rows:
        return ""
    shown = " ".join(
        picture(row["sha256"], row["name"]) if row["sha256"] else f"<span>{escape(row['name'])}</span>" for row in rows
    )
    head = fill(words, values) or escape(_("With the support of"))
    return f'<div class="partners"><p>{head}</p><p>{shown}</p></div>'


def signatories(facts: Facts) -> str:
    rows = facts["signatories"][:3]
    said = escape(_("issued on %(day)s") % {"day": _date(facts["issued_on"])})
    count = {1: "one", 3: "three"}.get(len(rows), "two")
    inside = " ".join(
        f'<p class="sign"><b>{escape(row["name"])}</b>{escape(row["title"])}<br><span>{said}</span></p>' for row in rows
    )
    return f'<div class="signs {count}">{inside}</div>'


def check(facts: Facts, *, preview: bool) -> str:
    """The address, the code in groups and the QR code that holds both."""
    address = verify_url(facts["code"])
    words = _("QR code: %(address)s") % {"address": address}
    drawing = qr.drawing(address, words) if not preview else qr.drawing(verify_url("preview"), _("QR code, not valid"))
    shown = _("Preview, not valid") if preview else grouped(facts["code"])
    said = f"{escape(_('Check it at'))}<br>{escape(short_address(facts['code']))}<b>{slot(shown)}</b>"
    return f'<p class="check">{said}</p>{drawing}'
