"""What somebody answered: an attempt with its frozen questions, and each answer as it was given (QUIZZES)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked

from .quizzes import QuizVersion


class AttemptQuerySet(models.QuerySet):
    def counted(self):
        """Those that count: not taken back by the team."""
        return self.filter(voided_at=None)

    def open(self):
        return self.counted().filter(closed_at=None)

    def closed(self):
        return self.counted().filter(closed_at__isnull=False)

    def of(self, person, given_in):
        return self.filter(person=person, given_in=given_in)

    def overdue(self, at=None):
        """Open, and past the end of their grace: to be closed with what arrived."""
        return self.open().filter(grace_ends_at__lte=at or timezone.now())


@tracked(personal=("questions", "marks", "points", "passed", "void_reason"))
class Attempt(PublicRow):
    """One person's attempt at a quiz. `questions` is a frozen copy, so that no later edit changes a result.

    `given_in` is the public_id of what it was given in (a cohort's quiz); `marks` holds the points of each question
    in the order of `questions`, once it is closed.
    """

    class Closed(models.TextChoices):
        HANDED_IN = "handed_in", _("handed in")
        TIME = "time", _("time was up")

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attempts")
    quiz_version = models.ForeignKey(QuizVersion, on_delete=models.PROTECT, related_name="attempts_made")
    given_in = models.UUIDField()
    number = models.PositiveSmallIntegerField(default=1)
    seed = models.BigIntegerField()
    questions = models.JSONField(default=list)
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    deadline_at = models.DateTimeField(null=True, blank=True)
    grace_ends_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_how = models.CharField(max_length=10, choices=Closed, blank=True)
    marks = models.JSONField(null=True, blank=True)
    points = models.PositiveSmallIntegerField(null=True, blank=True)
    most_points = models.PositiveSmallIntegerField(default=0)
    passed = models.BooleanField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=300, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="attempts_voided"
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        ordering = ["given_in", "person", "number"]
        constraints = [
            models.UniqueConstraint(fields=["given_in", "person", "number"], name="attempt_number_once"),
            models.UniqueConstraint(
                fields=["given_in", "person"],
                condition=Q(closed_at=None, voided_at=None),
                name="one_open_attempt",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(marks__isnull=False, points__isnull=False, passed__isnull=False),
                name="closed_attempt_is_scored",
            ),
        ]
        indexes = [
            models.Index(
                fields=["grace_ends_at"], condition=Q(closed_at=None, voided_at=None), name="attempts_running_out"
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="asked_questions_are_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("questions", "seed", "quiz_version", "started_at"),
            )
        ]

    def __str__(self):
        return f"{self.quiz_version}, {self.number}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.voided_at is None

    @property
    def percent(self) -> int:
        """Rounded down."""
        return 100 * (self.points or 0) // self.most_points if self.most_points else 0


@tracked(personal=("value",))
class GivenAnswer(PublicRow):
    """One answer as it was given; never changed. The newest of a place counts, by the time at which it was given."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    place = models.PositiveSmallIntegerField(help_text="which question of the attempt, from 0")
    key = models.UUIDField(help_text="drawn by the page for each answer, so that a second delivery does nothing")
    value = models.JSONField(null=True)
    given_at = models.DateTimeField(help_text="by the page's clock, corrected, never later than it was received")
    received_at = models.DateTimeField(default=timezone.now)
    is_late = models.BooleanField(default=False, help_text="given after the time was up: kept, never counted")

    class Meta:
        ordering = ["attempt", "place", "given_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["attempt", "key"], name="answer_delivered_once")]
        triggers = [
            pgtrigger.Protect(  # an erasure empties it, nothing else touches it
                name="given_answer_is_kept",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__value__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.attempt}, {self.place + 1}"
