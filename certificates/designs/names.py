"""With whose name a design is looked at: the longest and the strangest of the cohort, or anybody's."""

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cohorts.models import Cohort

from ..pdf import corpus

MOST = 60
INVENTED: dict[str, str | Promise] = {
    "plain": _("an invented name"),
    "longest": _("an invented name of 120 letters"),
    "arabic": _("an invented name in Arabic"),
    "japanese": _("an invented name in Japanese"),
}


@dataclass(frozen=True)
class Choice:
    key: str
    words: str
    name: str


def strangeness(name: str) -> tuple[int, int]:
    """How many letters are not among those of plain English, and from how many alphabets."""
    letters = [letter for letter in name if letter.isalpha()]
    scripts = {unicodedata.name(letter, "?").split(" ")[0] for letter in letters}
    return sum(not letter.isascii() for letter in name), len(scripts)


def choices(cohort: Cohort) -> list[Choice]:
    """One query; the names of the cohort first."""
    rows = cohort.applications.enrolled().select_related("person").order_by("person__full_name")
    people = [(str(row.public_id), row.person.full_name) for row in rows if row.person.full_name.strip()]
    found: list[Choice] = []
    if people:
        key, name = max(people, key=lambda row: len(row[1]))
        found.append(Choice(key, str(_("longest here: %(name)s") % {"name": name}), name))
        key, name = max(people, key=lambda row: strangeness(row[1]))
        if key != found[0].key and strangeness(name)[0]:
            found.append(Choice(key, str(_("strangest here: %(name)s") % {"name": name}), name))
    found += [Choice(key, str(words), corpus.NAMES[key]) for key, words in INVENTED.items()]
    known = {choice.key for choice in found}
    return found + [Choice(key, name, name) for key, name in people[:MOST] if key not in known]


def chosen(among: list[Choice], key: str) -> Choice:
    return next((one for one in among if one.key == key), among[0])
