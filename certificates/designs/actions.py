"""Verbs of designs: begin, change, release, retire, choose (DESIGNS in docs/rules.md)."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import Cohort
from courses.models import VersionState
from courses.models.versions import RETIRING
from records.errors import refuse

from ..models import Design, DesignChoice, DesignVersion
from . import checking
from .blocks import Block

COPIED = ("mode", "orientation", "accent", "drawing", "blocks", "html", "css")


def why_name_is_taken(organisation: Organisation, name: str, *, but: Design | None = None) -> str:
    others = organisation.designs.filter(name__iexact=name)
    if (others.exclude(pk=but.pk) if but else others).exists():
        return _("There is a design with this name already.")
    return ""


@transaction.atomic
def begin_design(
    organisation: Organisation, *, name: str, based_on: DesignVersion, mode: str, by: User
) -> DesignVersion:
    """A new design whose first draft begins as a copy; as HTML it begins with the page that the blocks make."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    refuse(why_name_is_taken(organisation, name))
    if based_on.design.organisation_id != organisation.pk:
        refuse(_("This design belongs to somebody else."))
    design = Design.objects.create(organisation=organisation, kind=based_on.design.kind, name=name)
    draft = _copy(based_on, design, 1, by)
    if mode == DesignVersion.Mode.CODE and not based_on.is_code:
        draft.html, draft.css = checking.FIRST_HTML, checking.FIRST_CSS
    draft.mode = mode
    draft.save()
    return draft


def _copy(version: DesignVersion, design: Design, number: int, by: User) -> DesignVersion:
    fields = {name: getattr(version, name) for name in COPIED}
    return DesignVersion(design=design, number=number, created_by=by, **fields)


@transaction.atomic
def begin_draft(version: DesignVersion, *, by: User) -> DesignVersion:
    """The next version of the same design, as a copy of this one; the one that is begun already, if there is one."""
    design = Design.objects.select_for_update().get(pk=version.design_id)
    refuse(why_cannot_begin_draft(design))
    last = design.versions.aggregate(last=Max("number"))["last"]
    draft = _copy(version, design, last + 1, by)
    draft.save()
    return draft


def why_cannot_begin_draft(design: Design) -> str:
    if design.standard:
        return _("The house's own design stays as it is: begin a design of your own from it.")
    if design.versions.filter(state=VersionState.DRAFT).exists():
        return _("There is a draft already: go on with that one.")
    return ""


def why_stale(version: DesignVersion, seen: int | None) -> str:
    """Whether somebody else, or another window, changed the draft since the page was shown."""
    if seen is not None and version.edits != seen:
        return _("This draft was changed elsewhere meanwhile. Load the page again, then go on.")
    return ""


@transaction.atomic
def change(
    version: DesignVersion, *, seen: int | None, name: str = "", blocks: list[Block] | None = None, **look
) -> DesignVersion:
    """Keep what the draft says now. Checks of earlier words count no more."""
    row = DesignVersion.objects.select_for_update(of=("self",)).select_related("design").get(pk=version.pk)
    refuse(row.why_cannot_change() or why_stale(row, seen))
    if name and name != row.design.name:
        refuse(why_name_is_taken(row.design.organisation, name, but=row.design))
        row.design.name = name
        row.design.save()
    for key, value in look.items():
        setattr(row, key, value)
    if blocks is not None:
        row.blocks = blocks
    row.edits += 1
    row.checked_at, row.report = None, {}
    row.save()
    return row


def release(version: DesignVersion, *, by: User, cohort: Cohort | None = None) -> DesignVersion:
    """Try the samples, keep what they showed, and release the version if nothing was found.

    The samples are drawn outside any transaction; a draft that changed meanwhile is not released.
    """
    refuse(version.why_cannot_change())
    seen, report = version.edits, checking.try_samples(version, cohort)
    with transaction.atomic():
        row = DesignVersion.objects.select_for_update(of=("self",)).select_related("design").get(pk=version.pk)
        refuse(row.why_cannot_change() or why_stale(row, seen))
        row.checked_at, row.report = timezone.now(), report
        if not report["faults"]:
            row.state, row.released_at, row.released_by = VersionState.RELEASED, row.checked_at, by
        row.save()
    return row


@transaction.atomic
def retire(version: DesignVersion, *, reason: str) -> None:
    """No cohort can choose it any more; those that did keep it."""
    row = DesignVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    refuse(why_cannot_retire(row))
    row.state, row.retired_at, row.retired_because = VersionState.RETIRED, timezone.now(), reason
    row.save(update_fields=RETIRING)


def why_cannot_retire(version: DesignVersion) -> str:
    if version.design.standard:
        return _("The house's own design is always there.")
    return version.why_cannot_retire()


@transaction.atomic
def bring_back(version: DesignVersion) -> None:
    row = DesignVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    refuse(row.why_cannot_come_back())
    row.state, row.retired_at, row.retired_because = VersionState.RELEASED, None, ""
    row.save(update_fields=RETIRING)


@transaction.atomic
def delete_draft(version: DesignVersion) -> None:
    """A draft proves nothing and goes; its design with it when it was its only version."""
    row = DesignVersion.objects.select_for_update(of=("self",)).select_related("design").get(pk=version.pk)
    refuse(row.why_cannot_change())
    row.delete()
    if not row.design.versions.exists():
        row.design.delete()


def why_cannot_choose(cohort: Cohort, version: DesignVersion) -> str:
    if version.design.organisation_id != cohort.organisation_id:
        return _("This design belongs to somebody else.")
    if version.state == VersionState.DRAFT:
        return _("A draft cannot be chosen: release it first.")
    if version.state == VersionState.RETIRED:
        return _("This version was retired.")
    return ""


@transaction.atomic
def choose(cohort: Cohort, version: DesignVersion) -> None:
    """The cohort's next certificates of that kind take it; those that were approved stay as they are."""
    row = DesignVersion.objects.select_for_update(of=("self",), no_key=True).select_related("design").get(pk=version.pk)
    refuse(why_cannot_choose(cohort, row))
    DesignChoice.objects.update_or_create(cohort=cohort, kind=row.design.kind, defaults={"version": row})


def copy_choices(edition) -> None:
    """The next edition begins with the same designs (NEXT EDITION in docs/rules.md)."""
    for choice in DesignChoice.objects.filter(cohort=edition.old).select_related("version__design"):
        if choice.version.state == VersionState.RELEASED:
            DesignChoice.objects.get_or_create(
                cohort=edition.new, kind=choice.kind, defaults={"version": choice.version}
            )
