"""Libraries, modules and programmes as plain data, ready for JSON (docs/formats.md)."""

from collections.abc import Iterable
from typing import Any

from django.db.models.functions import Length
from django.utils import timezone

from accounts.models import Organisation

from ..content import content_of, with_parts
from ..models import (
    Competency,
    Domain,
    Module,
    ModuleVersion,
    Prerequisite,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
)

FORMAT = "summerschool-library"
NUMBER = 1
Written = dict[str, Any]


def library(organisation: Organisation) -> Written:
    """Everything that the organisation teaches."""
    modules = Module.objects.filter(organisation=organisation)
    programmes = Programme.objects.filter(organisation=organisation)
    return _file(organisation, modules, programmes, Competency.objects.filter(organisation=organisation))


def one_module(module: Module) -> Written:
    """The module in all its versions, with those that it asks for and the competencies that they build."""
    modules = _with_those_asked_for(Module.objects.filter(pk=module.pk))
    return _file(module.organisation, modules, Programme.objects.none(), _built_by(modules))


def one_programme(programme: Programme) -> Written:
    """The programme in all its versions, with its modules."""
    composed = ProgrammeModule.objects.filter(programme_version__programme=programme)
    modules = _with_those_asked_for(Module.objects.filter(versions__composition__in=composed))
    return _file(programme.organisation, modules, Programme.objects.filter(pk=programme.pk), _built_by(modules))


def _with_those_asked_for(modules):
    """The modules and all that they ask for, so that the file can be read into an empty library."""
    found = set(modules.values_list("pk", flat=True))
    new = found
    while new:
        asked = Prerequisite.objects.filter(module_version__module__in=new).values_list("module", flat=True)
        new = set(asked) - found
        found |= new
    return Module.objects.filter(pk__in=found)


def _built_by(modules):
    return Competency.objects.filter(outcomes__module_version__module__in=modules).distinct()


def _file(organisation: Organisation, modules, programmes, competencies) -> Written:
    return {
        "format": FORMAT,
        "number": NUMBER,
        "written_at": timezone.now().isoformat(timespec="seconds"),
        "written_by": organisation.name,
        "domains": [{"name": row.name} for row in Domain.objects.filter(competencies__in=competencies).distinct()],
        "competencies": [
            _competency(row) for row in competencies.select_related("domain").order_by(Length("code"), "code")
        ],
        "modules": _modules(modules),
        "programmes": _programmes(programmes),
    }


def _competency(row: Competency) -> Written:
    return {"code": row.code, "title": row.title, "domain": row.domain.name, "course_target": row.course_target}


def _modules(modules) -> list[Written]:
    versions = with_parts(ModuleVersion.objects.filter(module__in=modules)).order_by("number")
    found: dict[int, list[Written]] = {}
    for version in versions:
        found.setdefault(version.module_id, []).append(_state(version) | content_of(version))
    rows = modules.order_by(Length("code"), "code")
    return [{"code": row.code, "versions": found.get(row.pk, [])} for row in rows]


def _state(version: ModuleVersion | ProgrammeVersion) -> Written:
    return {
        "version": version.number,
        "state": version.state,
        "released_at": version.released_at.isoformat() if version.released_at else None,
        "retired_at": version.retired_at.isoformat() if version.retired_at else None,
        "retired_because": version.retired_because,
    }


def _programmes(programmes) -> list[Written]:
    rows = programmes.order_by("slug").prefetch_related("versions__composition__module_version__module")
    return [
        {
            "slug": row.slug,
            "title": row.title,
            "tagline": row.tagline,
            "summary": row.summary,
            "audience": row.audience,
            "is_public": row.is_public,
            "versions": [_composed(version) for version in sorted(row.versions.all(), key=lambda one: one.number)],
        }
        for row in rows
    ]


def _composed(version: ProgrammeVersion) -> Written:
    rows: Iterable[ProgrammeModule] = version.composition.all()
    modules = [{"code": row.module_version.module.code, "version": row.module_version.number} for row in rows]
    return _state(version) | {"modules": modules}
