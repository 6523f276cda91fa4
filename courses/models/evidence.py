"""What shows that a person has reached a level of a competency (EVIDENCE in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .competencies import Competency, Level


class EvidenceQuerySet(models.QuerySet):
    def current(self):
        return self.filter(withdrawn_at=None)

    def of_source(self, kind: str, source):
        """What one attempt, one filled checklist, one letter of an employer gave."""
        return self.filter(source_kind=kind, source=source)

    def levels_of(self, person) -> dict[int, int]:
        """The highest level shown, by the key of the competency; what is missing is 0, not assessed."""
        rows = self.current().filter(person=person).order_by().values("competency").annotate(level=Max("level"))
        return {row["competency"]: row["level"] for row in rows}


@tracked(personal=("title", "reason"))
class Evidence(PublicRow):
    """That a person showed a level of a competency, where and when; withdrawn with its source, never deleted."""

    class Source(models.TextChoices):
        QUIZ = "quiz", _("quiz")
        EXERCISE = "exercise", _("virtual exercise")
        CHECKLIST = "checklist", _("practical assessment")
        EMPLOYER = "employer", _("employer")

    # What each kind of source may give (LEVELS).
    LEVELS_OF = {
        Source.QUIZ: (Level.EXPLAINS,),
        Source.EXERCISE: (Level.EXPLAINS,),
        Source.CHECKLIST: (Level.EXPLAINS, Level.PERFORMS),
        Source.EMPLOYER: (Level.INDEPENDENT, Level.QUALIFIED),
    }

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="evidence")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="evidence")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    source_kind = models.CharField(_("shown by"), max_length=10, choices=Source)
    source = models.UUIDField(help_text="public_id of the attempt, the filled checklist, the employer's word")
    title = models.CharField(max_length=200, blank=True, help_text="what it was, as people read it")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence_given"
    )
    employer = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="evidence_given"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence_withdrawn"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "competency", "source_kind", "source"],
                condition=Q(withdrawn_at=None),
                name="evidence_once_a_source",
            ),
            models.CheckConstraint(
                condition=Q(source_kind__in=["quiz", "exercise"], level=1)
                | Q(source_kind="checklist", level__in=[1, 2])
                | Q(source_kind="employer", level__in=[3, 4]),
                name="source_gives_no_more_than_it_may",
            ),
            models.CheckConstraint(
                condition=Q(source_kind="employer", employer__isnull=False)
                | (~Q(source_kind="employer") & Q(employer=None)),
                name="employer_is_named",
            ),
            models.CheckConstraint(condition=Q(by=None) | ~Q(by=F("person")), name="nobody_shows_for_themselves"),
        ]
        indexes = [models.Index(fields=["source_kind", "source"])]

    def __str__(self):
        return gettext("%(competency)s, level %(level)d") % {"competency": self.competency.code, "level": self.level}
