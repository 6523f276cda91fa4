"""Dutch and French: complete, with their placeholders, and not English in disguise."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
SOURCES = ("summerschool", "certificates", "partners", "cohorts", "courses", "accounts", "records")
LANGUAGES = [code for code, _ in settings.LANGUAGES if code != "en"]


def entries(language: str) -> list[polib.POEntry]:
    file = Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"
    return [entry for entry in polib.pofile(str(file)) if not entry.obsolete]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_is_empty_or_fuzzy(language):
    assert [entry.msgid for entry in entries(language) if not entry.translated()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_kept(language):
    wrong = []
    for entry in entries(language):
        if entry.msgid_plural:
            said, meant = entry.msgstr_plural[1], entry.msgid_plural
        else:
            said, meant = entry.msgstr, entry.msgid
        if Counter(PLACEHOLDER.findall(said)) != Counter(PLACEHOLDER.findall(meant)):
            wrong.append((meant, said))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_one_in_twenty_equals_the_english(language):
    found = [entry for entry in entries(language) if re.search(r"[A-Za-z]{2}", PLACEHOLDER.sub("", entry.msgid))]
    same = [entry.msgid for entry in found if entry.msgid in (entry.msgstr, entry.msgstr_plural.get(0))]
    assert len(same) <= len(found) / 20, same


def test_every_string_of_the_code_stands_in_the_files(tmp_path):
    """What `make messages` would find is there."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed")
    keep = shutil.ignore_patterns("migrations", "__pycache__")
    for folder in ("templates", *SOURCES):
        shutil.copytree(settings.BASE_DIR / folder, tmp_path / folder, ignore=keep)
    (tmp_path / "locale").mkdir()
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "nl", "--no-location"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
    fresh = polib.pofile(str(tmp_path / "locale" / "nl" / "LC_MESSAGES" / "django.po"))
    known = {(entry.msgctxt, entry.msgid) for entry in entries("nl")}
    assert {(entry.msgctxt, entry.msgid) for entry in fresh} - known == set()
