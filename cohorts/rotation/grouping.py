"""What is asked of groups, and what comes out (GROUPS in docs/rules.md)."""

from dataclasses import asdict, dataclass, field

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EVEN = "even"  # sizes differ by one at most
LARGEST = "largest"  # `number` people in a group at most
LANGUAGE = "language"  # everybody in a group shares one language
GOWNS = "gowns"  # `number` gowns of `size` for a group
TOGETHER, APART = "together", "apart"


@dataclass(frozen=True)
class Person:
    """`languages` empty: not known, and in nobody's way. `was` is the group before, "" if there was none."""

    key: int
    school: str = ""
    languages: tuple[str, ...] = ()
    gown: str = ""
    was: str = ""


@dataclass(frozen=True)
class GroupRule:
    key: str
    kind: str
    people: tuple[int, ...] = ()
    number: int = 0
    size: str = ""


@dataclass(frozen=True)
class Grouping:
    people: tuple[Person, ...]
    number: int
    rules: tuple[GroupRule, ...]
    mix_schools: bool = True

    @property
    def names(self) -> str:
        return LETTERS[: self.number]

    def with_only(self, keys) -> "Grouping":
        kept = tuple(rule for rule in self.rules if rule.key in keys)
        return Grouping(self.people, self.number, kept, self.mix_schools)

    def without(self, *keys: str) -> "Grouping":
        return self.with_only({rule.key for rule in self.rules} - set(keys))

    def as_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, said: dict) -> "Grouping":
        return cls(
            tuple(Person(**row | {"languages": tuple(row["languages"])}) for row in said["people"]),
            said["number"],
            tuple(GroupRule(**row | {"people": tuple(row["people"])}) for row in said["rules"]),
            said["mix_schools"],
        )


@dataclass
class Groups:
    """`state` as of `problem.Outcome`; `of` is each person's letter."""

    state: str
    of: dict[int, str] = field(default_factory=dict)
    value: float | None = None
    bound: float | None = None
    seconds: float = 0.0
    solutions: int = 0
