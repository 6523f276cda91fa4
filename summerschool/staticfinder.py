"""Which third-party files a browser may get: these, by name, and nothing else of `node_modules`.

Only what a page uses is collected: a package brings hundreds of files besides, and some name source maps that are not
there. Add a file here when a page needs it.
"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

PACKAGES = Path(settings.BASE_DIR) / "node_modules"
SUBSETS = ("latin", "latin-ext", "vietnamese", "greek", "greek-ext", "cyrillic", "cyrillic-ext")

# the path under static/ : the path under node_modules/
VENDOR_FILES = {
    "vendor/tabler/tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "vendor/htmx/htmx.min.js": "htmx.org/dist/htmx.min.js",
    "vendor/sortablejs/Sortable.min.js": "@tabler/core/dist/libs/sortablejs/Sortable.min.js",
    "vendor/jsqr/jsQR.js": "jsqr/dist/jsQR.js",
    "vendor/event-calendar/event-calendar.min.js": "@event-calendar/build/dist/event-calendar.min.js",
    "vendor/event-calendar/event-calendar.min.css": "@event-calendar/build/dist/event-calendar.min.css",
    "vendor/literata/opsz.css": "@fontsource-variable/literata/opsz.css",
    "vendor/source-sans-3/wght.css": "@fontsource-variable/source-sans-3/wght.css",
}
for _font, _axis in (("literata", "opsz"), ("source-sans-3", "wght")):
    for _subset in SUBSETS:
        _name = f"files/{_font}-{_subset}-{_axis}-normal.woff2"
        if (PACKAGES / "@fontsource-variable" / _font / _name).exists():
            VENDOR_FILES[f"vendor/{_font}/{_name}"] = f"@fontsource-variable/{_font}/{_name}"


class PackageFiles(FileSystemStorage):
    """Reads a static path from the package file that stands for it."""

    def path(self, name: str) -> str:
        return str(PACKAGES / VENDOR_FILES[name.replace("\\", "/")])


class VendorFinder(BaseFinder):
    """Finds the files of `VENDOR_FILES`, for collectstatic and for the development server."""

    storage = PackageFiles(location=str(PACKAGES))

    def check(self, **kwargs):
        return []

    def find(self, path: str, find_all: bool = False, **kwargs):
        known = VENDOR_FILES.get(path)
        if not known or not (PACKAGES / known).exists():
            return []
        found = str(PACKAGES / known)
        return [found] if find_all else found

    def list(self, ignore_patterns) -> Iterator[tuple[str, FileSystemStorage]]:
        for name in VENDOR_FILES:
            yield name, self.storage


class HashedFiles(CompressedManifestStaticFilesStorage):
    """Hashed names, compressed; rewrites addresses in CSS but leaves the comments that name source maps alone."""

    patterns = tuple(
        (glob, tuple(rule for rule in rules if "sourceMappingURL" not in (rule if isinstance(rule, str) else rule[0])))
        for glob, rules in ManifestStaticFilesStorage.patterns
        if glob == "*.css"
    )

    def stored_name(self, name: str) -> str:
        """Plain names as long as nothing was collected, as in the tests."""
        return super().stored_name(name) if self.hashed_files else name
