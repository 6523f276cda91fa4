"""Whether a design may be released: its samples, with names that are hard to print, in each language."""

from typing import Any, TypedDict

from django.conf import settings
from django.utils.translation import gettext as _

from cohorts.models import Cohort

from ..facts import Facts
from ..models import DesignVersion
from ..pdf import corpus
from ..taught import modules_of
from . import cage, logos, markup, page, sheet
from .blocks import faults_in
from .cage import Sample
from .placeholders import Fault, Unfinished

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
HARD = ("longest", "one word")  # tried in each language
STRANGE = ("arabic", "chinese", "japanese", "markup")  # once each
FIRST_HTML = """<div class="flow">
<p class="issuer">{logo}<span>{place}</span></p>
<p class="title">Certificate of completion</p>
<h1 class="name {name_size}">{holder}</h1>
<p class="text lead">completed <b>{cohort}</b>, held {dates} at {place}.</p>
{figures}
{limits}
</div>
<div class="foot">{signatories}{check}</div>
"""
FIRST_CSS = """/* The house's own rules come first; what stands here is added to them. */
.flow { left: 24mm; right: 24mm; top: 24mm; }
.foot { left: 24mm; right: 24mm; }
.title { color: #0b5953; }
"""


class Report(TypedDict):
    """`samples`: what was tried, each with its faults; `faults`: all of them, in words."""

    faults: list[str]
    samples: list[dict[str, Any]]


def faults_of(version: DesignVersion) -> list[Fault]:
    """What keeps it from being released before a sample is tried."""
    if not version.is_code:
        return faults_in(version.blocks)
    return [*markup.read(version.html)[2], *sheet.read(version.css)[1], *markup.missing_words(version.html)]


def faults_to_show(version: DesignVersion) -> list[Fault]:
    """What keeps it even from being shown."""
    if version.is_code:
        return [*markup.read(version.html)[2], *sheet.read(version.css)[1]]
    return []


def sample_facts(version: DesignVersion, cohort: Cohort | None, holder: str) -> Facts:
    """Facts of nobody, about this cohort, with the logos that it would print."""
    facts: Any = corpus.sample(holder)
    facts |= {"kind": str(version.design.kind), "demonstration": False}
    facts["design"] = {"name": version.design.name, "version": version.number}
    if cohort is not None:
        facts["issuer"] |= {"name": cohort.organisation.name}
        facts["programme"] = {
            "title": cohort.programme_version.programme.title,
            "version": cohort.programme_version.number,
        }
        facts["cohort"] = {
            "title": cohort.title,
            "place": cohort.place,
            "starts_on": cohort.starts_on.isoformat(),
            "ends_on": cohort.ends_on.isoformat(),
        }
        taught = modules_of(cohort.programme_version).values()
        facts["modules"] = [module | {"theory": 90, "practice": 120} for module in taught] or facts["modules"]
        facts["logos"] = logos.frozen(cohort, version)
    return facts


def samples_of(version: DesignVersion, cohort: Cohort | None) -> list[Sample]:
    asked = [(key, language) for key in HARD for language in LANGUAGES] + [(key, LANGUAGES[0]) for key in STRANGE]
    rows = []
    for key, language in asked:
        facts = sample_facts(version, cohort, corpus.NAMES[key])
        rows.append(Sample(page.front(version, facts, language, mark="preview"), facts, language, name=key))
    return rows


def try_samples(version: DesignVersion, cohort: Cohort | None = None) -> Report:
    """Draw each sample as a whole file and check it, in a process of its own."""
    if found := faults_of(version):
        return {"faults": [str(fault) for fault in found], "samples": []}
    try:
        rows = samples_of(version, cohort)
    except Unfinished as unfinished:
        return {"faults": [str(fault) for fault in unfinished.faults], "samples": []}
    shown = cage.show(rows, "checks")
    samples, faults = [], []
    for row, one in zip(rows, shown, strict=True):
        samples.append({"name": row.facts["holder"], "language": row.language, "faults": one.faults})
        said = {"name": row.facts["holder"][:40], "language": row.language}
        faults += [_("“%(name)s” (%(language)s): %(fault)s") % (said | {"fault": fault}) for fault in one.faults]
    return {"faults": list(dict.fromkeys(faults)), "samples": samples}
