"""Versions that are chosen no more; they stay where they are used (VERSIONS in docs/rules.md)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import refuse

from ..models import ModuleVersion, ProgrammeVersion, VersionState
from ..prerequisites import why_prerequisites_cannot_be

Version = ModuleVersion | ProgrammeVersion


@transaction.atomic
def retire(version: Version, *, because: str) -> None:
    """Nobody chooses it any more."""
    version = _locked(version)
    refuse(version.why_cannot_retire())
    refuse("" if because.strip() else _("Say why."), "because")
    version.state, version.retired_at = VersionState.RETIRED, timezone.now()
    version.retired_because = because.strip()
    version.save(update_fields=["state", "retired_at", "retired_because"])


@transaction.atomic
def take_back(version: Version) -> None:
    """It can be chosen again; a module only if what it asks for makes no circle by now."""
    version = _locked(version)
    refuse(version.why_cannot_come_back())
    if isinstance(version, ModuleVersion):
        asked = [row.module for row in version.prerequisites.select_related("module")]
        refuse(why_prerequisites_cannot_be(version, asked))
    version.state, version.retired_at, version.retired_because = VersionState.RELEASED, None, ""
    version.save(update_fields=["state", "retired_at", "retired_because"])


def _locked(version: Version) -> Version:
    """The library first, as all that changes who asks for whom."""
    owner = version.module if isinstance(version, ModuleVersion) else version.programme
    Organisation.objects.select_for_update(no_key=True).get(pk=owner.organisation_id)
    return type(version).objects.get(pk=version.pk)
