"""`manage.py build`: what a version carries besides its code; needs no server."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from summerschool import staticfinder
from summerschool.messages import compile_messages


class Command(BaseCommand):
    help = "Compile the translations, make the certificate's fonts, collect the static files."

    def handle(self, *args, **options):
        compile_messages()
        call_command("make_pdf_fonts", verbosity=0)
        collect()


def collect() -> None:
    """Collect the static files where one has changed: hashing and compressing them takes seconds at each start."""
    stamp = Path(settings.STATIC_ROOT) / ".sources"
    found = digest()
    if stamp.exists() and stamp.read_text() == found:
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(found)


def digest() -> str:
    """Of names, sizes and times of every file that would be collected."""
    lines = [f"{staticfinder.__file__} {Path(staticfinder.__file__).stat().st_mtime_ns}"]
    for finder in get_finders():
        for path, storage in finder.list(None):
            file = Path(storage.path(path)).stat()
            lines.append(f"{path} {file.st_size} {file.st_mtime_ns}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
