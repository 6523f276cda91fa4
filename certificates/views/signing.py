"""Results that an assessor signs: the list, the look before the signature, the signature."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST, require_safe

from accounts.again import ask_again_since
from records import tables
from records.errors import Refused
from records.wording import local

from ..facts import MEANINGS
from ..signing import actions
from ..signing.reading import GROUPS, Signing, signings, why_cannot_sign, why_cannot_sign_for
from .common import get_cohort, opened_at, opened_now

PAGE = 50


def names_of_groups() -> dict[str, str]:
    return {
        "changed": _("changed since"),
        "to_sign": _("to sign"),
        "incomplete": _("not complete"),
        "signed": pgettext("results", "signed"),
    }


@require_safe
def list_results(request: HttpRequest, cohort_id) -> HttpResponse:
    """Everybody's results, line by line, with who answers for them; an assessor picks whose to sign."""
    cohort = get_cohort(request, cohort_id, "certificates.see_results")
    rows = signings(cohort)
    query, group = request.GET.get("q", "").strip(), request.GET.get("state", "")
    shown = [row for row in _found(rows, query) if not group or row.group == group]
    shown.sort(key=lambda row: GROUPS.index(row.group))
    may_sign = request.user.has_perm("certificates.sign", cohort)
    context = {
        "cohort": cohort,
        "rows": rows,
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")),
        "query": query,
        "hidden": {"state": group} if group else {},
        "filters": _filters(rows, query, group),
        "count": ngettext("%(n)d participant", "%(n)d participants", len(rows)) % {"n": len(rows)},
        "may_sign": may_sign,
        "why_not": why_cannot_sign(cohort, request.user) if may_sign else "",
        "complete": sum(_may_be_signed(row, request.user) and row.is_complete for row in rows),
    }
    return render(request, "certificates/signing/list.html", context)


def _found(rows: list[Signing], query: str) -> list[Signing]:
    needle = query.casefold()
    return [row for row in rows if needle in f"{row.application.person} {row.application.person.email}".casefold()]


def _filters(rows: list[Signing], query: str, current: str) -> list[dict]:
    counted = {name: sum(row.group == name for row in rows) for name in GROUPS}
    options = [("", _("all"), len(rows))] + [(key, name, counted[key]) for key, name in names_of_groups().items()]
    return [
        {
            "name": name,
            "count": count,
            "is_current": key == current,
            "url": "?" + urlencode({k: v for k, v in (("q", query), ("state", key)) if v}),
        }
        for key, name, count in options
        if count or key in ("", current)
    ]


def _may_be_signed(row: Signing, user) -> bool:
    return not why_cannot_sign_for(row, user)


@require_safe
def export_results(request: HttpRequest, cohort_id, kind: str) -> HttpResponse:
    cohort = get_cohort(request, cohort_id, "certificates.see_results")
    rows = signings(cohort)
    lines = [line.criterion.name for line in rows[0].standing.lines] if rows else []
    head = [_("name"), _("state"), *lines, _("signed by"), _("signed at"), "SHA-256"]
    names = names_of_groups()
    return tables.answer(kind, f"{cohort.slug}-results", head, [_cells(row, names, cohort) for row in rows])


def _cells(row: Signing, names: dict[str, str], cohort) -> list:
    signed = row.signature if row.is_signed else None
    at = f"{local(signed.signed_at, cohort.time_zone):%Y-%m-%d %H:%M:%S}" if signed else ""
    measured = [line.measured for line in row.standing.lines]
    return [
        str(row.application.person), names[row.group], *measured,
        signed.name if signed else "", at, signed.sha256 if signed else "",
    ]  # fmt: skip


@require_POST
def sign_results(request: HttpRequest, cohort_id) -> HttpResponse:
    """First what will be signed, by whom, meaning what; then the signature, after a proof newer than that page."""
    cohort = get_cohort(request, cohort_id, "certificates.sign")
    back = redirect("certificates:results", cohort.public_id)
    if "opened" in request.POST:
        ask_again_since(request, opened_at(request.POST["opened"]))
        return _sign(request, cohort, back)
    picked, everybody = set(request.POST.getlist("pick")), "all" in request.POST
    rows = [
        row
        for row in signings(cohort)
        if _may_be_signed(row, request.user)
        and (row.is_complete if everybody else str(row.application.public_id) in picked)
    ]
    refusal = why_cannot_sign(cohort, request.user)
    if refusal or not rows:
        messages.error(request, refusal or _("Pick whose results you sign."))
        return back
    context = {"cohort": cohort, "rows": rows, "meaning": MEANINGS[actions.MEANING], "opened": opened_now()}
    context["incomplete"] = sum(not row.is_complete for row in rows)
    return render(request, "certificates/signing/sign.html", context)


def _sign(request: HttpRequest, cohort, back: HttpResponse) -> HttpResponse:
    seen = dict(pair.split(":", 1) for pair in request.POST.getlist("seen") if ":" in pair)
    try:
        outcome = actions.sign_results(cohort, seen, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return back
    if signed := len(outcome.signed):
        words = ngettext("The results of %(n)d person are signed.", "The results of %(n)d people are signed.", signed)
        messages.success(request, words % {"n": signed})
    for name, reason in outcome.refused[:20]:
        messages.error(request, f"{name}: {reason}")
    return back
