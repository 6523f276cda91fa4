"""The register: every certificate of an organiser over all its cohorts, as a list (REGISTER in docs/rules.md)."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from cohorts.models import Cohort

from ..codes import clean_code
from ..models import Certificate, CertificateKind

LEAST_OF_CODE = 4  # signs of a code that are looked for within codes


@dataclass(frozen=True)
class Wanted:
    """What is looked for; each part narrows."""

    query: str = ""
    state: str = ""
    kind: str = ""
    year: str = ""
    cohort: str = ""

    @classmethod
    def of(cls, asked) -> "Wanted":
        """From the address; what is no state, kind or year is not looked for."""
        state, kind, year = (asked.get(name, "").strip() for name in ("state", "kind", "year"))
        return cls(
            query=asked.get("q", "").replace("\x00", "").strip()[:120],
            state=state if state in Certificate.State.values else "",
            kind=kind if kind in CertificateKind.values else "",
            year=year if year.isascii() and year.isdigit() and len(year) == 4 else "",
            cohort=asked.get("cohort", "").replace("\x00", "").strip()[:80],
        )


def found(rows: QuerySet[Certificate], wanted: Wanted) -> QuerySet[Certificate]:
    """The newest number first; without the filter of states, so that each state can say how many."""
    if wanted.query:
        rows = rows.filter(_matches(wanted.query))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.year:
        rows = rows.filter(year=int(wanted.year))
    if wanted.cohort:
        rows = rows.filter(cohort__slug=wanted.cohort)
    return rows.annotate(printed=KT("facts__holder")).defer("facts").order_by("-year", "-serial", "-pk")


def linked(rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """With those that they replace, renew, or were replaced by; without what they say, which is long."""
    others = ("supersedes", "superseded_by", "renews")
    rows = rows.select_related("cohort", "application", "holder", *others)
    return rows.defer("facts", *(f"{name}__facts" for name in others))


def _matches(query: str) -> Q:
    """By the name on the certificate, the account's name or address, the number, or the code."""
    match = Q(facts__holder__icontains=query) | Q(holder__full_name__icontains=query)
    match |= Q(holder__email__icontains=query)
    code = clean_code(query)
    if len(code) >= LEAST_OF_CODE:
        match |= Q(code__startswith=code)
    year, _dash, serial = query.partition("-")
    if all(part.isascii() and part.isdigit() and len(part) <= 9 for part in (year, serial)):
        match |= Q(year=int(year), serial=int(serial))
    return match


def counts_of(rows: QuerySet[Certificate]) -> dict[str, int]:
    """How many in each state: one query."""
    told = rows.order_by().values("state").annotate(how_many=Count("pk")).values_list("state", "how_many")
    return dict(told)


def years_of(rows: QuerySet[Certificate]) -> list[int]:
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def cohorts_of(rows: QuerySet[Certificate]) -> list[Cohort]:
    return list(Cohort.objects.filter(pk__in=rows.order_by().values("cohort")).order_by("-starts_on", "title"))


def head() -> list[str]:
    return [
        _("Number"), _("Name"), _("Kind"), _("Cohort"), _("State"), _("Issued at"), _("Valid until"), _("Code"),
        _("Replaces"), _("Replaced by"), _("Renews"), _("Revoked at"), _("Reason"),
    ]  # fmt: skip


def lines(rows: QuerySet[Certificate]) -> Iterator[list]:
    for row in linked(rows).iterator(chunk_size=500):
        after = getattr(row, "superseded_by", None)
        yield [
            row.number,
            getattr(row, "printed", "") or "",
            row.get_kind_display(),
            row.cohort.title,
            row.get_state_display(),
            _moment(row.issued_at),
            row.valid_until.isoformat() if row.valid_until else "",
            row.grouped_code,
            row.supersedes.number if row.supersedes else "",
            after.number if after else "",
            row.renews.number if row.renews else "",
            _moment(row.revoked_at),
            row.revocation_reason,
        ]


def _moment(moment) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""
