"""The house's own designs: each organisation has them, released, from the moment it needs one."""

from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from cohorts.models import Cohort
from courses.models import VersionState

from ..models import CertificateKind, Design, DesignChoice, DesignVersion
from .blocks import Block

Orientation, Drawing = DesignVersion.Orientation, DesignVersion.Drawing
COMPLETION, UPRIGHT, ATTENDANCE = "completion-1", "completion-upright-1", "attendance-1"


def _blocks(*rows: str | Block) -> list[Block]:
    """Blocks that say the house's own words, which are translated for each holder."""
    blocks: list[Block] = [dict(row) if isinstance(row, dict) else {"kind": row} for row in rows]
    for number, block in enumerate(blocks, 1):
        block["id"] = f"b{number}"
        if block["kind"] in ("title", "text", "partners"):
            block["texts"] = {"en": "", "nl": "", "fr": ""}
    return blocks


LEAD: Block = {"kind": "text", "size": "lead"}
FOOT = ("limit", "partners", "signatories", "code")


class Own(NamedTuple):
    name: str | Promise
    kind: CertificateKind
    orientation: DesignVersion.Orientation
    drawing: DesignVersion.Drawing
    blocks: list[Block]


DESIGNS = {
    COMPLETION: Own(
        _("Completion, across"),
        CertificateKind.COMPLETION,
        Orientation.ACROSS,
        Drawing.NEST,
        _blocks("issuer", "title", "name", LEAD, "hours", *FOOT),
    ),
    UPRIGHT: Own(
        _("Completion, upright"),
        CertificateKind.COMPLETION,
        Orientation.UPRIGHT,
        Drawing.NEST,
        _blocks("issuer", "title", "name", LEAD, "hours", *FOOT),
    ),
    ATTENDANCE: Own(
        _("Attendance, across"),
        CertificateKind.ATTENDANCE,
        Orientation.ACROSS,
        Drawing.BAND,
        _blocks("issuer", "title", "name", LEAD, {"kind": "hours", "score": "no"}, *FOOT),
    ),
}
FOR_KIND = {CertificateKind.COMPLETION: COMPLETION, CertificateKind.ATTENDANCE: ATTENDANCE}


def unsaved(key: str) -> DesignVersion:
    """The version as it is made, for those who only print it."""
    fields = DESIGNS[key]
    design = Design(name=str(fields.name), kind=fields.kind, standard=key)
    now = timezone.now()
    return DesignVersion(
        design=design,
        number=1,
        state=VersionState.RELEASED,
        orientation=fields.orientation,
        drawing=fields.drawing,
        blocks=fields.blocks,
        checked_at=now,
        released_at=now,
    )


@transaction.atomic
def ensure(organisation: Organisation) -> None:
    """The organisation has all of them; two who ask at once get each once."""
    have = set(organisation.designs.exclude(standard="").values_list("standard", flat=True))
    missing = [key for key in DESIGNS if key not in have]
    if not missing:
        return
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    have = set(organisation.designs.exclude(standard="").values_list("standard", flat=True))
    for key in missing:
        if key not in have:
            version = unsaved(key)
            version.design.organisation = organisation
            version.design.name = _free_name(organisation, version.design.name)
            version.design.save()
            version.design_id = version.design.pk
            version.save()


def _free_name(organisation: Organisation, name: str) -> str:
    taken = set(organisation.designs.values_list("name", flat=True))
    names = [name, *(f"{name} {number}" for number in range(2, 100))]
    return next(one for one in names if one not in taken)


def chosen(cohort: Cohort, kind: str) -> DesignVersion:
    """The version that the cohort's certificates of this kind take."""
    choice = DesignChoice.objects.filter(cohort=cohort, kind=kind).select_related("version__design").first()
    if choice:
        return choice.version
    ensure(cohort.organisation)
    key = FOR_KIND[CertificateKind(kind)]
    return DesignVersion.objects.select_related("design").get(
        design__organisation=cohort.organisation, design__standard=key, number=1
    )
