"""The list of what to look at after an edition was made from another one, in words (NEXT EDITION in docs/rules.md)."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.wording import say_dates, say_moment

from ..models import Cohort, EditionCheck
from ..waits import Wait


@dataclass(frozen=True)
class Check:
    """`always`: stands on every list; `page` deals with it."""

    title: str | Promise
    why: str | Promise
    page: str
    always: bool = False


KEYS = {
    "dates": Check(
        gettext_lazy("The days"), gettext_lazy("Holidays, and other events on these days."), "cohorts:edit_cohort", True
    ),
    "deadlines": Check(
        gettext_lazy("When applications open and close, and when the dossier is due"),
        gettext_lazy("They moved by as many days as the first day."), "cohorts:edit_cohort", True,
    ),
    "texts": Check(
        gettext_lazy("Texts to accept"), gettext_lazy("Newer versions were taken."), "cohorts:edit_cohort"
    ),
    "modules": Check(
        gettext_lazy("Modules that read otherwise now"),
        gettext_lazy("Version before → version now; − means that the programme has it no more."), "cohorts:sessions",
    ),
    "outcomes": Check(
        gettext_lazy("Outcomes that no session teaches now"),
        gettext_lazy("They are worded otherwise in the newer version: choose them anew."), "cohorts:sessions",
    ),
    "unplaced": Check(
        gettext_lazy("Sessions that found no place in the timetable"),
        gettext_lazy("Their room is taken, or the time is none there."), "cohorts:timetable",
    ),
    "rooms": Check(
        gettext_lazy("Rooms that are taken or out of use"), gettext_lazy("Choose others."), "cohorts:timetable"
    ),
    "rotation": Check(
        gettext_lazy("The rotation"), gettext_lazy("Stations and hours are there; trainers are not."), "cohorts:groups"
    ),
    "speakers": Check(
        gettext_lazy("Who speaks"), gettext_lazy("Last time somebody spoke here: ask them again."), "cohorts:sessions"
    ),
    "quotas": Check(
        gettext_lazy("Quotas and when they are released"), gettext_lazy("The schools may want other numbers."),
        "cohorts:quotas",
    ),
    "questions": Check(
        gettext_lazy("Questions that could not be copied"), gettext_lazy("Their text is not there any more."),
        "cohorts:questions",
    ),
    "gates": Check(
        gettext_lazy("Gates"), gettext_lazy("Their days moved along."), "cohorts:gates"
    ),
    "learning": Check(
        gettext_lazy("Pages and quizzes"), gettext_lazy("When they open and close moved along."), "cohorts:quizzes"
    ),
    "criteria": Check(
        gettext_lazy("What a certificate asks for"), gettext_lazy("As last time."), "certificates:cohort"
    ),
    "team": Check(
        gettext_lazy("Trainers, assessors and reviewers"), gettext_lazy("Nobody was taken over."),
        "cohorts:settings", True,
    ),
    "partners": Check(
        gettext_lazy("Partners"), gettext_lazy("The headings are there; ask each of them again."),
        "partners:cohort", True,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    check: EditionCheck
    title: str
    why: str
    detail: str
    url: str


def lines_of(cohort: Cohort) -> list[Line]:
    return [_line(cohort, row) for row in cohort.edition_checks.select_related("done_by") if row.key in KEYS]


def _line(cohort: Cohort, row: EditionCheck) -> Line:
    known = KEYS[row.key]
    detail = ", ".join(row.found)
    if row.key == "dates":
        detail = say_dates(cohort.starts_on, cohort.ends_on, weekday=True)
    elif row.key == "deadlines":
        moments = (cohort.applications_open_at, cohort.applications_close_at)
        detail = _("%(first)s to %(last)s") % {
            "first": say_moment(moments[0], cohort.time_zone),
            "last": say_moment(moments[1], cohort.time_zone),
        }
    try:
        url = reverse(known.page, args=[cohort.public_id])
    except NoReverseMatch:
        url = ""
    return Line(row, str(known.title), str(known.why), detail, url)


def waits_of_checks(cohort: Cohort) -> list[Wait]:
    """What of the list nobody has looked at yet; one query."""
    open_checks = cohort.edition_checks.filter(done_at=None).count()
    if not open_checks or cohort.cancelled_at or cohort.is_over:
        return []
    return [
        Wait(
            number=open_checks,
            title=_("Taken over from the last edition"),
            detail=_("Days, texts, rooms and people to look at."),
            url=reverse("cohorts:edition", args=[cohort.public_id]),
            action=_("Look through"),
            subject=_("the list"),
        )
    ]
