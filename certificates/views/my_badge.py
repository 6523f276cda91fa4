"""The badge of one's own certificate: its page, its two files, and the way into a profile (BADGES in docs/rules.md)."""

import json
from urllib.parse import urlencode, urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ..badges import achievements, baking, picture
from ..facts import day
from ..models import Certificate
from .mine import GIVEN_OUT

PROFILE = "https://www.linkedin.com/profile/add"


def own_badge(request: HttpRequest, public_id) -> Certificate:
    """The reader's own certificate with a badge that was given out; 404 for anybody else's."""
    rows = Certificate.objects.filter(holder=request.user, state__in=GIVEN_OUT)
    certificate = get_object_or_404(rows.select_related("file", "organisation", "cohort"), public_id=public_id)
    if not hasattr(certificate, "file") or not certificate.file.badge:
        raise Http404
    return certificate


@require_safe
def show_badge(request: HttpRequest, public_id) -> HttpResponse:
    certificate = own_badge(request, public_id)
    achievement = json.loads(bytes(certificate.file.badge))["credentialSubject"]["achievement"]
    context = {
        "certificate": certificate,
        "facts": certificate.facts,
        "name": achievement["name"],
        "picture": urlsplit(achievement["image"]["id"]).path,
        "about": urlsplit(achievement["id"]).path,
        "profile": profile_address(certificate, achievement["name"]),
    }
    return render(request, "certificates/badges/mine.html", context)


@require_safe
def download_badge(request: HttpRequest, public_id, kind: str) -> HttpResponse:
    """The signed credential as JSON, or baked into its picture."""
    certificate = own_badge(request, public_id)
    credential = bytes(certificate.file.badge)
    if kind == "json":
        response = HttpResponse(credential, content_type="application/vc")
    else:
        content = achievements.content_of(certificate.facts)
        with override(certificate.language):
            image = picture.png_of(content, certificate.facts["issuer"]["name"])
        response = HttpResponse(baking.bake(image, credential), content_type="image/png")
    response["Content-Disposition"] = f'attachment; filename="badge-{certificate.grouped_code}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def profile_address(certificate: Certificate, name: str) -> str:
    """The page on which LinkedIn asks whether to add the certificate to one's profile, filled in."""
    facts = certificate.facts
    issued = day(facts["issued_on"])
    told = {
        "startTask": "CERTIFICATION_NAME",
        "name": name,
        "organizationName": facts["issuer"]["name"],
        "issueYear": issued.year,
        "issueMonth": issued.month,
        "certUrl": certificate.verify_url,
        "certId": facts["number"],
    }
    if facts["valid_until"]:
        until = day(facts["valid_until"])
        told |= {"expirationYear": until.year, "expirationMonth": until.month}
    return f"{PROFILE}?{urlencode(told)}"
