"""E-learning pages: written in a draft, fixed with the version."""

import pytest
from django.db import Error, transaction

from tests.factories import LearningFileFactory, LearningPageFactory, ModuleVersionFactory

pytestmark = pytest.mark.django_db


def test_a_released_page_is_fixed_with_its_files():
    page = LearningPageFactory()
    file = LearningFileFactory(page=page)
    page.title = file.title = "Another"
    for row in (page, file):
        with pytest.raises(Error, match="fixed"), transaction.atomic():
            row.save()
        with pytest.raises(Error, match="fixed"), transaction.atomic():
            row.delete()


def test_the_page_of_a_draft_changes_and_goes():
    page = LearningPageFactory(module_version=ModuleVersionFactory(state="draft", released_at=None))
    LearningFileFactory(page=page)
    page.title = "Another"
    page.save()
    page.delete()
