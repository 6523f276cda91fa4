"""Mails that are kept back: let them go, or drop them; each page asks first."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organisation
from cohorts.desk import open_cohort
from records import held
from records.models import OutgoingMail


def mail_held(request: HttpRequest, cohort_id: UUID, do: str) -> HttpResponse:
    """All held mails of a cohort, or the one named by `mail` in the address."""
    cohort = open_cohort(request, cohort_id)
    back = reverse("cohorts:mail", args=[cohort.public_id])
    return _ask_and_do(request, OutgoingMail.objects.about(cohort), do, back, {"cohort": cohort, "tab": "mail"})


def organisation_mail_held(request: HttpRequest, organisation_id: UUID, do: str) -> HttpResponse:
    """The held invitations and other mails of an organisation."""
    mine = Organisation.objects.filter(pk__in=list(request.user.roles))
    organisation = get_object_or_404(mine, public_id=organisation_id)
    if not request.user.has_perm("accounts.run_organisation", organisation):
        raise PermissionDenied
    back = reverse("cohorts:organisation_mail", args=[organisation.public_id])
    return _ask_and_do(request, OutgoingMail.objects.about(organisation), do, back, {})


def _ask_and_do(request: HttpRequest, mails, do: str, back: str, context: dict) -> HttpResponse:
    if do not in ("send", "drop"):
        raise Http404
    if one := request.GET.get("mail", ""):
        mails = _only(mails, one)
    if request.method == "POST":
        _do(request, mails, do)
        return redirect(back)
    number = mails.held().count()
    asked = _about_sending(number) if do == "send" else _about_dropping(number)
    context |= {"layout": "desk.html", **asked, "cancel": back, "danger": do == "drop"}
    return render(request, "components/confirm_page.html", context)


def _only(mails, one: str):
    try:
        found = mails.filter(public_id=UUID(one))
    except ValueError:
        raise Http404 from None
    if not found.exists():
        raise Http404
    return found


def _do(request: HttpRequest, mails, do: str) -> None:
    if do == "send":
        number = held.release(mails)
        said = ngettext("%(number)d mail goes out.", "%(number)d mails go out.", number)
    else:
        number = held.drop(mails)
        said = ngettext("%(number)d mail is dropped.", "%(number)d mails are dropped.", number)
    messages.success(request, said % {"number": number})


def _about_sending(number: int) -> dict:
    title = ngettext("Send %(number)d held mail?", "Send %(number)d held mails?", number)
    return {
        "title": title % {"number": number},
        "text": _("They go to the addresses that stand in them, as they were written. It cannot be undone."),
        "submit": _("Send them"),
    }


def _about_dropping(number: int) -> dict:
    title = ngettext("Drop %(number)d held mail?", "Drop %(number)d held mails?", number)
    return {
        "title": title % {"number": number},
        "text": _("They stay readable in the list as failed, and nobody gets them."),
        "submit": _("Drop them"),
    }
