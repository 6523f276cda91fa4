"""Competencies and modules: write, release, begin a new draft."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import refuse

from ..models import Competency, Module, ModuleVersion, Outcome, VersionState


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


@transaction.atomic
def save_competency(organisation: Organisation, competency: Competency | None = None, **fields) -> Competency:
    """Write a new competency, or change one."""
    competency = competency or Competency(organisation=organisation)
    refuse(why_code_cannot_be(organisation, Competency, fields["code"], competency), "code")
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


@transaction.atomic
def write_module(version: ModuleVersion, *, outcomes: Iterable[Wording] | None = None, **fields) -> ModuleVersion:
    """Change a draft; `outcomes` is the whole list in its order, those left out go."""
    refuse(version.why_cannot_change())
    for name, value in fields.items():
        setattr(version, name, value)
    version.save()
    if outcomes is not None:
        _write_outcomes(version, list(outcomes))
    return version


def _write_outcomes(version: ModuleVersion, wordings: list[Wording]) -> None:
    kept = [wording.outcome.pk for wording in wordings if wording.outcome]
    version.outcomes.exclude(pk__in=kept).delete()
    for position, wording in enumerate(wordings, 1):
        outcome = wording.outcome or Outcome(module_version=version)
        outcome.position, outcome.text = position, wording.text
        outcome.save()
        outcome.competencies.set(wording.competencies)


@transaction.atomic
def release_module(version: ModuleVersion) -> ModuleVersion:
    """From now on it never changes."""
    version = ModuleVersion.objects.select_for_update(no_key=True, of=["self"]).get(pk=version.pk)
    refuse(version.why_cannot_release())
    version.state, version.released_at = VersionState.RELEASED, timezone.now()
    version.save(update_fields=["state", "released_at"])
    return version


@transaction.atomic
def begin_module_draft(module: Module) -> ModuleVersion:
    """A draft that says what the newest version says, under the next number."""
    Module.objects.select_for_update(no_key=True).get(pk=module.pk)
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
    return draft
