"""Invoices, credit notes, payments and the budget (INVOICES and BUDGET in docs/rules.md)."""
