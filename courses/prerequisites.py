"""Which module asks for which: never in a circle (PREREQUISITES in docs/rules.md)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from .models import Module, ModuleVersion, Prerequisite, VersionState

Asked = dict[int, set[int]]


def asked_by_all(organisation_id: int, but: ModuleVersion | None = None) -> Asked:
    """Module → the modules that any version of it in force asks for; `but` leaves one version out."""
    rows = Prerequisite.objects.filter(module_version__module__organisation=organisation_id)
    rows = rows.exclude(module_version__state=VersionState.RETIRED).exclude(module_version=but)
    found: Asked = {}
    for module, asked in rows.values_list("module_version__module_id", "module_id"):
        found.setdefault(module, set()).add(asked)
    return found


def circle(asked: Asked, module: int, wanted: Iterable[int]) -> list[int]:
    """The way from the module back to itself if it asked for those wanted; empty if there is none."""
    ways = [[module, one] for one in wanted]
    seen: set[int] = set()
    while ways:
        way = ways.pop()
        if way[-1] == module:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, further] for further in asked.get(way[-1], ())]
    return []


def why_prerequisites_cannot_be(version: ModuleVersion, wanted: Iterable[Module]) -> str:
    """Why the version cannot ask for these modules; "" = it can."""
    wanted = list(wanted)
    if any(module.organisation_id != version.module.organisation_id for module in wanted):
        return _("Choose modules of your own library.")
    if any(module.pk == version.module_id for module in wanted):
        return _("A module cannot ask for itself.")
    asked = asked_by_all(version.module.organisation_id, but=version)
    way = circle(asked, version.module_id, [module.pk for module in wanted])
    if not way:
        return ""
    codes = dict(Module.objects.filter(pk__in=way).values_list("pk", "code"))
    return _("That would be a circle: %(way)s. Nobody could begin.") % {"way": " → ".join(codes[key] for key in way)}


def out_of_order(composition: Iterable) -> list[str]:
    """What a programme's composition leaves out or puts too late, in words: remarks that stand in nobody's way.

    `composition` in its order, each with `module_version.prerequisites` and their modules.
    """
    rows = list(composition)
    place = {row.module_version.module_id: number for number, row in enumerate(rows)}
    found = []
    for number, row in enumerate(rows):
        for one in row.module_version.prerequisites.all():
            names = {"module": row.module_version.module.code, "before": one.module.code}
            if one.module_id not in place:
                found.append(_("%(module)s asks for %(before)s, which is not in this version.") % names)
            elif place[one.module_id] > number:
                found.append(_("%(module)s asks for %(before)s, which comes after it.") % names)
    return found
