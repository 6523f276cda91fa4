"""The certificates of a cohort: who meets the criteria, who does not and why, and what has become of each."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..criteria import exports
from ..criteria.actions import why_criteria_are_fixed
from ..criteria.eligibility import criteria_of, standing_of
from ..criteria.record import record_of
from ..designs.page import front
from ..issuing.actions import why_cannot_issue
from ..issuing.candidates import Candidate, candidate_of, candidates
from ..issuing.freezing import FactsOfCohort
from ..lifecycle.history import history_of
from ..pdf.letters import MissingFontsError, MissingLettersError
from ..pdf.render import render as render_pdf
from .common import get_cohort

PAGE = 50
GROUPS = ("ready", "unsigned", "pending", "held_back", "making", "held", "issued", "revoked")
FIRST = (
    "making",
    "held_back",
    "pending",
    "unsigned",
    "revoked",
    "ready",
    "held",
    "issued",
)  # what asks for a look stands first


def names_of_groups() -> dict[str, str]:
    return {
        "ready": _("ready to issue"),
        "unsigned": _("not signed"),
        "pending": _("not complete"),
        "held_back": _("held back"),
        "making": _("being made"),
        "held": _("held for the ceremony"),
        "issued": _("issued"),
        "revoked": _("revoked"),
    }


@require_safe
def list_standings(request: HttpRequest, cohort_id) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    rows = candidates(cohort)
    query, group = request.GET.get("q", "").strip(), request.GET.get("state", "")
    shown = [row for row in found(rows, query) if not group or row.group == group]
    may_issue = request.user.has_perm("certificates.issue", cohort)
    context = {
        "cohort": cohort,
        "rows": rows,
        "page": Paginator(sorted(shown, key=lambda row: FIRST.index(row.group)), PAGE).get_page(
            request.GET.get("page")
        ),
        "query": query,
        "group": group,
        "filters": _filters(rows, query, group),
        "counts": {name: sum(row.group == name for row in rows) for name in GROUPS},
        "failed": [row for row in rows if row.certificate and row.certificate.has_failed],
        "criteria": criteria_of(cohort),
        "may_run": request.user.has_perm("cohorts.run_cohort", cohort),
        "fixed": why_criteria_are_fixed(cohort),
        "may_issue": may_issue,
        "why_not": why_cannot_issue(cohort, request.user) if may_issue else "",
        "batch": cohort.batches.first(),
        "count_words": ngettext("%(n)d participant", "%(n)d participants", len(rows)) % {"n": len(rows)},
    }
    return render(request, "certificates/cohort.html", context)


def found(rows: list[Candidate], query: str) -> list[Candidate]:
    """By name, address, school or code."""
    needle = query.casefold()
    return [row for row in rows if needle in _haystack(row)] if needle else rows


def _haystack(row: Candidate) -> str:
    application = row.application
    code = row.certificate.code + row.certificate.grouped_code if row.certificate else ""
    school = application.school.name if application.school else application.school_other
    return f"{application.person.full_name} {application.person.email} {school} {code}".casefold()


def _filters(rows: list[Candidate], query: str, current: str) -> list[dict]:
    base = f"q={query}&" if query else ""
    everybody = {"name": _("all"), "url": f"?{base}", "count": len(rows), "is_current": not current}
    names = names_of_groups()
    return [everybody] + [
        {"name": names[name], "url": f"?{base}state={name}", "count": count, "is_current": current == name}
        for name in GROUPS
        if (count := sum(row.group == name for row in rows)) or name == current
    ]


@require_safe
def export_standings(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see")
    return exports.standings_as(kind, cohort, candidates(cohort), names_of_groups())


@require_safe
def show_standing(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """One participant: every criterion with measured value, asked value, met or not met."""
    cohort = get_cohort(request, cohort_id, "certificates.see")
    row = _standing_or_404(cohort, public_id)
    may_issue = request.user.has_perm("certificates.issue", cohort)
    context = {
        "cohort": cohort,
        "row": row,
        "record": record_of(row.application),
        "certificates": history_of(row.application, request.user if may_issue else None),
        "may_issue": may_issue,
        "why_not": why_cannot_issue(cohort, request.user) if may_issue else "",
    }
    return render(request, "certificates/participant.html", context)


def _standing_or_404(cohort, public_id) -> Candidate:
    application = get_object_or_404(cohort.applications.enrolled(), public_id=public_id)
    application.cohort = cohort
    standing = standing_of(application)
    if standing is None:
        raise Http404
    return candidate_of(standing)


@require_safe
def preview(request: HttpRequest, cohort_id, public_id) -> HttpResponse:
    """How the certificate of this participant would look; never stored, and marked as worth nothing on each page."""
    cohort = get_cohort(request, cohort_id, "certificates.issue")
    row = _standing_or_404(cohort, public_id)
    frozen = FactsOfCohort(cohort, [{"name": _("Name of the signatory"), "title": _("Title of the signatory")}])
    kind = row.award or "completion"
    facts = frozen.of(row.standing, kind=kind)
    facts["code"], facts["number"] = "0" * 20, "0000-0000"
    language = row.application.person.language
    try:
        page = front(frozen.design_for(kind)[0], facts, language, mark="preview")
        content = render_pdf(facts, page, language, mark="preview")
    except (MissingLettersError, MissingFontsError) as error:
        context = {"cohort": cohort, "row": row, "letters": str(error)}
        return render(request, "certificates/no_preview.html", context, status=422 if context["letters"] else 503)
    return pdf_response(content, "preview.pdf", inline=True)


def pdf_response(content: bytes, name: str, *, inline: bool = False) -> HttpResponse:
    response = HttpResponse(bytes(content), content_type="application/pdf")
    response["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
