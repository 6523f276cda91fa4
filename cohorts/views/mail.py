"""The mails of a cohort: the list, one mail, sending again."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Organisation
from cohorts.desk import open_cohort
from cohorts.models import Cohort
from records import pages, resending, tables
from records.errors import Refused
from records.kinds import name_of
from records.mailbox import Mailbox
from records.models import OutgoingMail
from records.reasons import explain
from records.wording import local

A_PAGE = 50
State = OutgoingMail.State


@require_safe
def mail(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """Every mail of the cohort, newest first."""
    cohort = open_cohort(request, cohort_id)
    return _list(request, cohort, cohort)


@require_safe
def organisation_mail(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Invitations and other mails of an organisation: to whom, what about, what became of it."""
    mine = [key for key in request.user.roles if request.user.roles[key]]
    organisation = get_object_or_404(Organisation, public_id=organisation_id, pk__in=mine)
    if not request.user.has_perm("accounts.run_organisation", organisation):
        raise PermissionDenied
    return _list(request, organisation, None)


def _list(request: HttpRequest, about: Cohort | Organisation, cohort: Cohort | None) -> HttpResponse:
    box = Mailbox.asked(about, request.GET)
    zone = cohort.time_zone if cohort else "UTC"
    if "export" in request.GET:
        rows = box.table(lambda at: local(at, zone).strftime("%Y-%m-%d %H:%M") if at else "")
        return tables.answer(request.GET["export"], f"{_('Mail')} {about}", box.head(), rows)
    page = Paginator(box.rows(), A_PAGE).get_page(request.GET.get("page"))
    for row in page.object_list:
        row.kind_name, row.why = name_of(row.kind), explain(row.error, row.state)
    states, kinds = box.counts()
    context = {
        "about": about,
        "cohort": cohort,
        "zone": zone,
        "box": box,
        "page": page,
        "total": states.total(),
        "filters": _filters(box, states),
        "kinds": sorted((name_of(kind), kind, number) for kind, number in kinds.items()),
        "failed": OutgoingMail.objects.about(about).undelivered().filter(state=State.FAILED).count() if cohort else 0,
        "held": OutgoingMail.objects.about(about).held().count(),
        "held_pages": _held_pages(about),
        "hidden": {"state": box.state, "kind": box.kind},
        "asked": urlencode({"q": box.query, "state": box.state, "kind": box.kind}),
    }
    return render(request, "cohorts/mail/list.html", context)


def _held_pages(about: Cohort | Organisation) -> dict[str, str]:
    name = "cohorts:mail_held" if isinstance(about, Cohort) else "cohorts:organisation_mail_held"
    return {do: reverse(name, args=[about.public_id, do]) for do in ("send", "drop")}


def _filters(box: Mailbox, states) -> list[dict]:
    shown = [("", _("All"), states.total())] + [(s.value, str(s.label).capitalize(), states[s]) for s in State]
    return [
        {
            "name": name,
            "count": count,
            "is_current": key == box.state,
            "url": "?" + urlencode({"q": box.query, "state": key, "kind": box.kind}),
        }
        for key, name, count in shown
        if count or key in ("", box.state)
    ]


def _mail(cohort: Cohort, public_id: UUID) -> OutgoingMail:
    rows = OutgoingMail.objects.about(cohort).select_related("recipient", "resent_from")
    return get_object_or_404(rows.prefetch_related("resends", "attachments"), public_id=public_id)


@require_safe
def mail_detail(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    mail = _mail(cohort, public_id)
    context = {
        "cohort": cohort,
        "mail": mail,
        "kind": name_of(mail.kind),
        "why": explain(mail.error, mail.state),
        "cannot_resend": mail.why_cannot_resend(),
        "is_uncertain": mail.state == State.UNCERTAIN,
    }
    return render(request, "cohorts/mail/detail.html", context)


@require_safe
def mail_html(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """The mail as its reader sees it, for the frame on its page; a secret one shows its body to nobody."""
    mail = _mail(open_cohort(request, cohort_id), public_id)
    if mail.secret or mail.is_erased:
        raise Http404
    return pages.body_of(mail)


def mail_resend(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    """Asks, because a mail that went out or may have gone out would arrive twice; then sends a new copy."""
    cohort = open_cohort(request, cohort_id)
    mail = _mail(cohort, public_id)
    back = reverse("cohorts:mail_detail", args=[cohort.public_id, mail.public_id])
    if request.method == "POST":
        try:
            copy = resending.resend(mail)
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect(back)
        messages.success(request, _("A new copy goes to %(to)s.") % {"to": copy.to_address})
        return redirect("cohorts:mail_detail", cohort.public_id, copy.public_id)
    if mail.why_cannot_resend():
        messages.error(request, mail.why_cannot_resend())
        return redirect(back)
    present = mail.recipient.email if mail.recipient and not mail.secret else mail.to_address
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "mail",
        "title": _("Send this mail again?"),
        "text": f"{_what_a_copy_does(mail)} {_('It goes to %(to)s.') % {'to': present}}",
        "submit": _("Send again"),
        "cancel": back,
    }
    return render(request, "components/confirm_page.html", context)


def _what_a_copy_does(mail: OutgoingMail) -> str:
    if mail.state == State.SENT:
        return _("It was sent already: the person gets it twice.")
    if mail.state == State.UNCERTAIN:
        return _("It may have arrived already: the person may get it twice.")
    return _("It did not arrive.")


@require_POST
def mail_arrived(request: HttpRequest, cohort_id: UUID, public_id: UUID) -> HttpResponse:
    cohort = open_cohort(request, cohort_id)
    mail = _mail(cohort, public_id)
    try:
        resending.call_arrived(mail)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted: this mail arrived."))
    return redirect("cohorts:mail_detail", cohort.public_id, mail.public_id)


def mail_retry(request: HttpRequest, cohort_id: UUID) -> HttpResponse:
    """All that failed and was not sent again yet, at once."""
    cohort = open_cohort(request, cohort_id)
    back = reverse("cohorts:mail", args=[cohort.public_id])
    if request.method == "POST":
        sent = resending.resend_failed(cohort)
        words = ngettext("%(number)d mail is sent again.", "%(number)d mails are sent again.", sent) % {"number": sent}
        messages.success(request, words)
        return redirect(back)
    number = OutgoingMail.objects.about(cohort).undelivered().filter(state=State.FAILED).count()
    context = {
        "layout": "desk.html",
        "cohort": cohort,
        "tab": "mail",
        "title": ngettext("Send %(number)d mail again?", "Send %(number)d mails again?", number) % {"number": number},
        "text": _("Each goes to the present address of its reader. What was refused for good will fail again."),
        "submit": _("Send again"),
        "cancel": back,
    }
    return render(request, "components/confirm_page.html", context)
