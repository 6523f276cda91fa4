"""Practical checks of a cohort: filled in, signed, appealed (CHECKS in docs/rules.md)."""

import uuid

import pgtrigger
from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from courses.models import ChecklistItem, ChecklistPlate, ChecklistVersion
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .application import Application
from .cohort import Cohort
from .timetable import Session

LONGEST = 2000


def fixed_once_signed(name: str, part: str, *columns: str) -> pgtrigger.Trigger:
    """What was signed stays as it is; only the words about a person may be emptied (SIGNATURES in docs/rules.md)."""
    changed = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("one", "bigint")],
        func=f"""
            IF TG_OP = 'DELETE' THEN one := OLD.check_id; ELSE one := NEW.check_id; END IF;
            IF EXISTS (SELECT FROM cohorts_checksignature s WHERE s.check_id = one AND s.part = '{part}') THEN
                IF TG_OP <> 'UPDATE' THEN RAISE EXCEPTION 'what was signed is fixed'; END IF;
                IF {changed} THEN RAISE EXCEPTION 'what was signed is fixed'; END IF;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


class CohortChecklistQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_at=None)


@tracked()
class CohortChecklist(PublicRow):
    """That a cohort uses a checklist, in one version, and how many attempts a participant has."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="checklists")
    version = models.ForeignKey(
        ChecklistVersion, on_delete=models.PROTECT, related_name="uses", verbose_name=_("checklist")
    )
    session = models.ForeignKey(
        Session, null=True, blank=True, on_delete=models.SET_NULL, related_name="checklists",
        verbose_name=_("done in the session"),
    )  # fmt: skip
    most_attempts = models.PositiveSmallIntegerField(
        _("attempts"), default=2, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = CohortChecklistQuerySet.as_manager()

    class Meta:
        ordering = ["cohort", "version__checklist__code", "pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "version"], name="checklist_version_once_a_cohort")]

    def __str__(self):
        return self.version.title


class FilledChecklistQuerySet(models.QuerySet):
    def standing(self):
        return self.exclude(state=FilledChecklist.State.VOID)

    def to_sign(self):
        return self.filter(state=FilledChecklist.State.FILLED)

    def with_plates_out(self):
        return self.filter(state=FilledChecklist.State.SIGNED, result=FilledChecklist.Result.PENDING)


@tracked(personal=("comment", "void_reason", "device_key"))
class FilledChecklist(PublicRow):
    """One attempt of one participant: filled, then signed, or void with a reason; `device_key` is the tablet's own."""

    class State(models.TextChoices):
        FILLED = "filled", pgettext_lazy("practical check", "not signed yet")
        SIGNED = "signed", pgettext_lazy("practical check", "signed")
        VOID = "void", pgettext_lazy("practical check", "void")

    class Result(models.TextChoices):
        PENDING = "pending", _("plates pending")
        PASSED = "passed", _("passed")
        FAILED = "failed", _("not passed")

    used = models.ForeignKey(CohortChecklist, on_delete=models.PROTECT, related_name="checks")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="checks")
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=1)
    state = models.CharField(max_length=6, choices=State, default=State.FILLED)
    result = models.CharField(max_length=7, choices=Result, blank=True, help_text="empty until it is signed")
    comment = models.TextField(_("comment"), blank=True, validators=[MaxLengthValidator(LONGEST)])
    device_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    filled_at = models.DateTimeField(default=timezone.now, help_text="when the check was done, by the tablet's clock")
    received_at = models.DateTimeField(auto_now_add=True)
    filled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="checks_filled"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    plates_signed_at = models.DateTimeField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="checks_voided"
    )
    void_reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(LONGEST)])

    objects = FilledChecklistQuerySet.as_manager()

    class Meta:
        ordering = ["application", "used", "attempt"]
        constraints = [
            models.UniqueConstraint(fields=["used", "application", "attempt"], name="check_attempt_once"),
            models.CheckConstraint(
                condition=~Q(state="signed") | (Q(signed_at__isnull=False) & ~Q(result="")), name="signed_with_a_result"
            ),
            models.CheckConstraint(condition=~Q(state="void") | Q(voided_at__isnull=False), name="voided_at_a_moment"),
            models.CheckConstraint(condition=~Q(state="filled") | Q(result=""), name="no_result_before_the_signature"),
        ]
        indexes = [models.Index(fields=["application", "state"])]

    def __str__(self):
        return f"{self.application}, {self.attempt}"


