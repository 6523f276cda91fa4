"""A file of the library comes in: whole, or nothing of it (IMPORT in docs/rules.md).

Looking is doing and undoing: what the page shows before the click is what the same code did in a transaction that was
rolled back.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import Refused

from ..content import content_of, with_parts
from ..models import (
    Competency,
    Credit,
    Module,
    ModuleVersion,
    Outcome,
    Prerequisite,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    Reference,
    VersionState,
)
from ..prerequisites import why_prerequisites_cannot_be
from ..transfer.reading import Problem, Problems
from .modules import domain_called

DRAFT, RETIRED = VersionState.DRAFT, VersionState.RETIRED


@dataclass(frozen=True)
class Step:
    """One thing that comes in: new, changed or equal, and what of it."""

    kind: str
    name: str
    detail: str = ""


@dataclass
class Report:
    steps: list[Step] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, kind: str) -> list[Step]:
        return [step for step in self.steps if step.kind == kind]

    @property
    def changes_something(self) -> bool:
        return any(step.kind != "equal" for step in self.steps)


class _Undone(Exception):
    pass


def look(organisation: Organisation, data: dict[str, list[dict]]) -> Report:
    """What would come in, and what stands against it; nothing is written."""
    report = Report()
    try:
        with transaction.atomic():
            report = _bring_in(organisation, data)
            raise _Undone
    except _Undone:
        return report


@transaction.atomic
def bring_in(organisation: Organisation, data: dict[str, list[dict]]) -> Report:
    """Write what the file says. Raises Refused, with nothing written, if anything stands against it."""
    report = _bring_in(organisation, data)
    if report.problems:
        raise Refused(f"{report.problems[0].path}: {report.problems[0].words}")
    return report


def _bring_in(organisation: Organisation, data: dict[str, list[dict]]) -> Report:
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
    work = _Work(organisation)
    for row in data.get("domains", []):
        domain_called(organisation, row["name"])
    for row in data.get("competencies", []):
        work.competency(row)
    for row in data.get("modules", []):
        work.begin_module(row)
    for row in data.get("modules", []):
        work.module(row)
    for row in data.get("programmes", []):
        work.programme(row)
    return Report(work.steps, work.problems.rows)


class _Work:
    """The library while a file comes in; codes are compared without regard to case."""

    def __init__(self, organisation: Organisation):
        self.organisation = organisation
        self.problems = Problems()
        self.steps: list[Step] = []
        self.competencies = {
            row.code.casefold(): row
            for row in Competency.objects.filter(organisation=organisation).select_related("domain")
        }
        self.modules = {row.code.casefold(): row for row in Module.objects.filter(organisation=organisation)}
        versions = with_parts(ModuleVersion.objects.filter(module__organisation=organisation))
        self.versions: dict[int, dict[int, ModuleVersion]] = {}
        for version in versions:
            self.versions.setdefault(version.module_id, {})[version.number] = version
        self.landed: dict[tuple[str, int], ModuleVersion] = {}  # what a version of the file became here

    def say(self, kind: str, name: str, detail: str = "") -> None:
        self.steps.append(Step(kind, name, detail))

    # Competencies

    def competency(self, row: dict) -> None:
        mine = self.competencies.get(row["code"].casefold())
        said = {name: row[name] for name in ("title", "domain", "course_target")}
        if mine is None:
            mine = Competency(organisation=self.organisation, code=row["code"])
            kind, differs = "new", []
        else:
            differs = [name for name, value in said.items() if _plain(getattr(mine, name)) != value]
            kind = "changed" if differs else "equal"
        if kind != "equal":
            mine.title, mine.course_target = said["title"], said["course_target"]
            mine.domain = domain_called(self.organisation, said["domain"])
            mine.save()
        self.competencies[row["code"].casefold()] = mine
        self.say(kind, f"{row['code']} {row['title']}", _changes(differs))

    # Modules

    def begin_module(self, row: dict) -> None:
        """All modules first: they ask for each other."""
        if row["code"].casefold() not in self.modules:
            module = Module.objects.create(organisation=self.organisation, code=row["code"])
            self.modules[row["code"].casefold()] = module

    def module(self, row: dict) -> None:
        module = self.modules[row["code"].casefold()]
        ours = self.versions.setdefault(module.pk, {})
        for said in sorted(row["versions"], key=lambda one: one["version"]):
            name = _("%(code)s %(title)s, version %(number)s") % {
                "code": module.code,
                "title": said["title"],
                "number": said["version"],
            }
            landed = self._version(module, ours, said, name)
            if landed:
                ours[landed.number] = self.landed[(module.code.casefold(), said["version"])] = landed

    def _version(self, module: Module, ours: dict[int, ModuleVersion], said: dict, name: str) -> ModuleVersion | None:
        mine = ours.get(said["version"])
        content = {key: said[key] for key in content_keys(said)}
        content["prerequisites"] = self._own_codes(said["prerequisites"], self.modules)
        if mine is not None and content_of(mine) == self._in_own_codes(content):
            return self._same_words(mine, said, name)
        if mine is not None and mine.is_draft:
            self.say("changed", name, _changes([key for key in content if content_of(mine)[key] != content[key]]))
            self._fill(mine, said)
            return _fixed(mine, said)
        if why := _why_no_draft(ours, said, mine):
            self.problems.add(said["path"], why)
            return None
        if mine is None:
            self.say("new", name)
            created = ModuleVersion.objects.create(
                module=module, number=said["version"], state=said["state"], title=said["title"]
            )
            self._fill(created, said)
            return _fixed(created, said)
        number = max(ours) + 1
        self.say("changed", name, _("it was released here with other words: these become a draft, version %d") % number)
        draft = ModuleVersion.objects.create(module=module, number=number, title=said["title"])
        self._fill(draft, said)
        return draft

    def _same_words(self, mine: ModuleVersion, said: dict, name: str) -> ModuleVersion:
        """Equal but for its state, perhaps: a draft that was released, a version that was retired."""
        if mine.state == said["state"] or said["state"] == DRAFT or mine.state == RETIRED:
            self.say("equal", name)
            return mine
        self.say("changed", name, _("it is released") if mine.is_draft else _("it is retired"))
        return _fixed(mine, said)

    def _own_codes(self, codes: list[str], rows: dict) -> list[str]:
        return sorted(rows[code.casefold()].code if code.casefold() in rows else code for code in codes)

    def _in_own_codes(self, content: dict) -> dict:
        outcomes = [
            {"text": row["text"], "competencies": self._own_codes(row["competencies"], self.competencies)}
            for row in content["outcomes"]
        ]
        credits = sorted(content["credits"], key=lambda row: row["school"])
        return content | {"outcomes": outcomes, "credits": credits}

    def _fill(self, version: ModuleVersion, said: dict) -> None:
        """The words of a version that is not fixed yet, in place of what it said."""
        for name in ("title", "summary", "theory_minutes", "practice_minutes"):
            setattr(version, name, said[name])
        version.save()
        for part in (version.outcomes, version.references, version.credits, version.prerequisites):
            part.all().delete()
        for position, row in enumerate(said["outcomes"], 1):
            outcome = Outcome.objects.create(module_version=version, position=position, text=row["text"])
            outcome.competencies.set(
                self._known(row["competencies"], self.competencies, f"{said['path']}.outcomes[{position - 1}]")
            )
        for position, row in enumerate(said["references"], 1):
            Reference.objects.create(module_version=version, position=position, **row)
        for row in said["credits"]:
            Credit.objects.create(module_version=version, school=row["school"], points=Decimal(row["points"]))
        asked = self._known(said["prerequisites"], self.modules, f"{said['path']}.prerequisites")
        if reason := why_prerequisites_cannot_be(version, asked) if said["state"] != RETIRED else "":
            self.problems.add(f"{said['path']}.prerequisites", reason)
            return
        for module in asked:
            Prerequisite.objects.create(module_version=version, module=module)

    def _known(self, codes: list[str], rows: dict, path: str) -> list:
        for code in codes:
            if code.casefold() not in rows:
                self.problems.add(path, _("“%(code)s” is neither in the file nor in the library.") % {"code": code})
        return [rows[code.casefold()] for code in codes if code.casefold() in rows]

    # Programmes

    def programme(self, row: dict) -> None:
        said = {name: row[name] for name in ("title", "tagline", "summary", "audience", "is_public")}
        mine = Programme.objects.filter(organisation=self.organisation, slug=row["slug"]).first()
        if mine is None:
            slug = _free_slug(row["slug"])
            mine = Programme.objects.create(organisation=self.organisation, slug=slug, **said)
            moved = _("its address is taken: it becomes %s") % slug if slug != row["slug"] else ""
            self.say("new", row["title"], moved)
        else:
            differs = [name for name, value in said.items() if getattr(mine, name) != value]
            for name in differs:
                setattr(mine, name, said[name])
            mine.save(update_fields=differs) if differs else None
            self.say("changed" if differs else "equal", row["title"], _changes(differs))
        ours = {version.number: version for version in mine.versions.all()}
        for version in sorted(row["versions"], key=lambda one: one["version"]):
            self._programme_version(mine, ours, version)

    def _programme_version(self, programme: Programme, ours: dict[int, ProgrammeVersion], said: dict) -> None:
        name = _("%(title)s, version %(number)s") % {"title": programme.title, "number": said["version"]}
        landed = [self._landed(row) for row in said["modules"]]
        modules = [module for module in landed if module]
        if len(modules) < len(landed):
            return
        mine = ours.get(said["version"])
        composed = mine and [row.module_version for row in mine.composition.select_related("module_version")]
        if mine is not None and composed == modules:
            if mine.state == said["state"] or said["state"] == DRAFT or mine.state == RETIRED:
                self.say("equal", name)
            else:
                self.say("changed", name, _("it is released") if mine.is_draft else _("it is retired"))
                _fixed(mine, said)
            return
        if not (mine is not None and mine.is_draft) and (why := _why_no_draft(ours, said, mine)):
            self.problems.add(said["path"], why)
            return
        becomes_draft = mine is not None and not mine.is_draft
        if mine is None or becomes_draft:
            number = max(ours) + 1 if becomes_draft else said["version"]
            state = DRAFT if becomes_draft else said["state"]
            mine = ProgrammeVersion.objects.create(programme=programme, number=number, state=state)
            ours[number] = mine
            said_of_it = _("it was released here with other modules: these become a draft, version %d") % number
            self.say("changed" if becomes_draft else "new", name, said_of_it if becomes_draft else "")
        else:
            self.say("changed", name, _changes(["modules"]))
        mine.composition.all().delete()
        for position, module in enumerate(modules, 1):
            ProgrammeModule.objects.create(programme_version=mine, module_version=module, position=position)
        if not becomes_draft:
            _fixed(mine, said)

    def _landed(self, row: dict) -> ModuleVersion | None:
        """The version here that the file means; what is released holds released modules only."""
        module = self.modules.get(row["code"].casefold())
        found = self.landed.get((row["code"].casefold(), row["version"]))
        found = found or (self.versions.get(module.pk, {}).get(row["version"]) if module else None)
        names = {"code": row["code"], "number": row["version"]}
        if found is None:
            words = _("%(code)s, version %(number)s is neither in the file nor in the library.")
            self.problems.add(row["path"], words % names)
        elif found.is_draft:
            self.problems.add(row["path"], _("%(code)s, version %(number)s is a draft here.") % names)
            return None
        return found


def content_keys(said: dict) -> list[str]:
    """What of a version in the file is its content, as in `content_of`."""
    about = {"path", "version", "state", "released_at", "retired_at", "retired_because"}
    return [key for key in said if key not in about]


def _plain(value) -> object:
    return value if isinstance(value, int | str) else str(value)


def _changes(names: list[str]) -> str:
    words = {
        "title": _("title"), "domain": _("domain"), "course_target": _("level"), "summary": _("summary"),
        "theory_minutes": _("minutes of theory"), "practice_minutes": _("minutes of practice"),
        "prerequisites": _("prerequisites"), "references": _("references"), "credits": _("ECTS points"),
        "outcomes": _("outcomes"), "tagline": _("tagline"), "audience": _("for whom"),
        "is_public": _("shown to the public"), "modules": _("modules"),
    }  # fmt: skip
    return ", ".join(words[name] for name in names)


def _why_no_draft(ours: dict, said: dict, mine) -> str:
    """Why what the file says cannot stand beside what is here; "" = it can. `mine` has the same number, fixed."""
    draft = next((row for row in ours.values() if row.is_draft), None)
    if draft and (mine is not None or said["state"] == DRAFT):
        return _("It reads otherwise here, and there is a draft, version %(number)s: release or empty that first.") % {
            "number": draft.number
        }
    if mine is None and said["state"] == DRAFT and ours and said["version"] < max(ours):
        return _("It is a draft, and there is a newer version here.")
    return ""


def _fixed(version, said: dict):
    """As released, or retired, as the file says; a draft stays one."""
    if said["state"] != DRAFT:
        version.state, version.released_at = said["state"], version.released_at or said["released_at"]
        version.retired_at, version.retired_because = said["retired_at"], said["retired_because"]
        version.save()
    return version


def _free_slug(slug: str) -> str:
    taken = set(Programme.objects.filter(slug__startswith=slug[:70]).values_list("slug", flat=True))
    if slug not in taken:
        return slug
    return next(new for number in range(2, 10_000) if (new := f"{slug[:70]}-{number}") not in taken)
