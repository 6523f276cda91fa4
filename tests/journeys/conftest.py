"""A real Chromium against the live server: `page` fails the test on any script error or refused inline style."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import expect, sync_playwright

# Playwright's event loop lives in the test's thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

expect.set_options(timeout=60_000)
QUIET = ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-component-update"]


def chromium_path() -> str | None:
    names = ("chromium-headless-shell", "chromium", "chromium-browser")  # the first takes half the time of the others
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET, "--disable-sync"])
        yield browser
        browser.close()


@pytest.fixture
def page_at(browser, live_server):
    """Open pages of a width and a colour scheme; `page_at(360, "dark").goto("/")`."""
    contexts, complaints = [], []

    def open_page(width: int = 1280, scheme: str = "light", **options):
        size = {"width": width, "height": 900}
        context = browser.new_context(
            viewport=size, color_scheme=scheme, base_url=live_server.url, locale="en-GB", **options
        )
        contexts.append(context)
        context.set_default_timeout(60_000)  # for a machine with much else to do
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    ours = [text for text in complaints if "favicon" not in text and "404" not in text]
    assert ours == []


@pytest.fixture
def page(page_at):
    return page_at()


def faults_of(page) -> list[str]:
    """What axe finds on the page (WCAG 2.2 AA and its best practices), as rule and element.

    `preload` is off: axe would fetch the stylesheets again and put them inline, which our policy refuses.
    """
    found = Axe().run(page, options={"preload": False, "resultTypes": ["violations"]}).response["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def is_too_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def let_in(page, user, address: str) -> None:
    """Without the pages of logging in: those have tests of their own."""
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": address}])
