"""What a check consists of, read from its rows and worked out."""

from dataclasses import dataclass

from courses.models import ChecklistPlate

from ..models import CheckSignature, FilledChecklist, FilledItem, PlateReading
from . import result
from .result import Plates, Rule, Visual


@dataclass(frozen=True)
class PlateLine:
    plate: ChecklistPlate
    reading: PlateReading | None

    @property
    def cfu(self) -> int | None:
        return self.reading.cfu if self.reading else None

    @property
    def is_over(self) -> bool:
        return self.cfu is not None and self.cfu > self.plate.most_cfu


@dataclass(frozen=True)
class Record:
    """One check with all that is in it."""

    check: FilledChecklist
    rule: Rule
    items: list[FilledItem]
    plates: list[PlateLine]
    signatures: dict[str, CheckSignature]
    visual: Visual
    counted: Plates

    @property
    def would_be(self) -> str:
        """What the result is, or will be once what is there is signed."""
        return result.result_of(self.visual, self.counted)

    @property
    def rule_words(self) -> str:
        return self.rule.say(bool(self.plates))


def record_of(check: FilledChecklist) -> Record:
    """Everything of one check: four queries."""
    version = check.used.version
    items = list(check.items.select_related("item").order_by("item__position", "pk"))
    readings = {row.plate_id: row for row in check.readings.select_related("photo", "read_by")}
    lines = [PlateLine(plate, readings.get(plate.pk)) for plate in version.plates.all()]
    signatures = {row.part: row for row in check.signatures.select_related("signer", "qualification")}
    rule = Rule.of(version)
    seen = ((row.item.is_critical, row.verdict == FilledItem.Verdict.MET) for row in items)
    counted = result.plates((line.plate.most_cfu, line.cfu) for line in lines)
    return Record(check, rule, items, lines, signatures, result.visual(rule, seen), counted)
