"""What a person does on a page, in the words that stand there: find the field by its label, press the button, read on.

A `Person` has a browser of their own. Nothing here knows an address or an id, but for links that came by mail.
"""

import re
from email import message_from_bytes, policy
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.workers import MailServer, wait_until

PASSWORD = "clean-shoes-and-slow-hands-26"
LINK = re.compile(r"https?://\S+")


def field(place: Page | Locator, label: str) -> Locator:
    """The field with this label, whether it is marked as optional or not."""
    return place.get_by_label(re.compile(rf"^\s*{re.escape(label)}(\s+optional)?\s*$", re.IGNORECASE))


class Person:
    """Somebody at a browser: name, address, and the page that they look at."""

    def __init__(self, page: Page, name: str = "", email: str = ""):
        page.set_default_timeout(60_000)
        self.page, self.name, self.email = page, name, email
        self.main = page.get_by_role("main")

    def open(self, address: str) -> None:
        self.page.goto(address)

    def follow(self, link: str, *, within: str = "main", exact: bool = False) -> None:
        self.page.locator(within).get_by_role("link", name=link, exact=exact).first.click()

    def tab(self, name: str) -> None:
        """A tab of the desk or the library; a number of waiting things may stand beside its name."""
        self.page.locator("[data-tabs]").get_by_role("link", name=re.compile(rf"^\s*{name}\b")).click()

    def press(self, button: str, *, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("button", name=button, exact=True).click()

    def answer(self, button: str) -> None:
        """In the dialog that asks."""
        self.page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()

    def write(self, values: dict[str, str], *, within: Locator | None = None) -> None:
        for label, value in values.items():
            found = field(within or self.main, label)
            if found.evaluate("element => element.tagName") == "SELECT":
                found.select_option(label=value)
            else:
                found.fill(value)

    def choose(self, *choices: str, of: str = "") -> None:
        """Radio buttons and boxes; `of` is the question that they answer."""
        for choice in choices:
            place = self.main.get_by_role("group", name=re.compile(rf"^{re.escape(of)}")) if of else self.main
            words = re.compile(rf"^\s*{re.escape(choice)}", re.IGNORECASE)
            place.get_by_role("radio", name=words).or_(place.get_by_role("checkbox", name=words)).check()

    def sees(self, *words: str) -> None:
        for text in words:
            expect(self.main.get_by_text(text).first).to_be_visible()

    def sees_not(self, *words: str) -> None:
        for text in words:
            expect(self.page.get_by_text(text)).to_have_count(0)

    def heading(self, words: str) -> None:
        expect(self.page.get_by_role("heading", name=words).first).to_be_visible()

    def log_in(self, password: str = PASSWORD) -> None:
        self.open("/account/login/")
        self.write({"Email": self.email, "Password": password})
        self.press("Log in")
        expect(self.page.get_by_role("button", name="your account")).to_be_visible()

    def goes_to(self, place: str) -> None:
        """By the account's menu."""
        self.page.get_by_role("button", name="your account").click()
        self.page.locator("#account-menu").get_by_role("link", name=place, exact=True).click()


class Letterbox:
    """What the mail server took in, by address."""

    def __init__(self, server: MailServer):
        self.server = server

    def mails(self, address: str, subject: str) -> list:
        read = [message_from_bytes(each.content, policy=policy.default) for each in self.server.accepted]
        return [mail for mail in read if address in str(mail["to"]) and subject in str(mail["subject"])]

    def mail(self, address: str, subject: str):
        """The newest mail with these words in its subject, once it has arrived."""
        wait_until(lambda: self.mails(address, subject), 120, f"a mail “{subject}” to {address}: {self.subjects()}")
        return self.mails(address, subject)[-1]

    def subjects(self) -> list[str]:
        read = [message_from_bytes(each.content, policy=policy.default) for each in self.server.accepted]
        return [f"{mail['to']}: {mail['subject']}" for mail in read]

    def link(self, address: str, subject: str) -> str:
        """The path of the first link in that mail: here the site has another name than in its mails."""
        text = self.mail(address, subject).get_body(("plain",)).get_content()
        parts = urlsplit(LINK.search(text)[0])
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def attachments(self, address: str, subject: str) -> list[str]:
        return [part.get_filename() for part in self.mail(address, subject).iter_attachments()]
