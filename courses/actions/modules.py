"""Competencies and modules: write, release, begin a new draft (VERSIONS in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import refuse

from ..content import digest_of
from ..models import Competency, Credit, Domain, Module, ModuleVersion, Outcome, Prerequisite, Reference, VersionState
from ..prerequisites import why_prerequisites_cannot_be
from .learning import copy_pages


@dataclass
class Wording:
    """An outcome as written in the form; `outcome` is the row it was, if it was one."""

    text: str
    competencies: Iterable[Competency] = field(default_factory=tuple)
    outcome: Outcome | None = None


def why_code_cannot_be(organisation: Organisation, model: type, code: str, but: object | None = None) -> str:
    """Why the code of a competency or module cannot be taken; "" = it is free."""
    rows = model.objects.filter(organisation=organisation, code__iexact=code)  # type: ignore[attr-defined]
    if rows.exclude(pk=getattr(but, "pk", None)).exists():
        return _("%(code)s is taken already.") % {"code": code}
    return ""


def domain_called(organisation: Organisation, name: str) -> Domain:
    """The domain of that name, whatever its case; a new one stands last."""
    name = " ".join(name.split())
    found = Domain.objects.filter(organisation=organisation, name__iexact=name).first()
    return found or Domain.objects.create(
        organisation=organisation, name=name, position=Domain.objects.filter(organisation=organisation).count() + 1
    )


@transaction.atomic
def save_competency(organisation: Organisation, competency: Competency | None = None, **fields) -> Competency:
    """Write a new competency, or change one."""
    competency = competency or Competency(organisation=organisation)
    refuse(why_code_cannot_be(organisation, Competency, fields["code"], competency), "code")
    fields["domain"] = domain_called(organisation, fields["domain"])
    for name, value in fields.items():
        setattr(competency, name, value)
    competency.save()
    return competency


@transaction.atomic
def create_module(organisation: Organisation, *, code: str, title: str) -> ModuleVersion:
    """A module with its first draft."""
    refuse(why_code_cannot_be(organisation, Module, code), "code")
    module = Module.objects.create(organisation=organisation, code=code)
    return ModuleVersion.objects.create(module=module, title=title)


@dataclass
class Parts:
    """What a draft consists of besides its own fields; None leaves that part as it is."""

    outcomes: list[Wording] | None = None
    references: list[Reference] | None = None
    credits: list[Credit] | None = None
    prerequisites: list[Module] | None = None


@transaction.atomic
def write_module(version: ModuleVersion, parts: Parts | None = None, *, read: str = "", **fields) -> ModuleVersion:
    """Change a draft; each part that is given is the whole of it, in its order: what is left out goes.

    `read` is the digest of what the author had before them: what somebody else saved meanwhile is not overwritten
    unseen.
    """
    parts = parts or Parts()
    _lock_library(version.module.organisation_id)
    there = ModuleVersion.objects.get(pk=version.pk)
    refuse(there.why_cannot_change())
    unseen = bool(read) and read != digest_of(there)
    refuse(
        _("Somebody else saved this draft since you opened it. Send yours once more to replace it.") if unseen else ""
    )
    for name, value in fields.items():
        setattr(version, name, value)
    version.save()
    if parts.outcomes is not None:
        _write_outcomes(version, parts.outcomes)
    if parts.references is not None:
        _write_references(version, parts.references)
    if parts.credits is not None:
        _write_credits(version, parts.credits)
    if parts.prerequisites is not None:
        _write_prerequisites(version, parts.prerequisites)
    return version


def _lock_library(organisation_id: int) -> None:
    """One at a time in a library: two drafts, each harmless, could ask for each other."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation_id)


def _write_outcomes(version: ModuleVersion, wordings: list[Wording]) -> None:
    kept = [wording.outcome.pk for wording in wordings if wording.outcome]
    version.outcomes.exclude(pk__in=kept).delete()
    for position, wording in enumerate(wordings, 1):
        outcome = wording.outcome or Outcome(module_version=version)
        outcome.position, outcome.text = position, wording.text
        outcome.save()
        outcome.competencies.set(wording.competencies)


def _write_references(version: ModuleVersion, references: list[Reference]) -> None:
    if [_said(row) for row in references] == [_said(row) for row in version.references.all()]:
        return
    version.references.all().delete()
    for position, row in enumerate(references, 1):
        row.module_version, row.position = version, position
        row.save()


def _said(row: Reference) -> tuple[str, ...]:
    return row.document, row.edition, row.clause, row.to_confirm


def _write_credits(version: ModuleVersion, rows: list[Credit]) -> None:
    schools = [row.school.casefold() for row in rows]
    twice = next((row.school for row in rows if schools.count(row.school.casefold()) > 1), "")
    refuse(_("%(school)s stands there twice: write its points once.") % {"school": twice} if twice else "")
    if {(row.school, row.points) for row in rows} == {(row.school, row.points) for row in version.credits.all()}:
        return
    version.credits.all().delete()
    for row in rows:
        row.module_version = version
        row.save()


def _write_prerequisites(version: ModuleVersion, modules: list[Module]) -> None:
    refuse(why_prerequisites_cannot_be(version, modules), "asked")
    wanted = {module.pk for module in modules}
    version.prerequisites.exclude(module__in=wanted).delete()
    for key in wanted - set(version.prerequisites.values_list("module", flat=True)):
        Prerequisite.objects.create(module_version=version, module_id=key)


@transaction.atomic
def release_module(version: ModuleVersion) -> ModuleVersion:
    """From now on it never changes."""
    _lock_library(version.module.organisation_id)
    version = ModuleVersion.objects.select_for_update(no_key=True, of=["self"]).get(pk=version.pk)
    refuse(version.why_cannot_release())
    version.state, version.released_at = VersionState.RELEASED, timezone.now()
    version.save(update_fields=["state", "released_at"])
    return version


@transaction.atomic
def begin_module_draft(module: Module) -> ModuleVersion:
    """A draft that says what the newest version says, under the next number."""
    _lock_library(module.organisation_id)
    refuse(module.why_cannot_begin_draft())
    newest = module.versions.newest_first().first()
    draft = ModuleVersion.objects.create(
        module=module,
        number=newest.number + 1,
        title=newest.title,
        summary=newest.summary,
        theory_minutes=newest.theory_minutes,
        practice_minutes=newest.practice_minutes,
    )
    for outcome in newest.outcomes.prefetch_related("competencies"):
        copy = Outcome.objects.create(module_version=draft, position=outcome.position, text=outcome.text)
        copy.competencies.set(outcome.competencies.all())
    _copy_parts(newest, draft)
    copy_pages(newest, draft)
    return draft


def _copy_parts(source: ModuleVersion, draft: ModuleVersion) -> None:
    for reference in source.references.all():
        said = {name: getattr(reference, name) for name in ("position", "document", "edition", "clause", "to_confirm")}
        Reference.objects.create(module_version=draft, **said)
    for credit in source.credits.all():
        Credit.objects.create(module_version=draft, school=credit.school, points=credit.points)
    if source.state != VersionState.RETIRED or not why_prerequisites_cannot_be(draft, _asked_by(source)):
        for module in _asked_by(source):
            Prerequisite.objects.create(module_version=draft, module=module)


def _asked_by(version: ModuleVersion) -> list[Module]:
    return [row.module for row in version.prerequisites.select_related("module")]
