"""The groups of a cohort as they are, and what is not right with them any more (GROUPS in docs/rules.md)."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.models import Cohort
from cohorts.waits import Wait


@dataclass(frozen=True)
class Roll:
    people: int
    sizes: list[tuple[str, int]]
    without: int
    schools: dict[str, int]  # group -> how many schools are in it

    def problems(self) -> list[str]:
        """What a repair would put right, in words; none while no groups are formed."""
        if not self.sizes:
            return []
        found = []
        if self.without:
            words = ngettext("%(n)d person has no group.", "%(n)d people have no group.", self.without)
            found.append(words % {"n": self.without})
        (small, fewest), (large, most) = (
            min(self.sizes, key=lambda pair: pair[1]),
            max(self.sizes, key=lambda pair: pair[1]),
        )
        if most - fewest > 1:
            words = _("Group %(large)s has %(most)d people, group %(small)s has %(fewest)d.")
            found.append(words % {"large": large, "most": most, "small": small, "fewest": fewest})
        return found


def roll_of(cohort: Cohort) -> Roll:
    """One query, whatever the number of people."""
    rows = list(cohort.applications.enrolled().values_list("group", "school_id", "school_other"))
    sizes = Counter(group for group, _school, _other in rows)
    schools = defaultdict(set)
    for group, school, other in rows:
        schools[group].add(school or other.casefold())
    named = sorted(((name, size) for name, size in sizes.items() if name), key=lambda pair: (len(pair[0]), pair[0]))
    return Roll(len(rows), named, sizes[""], {name: len(found) for name, found in schools.items()})


def waits_of_groups(cohort: Cohort) -> list[Wait]:
    """Groups that somebody joined or left, on the cohort's overview. One query."""
    if cohort.cancelled_at or cohort.is_over:
        return []
    problems = roll_of(cohort).problems()
    if not problems:
        return []
    return [
        Wait(
            number=len(problems),
            title=ngettext("thing to put right in the groups", "things to put right in the groups", len(problems)),
            detail=" ".join(problems),
            url=reverse("cohorts:groups", args=[cohort.public_id]),
            action=_("Repair"),
            subject=_("of the groups"),
        )
    ]
