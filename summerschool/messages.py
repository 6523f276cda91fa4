"""Compile the translations without gettext being installed."""

from pathlib import Path

import polib
from django.conf import settings


def compile_messages() -> int:
    """Write `django.mo` beside each `django.po` that is newer; returns how many were written."""
    written = 0
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                written += 1
    return written
