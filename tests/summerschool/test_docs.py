"""What the code cites must be there, and what the documents name must exist."""

import re
from pathlib import Path

from summerschool import settings as real_settings

ROOT = Path(__file__).resolve().parents[2]
APPS = ("records", "accounts", "courses", "cohorts", "partners", "certificates", "summerschool")


def test_every_rule_that_the_code_cites_has_a_heading():
    headings = {
        name: set(re.findall(r"^##+ (.+)$", (ROOT / "docs" / f"{name}.md").read_text().upper(), re.M))
        for name in ("rules", "decisions", "operations")
    }
    for app in APPS:
        for file in (ROOT / app).rglob("*.py"):
            for rule, document in re.findall(r"([A-Z][A-Z ]+[A-Z]) in docs/(\w+)\.md", file.read_text()):
                assert rule in headings[document], f"{file.relative_to(ROOT)} cites {rule}"


def test_operations_names_every_variable_that_the_settings_read():
    read = set(re.findall(r'env(?:\.\w+)?\(\s*"(\w+)"', Path(real_settings.__file__).read_text()))
    named = set(re.findall(r"`([A-Z][A-Z_]+)`", (ROOT / "docs" / "operations.md").read_text()))
    assert read - named == set()
