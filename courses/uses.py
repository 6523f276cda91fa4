"""Where a version is used: said by whoever knows, so that the library need not know cohorts (VERSIONS, docs/rules.md).

An upper app registers in its `AppConfig.ready()`:

    uses.register(cohorts_that_follow)      # (list of programme versions) -> list[Use]
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .models import ModuleVersion, ProgrammeVersion


@dataclass(frozen=True)
class Use:
    """One place, with its page."""

    name: str
    url: str = ""
    detail: str = ""


_sources: list[Callable[[list[ProgrammeVersion]], Iterable[Use]]] = []


def register(source: Callable[[list[ProgrammeVersion]], Iterable[Use]]) -> None:
    if source not in _sources:
        _sources.append(source)


def of_programme(version: ProgrammeVersion) -> list[Use]:
    return [use for source in _sources for use in source([version])]


def of_module(version: ModuleVersion) -> list[Use]:
    """The versions of programmes that hold it, and what follows those."""
    programmes = list(version.programme_versions.select_related("programme").order_by("programme__title", "-number"))
    rows = [
        Use(
            _("%(programme)s, version %(number)s") % {"programme": row.programme.title, "number": row.number},
            reverse("courses:programme_version", args=[row.public_id]),
            row.get_state_display(),
        )
        for row in programmes
    ]
    return rows + [use for source in _sources for use in source(programmes)]
