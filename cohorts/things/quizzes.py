"""Quizzes on the page of a participant."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, CohortQuiz
from cohorts.quizzes.mine import Mine, quizzes_of
from records.nextthings import NextThing
from records.wording import say_moment


def quizzes_to_take(user: User) -> list[NextThing]:
    """What is open and neither passed nor taken; those that open a gate stand in the dossier already, until begun."""
    given = CohortQuiz.objects.in_use().filter(cohort=OuterRef("cohort"))
    rows = Application.objects.enrolled().filter(Exists(given), person=user, cohort__cancelled_at=None)
    things = []
    for application in rows.select_related("cohort", "person"):
        if not application.cohort.is_over:
            things += [_thing(mine) for mine in quizzes_of(application) if _is_asked(mine)]
    return things


def _is_asked(mine: Mine) -> bool:
    if mine.open:
        return True
    return not mine.is_done and not mine.quiz.gate_id and not mine.why_not


def _thing(mine: Mine) -> NextThing:
    quiz, cohort = mine.quiz, mine.quiz.cohort
    names = {"quiz": quiz}
    closes = quiz.closes_at
    until = _("open until %(moment)s") % {"moment": say_moment(closes, cohort.time_zone)} if closes else ""
    facts = ", ".join(filter(None, [mine.facts, until]))
    if mine.open:
        deadline = mine.open.deadline_at
        left = (
            ", " + _("time until %(moment)s") % {"moment": say_moment(deadline, cohort.time_zone)} if deadline else ""
        )
        return NextThing(
            title=_("You have begun “%(quiz)s”: go on") % names,
            detail=f"{cohort}{left}.",
            until=deadline or closes,
            url=reverse("cohorts:attempt", args=[mine.open.public_id]),
            action=_("Go on"),
            icon="clock",
        )
    return NextThing(
        title=_("Take “%(quiz)s”") % names,
        detail=f"{': '.join(filter(None, [str(cohort), facts]))}.",
        until=closes,
        url=mine.url,
        action=_("To the quiz"),
        icon="list-check",
    )
