"""The mails of the talent pool. They are about no cohort, so that no team reads them (MAIL in docs/rules.md)."""

from records import mail

from ..emails import contacts_of
from ..models import ContactRequest, LevelWord, Opening


def asked(request: ContactRequest) -> None:
    """To the student: who asks, what they say, where to answer."""
    opening = request.opening
    context = {"request": request, "employer": opening.organisation}
    mail.write("partners/contact_asked", context, to=opening.profile.person)


def answered(request: ContactRequest) -> None:
    """To whoever asked, as long as they are a contact; a yes brings the address to which one can reply."""
    person = request.opening.profile.person
    if request.by is None or not request.by.is_active or request.by not in contacts_of(request.opening.organisation):
        return
    says_yes = request.state == ContactRequest.State.YES
    context = {"request": request, "person": person, "employer": request.opening.organisation, "says_yes": says_yes}
    mail.write("partners/contact_answered", context, to=request.by, reply_to=person.email if says_yes else "")


def employer_left(opening: Opening) -> None:
    """To the student: the employer is not in the pool any more, so the profile is closed for it."""
    mail.write("partners/profile_closed", {"employer": opening.organisation}, to=opening.profile.person)


def level_said(word: LevelWord, opening: Opening) -> None:
    """To the student: which level of which competency an employer confirmed, and on what."""
    context = {"word": word, "employer": opening.organisation, "competency": word.competency}
    mail.write("partners/level_said", context, to=opening.profile.person)
