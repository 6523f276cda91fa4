"""Pages of invoices, payments and the budget."""
