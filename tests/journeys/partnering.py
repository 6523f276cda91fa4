"""The acts of a partner: added by the organiser, invited, proposing a session that is accepted and placed."""

from .building import COHORT, PARTNER, open_cohort
from .hands import Person

TALK = "Reading a batch record"


def add_partner(organiser: Person, contact: Person) -> None:
    """A heading, an organisation under it, and an invitation to somebody of it."""
    open_cohort(organiser)
    organiser.tab("Partners")
    organiser.follow("Headings")
    organiser.write({"Heading": "Sponsors"})
    organiser.press("Save the heading")
    organiser.tab("Partners")
    organiser.follow("Add a partner")
    organiser.write({"Name of a new organisation": PARTNER})
    organiser.choose("Company", of="Kind of the new organisation")
    organiser.main.get_by_label("Part", exact=True).select_option(label="sponsor")
    organiser.main.get_by_label("Heading").select_option(label="Sponsors")
    organiser.press("Add the partner")
    organiser.heading(PARTNER)
    organiser.follow("Invite a contact")
    organiser.write({"E-mail": contact.email, "Name": contact.name})
    organiser.press("Send the invitation")
    organiser.sees(contact.email)


def propose_session(contact: Person) -> None:
    """A draft first, then sent."""
    contact.goes_to("Partner portal")
    contact.follow("Propose a session")
    contact.write({"Title": TALK, "Abstract": "We read one together.", "Learning outcomes": "Finds a deviation"})
    contact.write({"Speaker": "Dr. Mia Claes", "Minutes": "60", "What the session needs": "A projector"})
    contact.main.get_by_label("Type").select_option(label="lecture")
    contact.press("Save the draft")
    contact.heading(TALK)
    contact.press("Send the proposal")
    contact.sees("The organiser decides.")


def accept_proposal(organiser: Person) -> None:
    """It waits on the first page after log-in, and on the tab."""
    open_cohort(organiser)
    organiser.tab("Partners")
    organiser.follow(f"Decide on {TALK}")
    organiser.sees("We read one together.")
    organiser.press("Accept the proposal")
    organiser.sees("It is a session now, not yet placed.")


def confirm_session(contact: Person) -> None:
    """The first thing that the portal says."""
    contact.goes_to("Partner portal")
    contact.sees(f"Your proposal “{TALK}” was accepted: confirm it.")
    contact.follow("Confirm", exact=True)
    contact.press("Confirm the session")
    contact.sees("Confirmed.")


def sees_it_placed(contact: Person) -> None:
    contact.goes_to("Partner portal")
    contact.follow("Sessions", exact=True)
    contact.follow(TALK)
    contact.sees("When and where", "Training cleanroom")


def public_page(visitor: Person) -> None:
    visitor.open("/")
    visitor.page.get_by_role("link", name=COHORT, exact=True).first.click()
    visitor.heading(COHORT)
