"""PDFs of all released reports of a cohort, one after the other in a worker; each is kept as soon as it is made."""

import logging
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Cohort
from records import fonts
from records.errors import Refused, refuse

from ..emails import contacts_of
from ..models import Paper, PaperRun, Report
from . import paper

LEASE = timedelta(seconds=60)  # without a sign of life for so long the worker is dead
MOST_ATTEMPTS = 5
log = logging.getLogger(__name__)


def why_no_run(cohort: Cohort) -> str:
    """Why no PDFs can be made now; "" = they can."""
    if not Report.objects.released().filter(cohort=cohort).exists():
        return _("No report is released yet.")
    if running(cohort):
        return _("The files are being made already.")
    return "" if fonts.are_made() else _("The server has no fonts to print with yet.")


def running(cohort: Cohort) -> PaperRun | None:
    return cohort.paper_runs.filter(state__in=PaperRun.OPEN).first()


def begin(cohort: Cohort, by: User) -> PaperRun:
    """Ask for the PDF of each released report, in the language of its readers; those that are there are kept."""
    refuse(why_no_run(cohort))
    try:
        with transaction.atomic():
            run = PaperRun.objects.create(cohort=cohort, asked_by=by)
            for report in Report.objects.released().filter(cohort=cohort).select_related("organisation"):
                Paper.objects.update_or_create(
                    report=report, language=language_of(report, by), defaults={"run": run, "problem": ""}
                )
    except IntegrityError as error:  # somebody else's, begun in the same moment
        raise Refused(_("The files are being made already.")) from error
    transaction.on_commit(lambda: _ask_for(run.pk), robust=True)
    return run


def language_of(report: Report, by: User) -> str:
    """That of the sponsor's first contact; a report for funders in that of whoever asks."""
    contact = next(iter(contacts_of(report.organisation)), None) if report.organisation else None
    language = contact.language if contact else by.language
    return language if language in dict(settings.LANGUAGES) else "en"


def _ask_for(run_id: int) -> None:
    current_app.send_task("partners.tasks.make_report_papers", args=[run_id])


def send_again() -> int:
    """Runs that no worker took, or whose worker died, are handed over again; tells how many."""
    old = timezone.now() - LEASE
    lost = PaperRun.objects.filter(Q(state=PaperRun.State.QUEUED, asked_at__lt=old) | _silent(old))
    keys = list(lost.values_list("pk", flat=True)[:100])
    for key in keys:
        _ask_for(key)
    return len(keys)


def _silent(since) -> Q:
    return Q(state=PaperRun.State.RUNNING, heard_at__lt=since)


# In the worker


def work(run_id: int) -> bool:
    """Make what is missing; False when it is done already, or in another worker's hands."""
    now = timezone.now()
    free = PaperRun.objects.filter(Q(state=PaperRun.State.QUEUED) | _silent(now - LEASE), pk=run_id)
    if not free.update(state=PaperRun.State.RUNNING, heard_at=now, attempts=F("attempts") + 1):
        return False
    run = PaperRun.objects.get(pk=run_id)
    if run.attempts > MOST_ATTEMPTS:
        return _end(run, PaperRun.State.FAILED)
    rows = run.papers.filter(made_at=None).select_related("report__organisation", "report__cohort")
    for row in rows.order_by("pk"):
        if not _is_alive(run):
            return False
        _make(row)
    return _end(run, PaperRun.State.DONE)


def _is_alive(run: PaperRun) -> bool:
    """Still this worker's; another has taken it when this one was silent for too long."""
    mine = PaperRun.objects.filter(pk=run.pk, state=PaperRun.State.RUNNING, attempts=run.attempts)
    return bool(mine.update(heard_at=timezone.now()))


def _make(row: Paper) -> None:
    """One that cannot be made stops no other."""
    if not row.report.is_standing:
        Paper.objects.filter(pk=row.pk).update(problem=_("The report was withdrawn."))
        return
    try:
        paper.keep(row, paper.render(row.report, row.language))
    except Exception:
        log.exception("report %s cannot be printed", row.report.public_id)
        Paper.objects.filter(pk=row.pk).update(problem=_("It could not be printed. Try again, or write to us."))


def _end(run: PaperRun, state: str) -> bool:
    return bool(PaperRun.objects.filter(pk=run.pk, attempts=run.attempts).update(state=state, heard_at=timezone.now()))
