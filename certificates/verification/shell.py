"""The frame of the public check's pages: the same for everybody, so it is drawn once a process, language and theme."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

THEMES = ("auto", "light", "dark")
TITLE, MAIN = SafeString("<!--title-->"), SafeString("<!--main-->")


def page(name: str, context: dict[str, Any], *, title: str, language: str, theme: str) -> str:
    """A whole page; `language` is the one that is spoken now, `theme` what the reader's cookie says."""
    before, between, after = _frame(language, theme if theme in THEMES else "auto", _static_files())
    inside = render_to_string(f"certificates/verification/{name}.html", context)
    return f"{before}{escape(title)}{between}{inside}{after}"


def _static_files() -> str:
    """The names of static files hang on what gives them."""
    return settings.STORAGES["staticfiles"]["BACKEND"]


@lru_cache(maxsize=32)
def _frame(language: str, theme: str, _static: str) -> tuple[str, str, str]:
    drawn = render_to_string("certificates/verification/frame.html", {"title": TITLE, "main": MAIN, "theme": theme})
    before, _title, rest = drawn.partition(TITLE)
    between, _main, after = rest.partition(MAIN)
    return before, between, after
