"""A file of invited people, line by line: what it says, and what is wrong with it (INVITED in docs/rules.md).

Pure reading: nothing here writes. What kinds of files are understood says `records/sheets.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import Refused
from records.sheets import MOST_LINES, read, too_many_lines
from records.text import LONGEST_ADDRESS, unreadable

from .models import Cohort, Invitee, Quota

SOON = 500_000  # bytes, unpacked, that are read while a person waits
FORMULA = ("=", "+", "-", "@")
# The heads that are understood, in the languages in which schools keep their lists
HEADS = {
    "email": ("email", "e-mail", "mail", "e-mailadres", "emailadres", "e-mail address", "courriel", "adresse e-mail"),
    "full_name": ("name", "full name", "naam", "volledige naam", "nom complet", "nom et prénom"),
    "first_name": ("first name", "given name", "voornaam", "prénom", "prenom"),
    "last_name": ("last name", "family name", "surname", "achternaam", "familienaam", "nom", "nom de famille"),
    "school": ("school", "hogeschool", "école", "ecole", "university", "universiteit", "université"),
    "study_programme": ("study programme", "programme", "opleiding", "formation", "études"),
    "study_year": ("year", "year of study", "jaar", "studiejaar", "année"),
    "quota": ("quota", "quotum"),
    "priority": ("priority", "prioriteit", "priorité"),
    "language": ("language", "taal", "langue"),
}
COLUMN_OF = {head: column for column, heads in HEADS.items() for head in heads}


@dataclass(frozen=True)
class Problem:
    line: int
    words: str


@dataclass
class Checked:
    """What a file says: people to invite, those known already, and the problems. With a problem nothing is written."""

    invitees: list[Invitee] = field(default_factory=list)
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # heads that nobody understands

    @property
    def total(self) -> int:
        return len(self.invitees) + self.known


def check(cohort: Cohort, content: bytes, tell: Callable[[int], None] = lambda done: None) -> Checked:
    """Read and check every line; `tell` hears now and then how many were read. Raises Refused for what is no list."""
    lines = read(content)
    number, head = next(lines, (0, []))
    columns = [COLUMN_OF.get(" ".join(cell.lower().replace("*", " ").split())) for cell in head]
    if "email" not in columns:
        raise Refused(_("The first line has to name the columns, and one of them has to be “email”."))
    twice = [name for name in set(columns) if name and columns.count(name) > 1]
    if twice:
        raise Refused(_("Two columns are called “%(name)s”.") % {"name": head[columns.index(twice[0])]})
    reader = _Reader(cohort)
    reader.checked.unread = [cell for cell, column in zip(head, columns, strict=True) if cell and column is None]
    for read_lines, (number, cells) in enumerate(lines, 1):
        if read_lines > MOST_LINES:
            raise too_many_lines()
        reader.take(number, {column: cell for column, cell in zip(columns, cells, strict=False) if column})
        if read_lines % 1000 == 0:
            tell(read_lines)
    if not reader.checked.total and not reader.checked.problems:
        raise Refused(_("The file names nobody: there is no line below the names of the columns."))
    return reader.checked


class _Reader:
    """One line after the other into `checked`; schools, quotas and known addresses are read once."""

    def __init__(self, cohort: Cohort):
        self.cohort, self.checked = cohort, Checked()
        book = Organisation.objects.kept_by(cohort.organisation).filter(kind=Organisation.Kind.SCHOOL)
        self.schools = {school.name.casefold(): school for school in book}
        self.quotas: dict[str, Quota] = {quota.name.casefold(): quota for quota in cohort.quotas.all()}
        invited = cohort.invitees.values_list("email", flat=True)
        applied = cohort.applications.exclude(state="draft").values_list("person__email", flat=True)
        self.known = {address.lower() for address in (*invited, *applied)}
        self.lines: dict[str, int] = {}  # an address, and where it stood first

    def take(self, number: int, said: dict[str, str]) -> None:
        wrong: list[str] = []
        invitee = Invitee(cohort=self.cohort)
        invitee.email = self._email(number, said.get("email", ""), wrong)
        name = said.get("full_name") or f"{said.get('first_name', '')} {said.get('last_name', '')}".strip()
        invitee.full_name = _plain(name, _("name"), 120, wrong)
        invitee.study_programme = _plain(said.get("study_programme", ""), _("study programme"), 160, wrong)
        invitee.study_year = _number(said.get("study_year", ""), _("year"), range(1, 9), wrong)
        invitee.priority = _number(said.get("priority", ""), _("priority"), range(10), wrong) or 0
        invitee.school = _one_of(said.get("school", ""), self.schools, _("school"), wrong)
        invitee.quota = _one_of(said.get("quota", ""), self.quotas, _("quota"), wrong)
        invitee.language = _language(said.get("language", ""), wrong)
        if wrong:
            self.checked.problems += [Problem(number, words) for words in wrong]
        elif invitee.email in self.known:
            self.checked.known += 1
        else:
            self.checked.invitees.append(invitee)

    def _email(self, number: int, typed: str, wrong: list[str]) -> str:
        address = typed.lower()
        try:
            validate_email(address)
        except ValidationError:
            wrong.append(
                _("“%(typed)s” is not an e-mail address.") % {"typed": typed[:80]} if typed else _("No e-mail.")
            )
            return ""
        if len(address) > LONGEST_ADDRESS:
            wrong.append(_("The e-mail address is too long."))
        if before := self.lines.get(address):
            wrong.append(_("%(address)s stands in line %(line)d already.") % {"address": address, "line": before})
        self.lines.setdefault(address, number)
        return address


def _plain(text: str, what: str, longest: int, wrong: list[str]) -> str:
    if text.startswith(FORMULA):
        wrong.append(_("The %(what)s begins like a formula: “%(text)s”.") % {"what": what, "text": text[:40]})
    elif len(text) > longest:
        said = {"what": what, "most": longest}
        wrong.append(_("The %(what)s is longer than %(most)d characters.") % said)
    elif reason := unreadable(text):
        wrong.append(f"{what}: {reason}")
    return text


def _number(text: str, what: str, allowed: range, wrong: list[str]) -> int | None:
    if not text:
        return None
    whole = text.removesuffix(".0")  # as spreadsheets keep numbers
    if whole.isascii() and whole.isdigit() and len(whole) < 4 and int(whole) in allowed:
        return int(whole)
    said = {"what": what, "text": text[:20], "first": allowed[0], "last": allowed[-1]}
    wrong.append(_("%(what)s: “%(text)s” is no number from %(first)d to %(last)d.") % said)
    return None


def _one_of(text: str, rows: dict, what: str, wrong: list[str]):
    row = rows.get(text.casefold())
    if text and row is None:
        wrong.append(_("There is no %(what)s “%(text)s” here.") % {"what": what, "text": text[:80]})
    return row


def _language(text: str, wrong: list[str]) -> str:
    known = dict(settings.LANGUAGES)
    if text and text.lower()[:2] not in known:
        wrong.append(_("Language: “%(text)s” is none of %(known)s.") % {"text": text[:20], "known": ", ".join(known)})
        return settings.LANGUAGE_CODE
    return text.lower()[:2] or settings.LANGUAGE_CODE
