"""Invoices, payments and the budget: the organiser's books, the cohort's tab, the partner's own."""

from django.urls import path

from ..views.money import budget, files, invoices, lists, payments, seller

BOOKS = "organisations/<uuid:organisation_id>/invoices/"
ONE = "invoices/<uuid:public_id>/"
DESK = "desk/<uuid:cohort_id>/invoices/"
BUDGET = "desk/<uuid:cohort_id>/budget/"
LINE = BUDGET + "<uuid:public_id>/"

urlpatterns = [
    path(BOOKS, lists.books, name="books"),
    path(BOOKS + "new/", invoices.new_invoice, name="new_invoice"),
    path(BOOKS + "terms/", payments.terms, name="invoice_terms"),
    path("organisations/<uuid:organisation_id>/billing/", seller.seller_details, name="seller_details"),
    path("organisations/<uuid:organisation_id>/budgets/", budget.budgets, name="budgets"),
    path(DESK, lists.cohort_invoices, name="cohort_invoices"),
    path("partner/invoices/", lists.own_invoices, name="own_invoices"),
    path(ONE, invoices.invoice, name="invoice"),
    path(ONE + "edit/", invoices.edit_invoice, name="edit_invoice"),
    path(ONE + "discard/", invoices.discard_invoice, name="discard_invoice"),
    path(ONE + "issue/", invoices.issue_invoice, name="issue_invoice"),
    path(ONE + "credit/", invoices.credit_invoice, name="credit_invoice"),
    path(ONE + "remind/", invoices.remind_invoice, name="remind_invoice"),
    path(ONE + "check/", invoices.check_invoice, name="check_invoice"),
    path(ONE + "pay/", payments.pay_invoice, name="pay_invoice"),
    path(ONE + "payments/<uuid:payment>/take-back/", payments.take_back_payment, name="take_back_payment"),
    path(ONE + "file.pdf", files.invoice_pdf, name="invoice_pdf"),
    path(ONE + "file.xml", files.invoice_xml, name="invoice_xml"),
    path("sponsorships/<uuid:public_id>/invoice/", invoices.invoice_sponsorship, name="invoice_sponsorship"),
    path(BUDGET, budget.budget, name="budget"),
    path(BUDGET + "new/", budget.new_line, name="new_budget_line"),
    path(BUDGET + "copy/", budget.copy_last, name="copy_budget"),
    path(LINE, budget.line, name="budget_line"),
    path(LINE + "edit/", budget.edit_line, name="edit_budget_line"),
    path(LINE + "remove/", budget.remove_line, name="remove_budget_line"),
    path(LINE + "entries/<uuid:entry>/take-out/", budget.take_out, name="take_out_entry"),
]
