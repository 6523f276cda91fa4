"""A released version is fixed by the database itself."""

import pytest
from django.db import ProgrammingError, transaction

from certificates.models import DesignVersion
from tests.factories import DesignVersionFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("change", [{"blocks": []}, {"css": "p { color: red }"}, {"state": "draft"}, {"number": 7}])
def test_nothing_of_a_released_version_changes(change):
    version = DesignVersionFactory(released=True)
    with pytest.raises(ProgrammingError, match="fixed"), transaction.atomic():
        DesignVersion.objects.filter(pk=version.pk).update(**change)


def test_a_released_version_is_never_deleted_and_a_draft_may_be():
    version, draft = DesignVersionFactory(released=True), DesignVersionFactory()
    with pytest.raises(ProgrammingError, match="fixed"), transaction.atomic():
        version.delete()
    draft.delete()


def test_a_released_version_can_be_retired_and_come_back():
    version = DesignVersionFactory(released=True)
    DesignVersion.objects.filter(pk=version.pk).update(state="retired", retired_because="a new logo")
    DesignVersion.objects.filter(pk=version.pk).update(state="released")


def test_history_keeps_no_draft_of_what_was_typed():
    draft = DesignVersionFactory()
    DesignVersion.objects.filter(pk=draft.pk).update(html="<p>secret</p>", edits=2)
    assert draft.history.count() == 1
    assert not hasattr(draft.history.get(), "html")
