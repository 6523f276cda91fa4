"""What the public and verifiers read of badges: issuer, achievements, competencies, status (BADGES in docs/rules.md).

Nobody logs in. The documents set no cookie, and a page of another site may read them.
"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.models import Organisation

from .. import keys
from ..badges import achievements, contexts, issuer, picture, status
from ..facts import say_asked, say_held, say_limit
from ..models import Achievement, StatusList

LINKED_DATA = "application/ld+json"
CREDENTIAL = "application/vc"
MINUTE, DAY = 60, 24 * 3600


def organisations():
    """Those that issue certificates."""
    return Organisation.objects.organisers()


def open_to_all(response: HttpResponse, seconds: int = MINUTE) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={seconds}"
    return response


def as_json(content: Any, kind: str = LINKED_DATA, seconds: int = MINUTE) -> HttpResponse:
    response = JsonResponse(content, content_type=kind, json_dumps_params={"ensure_ascii": False})
    return open_to_all(response, seconds)


def wants_page(request: HttpRequest) -> bool:
    """A browser asks for HTML first; a verifier for JSON, or for anything."""
    kinds = [LINKED_DATA, "application/json", "text/html"]
    return request.get_preferred_type(kinds) == "text/html"


@login_not_required
@require_safe
def show_issuer(request: HttpRequest, public_id) -> HttpResponse:
    organisation = get_object_or_404(organisations(), public_id=public_id)
    document = issuer.document(organisation)
    if not wants_page(request):
        response = as_json(document)
    else:
        rows = [{"row": row, "name": achievements.name_of(row.content)} for row in organisation.achievements.all()]
        context = {"organisation": organisation, "document": document, "rows": rows}
        response = render(request, "certificates/badges/issuer.html", context)
    patch_vary_headers(response, ["Accept"])
    return response


@login_not_required
@require_safe
def show_did(request: HttpRequest, public_id) -> HttpResponse:
    organisation = get_object_or_404(organisations(), public_id=public_id)
    return as_json(issuer.did_document(organisation), "application/did+json")


@login_not_required
@require_safe
def show_achievement(request: HttpRequest, public_id) -> HttpResponse:
    row = get_object_or_404(Achievement.objects.select_related("organisation"), public_id=public_id)
    if not wants_page(request):
        told = {"@context": contexts.OF_BADGE} | achievements.document(row, row.organisation, request.LANGUAGE_CODE)
        response = as_json(told)
    else:
        response = render(request, "certificates/badges/achievement.html", _told(row))
    patch_vary_headers(response, ["Accept"])
    return response


def _told(row: Achievement) -> dict[str, Any]:
    content = row.content
    return {
        "row": row,
        "content": content,
        "organisation": row.organisation,
        "name": achievements.name_of(content),
        "kind": achievements.say_kind(content["kind"]),
        "held": say_held(content),
        "limit": say_limit(content),
        "criteria": [{"name": fact["name"], "asked": say_asked(fact)} for fact in content["criteria"]],
        "competencies": achievements.competencies_of(content) if content["kind"] == "completion" else [],
    }


@login_not_required
@require_safe
def show_picture(request: HttpRequest, public_id) -> HttpResponse:
    row = get_object_or_404(Achievement.objects.select_related("organisation"), public_id=public_id)
    image = picture.png_of(row.content, row.organisation.name)
    return open_to_all(HttpResponse(image, content_type="image/png"), DAY)


@login_not_required
@require_safe
def show_framework(request: HttpRequest, public_id) -> HttpResponse:
    """The competencies that an organisation's certificates name, each with its place for an alignment."""
    organisation = get_object_or_404(organisations(), public_id=public_id)
    found: dict[str, dict[str, Any]] = {}
    for row in organisation.achievements.filter(kind=Achievement.Kind.COMPLETION):
        for competency in achievements.competencies_of(row.content):
            known = found.setdefault(competency["code"], competency | {"achievements": []})
            known["achievements"].append({"row": row, "name": achievements.name_of(row.content)})
            known["level"] = max(known["level"], competency["level"])
    rows = sorted(found.values(), key=lambda competency: (len(competency["code"]), competency["code"]))
    for competency in rows:
        competency |= {"anchor": achievements.anchor(competency["code"])}
        competency |= {"says": achievements.say_level(competency["level"])}
    return render(request, "certificates/badges/framework.html", {"organisation": organisation, "rows": rows})


@login_not_required
@require_safe
def show_status_list(request: HttpRequest, public_id) -> HttpResponse:
    """The signed list as it is at this moment; kept for a minute, and told anew only when it says something else."""
    row = get_object_or_404(StatusList.objects.select_related("organisation"), public_id=public_id)
    try:
        name, signed = status.signed_list(row)
    except keys.KeyFault:
        raise Http404 from None
    tag = f'W/"{name}"'
    response: HttpResponse
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(signed, content_type=CREDENTIAL)
    response["ETag"] = tag
    return open_to_all(response)