@tracked(personal=("comment",))
class FilledItem(models.Model):
    """One item as seen."""

    class Verdict(models.TextChoices):
        MET = "met", pgettext_lazy("practical check", "met")
        FAILED = "failed", pgettext_lazy("practical check", "not met")

    check_of = models.ForeignKey(FilledChecklist, on_delete=models.PROTECT, related_name="items", db_column="check_id")
    item = models.ForeignKey(ChecklistItem, on_delete=models.PROTECT, related_name="filled")
    verdict = models.CharField(max_length=6, choices=Verdict)
    comment = models.CharField(_("comment"), max_length=500, blank=True)

    class Meta:
        ordering = ["check_of", "item__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["check_of", "item"], name="item_once_a_check")]
        triggers = [fixed_once_signed("signed_item_is_fixed", "visual", "check_id", "item_id", "verdict")]

    def __str__(self):
        return f"{self.item}: {self.verdict}"


@tracked(personal=("comment",))
class PlateReading(PublicRow):
    """The colonies counted on one plate, days after the check; with a photograph of it, if one was taken."""

    check_of = models.ForeignKey(
        FilledChecklist, on_delete=models.PROTECT, related_name="readings", db_column="check_id"
    )
    plate = models.ForeignKey(ChecklistPlate, on_delete=models.PROTECT, related_name="readings")
    cfu = models.PositiveSmallIntegerField(_("colonies (CFU)"), validators=[MaxValueValidator(9999)])
    comment = models.CharField(_("comment"), max_length=500, blank=True)
    photo = models.OneToOneField(
        StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="plate", verbose_name=_("photograph")
    )
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="plates_read"
    )
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["check_of", "plate__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["check_of", "plate"], name="plate_once_a_check")]
        triggers = [fixed_once_signed("signed_plate_is_fixed", "plates", "check_id", "plate_id", "cfu")]

    def __str__(self):
        return f"{self.plate}: {self.cfu}"


@tracked(personal=("name",))
class CheckSignature(PublicRow):
    """A name, a time and a meaning, bound to what was signed by its hash (SIGNATURES in docs/rules.md).

    `content` names nobody: people are their public ids, and free words are salted hashes.
    """

    class Part(models.TextChoices):
        VISUAL = "visual", _("visual part")
        PLATES = "plates", _("plates")

    class Meaning(models.TextChoices):
        WATCHED = "watched", _("I watched this check, and the record says what I saw.")
        REVIEWED = "reviewed", _("I have reviewed what a colleague recorded, and I answer for the result.")
        READ = "read", _("I have read the plates, and the record says what I counted.")

    check_of = models.ForeignKey(
        FilledChecklist, on_delete=models.PROTECT, related_name="signatures", db_column="check_id"
    )
    part = models.CharField(max_length=6, choices=Part)
    meaning = models.CharField(max_length=8, choices=Meaning)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="check_signatures")
    name = models.CharField(max_length=120, help_text="as it was when it was signed")
    qualification = models.ForeignKey(
        "courses.AssessorQualification", on_delete=models.PROTECT, related_name="signatures"
    )
    at = models.DateTimeField()
    content = models.JSONField(help_text="what was signed; its shape is in cohorts/checks/content.py")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the content, its keys in order")

    class Meta:
        ordering = ["check_of", "at"]
        constraints = [models.UniqueConstraint(fields=["check_of", "part"], name="one_signature_a_part")]
        triggers = [
            pgtrigger.Protect(name="signature_stays", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="signature_is_fixed",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "check_of", "part", "meaning", "qualification", "at", "content", "digest"
                ),
            ),
        ]

    def __str__(self):
        return f"{self.name}, {self.get_part_display()}"


class AppealQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)


@tracked(personal=("words", "reason"))
class Appeal(PublicRow):
    """A participant asks to have a result looked at again; a second assessor answers (APPEALS in docs/rules.md)."""

    class Answer(models.TextChoices):
        STANDS = "stands", _("let the result stand")
        VOIDED = "voided", _("void the result; there is another attempt")

    check_of = models.OneToOneField(
        FilledChecklist, on_delete=models.PROTECT, related_name="appeal", db_column="check_id"
    )
    words = models.TextField(_("why the result is wrong"), validators=[MaxLengthValidator(LONGEST)])
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=6, choices=Answer, blank=True)
    reason = models.TextField(_("reason"), blank=True, validators=[MaxLengthValidator(LONGEST)])
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="appeals_answered"
    )

    objects = AppealQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self):
        return f"{self.check_of}"
