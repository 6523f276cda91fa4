"""Programmes: write, compose, release, show."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import refuse

from ..models import ModuleVersion, Programme, ProgrammeModule, ProgrammeVersion, VersionState


def why_slug_cannot_be(slug: str, but: Programme | None = None) -> str:
    """Why an address cannot be taken; "" = it is free."""
    if Programme.objects.filter(slug=slug).exclude(pk__in=[but.pk] if but else []).exists():
        return _("“%(slug)s” is taken: choose another address.") % {"slug": slug}
    return ""


@transaction.atomic
def create_programme(organisation: Organisation, *, slug: str, title: str, **fields) -> Programme:
    """A programme with an empty first draft, not shown yet."""
    refuse(why_slug_cannot_be(slug), "slug")
    programme = Programme.objects.create(organisation=organisation, slug=slug, title=title, **fields)
    ProgrammeVersion.objects.create(programme=programme)
    return programme


@transaction.atomic
def edit_programme(programme: Programme, **fields) -> Programme:
    refuse(why_slug_cannot_be(fields.get("slug", programme.slug), programme), "slug")
    for name, value in fields.items():
        setattr(programme, name, value)
    programme.save()
    return programme


def choosable_modules(version: ProgrammeVersion):
    """What the draft may hold: every released version of the organisation's modules."""
    released = ModuleVersion.objects.released().filter(module__organisation=version.programme.organisation_id)
    return released.select_related("module").order_by(Length("module__code"), "module__code", "-number")


@transaction.atomic
def compose(version: ProgrammeVersion, modules: Iterable[ModuleVersion]) -> None:
    """The whole composition of a draft, in its order."""
    modules = list(modules)
    refuse(version.why_cannot_change() or why_composition_cannot_be(version, modules))
    version.composition.all().delete()
    for position, module in enumerate(modules, 1):
        ProgrammeModule.objects.create(programme_version=version, module_version=module, position=position)


def why_composition_cannot_be(version: ProgrammeVersion, modules: list[ModuleVersion]) -> str:
    """Why these modules cannot make up the version; "" = they can."""
    known = set(choosable_modules(version).values_list("pk", flat=True))
    known |= set(version.composition.values_list("module_version", flat=True))  # retired since it was chosen
    seen: set[int] = set()
    for module in modules:
        if module.pk not in known:
            return _("%(module)s is not released, or not a module of this organisation.") % {"module": module}
        if module.module_id in seen:
            return _("%(code)s is chosen twice: choose one version of it.") % {"code": module.module.code}
        seen.add(module.module_id)
    return ""


@transaction.atomic
def release_programme(version: ProgrammeVersion) -> ProgrammeVersion:
    """From now on its composition never changes."""
    version = ProgrammeVersion.objects.select_for_update(no_key=True, of=["self"]).get(pk=version.pk)
    refuse(version.why_cannot_release())
    version.state, version.released_at = VersionState.RELEASED, timezone.now()
    version.save(update_fields=["state", "released_at"])
    return version


@transaction.atomic
def begin_programme_draft(programme: Programme) -> ProgrammeVersion:
    """A draft composed like the newest version, under the next number."""
    Programme.objects.select_for_update(no_key=True).get(pk=programme.pk)
    refuse(programme.why_cannot_begin_draft())
    newest = programme.versions.newest_first().first()
    draft = ProgrammeVersion.objects.create(programme=programme, number=newest.number + 1 if newest else 1)
    if newest:
        for row in newest.composition.all():
            ProgrammeModule.objects.create(
                programme_version=draft, module_version_id=row.module_version_id, position=row.position
            )
    return draft


def show_programme(programme: Programme, shown: bool) -> None:
    """Switch the public page on or off."""
    refuse(programme.why_cannot_show() if shown else "")
    programme.is_public = shown
    programme.save(update_fields=["is_public"])
