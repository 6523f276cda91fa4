"""The next edition is made from the last: days shifted, people left out, a list of what to look at (NEXT EDITION)."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from courses.models import ProgrammeVersion
from records.errors import refuse

from .. import editions
from ..editions import copying
from ..editions.checks import KEYS
from ..editions.edition import Edition, again
from ..models import Cohort, EditionCheck
from .questions import copy_questions
from .setup import why_not_theirs, why_slug_cannot_be

TOPICS = (
    copying.copy_quotas,
    copying.copy_review_criteria,
    copying.copy_sessions,
    copying.copy_sittings,
    copying.copy_gates,
    copying.copy_groups,
    copying.copy_rotations,
    copying.copy_learning,
)


def next_first_day(cohort: Cohort) -> date:
    """The same weekday as near as can be to a year later, and to come."""
    day = cohort.starts_on + timedelta(weeks=52)
    while day <= timezone.now().date():
        day += timedelta(weeks=52)
    return day


@transaction.atomic
def next_edition(
    source: Cohort, *, title: str, slug: str, starts_on: date, programme_version: ProgrammeVersion, by: User
) -> Cohort:
    """A cohort that nobody outside the team sees yet."""
    refuse(why_slug_cannot_be(slug), "slug")
    fields = {"programme_version": programme_version}
    refuse(why_not_theirs(source.organisation, fields, (), (), kept=source.programme_version_id), "programme_version")
    new = again(source, title=title, slug=slug, programme_version=programme_version, copied_from=source)
    new.starts_on, new.last_queue_number = starts_on, 0
    edition = Edition(source, new, by)
    _shift(edition)
    refuse(new.why_days_are_wrong(), "starts_on")
    refuse(new.why_times_are_wrong(), "starts_on")
    new.save()
    new.schools.set(source.schools.all())
    new.texts.set(newest for text in source.texts.all() if (newest := edition.text(text)))
    copied = copy_questions(new, source, by)
    for label in copied.left_out:
        edition.note("questions", label)
    for topic in (*TOPICS, *editions.copiers()):
        topic(edition)
    _write_checks(edition)
    return new


def _shift(edition: Edition) -> None:
    old, new = edition.old, edition.new
    new.ends_on = old.ends_on + timedelta(days=edition.days)
    new.dossier_due_on = edition.day(old.dossier_due_on)
    for name in ("applications_open_at", "applications_close_at"):
        moment = getattr(old, name)
        setattr(new, name, edition.moment(moment) or moment + timedelta(days=edition.days))


def _write_checks(edition: Edition) -> None:
    keys = [key for key, check in KEYS.items() if check.always or key in edition.found]
    EditionCheck.objects.bulk_create(
        EditionCheck(cohort=edition.new, key=key, found=edition.found.get(key, []), position=position)
        for position, key in enumerate(keys, 1)
    )


def tick(check: EditionCheck, done: bool, *, by: User) -> None:
    """Looked at, or not after all."""
    if bool(check.done_at) != done:
        check.done_at, check.done_by = (timezone.now(), by) if done else (None, None)
        check.save(update_fields=["done_at", "done_by"])


def why_no_first_day(source: Cohort, starts_on: date) -> str:
    """A remark, not a refusal: another weekday moves every session to another one; "" = the same."""
    if starts_on.weekday() == source.starts_on.weekday():
        return ""
    return _("That is another weekday than last time: every session moves with it.")
