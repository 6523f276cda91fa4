"""The acts by which an installation comes to have a public cohort: administrator, organiser, officer."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .hands import PASSWORD, Letterbox, Person

ORGANISER = "Niel Summer Schools"
SCHOOL = "Academy of Niel"
PROGRAMME = "From clean room to certificate"
COHORT = "Niel, first run"
PARTNER = "Sterile Works"
TITLE_AND_BODY = {
    "English": ("How we use your data", "We keep your application to run the course, for two years."),
    "Dutch": ("Hoe we je gegevens gebruiken", "We bewaren je aanvraag om de cursus te geven, twee jaar lang."),
    "French": ("Comment nous utilisons tes données", "Nous gardons ta demande pour donner le cours, deux ans."),
}


def zone_by_day() -> str:
    """A time zone in which it is neither late nor early now, so that no test runs over midnight."""
    return "Europe/Brussels" if datetime.now(ZoneInfo("UTC")).hour < 20 else "America/New_York"


def today() -> date:
    return datetime.now(ZoneInfo(zone_by_day())).date()


def tomorrow() -> date:
    return today() + timedelta(days=1)


def create_organiser(administrator: Person) -> None:
    """My page of the first administrator says what comes first."""
    administrator.follow("Create an organiser")
    administrator.write({"Name": ORGANISER, "Website": "https://niel.example", "Contact e-mail": "hello@niel.example"})
    administrator.press("Create the organiser")
    administrator.heading(ORGANISER)


def invite_to_team(administrator: Person, guest: Person, role: str) -> None:
    administrator.follow("Invite a person")
    administrator.write({"E-mail": guest.email, "Name": guest.name})
    administrator.choose(role, of="Role")
    administrator.choose("English", of="Language of the mail")
    administrator.press("Send the invitation")
    administrator.sees(guest.email)


def accept_invitation(guest: Person, letterbox: Letterbox) -> None:
    """The organiser invites, to a partner too."""
    guest.open(letterbox.link(guest.email, f"{ORGANISER} invites you"))
    guest.heading(f"{ORGANISER} invites you")
    guest.write({"Name": guest.name, "Password": PASSWORD})
    guest.press("Make the account and accept")
    guest.page.get_by_role("button", name="your account").wait_for()


def write_address_book(organiser: Person) -> None:
    organiser.goes_to("Desk")
    organiser.tab("Address book")
    organiser.follow("Add an organisation")
    organiser.choose("School", of="Kind")
    organiser.write({"Name": SCHOOL, "E-mail domains": "student.academy.example"})
    organiser.press("Add the organisation")
    organiser.heading(SCHOOL)


def release_texts(organiser: Person) -> None:
    organiser.tab("Texts")
    organiser.main.get_by_role("button", name=re.compile("Write the first version ?: privacy notice")).click()
    for language, (title, body) in TITLE_AND_BODY.items():
        organiser.write({f"Title, {language}": title, f"Text, {language}": body})
    organiser.press("Save the draft")
    organiser.follow("Release the text")
    organiser.answer("Release the text")
    organiser.sees("released")


def write_competency(organiser: Person) -> None:
    organiser.goes_to("Desk")
    organiser.tab("Competencies")
    organiser.follow("Write the first competency")
    organiser.write({"Code": "G1", "Title": "Enters and leaves a cleanroom", "Domain": "Gowning"})
    organiser.choose("2, performs under supervision", of="Level aimed at")
    organiser.press("Save the competency")


def write_module(organiser: Person) -> None:
    organiser.tab("Modules")
    organiser.follow("Write the first module")
    organiser.write({"Code": "M1", "Title": "Gowning for grade B"})
    organiser.press("Begin the module")
    organiser.write({"Summary": "Hands, order, patience.", "Minutes of theory": "60", "Minutes of practice": "60"})
    organiser.write({"Learning outcome": "Puts on a sterile gown without touching its outside", "Competencies": "G1"})
    organiser.press("Save and release")
    organiser.press("Release the module")


def compose_programme(organiser: Person) -> None:
    organiser.tab("Programmes")
    organiser.follow("Write the first programme")
    organiser.write(
        {"Title": PROGRAMME, "Address of the page": "clean-room", "Tagline": "Two days in a simulated cleanroom"}
    )
    organiser.write({"Summary": "You learn to work where no dust may fall.", "For whom": "Students of chemistry"})
    organiser.press("Save the programme")
    organiser.write({"Module": "M1 Gowning for grade B, version 1"})
    organiser.press("Add the module")
    organiser.follow("Release the programme")
    organiser.answer("Release the programme")
    organiser.follow(PROGRAMME)
    organiser.press("Show to the public")
    organiser.sees("Everybody can see the newest released version.")


def create_cohort(organiser: Person) -> None:
    """Two places, first come; its days begin tomorrow, so that one can apply today."""
    now, first = datetime.now(ZoneInfo(zone_by_day())), tomorrow()
    organiser.goes_to("Desk")
    organiser.follow("Create a cohort")
    organiser.write(
        {
            "Title": COHORT,
            "Address of the page": "niel-first",
            "Programme version": f"{PROGRAMME}, version 1",
            "Introduction": "Two days, two places.",
            "First day": first.isoformat(),
            "Last day": (first + timedelta(days=1)).isoformat(),
            "Place": "Science Park, Niel",
            "Address of the place": "Galileilaan 18, Niel",
            "Contact e-mail": "hello@niel.example",
            "Places": "2",
            "Applications open": (now - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M"),
            "Applications close": f"{first.isoformat()}T00:00",
            "Hours to answer an offer": "48",
        }
    )
    organiser.main.get_by_label("Time zone").select_option(value=zone_by_day())
    organiser.choose("first come", of="Admission")
    organiser.choose(SCHOOL, of="Schools")
    organiser.choose("privacy notice", of="Texts to accept")
    organiser.press("Create the cohort")
    organiser.sees("Nobody outside the team sees it yet.")


def add_room(organiser: Person) -> None:
    organiser.follow("To the rooms")
    organiser.follow("Add the first room")
    organiser.write({"Name": "Training cleanroom", "Largest number of people": "12"})
    organiser.main.get_by_label("Cleanroom grade").select_option(label="grade B, simulated")
    organiser.press("Save the room")
    organiser.sees("Training cleanroom")


def open_cohort(person: Person) -> None:
    person.goes_to("Desk")
    person.follow(f"Open {COHORT}")


def add_session(organiser: Person, title: str) -> None:
    organiser.tab("Timetable")
    organiser.follow("Write the first session")
    organiser.write({"Title": title, "Code": "S01", "Minutes": "60"})
    organiser.main.get_by_label("Type").select_option(label="cleanroom")
    organiser.choose("M1", of="Modules")
    organiser.press("Save the session")
    organiser.sees(title)


def place(organiser: Person, title: str, day: date, hour: str) -> None:
    """From the list of what has no place yet to a room and an hour, in the drawer beside the timetable."""
    organiser.tab("Timetable")
    organiser.follow(title)
    organiser.page.locator("#drawer").get_by_role("heading", name="Place a sitting").wait_for()
    write_time(organiser, day, hour)
    organiser.press("Place it")
    organiser.sees(f"{title} is in the timetable.")


def move(organiser: Person, title: str, day: date, hour: str) -> None:
    organiser.tab("Timetable")
    organiser.follow("Sessions")
    organiser.follow(f"Open {title}")
    organiser.follow("Move 1")
    write_time(organiser, day, hour)
    organiser.press("Move it")
    organiser.sees(f"{title} is in the timetable.")


def write_time(organiser: Person, day: date, hour: str) -> None:
    organiser.choose(f"{day:%A} {day.day} {day:%B}", of="Day")
    organiser.write({"Begins at": hour, "Room": "Training cleanroom (12)"})


def release(organiser: Person) -> None:
    """Let people read the timetable as it now stands."""
    open_cohort(organiser)
    organiser.tab("Timetable")
    organiser.follow("Releases", within="nav[aria-label='Under this tab']")
    organiser.follow("Look and release")
    organiser.press("Release the timetable")
    organiser.sees("is what people read now")


def publish(organiser: Person) -> None:
    organiser.tab("Settings")
    organiser.press("Publish the cohort")
    organiser.sees(f"{COHORT} is public.")


def bring_to_today(organiser: Person, titles: list[str]) -> None:
    """The days are moved, as an organiser would in need: first day today, its sessions too, then it is the last."""
    change_days(organiser, today(), today() + timedelta(days=2))
    for number, title in enumerate(titles):
        move(organiser, title, today(), f"{9 + 2 * number:02}:00")
    change_days(organiser, today(), today())


def change_days(organiser: Person, first: date, last: date) -> None:
    organiser.tab("Settings")
    organiser.follow("Change the cohort")
    close = datetime.now(ZoneInfo(zone_by_day())).strftime("%Y-%m-%dT%H:%M")
    organiser.write({"First day": first.isoformat(), "Last day": last.isoformat(), "Applications close": close})
    organiser.press("Save the cohort")
    organiser.heading("Settings")
