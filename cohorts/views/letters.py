"""Letters to a cohort: writing, looking, sending, and those that were sent."""

from collections import Counter
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cohorts import emails
from cohorts.actions import letters as actions
from cohorts.desk import open_cohort
from cohorts.forms.letter import LetterForm
from cohorts.models import Cohort, Letter
from records import pages
from records.errors import Refused
from records.models import OutgoingMail

A_PAGE = 50
PREVIEW_SECONDS = 3600


@require_http_methods(["GET", "HEAD", "POST"])
def letter_write(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Write; then look at it and at whom it reaches; then send. Each step posts to this page."""
    cohort = open_cohort(request, cohort_id)
    if request.method != "POST":
        return _form_page(request, cohort, LetterForm(cohort))
    form, step = LetterForm(cohort, request.POST), request.POST.get("do", "look")
    if not form.is_valid() or step == "change":
        return _form_page(request, cohort, form, status=200 if step == "change" else 422)
    if step == "send":
        return _send(request, cohort, form)
    if step == "test":
        actions.send_test(cohort, subject=form.cleaned_data["subject"], body=form.cleaned_data["body"], by=request.user)
        messages.success(request, _("A test goes to %(to)s.") % {"to": request.user.email})
    return _look_page(request, cohort, form)


def _send(request: HttpRequest, cohort: Cohort, form: LetterForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        letter = actions.send_letter(
            cohort,
            key=data["key"],
            subject=data["subject"],
            body=data["body"],
            audience=form.audience,
            seen=data["seen"] if data["seen"] is not None else -1,
            by=request.user,
        )
    except Refused as refused:
        return _look_page(request, cohort, form, refusal=str(refused))
    messages.success(request, _("The letter is on its way."))
    return redirect("cohorts:letter", cohort.public_id, letter.public_id)


def _form_page(request: HttpRequest, cohort: Cohort, form: LetterForm, status: int = 200) -> HttpResponse:
    return render(request, "cohorts/mail/write.html", {"cohort": cohort, "form": form}, status=status)


def _look_page(request: HttpRequest, cohort: Cohort, form: LetterForm, refusal: str = "") -> HttpResponse:
    recipients = list(form.audience.of(cohort))
    data = form.cleaned_data
    cache.set(_preview_key(request, data["key"]), {name: data[name] for name in ("subject", "body")}, PREVIEW_SECONDS)
    context = {
        "cohort": cohort,
        "form": form,
        "recipients": recipients,
        "languages": sorted(Counter(person.person.language for person in recipients).items()),
        "refusal": refusal or actions.send_refusal(cohort, len(recipients)),
        "can_send": not actions.send_refusal(cohort, len(recipients)),
        "typed": [(name, value) for name, values in request.POST.lists() for value in values if name in form.fields],
        "key": data["key"],
    }
    return render(request, "cohorts/mail/look.html", context, status=422 if refusal else 200)


def _preview_key(request: HttpRequest, key: UUID) -> str:
    return f"letter:{request.user.pk}:{key}"


@require_safe
def letter_preview(request: HttpRequest, cohort_id: UUID, key: UUID) -> HttpResponse:
    """The letter as a mail, for the frame on the page that asks before it is sent."""
    cohort = open_cohort(request, cohort_id)
    kept = cache.get(_preview_key(request, key))
    if kept is None:
        raise Http404
    language = request.GET.get("language", request.user.language)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return pages.framed(emails.letter(Letter(cohort=cohort, **kept), request.user, language=language).html)


@require_safe
def letters(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    query = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = cohort.letters.select_related("sent_by")
    if query:
        found = found.filter(subject__icontains=query)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "cohorts/mail/letters.html", {"cohort": cohort, "page": page, "query": query})


@require_safe
def letter(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """A letter that was sent, with how far its copies are."""
    cohort = open_cohort(request, cohort_id)
    letter = get_object_or_404(cohort.letters.select_related("sent_by"), public_id=public_id)
    copies = OutgoingMail.objects.about(cohort).filter(part_of=letter.public_id)
    rows = copies.defer("text", "html").order_by("to_name", "pk")
    state = OutgoingMail.State
    counts = Counter(copies.filter(resends=None).values_list("state", flat=True))
    context = {
        "cohort": cohort,
        "letter": letter,
        "states": [(one, counts[one]) for one in state if counts[one]],
        "sent": counts[state.SENT],
        "is_running": bool(counts[state.QUEUED] + counts[state.SENDING]),
        "copies": Paginator(rows, A_PAGE).get_page(request.GET.get("page")),
    }
    template = "cohorts/mail/letter.html#progress" if request.htmx else "cohorts/mail/letter.html"
    return render(request, template, context)
