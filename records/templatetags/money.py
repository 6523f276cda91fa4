"""Amounts in the reader's language."""

from django import template

from .. import money as amounts

register = template.Library()


@register.filter
def money(cents: int | None, currency: str = "EUR") -> str:
    return "" if cents is None else amounts.words(cents, currency)
