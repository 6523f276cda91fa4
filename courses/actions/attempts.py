"""Taking a quiz: begin, answer, hand in, take an attempt back (QUIZZES in docs/rules.md)."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import Refused, refuse
from records.wording import say_moment

from ..models import Attempt, GivenAnswer, QuizVersion
from ..quiz.drawing import freeze
from ..quiz.marking import mark, readable

GRACE = timedelta(minutes=5)  # for answers that were given in time and delivered late
MOST_DELIVERED = 200
MOST_ANSWERS = 2000  # of one attempt: far beyond what changing one's mind takes


@dataclass(frozen=True)
class Given:
    """One answer as the page delivers it; `at` is None where the page has no clock of its own."""

    key: UUID
    place: int
    value: Any
    at: datetime | None = None


@dataclass
class Delivery:
    """What became of a delivery: keys that are kept, and places whose answer was fixed before."""

    kept: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    fixed: list[int] = field(default_factory=list)


def why_cannot_begin(version: QuizVersion, made: Iterable[Attempt], zone: str, at: datetime | None = None) -> str:
    """Why the person who made these attempts cannot begin another; "" = they can."""
    at = at or timezone.now()
    counted = [one for one in made if not one.voided_at]
    if any(one.is_open for one in counted):
        return _("You have begun already: go on where you were.")
    if version.attempts and len(counted) >= version.attempts:
        return _("You have used all your attempts.")
    ended = [one.closed_at for one in counted if one.closed_at]
    if ended and version.wait_minutes:
        again = max(ended) + timedelta(minutes=version.wait_minutes)
        if at < again:
            return _("You can try again from %(moment)s on.") % {"moment": say_moment(again, zone)}
    return ""


@transaction.atomic
def begin(version: QuizVersion, person: User, given_in: UUID, *, extra_minutes: int = 0, zone: str = "UTC") -> Attempt:
    """An attempt with its frozen questions. The caller has locked what belongs to this person. Raises Refused."""
    made = list(Attempt.objects.of(person, given_in).defer("questions"))
    refuse(why_cannot_begin(version, made, zone))
    seed = secrets.randbits(48)
    questions = freeze(version, seed)
    if not questions:
        raise Refused(_("There is no question in this quiz. Tell the team."))
    now = timezone.now()
    deadline = now + timedelta(minutes=version.limit_minutes + extra_minutes) if version.limit_minutes else None
    return Attempt.objects.create(
        person=person,
        quiz_version=version,
        given_in=given_in,
        number=max((one.number for one in made), default=0) + 1,
        seed=seed,
        questions=questions,
        extra_minutes=extra_minutes if version.limit_minutes else 0,
        started_at=now,
        deadline_at=deadline,
        grace_ends_at=deadline + GRACE if deadline else None,
        most_points=sum(question["points"] for question in questions),
    )


def why_cannot_answer(attempt: Attempt, at: datetime | None = None) -> str:
    """Why no answer is taken any more; "" = it is."""
    if attempt.voided_at:
        return _("The team has taken this attempt back.")
    if attempt.closed_at:
        return _("This attempt is handed in.")
    if attempt.grace_ends_at and (at or timezone.now()) >= attempt.grace_ends_at:
        return _("The time is up.")
    return ""


@transaction.atomic
def deliver(attempt: Attempt, answers: Iterable[Given], *, page_now: datetime | None = None) -> Delivery:
    """Keep answers, each once, however often it is delivered; `page_now` is the page's clock, to correct theirs.

    What was given after the time was up is kept and never counts. Raises Refused once nothing is taken any more.
    """
    attempt = Attempt.objects.select_for_update(no_key=True, of=("self",)).select_related("quiz_version").get(
        pk=attempt.pk
    )  # fmt: skip
    now = timezone.now()
    refuse(why_cannot_answer(attempt, now))
    answers = list(answers)[:MOST_DELIVERED]
    delivery, rows = Delivery(), []
    fixed = fixed_places(attempt)
    room = MOST_ANSWERS - attempt.answers.count() if len(answers) else 0
    offset = now - page_now if page_now else timedelta(0)
    for one in answers:
        if not 0 <= one.place < len(attempt.questions) or room <= 0:
            continue
        if one.place in fixed:
            delivery.fixed.append(one.place)
            delivery.kept.append(str(one.key))  # nothing is left to deliver
            continue
        row = _row(attempt, one, now, offset)
        if row is None:
            delivery.kept.append(str(one.key))
            continue
        rows.append(row)
        room -= 1
        (delivery.late if row.is_late else delivery.kept).append(str(one.key))
        if attempt.quiz_version.explains == QuizVersion.Explains.AT_ONCE and not row.is_late:
            fixed = fixed | {one.place}
    GivenAnswer.objects.bulk_create(rows, ignore_conflicts=True)
    return delivery


def _row(attempt: Attempt, one: Given, now: datetime, offset: timedelta) -> GivenAnswer | None:
    """None for an answer that no page of ours sends."""
    try:
        value = readable(attempt.questions[one.place], one.value)
    except ValueError:
        return None
    at = now
    if one.at is not None:
        try:
            at = max(attempt.started_at, min(one.at + offset, now))
        except OverflowError:
            at = now
    late = bool(attempt.deadline_at and at > attempt.deadline_at)
    return GivenAnswer(
        attempt=attempt, place=one.place, key=one.key, value=value, given_at=at, received_at=now, is_late=late
    )


def fixed_places(attempt: Attempt) -> set[int]:
    """Where the explanation was shown already, so that the answer stays."""
    if attempt.quiz_version.explains != QuizVersion.Explains.AT_ONCE:
        return set()
    return set(attempt.answers.filter(is_late=False, value__isnull=False).values_list("place", flat=True))


def counting(attempt: Attempt) -> dict[int, Any]:
    """The answer that counts, by place: the newest that was given in time."""
    rows = attempt.answers.filter(is_late=False).order_by("given_at", "pk").values_list("place", "value")
    return dict(rows)


@transaction.atomic
def close(attempt: Attempt, *, at: datetime | None = None) -> Attempt:
    """Mark what was answered, once; closing a closed attempt does nothing. Raises Refused if it was taken back."""
    attempt = Attempt.objects.select_for_update(no_key=True, of=("self",)).select_related("quiz_version", "person").get(
        pk=attempt.pk
    )  # fmt: skip
    if attempt.closed_at:
        return attempt
    if attempt.voided_at:
        raise Refused(_("The team has taken this attempt back."))
    at = at or timezone.now()
    version = attempt.quiz_version
    result = mark(
        attempt.questions,
        counting(attempt),
        pass_percent=version.pass_percent,
        critical_must_be_right=version.critical_must_be_right,
    )
    in_time = attempt.deadline_at is None or at <= attempt.deadline_at
    attempt.closed_at = at
    attempt.closed_how = Attempt.Closed.HANDED_IN if in_time else Attempt.Closed.TIME
    attempt.marks, attempt.points, attempt.most_points = result.marks, result.points, result.most
    attempt.passed = result.passed
    attempt.save(update_fields=["closed_at", "closed_how", "marks", "points", "most_points", "passed"])
    return attempt


def why_cannot_void(attempt: Attempt, by: User) -> str:
    """Why this person cannot take the attempt back; "" = they can."""
    if attempt.voided_at:
        return _("This attempt was taken back already.")
    if attempt.person_id == by.pk:
        return _("Nobody takes back an attempt of their own.")
    return ""


@transaction.atomic
def void(attempt: Attempt, reason: str, by: User) -> Attempt:
    """It counts no longer, neither as a result nor as an attempt; it stays, with the reason. Raises Refused."""
    attempt = Attempt.objects.select_for_update(no_key=True).get(pk=attempt.pk)
    refuse(why_cannot_void(attempt, by))
    if not reason.strip():
        raise Refused(_("Give a reason: the participant reads it."), "reason")
    attempt.voided_at, attempt.voided_by, attempt.void_reason = timezone.now(), by, reason.strip()
    attempt.save(update_fields=["voided_at", "voided_by", "void_reason"])
    return attempt


def forget(person: User) -> None:
    """Empty what was answered; results stay under the pseudonym (ERASURE in docs/rules.md)."""
    GivenAnswer.objects.filter(attempt__person=person).update(value=None)
    Attempt.objects.filter(person=person).exclude(void_reason="").update(void_reason="-")
