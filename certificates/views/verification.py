"""The public check: a code, a file, the same as JSON, and how to do without us (VERIFICATION in docs/rules.md).

No session, no cookie, no log: whoever asks leaves nothing but a count of misses for a minute.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..codes import clean_code, grouped, is_code
from ..verification import files, limits, reading, register, shape, shell, trust, words
from ..verification.answer import Answer, State

LANGUAGES = [code for code, _name in settings.LANGUAGES]


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Open to all, kept by nobody, in the language that `?lang=` asks for: a cookie for it would be one too many."""

    @login_not_required
    @never_cache
    @wraps(view)
    def answered(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not (language := _asked_language(request)):
            return view(request, *args, **kwargs)
        with override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = view(request, *args, **kwargs)
            response.headers["Content-Language"] = language
            return response

    return answered


def wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


@public
@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The two forms; `?code=` works as a plain link."""
    typed = request.GET.get("code", "").strip()
    if not typed:
        return _page(request, "ask", _("Verify a certificate"), {})
    address = reverse("certificates:verify_code", args=[clean_code(typed).replace("/", "") or "0"])
    return redirect(_with_language(request, address))


@public
@require_safe
def show_code(request: HttpRequest, code: str) -> HttpResponse:
    return _answer_to_code(request, code, as_json=wants_json(request))


@public
@require_safe
def show_code_as_json(request: HttpRequest, code: str) -> HttpResponse:
    return _answer_to_code(request, code, as_json=True)


def _answer_to_code(request: HttpRequest, typed: str, *, as_json: bool) -> HttpResponse:
    if limits.are_spent(request, "codes"):
        return _too_often(request, as_json)
    answer = register.answer_for(typed)
    if answer.state is not State.UNKNOWN:
        return _show(request, answer, as_json, typed)
    if is_code(answer.code):
        limits.count(request, "codes")
    return _show(request, answer, as_json, typed, status=404)


@csrf_exempt  # it changes nothing and knows nobody: a foreign page gains nothing by sending a file in one's name
@public
@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """The file that was dropped, checked in full; a plain look at the address leads to the form."""
    if request.method != "POST":
        return redirect(_with_language(request, reverse("certificates:verify")))
    as_json = wants_json(request)
    if limits.are_spent(request, "files"):
        return _too_often(request, as_json)
    limits.count(request, "files")
    try:
        content = reading.dropped(request)
        with limits.one_file_at_a_time():
            answer = files.answer_to(content)
    except reading.TooLarge:
        return _refuse(request, as_json, 413, "too-large", _("The file is larger than any certificate of ours: 5 MB."))
    except reading.Unreadable as reason:
        return _refuse(request, as_json, 422, "unreadable", str(reason))
    except limits.Busy:
        return _refuse(request, as_json, 503, "busy", _("Many files are being checked at this moment. Try again."))
    return _show(request, answer, as_json, "")


@public
@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """How to check a certificate without this site."""
    title = _("How to check it without this site")
    return _page(request, "how", title, {"anchors": trust.shown(trust.anchors()), "site": settings.SITE_URL})


@public
@require_safe
def download_anchors(request: HttpRequest) -> HttpResponse:
    """The certificates that a checker has to trust, as PEM."""
    if not (found := trust.anchors()):
        raise Http404
    response = HttpResponse(trust.as_pem(found), content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="summerschool-roots.pem"'
    return response


def _show(request: HttpRequest, answer: Answer, as_json: bool, typed: str, status: int = 200) -> HttpResponse:
    if as_json:
        return _json(shape.as_data(answer), status)
    verdict = words.verdict_of(answer)
    code = grouped(answer.code) if is_code(answer.code) else ""
    context = {"answer": answer, "verdict": verdict, "code": code, "typed": typed[:40], **words.shown(answer)}
    return _page(request, "answer", verdict.word, context, status)


def _too_often(request: HttpRequest, as_json: bool) -> HttpResponse:
    said = _("Too many at once")
    response = _json(shape.refusal("too-often", said), 429) if as_json else _page(request, "too_often", said, {}, 429)
    response["Retry-After"] = str(limits.SECONDS)
    return response


def _refuse(request: HttpRequest, as_json: bool, status: int, error: str, reason: str) -> HttpResponse:
    if as_json:
        return _json(shape.refusal(error, reason), status)
    return _page(request, "ask", _("Verify a certificate"), {"refused": reason}, status)


def _page(request: HttpRequest, name: str, title: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    told = {"most": reading.MOST_BYTES, "lang": _asked_language(request), **context}
    language, theme = get_language() or "en", request.COOKIES.get("theme", "")
    response = HttpResponse(shell.page(name, told, title=title, language=language, theme=theme), status=status)
    patch_vary_headers(response, ["Accept"])
    return response


def _asked_language(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else ""


def _with_language(request: HttpRequest, address: str) -> str:
    asked = _asked_language(request)
    return f"{address}?lang={asked}" if asked else address


def _json(data: dict[str, Any], status: int) -> HttpResponse:
    response = JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"  # it is public and takes no cookie
    patch_vary_headers(response, ["Accept"])
    return response
