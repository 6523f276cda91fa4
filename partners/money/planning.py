"""Verbs of the budget (BUDGET in docs/rules.md)."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort
from records.errors import Refused
from records.history import done_by

from ..models import BudgetEntry, BudgetLine


@transaction.atomic
def save_line(line: BudgetLine, by: User) -> BudgetLine:
    """A new or changed line; a new one goes to the end. Raises Refused."""
    if line.pk is None:
        line.position = BudgetLine.objects.filter(cohort=line.cohort, side=line.side).count() + 1
    try:
        with done_by(by), transaction.atomic():
            line.save()
    except IntegrityError as error:
        raise Refused(_("There is a line “%(words)s” already.") % {"words": line.words}, "words") from error
    return line


def why_not_remove(line: BudgetLine) -> str:
    if line.removed_at:
        return _("It was removed already.")
    if line.entries.filter(taken_out_at=None).exists():
        return _("Amounts stand on this line. Take them out first.")
    if line.invoices.exists():
        return _("Invoices belong to this line.")
    return ""


@transaction.atomic
def remove_line(line: BudgetLine, by: User) -> None:
    line = BudgetLine.objects.select_for_update(no_key=True).get(pk=line.pk)
    if refusal := why_not_remove(line):
        raise Refused(refusal)
    line.removed_at = timezone.now()
    with done_by(by):
        line.save(update_fields=["removed_at"])


@transaction.atomic
def enter(entry: BudgetEntry, by: User) -> BudgetEntry:
    """What was really spent or received on a line. Raises Refused."""
    line = BudgetLine.objects.select_for_update(no_key=True).get(pk=entry.line_id)
    if line.removed_at:
        raise Refused(_("This line was removed."))
    entry.entered_by = by
    with done_by(by):
        entry.save()
    return entry


@transaction.atomic
def take_out(entry: BudgetEntry, reason: str, by: User) -> None:
    """An amount that was entered wrongly; the row stays. Raises Refused."""
    entry = BudgetEntry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    if entry.taken_out_at:
        raise Refused(_("It was taken out already."))
    if not reason.strip():
        raise Refused(_("Give a reason: it stays beside the amount."), "reason")
    entry.taken_out_at, entry.taken_out_reason = timezone.now(), reason.strip()
    with done_by(by):
        entry.save(update_fields=["taken_out_at", "taken_out_reason"])


def edition_to_copy(cohort: Cohort) -> Cohort | None:
    """The newest earlier edition of the same organiser with a budget, as long as this one has none."""
    if BudgetLine.objects.filter(cohort=cohort, removed_at=None).exists():
        return None
    earlier = Cohort.objects.filter(organisation=cohort.organisation, starts_on__lt=cohort.starts_on)
    planned = BudgetLine.objects.filter(removed_at=None).values("cohort")
    return earlier.filter(pk__in=planned).order_by("-starts_on").first()


@transaction.atomic
def copy_last(cohort: Cohort, by: User) -> int:
    """The lines of the last edition with what was planned for them, once; how many."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    old = edition_to_copy(cohort)
    if old is None:
        raise Refused(_("There is no earlier budget, or this one has lines already."))
    lines = BudgetLine.objects.filter(cohort=old, removed_at=None)
    with done_by(by):
        for line in lines:
            fields = {name: getattr(line, name) for name in ("side", "words", "planned_cents", "position")}
            BudgetLine.objects.create(cohort=cohort, **fields)
    return len(lines)
