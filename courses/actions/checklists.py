"""Checklists: write, release, retire, begin a new draft (VERSIONS and CHECKS in docs/rules.md)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import Refused, refuse

from ..models import Checklist, ChecklistItem, ChecklistPlate, ChecklistVersion, Competency, VersionState
from .modules import why_code_cannot_be


@transaction.atomic
def create_checklist(organisation: Organisation, *, code: str, title: str) -> ChecklistVersion:
    """A checklist with its first draft."""
    refuse(why_code_cannot_be(organisation, Checklist, code), "code")
    checklist = Checklist.objects.create(organisation=organisation, code=code)
    return ChecklistVersion.objects.create(checklist=checklist, title=title)


@transaction.atomic
def write_checklist(
    version: ChecklistVersion,
    *,
    items: Iterable[ChecklistItem],
    plates: Iterable[ChecklistPlate],
    competencies: Iterable[Competency] = (),
    **fields,
) -> ChecklistVersion:
    """Change a draft; items and plates are the whole lists in their order, those left out go. Raises Refused."""
    version = _locked(version)
    refuse(version.why_cannot_change())
    competencies = list(competencies)
    if any(row.organisation_id != version.checklist.organisation_id for row in competencies):
        raise Refused(_("Choose competencies of your own library."), "competencies")
    for name, value in fields.items():
        setattr(version, name, value)
    version.save()
    version.competencies.set(competencies)
    items, plates = list(items), list(plates)
    version.items.exclude(pk__in=[row.pk for row in items if row.pk]).delete()
    version.plates.exclude(pk__in=[row.pk for row in plates if row.pk]).delete()
    for position, item in enumerate(items, 1):
        item.version, item.position = version, position
        item.save()
    for position, plate in enumerate(plates, 1):
        plate.version, plate.position = version, position
        plate.save()
    return version


@transaction.atomic
def release_checklist(version: ChecklistVersion) -> ChecklistVersion:
    """From now on it never changes, and cohorts can use it."""
    version = _locked(version)
    refuse(version.why_cannot_release())
    version.state, version.released_at = VersionState.RELEASED, timezone.now()
    version.save(update_fields=["state", "released_at"])
    return version


@transaction.atomic
def retire_checklist(version: ChecklistVersion) -> ChecklistVersion:
    """No cohort can choose it any more; those that use it go on."""
    version = _locked(version)
    refuse(version.why_cannot_retire())
    version.state = VersionState.RETIRED
    version.save(update_fields=["state"])
    return version


@transaction.atomic
def begin_checklist_draft(checklist: Checklist) -> ChecklistVersion:
    """A draft that says what the newest version says, under the next number."""
    Checklist.objects.select_for_update(no_key=True).get(pk=checklist.pk)
    refuse(checklist.why_cannot_begin_draft())
    newest = checklist.versions.newest_first().first()
    copied = ("title", "summary", "most_critical", "most_minor", "read_after_days", "reference", "to_confirm")
    said = {name: getattr(newest, name) for name in copied}
    draft = ChecklistVersion.objects.create(checklist=checklist, number=newest.number + 1, **said)
    draft.competencies.set(newest.competencies.all())
    for item in newest.items.all():
        ChecklistItem.objects.create(version=draft, position=item.position, text=item.text, weight=item.weight)
    for row in newest.plates.all():
        ChecklistPlate.objects.create(
            version=draft, position=row.position, site=row.site, kind=row.kind, grade=row.grade, most_cfu=row.most_cfu
        )
    return draft


def _locked(version: ChecklistVersion) -> ChecklistVersion:
    rows = ChecklistVersion.objects.select_for_update(no_key=True, of=["self"]).select_related("checklist")
    return rows.get(pk=version.pk)
