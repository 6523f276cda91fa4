"""How this app's rows follow when two rows of one organisation become one (ONE ORGANISATION in docs/rules.md).

Each part adds a line for each of its foreign keys to an organisation of the address book.
"""

from django.db.models import Exists, Model, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records import joining

from ..models import (
    BillingDetails,
    Contact,
    Invoice,
    Note,
    Partnership,
    Placement,
    Profile,
    Proposal,
    Report,
    ReportShare,
    Review,
    SurveyResult,
    VisitOffer,
)


def register() -> None:
    lazy, join = gettext_lazy, joining.register
    join(Partnership, "organisation", lazy("parts in cohorts"), move=_partnerships, place=80)
    join(Proposal, "organisation", lazy("proposals"), place=80)
    join(Profile, "organisation", lazy("versions of the profile"), move=_profiles, place=80)
    join(Contact, "organisation", lazy("contacts"), move=_contacts, place=80)
    join(Note, "organisation", lazy("notes"), place=80)
    join(BillingDetails, "organisation", lazy("billing details"), move=_billing, place=80)
    join(Invoice, "buyer", lazy("invoices"))
    join(VisitOffer, "organisation", lazy("offers of visits"))
    join(Placement, "organisation", lazy("placements"))
    join(Report, "organisation", lazy("reports"), why_not=_reports)
    join(ReportShare, "organisation", lazy("reports shared"), move=_shares)
    join(SurveyResult, "organisation", lazy("results of surveys"), why_not=_surveys)


def both_have(model: type[Model], kept, gone, *same: str, **which):
    """Rows of `gone` that could not stand beside one of `kept`."""
    rows = model._base_manager.filter(**which)
    there = rows.filter(organisation=kept, **{name: OuterRef(name) for name in same})
    return rows.filter(Exists(there), organisation=gone)


def _reports(kept, gone) -> list[str]:
    words = _("Both have a report about %(cohort)s, and a report never changes hands. Keep the other one instead.")
    names = both_have(Report, kept, gone, "cohort").values_list("cohort__title", flat=True)
    return [words % {"cohort": name} for name in dict.fromkeys(names)]


def _surveys(kept, gone) -> list[str]:
    words = _("Both have a result of “%(question)s”. Remove one of them first.")
    found = both_have(SurveyResult, kept, gone, "cohort", "question")
    return [words % {"question": row.question} for row in found]


def _shares(kept, gone, by) -> int:
    both_have(ReportShare, kept, gone, "report", ended_at=None).update(ended_at=timezone.now())
    return ReportShare.objects.filter(organisation=gone).update(organisation=kept)


def _partnerships(kept, gone, by) -> int:
    """A part that both have in one cohort goes on once; the other one ends."""
    same = Partnership.objects.current().filter(organisation=kept, cohort=OuterRef("cohort"), kind=OuterRef("kind"))
    rows = Partnership.objects.filter(organisation=gone)
    rows.current().filter(Exists(same)).update(ended_at=timezone.now())
    return rows.update(organisation=kept)


def _profiles(kept, gone, by) -> int:
    """Of two versions that wait, or two drafts, the kept one's goes on."""
    rows = Profile.objects.filter(organisation=gone)
    for state in (Review.SUBMITTED, Review.DRAFT):
        if Profile.objects.filter(organisation=kept, state=state).exists():
            rows.filter(state=state).update(state=Review.DECLINED, decided_by=by, decided_at=timezone.now())
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
