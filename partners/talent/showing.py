"""What an employer sees of a profile: the same for the preview, the list, the page and the export."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from courses.models import Competency, Evidence, Level
from records.proofs import Proof, proofs_of

from ..models import TalentProfile


@dataclass
class Shown:
    """A competency that the student shows: the level that stands, and what showed it."""

    competency: Competency
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def level(self) -> int:
        return max((one.level for one in self.evidence), default=0)

    @property
    def word(self) -> str:
        return str(Level(self.level).label)


@dataclass
class Card:
    profile: TalentProfile
    shown: list[Shown]
    proofs: list[Proof]

    @property
    def name(self) -> str:
        return self.profile.person.full_name or "–"


def cards_of(profiles: Iterable[TalentProfile]) -> dict[int, Card]:
    """By the key of the profile; three queries and those of the proofs, for any number."""
    rows = list(profiles)
    through = TalentProfile.competencies.through.objects.filter(talentprofile__in=rows)
    chosen: dict[int, set[int]] = defaultdict(set)
    for profile, competency in through.values_list("talentprofile", "competency"):
        chosen[profile].add(competency)
    known = {one.pk: one for one in Competency.objects.filter(pk__in=set().union(*chosen.values())).in_order()}
    people = [row.person_id for row in rows]
    said: dict[tuple[int, int], list[Evidence]] = defaultdict(list)
    found = Evidence.objects.current().filter(person__in=people, competency__in=known)
    for one in found.select_related("employer").order_by("-at", "-pk"):
        said[one.person_id, one.competency_id].append(one)
    proofs = proofs_of(people)
    return {
        row.pk: Card(
            row,
            [
                Shown(known[key], said[row.person_id, key])
                for key in known
                if key in chosen[row.pk] and said[row.person_id, key]
            ],
            [proof for proof in proofs.get(row.person_id, []) if proof.key in row.certificates],
        )
        for row in rows
    }


def card_of(profile: TalentProfile) -> Card:
    return cards_of([profile])[profile.pk]
