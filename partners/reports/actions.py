"""What is done with reports: written, released, shared, withdrawn (REPORTS in docs/rules.md)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from cohorts.models import Cohort
from records.errors import Refused, refuse
from records.history import done_by

from ..models import Partnership, Report, ReportShare, Sponsorship, SurveyResult
from . import content, differences, emails


def why_no_report(cohort: Cohort) -> str:
    """Why nothing can be released about the cohort yet; "" = it can."""
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if not cohort.is_over:
        return _("The cohort is not over yet: what is released would be frozen too early.")
    return ""


def why_not_about(cohort: Cohort, organisation: Organisation | None) -> str:
    """Why there is no report about this organisation in this cohort; "" = there is."""
    if organisation is None or organisation.pk in partners_of(cohort):
        return ""
    return _("%(organisation)s takes no part in this cohort.") % {"organisation": organisation}


def partners_of(cohort: Cohort) -> set[int]:
    """The organisations that can have a report: those with a part in the cohort, and its sponsors."""
    parts = cohort.partnerships.current().values_list("organisation", flat=True)
    sponsors = cohort.sponsorships.filter(state__in=Sponsorship.AGREED).values_list("organisation", flat=True)
    return set(parts) | set(sponsors)


def draft_of(cohort: Cohort, organisation: Organisation | None) -> Report:
    """The draft that is being written, or a new one that is not saved yet."""
    rows = Report.objects.filter(cohort=cohort, organisation=organisation)
    draft = rows.filter(released_at=None).first()
    number = max(rows.values_list("number", flat=True), default=0) + 1
    return draft or Report(cohort=cohort, organisation=organisation, number=number)


@transaction.atomic
def save_words(cohort: Cohort, organisation: Organisation | None, words: str, by: User) -> Report:
    """The organiser's own words at the top; of a draft alone."""
    _lock(cohort)
    refuse(why_not_about(cohort, organisation))
    draft = draft_of(cohort, organisation)
    draft.words = words
    with done_by(by):
        draft.save()
    return draft


@transaction.atomic
def release(cohort: Cohort, organisation: Organisation | None, by: User) -> Report:
    """Freeze the figures of this moment and let the readers open them. A version that stands is withdrawn with it."""
    _lock(cohort)
    refuse(why_no_report(cohort) or why_not_about(cohort, organisation))
    draft = draft_of(cohort, organisation)
    said = content.drawn(draft)
    standing = Report.objects.released().filter(cohort=cohort, organisation=organisation).first()
    if standing and standing.digest == content.digest_of(said) and draft.words in ("", standing.words):
        raise Refused(_("Nothing has changed since version %(number)d.") % {"number": standing.number})
    with done_by(by):
        if standing:
            _end(standing, by, _("Replaced by version %(number)d.") % {"number": draft.number})
        draft.content, draft.digest = said, content.digest_of(said)
        draft.released_at, draft.released_by = timezone.now(), by
        draft.save()
        for share in standing.shares.filter(ended_at=None) if standing else ():
            ReportShare.objects.create(report=draft, organisation=share.organisation)
    emails.released(draft)
    return draft


def told_by_both(cohort: Cohort) -> list[str]:
    """What a new version for funders would tell beside the one that stands; [] = nothing, or none stands."""
    standing = Report.objects.released().filter(cohort=cohort, organisation=None).first()
    return differences.telling(standing.content, content.drawn(standing)) if standing else []


@transaction.atomic
def withdraw(report: Report, reason: str, by: User) -> Report:
    """Take a released report back: its readers find it no more, and its files neither."""
    report = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    refuse(report.why_cannot_withdraw())
    if not reason.strip():
        raise Refused(_("Say why it is withdrawn."), "reason")
    with done_by(by):
        _end(report, by, reason.strip())
    return report


def _end(report: Report, by: User, reason: str) -> None:
    report.withdrawn_at, report.withdrawn_by, report.reason = timezone.now(), by, reason
    report.save(update_fields=["withdrawn_at", "withdrawn_by", "reason"])


