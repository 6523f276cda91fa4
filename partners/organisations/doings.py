"""What an organisation does for one's cohorts, derived from the rows that say so (ONE RECORD in docs/rules.md)."""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Application, BookedVisit
from courses.models import HiringRole

from ..models import Partnership, Proposal, Sponsorship, VisitOffer


class Doing(NamedTuple):
    """One of the things that an organisation does; `kinds` of its parts and other rows are witnesses of it."""

    key: str
    name: str | Promise
    plural: str | Promise
    kind: str
    others: Callable[[], list[QuerySet]]


def _of(rows: QuerySet, field: str = "organisation") -> QuerySet:
    return rows.filter(**{field: OuterRef("pk")})


DOINGS = (
    Doing(
        "trainer", _("trainer"), _("trainers"), Partnership.Kind.EXPERT,
        lambda: [_of(Proposal.objects.filter(state__in=Proposal.TAKEN))],
    ),
    Doing(
        "host", _("host"), _("hosts"), Partnership.Kind.HOST,
        lambda: [_of(VisitOffer.objects.told()), _of(BookedVisit.objects.all(), "host")],
    ),
    Doing(
        "sponsor", _("sponsor"), _("sponsors"), Partnership.Kind.SPONSOR,
        lambda: [_of(Sponsorship.objects.filter(state__in=Sponsorship.AGREED))],
    ),
    Doing(
        "employer", _("employer"), _("employers"), Partnership.Kind.EMPLOYER,
        lambda: [_of(HiringRole.objects.all(), "employer")],
    ),
    Doing("funder", _("funder"), _("funders"), Partnership.Kind.SUPPORT, list),
    Doing(
        "school", _("school"), _("schools"), "",
        lambda: [_of(Application.objects.all(), "school")],
    ),
)  # fmt: skip
KEYS = [doing.key for doing in DOINGS]


def with_doings(rows: QuerySet[Organisation]) -> QuerySet[Organisation]:
    """`does_trainer`, `does_host` … for each organisation: a column each, no query more."""
    return rows.annotate(**{f"does_{doing.key}": _witness(doing) for doing in DOINGS})


def _witness(doing: Doing):
    parts = _of(Partnership.objects.filter(kind=doing.kind)) if doing.kind else None
    found = [Exists(rows) for rows in ([parts] if parts is not None else []) + doing.others()]
    condition = Q(found[0])
    for one in found[1:]:
        condition |= Q(one)
    return condition | Q(kind=Organisation.Kind.SCHOOL) if doing.key == "school" else condition


def words_of(organisation) -> list[str]:
    """What a row of `with_doings` does, in words."""
    return [str(doing.name) for doing in DOINGS if getattr(organisation, f"does_{doing.key}", False)]
