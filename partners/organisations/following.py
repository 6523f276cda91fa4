"""How this app's rows follow when two rows of one organisation become one (ONE ORGANISATION in docs/rules.md).

Each part adds a line for each of its foreign keys to an organisation of the address book.
"""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records import joining

from ..models import BillingDetails, Contact, Note, Partnership, Profile, Proposal, Review


def register() -> None:
    joining.register(Partnership, "organisation", _("parts in cohorts"), move=_partnerships, place=80)
    joining.register(Proposal, "organisation", _("proposals"), place=80)
    joining.register(Profile, "organisation", _("versions of the profile"), move=_profiles, place=80)
    joining.register(Contact, "organisation", _("what contacts are there for"), move=_contacts, place=80)
    joining.register(Note, "organisation", _("notes"), place=80)
    joining.register(BillingDetails, "organisation", _("billing details"), move=_billing, place=80)


def _partnerships(kept, gone, by) -> int:
    """A part that both have in one cohort goes on once; the other one ends."""
    same = Partnership.objects.current().filter(organisation=kept, cohort=OuterRef("cohort"), kind=OuterRef("kind"))
    rows = Partnership.objects.filter(organisation=gone)
    rows.current().filter(Exists(same)).update(ended_at=timezone.now())
    return rows.update(organisation=kept)


def _profiles(kept, gone, by) -> int:
    """Of two versions that wait the kept one's goes on waiting."""
    rows = Profile.objects.filter(organisation=gone)
    if Profile.objects.waiting().filter(organisation=kept).exists():
        rows.waiting().update(state=Review.DECLINED, decided_by=by, decided_at=timezone.now())
    return rows.update(organisation=kept)


def _contacts(kept, gone, by) -> int:
    """Who stands with both keeps what they are there for in the kept one; there is one main contact."""
    known = Contact.objects.filter(organisation=kept)
    rows = Contact.objects.filter(organisation=gone)
    for double in rows.filter(user__in=known.exclude(user=None).values("user")):
        first = known.get(user=double.user)
        first.purposes = sorted({*first.purposes, *double.purposes})
        first.save(update_fields=["purposes"])
        double.delete()
    if known.filter(is_main=True).exists():
        rows.update(is_main=False)
    return rows.update(organisation=kept)


def _billing(kept, gone, by) -> int:
    """One row an organisation: the closed one's counts only where the kept one has none."""
    if BillingDetails.objects.filter(organisation=kept).exists():
        return 0
    return BillingDetails.objects.filter(organisation=gone).update(organisation=kept)
