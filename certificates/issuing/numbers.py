"""Numbers without gaps, per organisation and year (CERTIFICATES in docs/rules.md)."""

from accounts.models import Organisation

from ..models import NumberCounter


def take_numbers(organisation: Organisation, year: int, count: int) -> range:
    """The next numbers. Their row stays locked until the transaction ends; what is rolled back gives them back."""
    NumberCounter.objects.get_or_create(organisation=organisation, year=year)
    counter = NumberCounter.objects.select_for_update(no_key=True).get(organisation=organisation, year=year)
    first = counter.last + 1
    counter.last += count
    counter.save(update_fields=["last"])
    return range(first, first + count)
