"""The pages that belong to no app: home, language, theme, privacy, accessibility, the parts of the house, errors."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from . import homepage, style
from .templatetags.paths import THEMES

YEAR = 365 * 24 * 3600


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page that the form stood on, when it is one of ours."""
    next_url = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(next_url, {request.get_host()}, require_https=request.is_secure()):
        next_url = "/"
    return HttpResponseRedirect(next_url)


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, secure=settings.SECURE, httponly=True, samesite="Lax")


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Keep the language that the person chose, for the pages and for the mails they get."""
    response = _back(request)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, language)
        if request.user.is_authenticated and request.user.language != language:
            request.user.language = language
            request.user.save(update_fields=["language"])
    return response


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    response = _back(request)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        _remember(response, "theme", theme)
    return response


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "public/home.html", homepage.contents())


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html", {"organisers": homepage.organisers()})


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html", {"organisers": homepage.organisers()})


@login_not_required
def show_style(request: HttpRequest) -> HttpResponse:
    """Every part of the house on one page, for whoever builds with them; not on a real installation."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "public/style.html", style.samples(request))


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A form larger than the server reads gets an answer of its own: what it was and how to go on."""
    if isinstance(exception, RequestDataTooBig):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without a request context: whatever failed may fail again there."""
    return HttpResponse(render(None, "500.html").content, status=500)
