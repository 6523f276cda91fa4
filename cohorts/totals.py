"""What to order for the people of a cohort: sizes with spare, diets, schools, groups (TOTALS in docs/rules.md)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .answers import values_of
from .models import Application, Cohort, Question

Meaning = Question.Meaning
SPARE_PERCENT = 25
SIZES = (Meaning.GOWN_SIZE, Meaning.GLOVE_SIZE, Meaning.BOOT_SIZE)
COUNTED = (*SIZES, Meaning.DIET, Meaning.LAPTOP, Meaning.LANGUAGES)
TITLES = {
    Meaning.GOWN_SIZE: gettext_lazy("Gown sizes"),
    Meaning.GLOVE_SIZE: gettext_lazy("Glove sizes"),
    Meaning.BOOT_SIZE: gettext_lazy("Boot sizes"),
    Meaning.DIET: gettext_lazy("Diets"),
    Meaning.LAPTOP: gettext_lazy("Brings a laptop"),
    Meaning.LANGUAGES: gettext_lazy("Languages"),
}


@dataclass(frozen=True)
class Line:
    name: str
    number: int
    to_order: int = 0


@dataclass
class Total:
    title: str
    people: int  # how many were counted
    answered: int  # how many of them said something
    lines: list[Line] = field(default_factory=list)
    with_spare: bool = False

    @property
    def unknown(self) -> int:
        return self.people - self.answered

    @property
    def to_order(self) -> int:
        return sum(line.to_order for line in self.lines)


def with_spare(number: int) -> int:
    """So many and a quarter more, rounded up to a whole one."""
    return -(-number * (100 + SPARE_PERCENT) // 100)


def totals_of(cohort: Cohort, applications: Iterable[Application]) -> list[Total]:
    """What is asked in the cohort, then schools and groups; two queries beside the applications (with school)."""
    people = list(applications)
    asked = {question.meaning: question for question in cohort.questions.current().filter(meaning__in=COUNTED)}
    said = values_of(people, *asked) if asked else {}
    totals = []
    for meaning in COUNTED:
        if meaning in asked:
            values = [said[person.pk].get(meaning) for person in people]
            order = asked[meaning].choices or [_("yes"), _("no")]
            totals.append(_total(str(TITLES[meaning]), values, order, meaning in SIZES))
    schools = [person.school_name for person in people]
    totals.append(_total(_("Schools"), schools, []))
    if any(person.group for person in people):
        totals.append(_total(_("Groups"), [person.group for person in people], []))
    return totals


def _total(title: str, values: list, order: list[str], spare: bool = False) -> Total:
    counted = Counter(word for value in values for word in words_of(value))
    place = {choice: number for number, choice in enumerate(order)}
    names = sorted(counted, key=lambda name: (place.get(name, len(place)), name.lower()))
    lines = [Line(name, counted[name], with_spare(counted[name]) if spare else 0) for name in names]
    return Total(title, len(values), sum(bool(words_of(value)) for value in values), lines, spare)


def words_of(value) -> list[str]:
    """An answer as words to count; several choices count each."""
    if value is None or value == "" or value == []:
        return []
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    return [str(one) for one in value] if isinstance(value, list) else [" ".join(str(value).split())]


def rows_of(totals: list[Total]) -> list[list]:
    """The same for a file."""
    rows = []
    for total in totals:
        rows += [[total.title, line.name, line.number, line.to_order or ""] for line in total.lines]
        if total.unknown:
            rows.append([total.title, _("not answered"), total.unknown, ""])
    return rows
