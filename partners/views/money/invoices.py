"""One invoice at the organiser's: read, write, issue, credit, remind."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cohorts.models import Cohort
from records.errors import Refused

from ...forms.money import CreditForm, InvoiceForm, PaymentForm, lines_formset
from ...models import Invoice, InvoiceLine, Sponsorship, billing_of
from ...money import actions, files, refusals, reminding, sponsored
from ...money.standing import standing_of
from ...money.words import page_of
from ..access import demand
from ..answers import act, ask
from .access import ISSUE, invoice_of_books, organiser_of_books
from .lists import list_url


def detail(invoice: Invoice) -> str:
    return reverse("partners:invoice", args=[invoice.public_id])


@require_safe
def invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id)
    return invoice_page(request, row)


def invoice_page(request: HttpRequest, row: Invoice, payment: PaymentForm | None = None) -> HttpResponse:
    context = page_of(row, may_issue=request.user.has_perm(ISSUE, row.organiser))
    if not context["why_not_pay"]:
        context["payment"] = payment or PaymentForm(open_cents=standing_of(row).open)
    return render(request, "partners/money/invoice.html", context, status=422 if payment else 200)


def new_invoice(request: HttpRequest, organisation_id) -> HttpResponse:
    organiser = organiser_of_books(request, organisation_id, ISSUE)
    draft = Invoice(organiser=organiser)
    if cohort_id := request.GET.get("cohort"):
        cohorts = Cohort.objects.filter(organisation=organiser)
        draft.cohort = next((row for row in cohorts if str(row.public_id) == cohort_id), None)
    return _write(request, draft)


def edit_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id, ISSUE)
    if refusal := refusals.why_not_change(row):
        messages.error(request, refusal)
        return redirect(detail(row))
    return _write(request, row)


def _write(request: HttpRequest, draft: Invoice) -> HttpResponse:
    """The draft with its lines on one page; what was typed stays when something is refused."""
    asked = request.POST or None
    form = InvoiceForm(asked, instance=draft, organiser=draft.organiser)
    rows = draft.lines.all() if draft.pk else InvoiceLine.objects.none()
    lines = lines_formset(extra=1 if draft.pk else 2)(asked, queryset=rows, prefix="lines")
    if asked is not None and form.is_valid() and lines.is_valid():
        try:
            draft = actions.save_draft(form.instance, lines.rows(), request.user)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            if "more" in request.POST:
                return redirect(reverse("partners:edit_invoice", args=[draft.public_id]) + "#more")
            messages.success(request, _("Saved as a draft."))
            return redirect(detail(draft))
    context = {"invoice": draft, "organiser": draft.organiser, "form": form, "lines": lines}
    status = 422 if asked is not None else 200
    return render(request, "partners/money/write.html", context, status=status)


@require_POST
def invoice_sponsorship(request: HttpRequest, public_id) -> HttpResponse:
    """A draft made of a sponsorship; if there is one already, that one opens."""
    rows = Sponsorship.objects.visible_to(request.user).select_related("cohort__organisation")
    sponsorship = get_object_or_404(rows, public_id=public_id)
    demand(request, ISSUE, sponsorship.cohort.organisation)
    try:
        draft = sponsored.draft_for(sponsorship, request.user)
    except Refused as refused:
        standing = sponsorship.invoices.charges().exclude(state=Invoice.State.CREDITED).first()
        messages.error(request, str(refused))
        books = reverse("partners:books", args=[sponsorship.cohort.organisation.public_id])
        return redirect(detail(standing) if standing else books)
    messages.success(request, _("A draft: read it, then issue it."))
    return redirect(detail(draft))


def discard_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id, ISSUE)
    if request.method == "POST":
        back = list_url(row)
        return act(request, lambda: actions.discard_draft(row, request.user), _("The draft is gone."), back)
    return ask(
        request,
        title=_("Throw this draft away?"),
        text=_("It has no number yet, so nothing is missing in the books."),
        submit=_("Throw it away"),
        cancel=detail(row),
        danger=True,
    )


def issue_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id, ISSUE)
    if request.method == "POST":
        verb = lambda: actions.issue(row, request.user, request.POST.get("seen", ""))  # noqa: E731
        done = _("Issued. Its files are being made and checked.")
        return act(request, verb, done, detail(row))
    if refusal := refusals.why_not_issue(row, list(row.lines.all())):
        messages.error(request, refusal)
        return redirect(detail(row))
    context = {"invoice": row, "organiser": row.organiser, "buyer": billing_of(row.buyer)}
    return render(request, "partners/money/issue.html", context)


def credit_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id, ISSUE)
    form = CreditForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note = actions.draft_credit(row, form.cleaned_data["reason"], request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("A credit note over all of it, as a draft. Make it smaller if you need to."))
            return redirect(detail(note))
    if refusal := refusals.why_not_credit(row):
        messages.error(request, refusal)
        return redirect(detail(row))
    return ask(
        request,
        status=422 if form.errors else 200,
        title=_("Credit %(number)s?") % {"number": row.name},
        text=_("A credit note takes an invoice back, in whole or in part; the invoice itself stays in the books."),
        form=form,
        submit=_("Write the credit note"),
        cancel=detail(row),
    )


@require_POST
def remind_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id)
    return act(request, lambda: reminding.remind(row, request.user), _("The reminder is on its way."), detail(row))


@require_POST
def check_invoice(request: HttpRequest, public_id) -> HttpResponse:
    row = invoice_of_books(request, public_id, ISSUE)
    if row.is_draft:
        return redirect(detail(row))
    return act(request, lambda: files.check_again(row.file), _("It is being checked again."), detail(row))
