"""The register of triggers that answers from indexes: it refuses what the package's own refuses."""

import subprocess
import sys

import pgtrigger
import pytest
from pgtrigger import registry

from accounts.models import User
from records.models import OutgoingMail

LOADED_LATE = ("weasyprint", "openpyxl", "numpy", "ortools", "saxonche", "resvg_py", "fontTools.merge")


def test_every_trigger_is_found_by_its_table_and_name():
    known = registry._registry
    assert len(known) > 500
    assert {(model._meta.db_table, trigger.name) for model, trigger in known.values()} == set(known.by_db_table)
    assert {trigger.get_pgid(model) for model, trigger in known.values()} == known.pg_function_names


def test_a_name_that_a_table_has_already_is_refused():
    taken = next(trigger.name for model, trigger in registry._registry.values() if model is User)
    double = pgtrigger.Protect(name=taken, operation=pgtrigger.Delete)
    with pytest.raises(KeyError, match="already used"):
        double.register(User)


def test_a_trigger_can_be_taken_out_again():
    trigger = pgtrigger.Protect(name="for_a_moment", operation=pgtrigger.Delete)
    with trigger.register(OutgoingMail):
        assert registry._registry.by_db_table[OutgoingMail._meta.db_table, "for_a_moment"] == trigger
    assert (OutgoingMail._meta.db_table, "for_a_moment") not in registry._registry.by_db_table


def test_a_process_starts_without_the_heavy_libraries():
    told = (
        "import django, sys; django.setup(); from django.urls import get_resolver; get_resolver().url_patterns;"
        f"print([name for name in {LOADED_LATE!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
