"""Texts in versions, and who accepted them (TEXTS in docs/rules.md)."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from records.errors import Refused, refuse
from records.text import unreadable

from ..models import Acceptance, Organisation, Text, TextWording, User

LONGEST_ABOUT = Text._meta.get_field("about").max_length or 80


def reason_not_to_draft(key: str, about: str) -> str:
    """Why no text of this kind can be written for that site or host; "" = one can."""
    if about and key not in Text.SEVERAL:
        return _("There is one text of this kind for all.")
    if len(about) > LONGEST_ABOUT:
        return _("Take at most %(number)d characters for the name.") % {"number": LONGEST_ABOUT}
    return unreadable(about)


@transaction.atomic
def draft_text(organisation: Organisation, key: str, about: str = "") -> Text:
    """The draft of the next version, begun with the wordings of the last; the draft there is, if there is one.

    `about` names the site or host, where each may have a text of its own. Raises Refused.
    """
    about = " ".join(about.split())
    refuse(reason_not_to_draft(key, about), "about")
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    versions = Text.objects.filter(organisation=organisation, key=key, about=about)
    if draft := versions.filter(released_at=None).first():
        return draft
    last = versions.order_by("-version").first()
    number = (versions.aggregate(last=Max("version"))["last"] or 0) + 1
    required = last.required if last else key not in Text.FREE
    text = Text.objects.create(organisation=organisation, key=key, about=about, version=number, required=required)
    TextWording.objects.bulk_create(
        TextWording(text=text, language=old.language, title=old.title, body=old.body)
        for old in (last.wordings.all() if last else [])
    )
    return text


@transaction.atomic
def change_text(text: Text, wordings: dict[str, tuple[str, str]]) -> None:
    """Keep the draft's title and body in each language; an empty one is taken out. Raises Refused."""
    text = Text.objects.select_for_update().get(pk=text.pk)
    if text.is_released:
        raise Refused(_("A released text is fixed. Begin a new version."))
    for language, (title, body) in wordings.items():
        if title or body:
            text.wordings.update_or_create(language=language, defaults={"title": title, "body": body})
        else:
            text.wordings.filter(language=language).delete()


@transaction.atomic
def release_text(text: Text) -> Text:
    """Make the version the one that people accept from now on; it never changes again. Raises Refused."""
    text = Text.objects.select_for_update().get(pk=text.pk)
    refuse(text.reason_not_to_release())
    text.released_at = timezone.now()
    text.save(update_fields=["released_at"])
    return text


def accept_text(user: User, text: Text) -> Acceptance:
    """Note that the person accepts this version; once, however often it is called. Raises Refused for a draft."""
    if not text.is_released:
        raise Refused(_("This text is not released yet."))
    acceptance, _made = Acceptance.objects.get_or_create(user=user, text=text, withdrawn_at=None)
    return acceptance


@transaction.atomic
def withdraw_acceptance(acceptance: Acceptance) -> None:
    """Take back a consent that was freely given. Raises Refused for what taking part asks for."""
    acceptance = Acceptance.objects.select_for_update(of=("self",)).select_related("text").get(pk=acceptance.pk)
    refuse(acceptance.reason_not_to_withdraw())
    acceptance.withdrawn_at = timezone.now()
    acceptance.save(update_fields=["withdrawn_at"])
