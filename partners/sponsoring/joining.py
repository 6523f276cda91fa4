"""How sponsoring follows when two rows of one organisation become one (ONE ORGANISATION in docs/rules.md)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records import joining

from ..models import Enquiry, Sponsorship


def register() -> None:
    joining.register(Sponsorship, "organisation", gettext_lazy("sponsorships"), move=_move, why_not=_why_not, place=80)
    joining.register(Enquiry, "organisation", gettext_lazy("questions about sponsoring"), place=80)


def _both(kept, gone):
    mine = Sponsorship.objects.open().filter(organisation=kept).values("cohort")
    return Sponsorship.objects.open().filter(organisation=gone, cohort__in=mine).select_related("cohort")


def _why_not(kept, gone) -> list[str]:
    """Two open sponsorships in one cohort: one has to end first, and a person decides which."""
    words = _("Both sponsor %(cohort)s. End one of the two first.")
    return [words % {"cohort": row.cohort} for row in _both(kept, gone)]


def _move(kept, gone, by) -> int:
    return Sponsorship.objects.filter(organisation=gone).update(organisation=kept)
