"""Which third-party files are served, and that the stylesheets find each other after hashing."""

import json
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from summerschool.staticfinder import VENDOR_FILES


def test_every_vendor_file_is_in_its_package():
    assert all(finders.find(name) for name in VENDOR_FILES)


def test_nothing_else_of_the_packages_is_served():
    assert not finders.find("vendor/tabler/tabler.css")
    assert not finders.find("vendor/htmx/htmx.js")


def test_addresses_in_stylesheets_lead_to_collected_files(static_files):
    for css in [*static_files.glob("css/*.css"), *static_files.glob("vendor/*/*.css")]:
        for address in re.findall(r'url\("?(?!data:)([^")]+)"?\)', css.read_text()):
            target = (css.parent / address.split("#")[0]).resolve()
            assert target.exists(), f"{css.name} asks for {address}"


def test_no_page_asset_names_another_host(static_files):
    for path in [*static_files.glob("css/*.css"), *static_files.glob("vendor/*/*.css"), *static_files.glob("js/*.js")]:
        assert not re.search(r'url\("?(https?:)?//', path.read_text()), path.name


def test_the_package_lock_names_no_download_address():
    text = (Path(settings.BASE_DIR) / "package-lock.json").read_text()
    assert '"resolved"' not in text
    packages = json.loads(text)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)