def why_cannot_share(report: Report, organisation: Organisation) -> str:
    """Why a funder's report cannot be shown to this organisation; "" = it can."""
    if report.organisation_id is not None:
        return _("A sponsor's report is for that sponsor alone.")
    if not report.is_standing:
        return _("Release the report first.")
    if organisation.pk not in partners_of(report.cohort):
        return _("%(organisation)s takes no part in this cohort.") % {"organisation": organisation}
    if report.shares.filter(organisation=organisation, ended_at=None).exists():
        return _("%(organisation)s can read it already.") % {"organisation": organisation}
    return ""


@transaction.atomic
def share(report: Report, organisation: Organisation, by: User) -> ReportShare:
    """Let a funder's contacts read it in their portal, and tell them."""
    report = Report.objects.select_for_update(of=("self",)).select_related("cohort").get(pk=report.pk)
    refuse(why_cannot_share(report, organisation))
    with done_by(by):
        row = ReportShare.objects.create(report=report, organisation=organisation)
    emails.shared(report, organisation)
    return row


@transaction.atomic
def end_share(row: ReportShare, by: User) -> None:
    row = ReportShare.objects.select_for_update(of=("self",)).get(pk=row.pk)
    refuse(_("This has ended already.") if row.ended_at else "")
    row.ended_at = timezone.now()
    with done_by(by):
        row.save(update_fields=["ended_at"])


def may_share_with(report: Report) -> Iterable[Organisation]:
    """Public funders first: those with a part in the cohort that cannot read it yet."""
    reads = report.shares.filter(ended_at=None).values("organisation")
    rows = Organisation.objects.filter(pk__in=partners_of(report.cohort)).exclude(pk__in=reads)
    supports = Partnership.objects.current().filter(cohort=report.cohort, kind=Partnership.Kind.SUPPORT)
    first = set(supports.values_list("organisation", flat=True))
    return sorted(rows, key=lambda row: (row.pk not in first, row.name.casefold()))


# What surveys said


def why_result_is_wrong(row: SurveyResult) -> tuple[str, str]:
    """Why a survey's result cannot be as typed, and at which field; two empty texts = it can."""
    Kind = SurveyResult.Kind
    if row.answered > row.asked:
        return _("More people answered than were asked."), "answered"
    if row.kind == Kind.SHARE:
        if row.yes is None:
            return _("Say how many said yes."), "yes"
        return (_("More people said yes than answered."), "yes") if row.yes > row.answered else ("", "")
    if row.highest <= row.lowest:
        return _("The scale ends below where it begins."), "highest"
    if row.mean is None:
        return _("Say the mean."), "mean"
    if not row.lowest <= row.mean <= row.highest:
        return _("The mean lies outside the scale."), "mean"
    return "", ""


@transaction.atomic
def save_results(cohort: Cohort, rows: list[SurveyResult], by: User) -> list[SurveyResult]:
    """All or none; a question that is there already about the same organisation is written over."""
    _lock(cohort)
    known = {(row.organisation_id, row.question.casefold()): row for row in cohort.survey_results.all()}
    with done_by(by):
        for row in rows:
            row.cohort = cohort
            if row.kind == SurveyResult.Kind.SHARE:
                row.mean = None
            else:
                row.yes = None
            refuse(*why_result_is_wrong(row))
            refuse(why_not_about(cohort, row.organisation), "organisation")
            former = known.get((row.organisation_id, row.question.casefold()))
            if former and former.pk != row.pk:
                if row.pk is not None:
                    raise Refused(_("This question is there already."), "question")
                row.pk, row.public_id, row.created_at = former.pk, former.public_id, former.created_at
                row._state.adding = False
            row.save()
    return rows


@transaction.atomic
def remove_result(row: SurveyResult, by: User) -> None:
    """Typed by mistake; what was frozen in a report stays there."""
    with done_by(by):
        row.delete()


def _lock(cohort: Cohort) -> None:
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
