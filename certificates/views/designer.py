"""The designer of one version: its blocks or its code on one side, the page as it will be printed on the other."""

import base64
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cohorts.models import Cohort
from records.errors import Refused

from ..designs import actions, cage, checking, markup, names, page
from ..designs.blocks import KINDS, LANGUAGES, text_of, why_cannot_add
from ..designs.forms import CodeForm, LookForm, read_blocks, rearrange
from ..designs.placeholders import WORDS, Unfinished
from ..models import DesignVersion
from .common import get_cohort
from .desk import pdf_response


def get_version(cohort: Cohort, public_id) -> DesignVersion:
    rows = DesignVersion.objects.select_related("design", "created_by", "released_by")
    return get_object_or_404(rows, design__organisation=cohort.organisation_id, public_id=public_id)


@dataclass
class Preview:
    """The first page as a picture, or why there is none; faults that do not keep it from being shown stand beside."""

    language: str
    person: names.Choice
    people: list[names.Choice]
    picture: str = ""
    faults: list[str] = field(default_factory=list)
    saved_at: object = None

    @property
    def words(self) -> str:
        return _("The first page, with the name %(name)s") % {"name": self.person.name[:60]}


def draw(cohort: Cohort, version: DesignVersion, asked, *, show: bool = True) -> Preview:
    people = names.choices(cohort)
    language = asked.get("language") if asked.get("language") in LANGUAGES else LANGUAGES[0]
    preview = Preview(language, names.chosen(people, asked.get("person", "")), people)
    if not show:
        return preview
    preview.faults = [str(fault) for fault in checking.faults_to_show(version)]
    if not preview.faults:
        facts = checking.sample_facts(version, cohort, preview.person.name)
        try:
            front = page.front(version, facts, language, mark="preview")
        except Unfinished as unfinished:
            preview.faults = [str(fault) for fault in unfinished.faults]
            return preview
        shown = cage.show([cage.Sample(front, facts, language)], "picture")[0]
        preview.picture = base64.b64encode(shown.picture).decode()
        preview.faults = shown.faults
    return preview


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """GET shows it, POST keeps what was typed, does what a button says, and shows it again."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    version = get_version(cohort, public_id)
    may_edit = request.user.has_perm("certificates.edit_designs", cohort)
    if request.method == "POST":
        if not may_edit:
            raise PermissionDenied
        return _keep(request, cohort, version)
    asked = request.GET
    preview = draw(cohort, version, asked, show="show" in asked or bool(request.htmx))
    return _answer(request, cohort, version, preview, form=_form(version, None))


def _form(version: DesignVersion, data) -> LookForm:
    return (CodeForm if version.is_code else LookForm)(data, instance=version)


def _keep(request: HttpRequest, cohort: Cohort, version: DesignVersion) -> HttpResponse:
    """What cannot be kept is said, and stays in the fields."""
    seen, data = request.POST.get("seen", ""), request.POST
    blocks, faults = read_blocks(data, version.blocks)
    blocks, why = rearrange(blocks, data.get("do", ""))
    form = _form(version, data)
    said = [*faults, *([why] if why else [])]
    known = {block["id"] for block in version.blocks}
    added = next((block["id"] for block in blocks if block["id"] not in known), "")
    status = 200
    if form.is_valid():
        look = {name: form.cleaned_data[name] for name in form._meta.fields}
        kept = None if version.is_code else blocks
        try:
            version = actions.change(
                version, seen=int(seen) if seen.isdecimal() else -1, name=form.cleaned_data["name"], blocks=kept, **look
            )
            form = _form(version, None)
        except Refused as refused:
            version, said, status = get_version(cohort, version.public_id), [str(refused)], 422
    else:
        status = 422
        if data.get("live"):
            said += [error for errors in form.errors.values() for error in errors]
    if status == 422:
        version.blocks = blocks  # what was typed stays
    preview = draw(cohort, version, data)
    preview.saved_at = None if status == 422 else timezone.now()
    return _answer(request, cohort, version, preview, form=form, said=said, added=added, status=status)


def _answer(request, cohort, version, preview, *, form, said=(), added="", status=200) -> HttpResponse:
    may_edit = request.user.has_perm("certificates.edit_designs", cohort) and version.is_draft
    context = {
        "cohort": cohort,
        "version": version,
        "preview": preview,
        "form": form,
        "said": said,
        "added": added,
        "is_live": bool(request.POST.get("live")),
        "may_edit": may_edit,
        "may_release": request.user.has_perm("certificates.release_designs", cohort),
        "languages": LANGUAGES,
        "words": WORDS | (markup.READY if version.is_code else {}),
        "why_no_draft": actions.why_cannot_begin_draft(version.design),
        "why_not_chosen": actions.why_cannot_choose(cohort, version),
        "why_not_retired": actions.why_cannot_retire(version),
    }
    if not version.is_code:
        context["rows"] = [_row(block, number, len(version.blocks)) for number, block in enumerate(version.blocks)]
        context["more"] = [(key, kind) for key, kind in KINDS.items() if not why_cannot_add(version.blocks, key)]
    template = "designer"
    if request.htmx and not request.htmx.boosted:
        template = "_preview" if request.method == "GET" or request.POST.get("live") else "_whole"
    return render(request, f"certificates/designs/{template}.html", context, status=status)


DEFAULTS = {
    "title": gettext_lazy("Left empty: “Certificate of completion”, or of attendance."),
    "text": gettext_lazy("Left empty: what was completed, when and where."),
    "partners": gettext_lazy("Left empty: “With the support of”."),
}


def _row(block: dict, number: int, total: int) -> dict:
    kind = KINDS[block["kind"]]
    options = [
        {"name": name, "words": words, "choices": choices, "chosen": block.get(name, choices[0][0])}
        for name, words, choices in kind.options
    ]
    return {
        "block": block,
        "kind": kind,
        "options": options,
        "texts": [(code, block.get("texts", {}).get(code, "")) for code in LANGUAGES] if kind.texts else [],
        "default": DEFAULTS.get(block["kind"], ""),
        "says": text_of(block, LANGUAGES[0]),
        "is_first": number == 0,
        "is_last": number == total - 1,
    }


@require_safe
def download(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """The whole file with invented results, marked as a preview on each page."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    version = get_version(cohort, public_id)
    preview = draw(cohort, version, request.GET, show=False)
    faults = [str(fault) for fault in checking.faults_to_show(version)]
    if not faults:
        facts = checking.sample_facts(version, cohort, preview.person.name)
        try:
            front = page.front(version, facts, preview.language, mark="preview")
            shown = cage.show([cage.Sample(front, facts, preview.language)], "file")[0]
            if shown.file:
                return pdf_response(shown.file, "preview.pdf", inline=True)
            faults = shown.faults
        except Unfinished as unfinished:
            faults = [str(fault) for fault in unfinished.faults]
    preview.faults = faults
    return _answer(request, cohort, version, preview, form=_form(version, None), status=422)
