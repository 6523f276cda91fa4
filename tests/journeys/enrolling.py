"""The acts of students, and what the organiser sees of them."""

from .building import COHORT, SCHOOL
from .hands import PASSWORD, Letterbox, Person


def sign_up(student: Person, letterbox: Letterbox) -> None:
    """From the home page to the form: an account, its address confirmed by the link in a mail."""
    student.open("/")
    student.page.get_by_role("link", name=COHORT, exact=True).first.click()
    student.main.get_by_role("link", name="Apply for a place").or_(
        student.main.get_by_role("link", name="Join the waiting list")
    ).first.click()
    student.write({"Name": student.name, "E-mail": student.email, "Password": PASSWORD})
    student.press("Make an account")
    student.heading("One step left: confirm your address")
    student.open(letterbox.link(student.email, "Confirm your e-mail address"))
    student.press("Yes, confirm it")


def apply(student: Person) -> None:
    """The form, which is where signing up leads back to."""
    student.heading("Your application")
    student.choose(SCHOOL, of="School")
    student.write({"Study programme": "Chemistry", "Why this, why now?": "I want to stand at grade A one day."})
    student.choose("2", of="Year of study")
    student.choose("How we use your data")
    student.press("Send my application")


def withdraw(student: Person) -> None:
    student.follow("Withdraw my application")
    student.answer("Withdraw my application")
    student.heading("Your application is withdrawn")


def take_the_offer(student: Person, letterbox: Letterbox) -> None:
    student.open(letterbox.link(student.email, f"A place in {COHORT} is free for you"))
    student.heading("A place is free for you")
    student.press("Yes, I take the place")
    student.heading("You have a place")


def file_behind(person: Person, link: str) -> bytes:
    with person.page.expect_download() as download:
        person.follow(link)
    return download.value.path().read_bytes()
