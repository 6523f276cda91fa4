"""What an invoice comes to, reckoned as EN 16931 has it: VAT once for each category and rate, not line by line."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from records.money import rounded, vat_cents

from ..models import InvoiceLine


@dataclass(frozen=True)
class Share:
    """Net and VAT of one category and rate; `reason` says why there is none."""

    category: str
    rate: Decimal
    net_cents: int
    vat_cents: int
    reason: str = ""

    def as_data(self) -> dict:
        return {**self.__dict__, "rate": f"{self.rate:.2f}"}

    @classmethod
    def from_data(cls, data: dict) -> "Share":
        return cls(**{**data, "rate": Decimal(data["rate"])})


@dataclass(frozen=True)
class Sums:
    shares: tuple[Share, ...]

    @property
    def net_cents(self) -> int:
        return sum(share.net_cents for share in self.shares)

    @property
    def vat_cents(self) -> int:
        return sum(share.vat_cents for share in self.shares)

    @property
    def total_cents(self) -> int:
        return self.net_cents + self.vat_cents


def line_cents(line: InvoiceLine) -> int:
    """Net amount of one line, in whole cents."""
    return rounded(Decimal(line.quantity) * line.unit_cents)


def add_up(lines: Iterable[InvoiceLine]) -> Sums:
    """The shares in the order in which they first stand on the invoice; reasons of one share are joined."""
    nets: dict[tuple[str, Decimal], int] = {}
    reasons: dict[tuple[str, Decimal], list[str]] = {}
    for line in lines:
        key = (line.category, Decimal(line.rate).quantize(Decimal("0.01")))
        nets[key] = nets.get(key, 0) + line_cents(line)
        said = reasons.setdefault(key, [])
        if line.reason and line.reason not in said:
            said.append(line.reason)
    return Sums(
        tuple(
            Share(category, rate, net, vat_cents(net, rate), "; ".join(reasons[category, rate]))
            for (category, rate), net in nets.items()
        )
    )
