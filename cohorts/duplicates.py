"""Who in a cohort may be one person with two accounts (ONE PERSON in docs/rules.md); a person decides, never this."""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _

from .models import Application, Cohort, TwoPeople

SHORTEST = 6  # letters before the @ that say something; "info" or "jan" do not
MOST_ALIKE = 12  # of one name: more of them are a common name, or a test


@dataclass(frozen=True)
class Pair:
    one: Application
    other: Application
    why: str

    @property
    def key(self) -> str:
        return f"{self.one.public_id}:{self.other.public_id}"


def plain_name(name: str) -> str:
    """A name for comparing: without case, accents, signs, and the order of its words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    bare = bare.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i").replace("đ", "d")
    return " ".join(sorted(re.findall(r"\w+", bare)))


def plain_mailbox(address: str) -> str:
    """What stands before the @, without dots and what follows a plus."""
    local = address.rpartition("@")[0].partition("+")[0].lower().replace(".", "")
    return local if len(local) >= SHORTEST and not local.isdigit() else ""


def pairs_in(cohort: Cohort) -> list[Pair]:
    """Two queries, however many have applied."""
    rows = cohort.applications.exclude(state=Application.State.DRAFT).filter(person__is_active=True)
    fields = ("public_id", "state", "person__full_name", "person__email", "cohort_id", "school_other", "school__name")
    rows = list(rows.select_related("person", "school").only(*fields).order_by("pk"))
    apart = set(TwoPeople.objects.filter(organisation=cohort.organisation_id).values_list("one_id", "other_id"))
    found: dict[tuple[int, int], Pair] = {}
    for read, why in (
        (lambda row: plain_name(row.person.full_name), _("The same name.")),
        (lambda row: plain_mailbox(row.person.email), _("The same mailbox at another address.")),
    ):
        for one, other in _alike(rows, read):
            people = (min(one.person_id, other.person_id), max(one.person_id, other.person_id))
            if people not in apart:
                found.setdefault(people, Pair(one, other, why))
    return list(found.values())


def _alike(rows: list[Application], read):
    by_key: dict[str, list[Application]] = defaultdict(list)
    for row in rows:
        if key := read(row):
            by_key[key].append(row)
    for same in by_key.values():
        if len(same) <= MOST_ALIKE:
            yield from combinations(same, 2)
