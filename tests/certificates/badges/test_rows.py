"""What the database itself keeps of badges."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from certificates.models import LIST_SIZE, Achievement
from tests.factories import OrganiserFactory, StatusEntryFactory

pytestmark = pytest.mark.django_db


def test_no_two_badges_share_a_bit():
    entry = StatusEntryFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEntryFactory(list=entry.list, index=entry.index)


def test_a_bit_lies_inside_its_list():
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusEntryFactory(index=LIST_SIZE)


def test_a_bit_never_moves():
    entry = StatusEntryFactory(index=4)
    entry.index = 5
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        entry.save()


def test_an_achievement_never_changes():
    row = Achievement.objects.create(
        organisation=OrganiserFactory(), kind="completion", content={"programme": {"title": "GMP"}}, digest="0" * 64
    )
    row.content = {}
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        row.save()
