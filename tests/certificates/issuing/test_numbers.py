"""Numbers without gaps in an organisation and year, whoever asks at the same time."""

import threading

import pytest
from django.db import connections, transaction

from certificates.issuing.numbers import take_numbers
from certificates.models import NumberCounter
from tests.factories import OrganiserFactory

THREADS = 20


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_with_one_rolled_back_leave_no_gap_and_no_double():
    """Red when take_numbers() does not lock the counter's row: then numbers are given twice."""
    organisation = OrganiserFactory()
    start, given, faults = threading.Barrier(THREADS), [], []

    def take(number: int):
        try:
            start.wait()
            with transaction.atomic():
                numbers = list(take_numbers(organisation, 2026, 3))
                if number == 7:
                    raise InterruptedError
            given.extend(numbers)
        except InterruptedError:
            faults.append("rolled back")
        except Exception as error:
            faults.append(repr(error))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=take, args=[number]) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == ["rolled back"]
    assert sorted(given) == list(range(1, 3 * (THREADS - 1) + 1))
    assert NumberCounter.objects.get().last == len(given)


@pytest.mark.django_db
def test_each_organisation_and_each_year_counts_for_itself():
    one, other = OrganiserFactory(), OrganiserFactory()
    assert [list(take_numbers(*asked, 2)) for asked in ((one, 2026), (one, 2026), (one, 2027), (other, 2026))] == [
        [1, 2], [3, 4], [1, 2], [1, 2],
    ]  # fmt: skip
