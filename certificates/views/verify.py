"""The public page of a code: valid, revoked, replaced or unknown; for people and as JSON (CODES in docs/rules.md).

One query, no PDF is made, and nobody's asking is kept: only a count by address for some minutes, against guessing.
"""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from ..codes import clean_code, grouped, is_code, verify_url
from ..facts import day, say_held, say_limit, say_measured
from ..models import Certificate

MOST_ASKED, MINUTES = 60, 1  # so many questions an address, in so many minutes
log = logging.getLogger(__name__)
SHOWN = {
    Certificate.State.ISSUED: "valid",
    Certificate.State.REVOKED: "revoked",
    Certificate.State.SUPERSEDED: "superseded",
    Certificate.State.EXPIRED: "expired",
}


def asks_too_often(request: HttpRequest) -> bool:
    """Counted by the address alone; without the cache nobody is refused."""
    key = f"verify:{get_adapter(request).get_client_ip(request)}:{int(timezone.now().timestamp() // (60 * MINUTES))}"
    try:
        cache.add(key, 0, timeout=60 * MINUTES + 5)
        return cache.incr(key) > MOST_ASKED
    except (RedisError, ValueError, OSError):
        log.warning("verification goes uncounted: no cache")
        return False


@login_not_required
@require_safe
def ask_code(request: HttpRequest) -> HttpResponse:
    """The form; it works as a plain link too."""
    if typed := request.GET.get("code", "").strip():
        return redirect("certificates:verify_code", clean_code(typed).replace("/", "") or "0")
    return render(request, "certificates/verify_ask.html", {})


@login_not_required
@never_cache
@require_safe
def show_code(request: HttpRequest, code: str) -> HttpResponse:
    wants_json = request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    return answer(request, code, as_json=wants_json)


@login_not_required
@never_cache
@require_safe
def show_code_as_json(request: HttpRequest, code: str) -> HttpResponse:
    return answer(request, code, as_json=True)


def answer(request: HttpRequest, typed: str, *, as_json: bool) -> HttpResponse:
    if asks_too_often(request):
        return _too_often(request, as_json)
    code = clean_code(typed)
    certificate = _find(code)
    verdict = SHOWN.get(Certificate.State(certificate.state), "unknown") if certificate else "unknown"
    status = 404 if verdict == "unknown" else 200
    if as_json:
        return JsonResponse(
            as_data(certificate, code, verdict), status=status, json_dumps_params={"ensure_ascii": False}
        )
    context: dict[str, Any] = {"verdict": verdict, "code": grouped(code), "typed": typed[:40], "now": timezone.now()}
    context["is_code"] = is_code(code)
    if certificate and verdict != "unknown":
        context |= {"certificate": certificate, "facts": certificate.facts, "is_revoked": verdict == "revoked"}
        context["issued_on"] = day(certificate.facts["issued_on"])
        if verdict == "valid":
            context |= _words(certificate.facts)
    return render(
        request, f"certificates/verify_{'unknown' if verdict == 'unknown' else 'known'}.html", context, status=status
    )


def _find(code: str) -> Certificate | None:
    if not is_code(code):
        return None
    return Certificate.objects.filter(code=code, state__in=SHOWN).select_related("organisation", "cohort").first()


def _words(facts: dict) -> dict[str, Any]:
    return {
        "held": say_held(facts),
        "limit": say_limit(facts),
        "criteria": [{"name": fact["name"], "measured": say_measured(fact)} for fact in facts["criteria"]],
    }


def as_data(certificate: Certificate | None, code: str, verdict: str) -> dict[str, Any]:
    """What a machine gets: the same as a person, nothing more."""
    data: dict[str, Any] = {"code": code, "verdict": verdict, "checked_at": timezone.now().isoformat()}
    if certificate is None or verdict == "unknown":
        return data
    facts = certificate.facts
    data |= {"url": verify_url(code), "issuer": facts["issuer"]["name"], "issued_on": facts["issued_on"]}
    if verdict == "revoked" and certificate.revoked_at:
        data |= {"revoked_on": certificate.revoked_at.date().isoformat(), "reason": certificate.revocation_reason}
    if verdict == "valid":
        first, rest = say_limit(facts)
        data |= {
            "name": facts["holder"],
            "programme": facts["programme"],
            "cohort": facts["cohort"],
            "minutes": facts["hours"],
            "limit": f"{first} {rest}",
            "demonstration": facts["demonstration"],
        }
    return data


def _too_often(request: HttpRequest, as_json: bool) -> HttpResponse:
    if as_json:
        response: HttpResponse = JsonResponse({"error": "too many questions, wait a minute"}, status=429)
    else:
        response = render(request, "certificates/verify_too_often.html", {}, status=429)
    response["Retry-After"] = str(60 * MINUTES)
    return response
