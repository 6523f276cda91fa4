"""Designs are tried out in a process of their own, `caged.py`: never in the one that answers a page.

One of them waits, ready, for the next job: getting ready takes longer than drawing. It ends by itself after a while.
"""

import base64
import json
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..facts import Facts
from ..pdf.front import Front

SECONDS: dict[str, tuple[int, int]] = {  # of the processor, and by the clock; far more than drawing takes
    "picture": (8, 15),
    "file": (10, 20),
    "checks": (40, 55),
}
log = logging.getLogger(__name__)
Want = Literal["picture", "file", "checks"]


@dataclass
class Sample:
    """One page to be tried: with whose facts, in which language; `name` says what it is a sample of."""

    front: Front
    facts: Facts
    language: str
    name: str = ""
    mark: str = "preview"


@dataclass
class Shown:
    faults: list[str] = field(default_factory=list)
    picture: bytes = b""
    file: bytes = b""


def show(samples: Iterable[Sample], want: Want) -> list[Shown]:
    """What became of each sample. Whatever a design does, this answers in words."""
    rows = list(samples)
    job = {
        "want": want,
        "seconds": SECONDS[want][0],
        "reader": get_language() or "en",
        "roots": [str(settings.BASE_DIR / name) for name in ("certificates", "records", "templates", "locale")]
        + [str(settings.PDF_FONTS), *(str(path) for path in settings.LOCALE_PATHS)],
        "samples": [_job(row) for row in rows],
    }
    answered, why = _ask(json.dumps(job).encode(), SECONDS[want][1])
    if answered is None:
        return [Shown([why]) for _row in rows]
    return [_shown(row) for row in answered["shown"]]


def _job(row: Sample) -> dict[str, Any]:
    pictures = {
        name: (base64.b64encode(picture.content).decode(), picture.content_type)
        for name, picture in row.front.pictures.items()
    }
    front = {"html": row.front.html, "css": row.front.css, "upright": row.front.upright, "pictures": pictures}
    return {"front": front, "facts": row.facts, "language": row.language, "mark": row.mark}


def _shown(row: dict[str, Any]) -> Shown:
    return Shown(
        [say(key, detail) for key, detail in row["faults"]],
        base64.b64decode(row.get("picture", "")),
        base64.b64decode(row.get("file", "")),
    )


def say(key: str, detail: str) -> str:
    """A fault in words."""
    match key:
        case "letters":
            return _("The fonts have no letter “%(letters)s”.") % {"letters": detail}
        case "fonts":
            return _("The fonts are missing on this server: have “manage.py make_pdf_fonts” run there.")
        case "pages":
            return _("It has no end: a certificate has at most 40 pages.")
        case "long":
            return _("It runs over %(number)s pages: the first part is one page.") % {"number": detail}
        case "over":
            return _("The text runs %(number)s mm into the signatures: take a block out, or say less.") % {
                "number": detail
            }
        case "edge":
            return _("Something stands %(number)s mm over the edge of the paper.") % {"number": detail}
        case "cut":
            return _("Some of its words have no room on the page and would be missing: take a block out.")
        case "memory":
            return _("It took too much memory and was stopped.")
        case "error":
            log.warning("a design could not be drawn: %s", detail)
            return _("It could not be drawn. Take the last change back and try again.")
        case "deep":
            return _("The elements stand too deep in each other.")
    return detail


_spare: list[subprocess.Popen] = []
_lock = threading.Lock()


def _start() -> subprocess.Popen:
    """A process that gets ready. It is told nothing of the environment: no address, no password."""
    told = {
        "BASE_DIR": str(settings.BASE_DIR),
        "PDF_FONTS": str(settings.PDF_FONTS),
        "SITE_URL": settings.SITE_URL,
        "SECRET_KEY": "none",
        **{name: "" for name in dir(settings) if name.startswith(("SEAL_", "BADGE_"))},  # it has no key
        "LANGUAGES": [[code, str(name)] for code, name in settings.LANGUAGES],
        "LOCALE_PATHS": [str(path) for path in settings.LOCALE_PATHS],
        "USE_TZ": True,
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(settings.BASE_DIR / "templates")],
                "OPTIONS": {"builtins": ["django.templatetags.i18n"]},
            }
        ],
    }
    return subprocess.Popen(
        [sys.executable, "-m", "certificates.designs.caged", json.dumps(told)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "HOME") if name in os.environ},
        close_fds=True,
    )


def _take() -> subprocess.Popen:
    """The one that waits, if it still does; and the next one gets ready."""
    with _lock:
        ready = next((one for one in _spare if one.poll() is None), None)
        _spare[:] = [_start()]
    return ready or _start()


def _ask(job: bytes, seconds: int) -> tuple[dict[str, Any] | None, str]:
    process = _take()
    try:
        written, _errors = process.communicate(job + b"\n", timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return None, _("It took longer than %(seconds)d seconds and was stopped.") % {"seconds": seconds}
    if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return None, _("It took too long to draw and was stopped. Is a table or a list without end?")
    try:
        return json.loads(written), ""
    except ValueError:
        log.error("a design could not be tried: the process ended with %s", process.returncode)
        return None, _("It could not be drawn. Take the last change back and try again.")


def stop() -> None:
    """End the one that waits."""
    with _lock:
        for one in _spare:
            one.kill()
            one.wait()
        _spare.clear()
