"""Numbers without a gap, whatever happens at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from partners.models import Invoice
from partners.money import actions

from .conftest import draft, money_world

THREADS = 20


class Thrown(Exception):
    pass


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_leave_no_gap_even_when_one_is_rolled_back():
    """Red without the counter's lock: two threads then read the same number, and the constraint throws one out."""
    world = money_world()
    drafts = [draft(world) for _ in range(THREADS + 1)]
    together = Barrier(THREADS + 1)

    def issue(number: int) -> int | None:
        together.wait()
        try:
            with transaction.atomic():
                row = actions.issue(drafts[number], world.organiser)
                if number == 7:
                    raise Thrown
                return row.number
        except Thrown:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS + 1) as pool:
        given = list(pool.map(issue, range(THREADS + 1)))
    assert given[7] is None
    assert sorted(number for number in given if number) == list(range(1, THREADS + 1))
    assert Invoice.objects.get(pk=drafts[7].pk).is_draft
    assert actions.issue(drafts[7], world.organiser).number == THREADS + 1


@pytest.mark.django_db(transaction=True)
def test_the_same_draft_issued_twice_at_once_is_one_invoice():
    world = money_world()
    row, together = draft(world), Barrier(4)

    def issue(_number: int) -> bool:
        together.wait()
        try:
            actions.issue(row, world.organiser)
        except actions.Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(issue, range(4))) == [False, False, False, True]
    assert Invoice.objects.get().number == 1
