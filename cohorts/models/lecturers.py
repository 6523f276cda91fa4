"""Who gives the sessions of a cohort, which sittings they take, and when they cannot (TIMETABLE)."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from records.base import PublicRow
from records.history import tracked

from .cohort import Cohort
from .presence import followed_by_presence, follows
from .ranges import Int8Range
from .timetable import Sitting


@tracked(personal=("full_name", "email", "affiliation"))
class Lecturer(PublicRow):
    """Somebody who gives sessions of a cohort; needs no account."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="lecturers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="lecturer_in",
        verbose_name=_("account"),
    )  # fmt: skip
    full_name = models.CharField(_("full name"), max_length=160)
    email = models.EmailField(_("e-mail"), blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=160, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.SET_NULL, related_name="lecturers",
        verbose_name=_("partner"),
    )  # fmt: skip
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["full_name", "pk"]
        constraints = [
            models.UniqueConstraint("cohort", Lower("full_name"), Lower("email"), name="lecturer_once_a_cohort"),
            models.UniqueConstraint(
                fields=["cohort", "person"], condition=Q(person__isnull=False), name="lecturer_account_once_a_cohort"
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="presence_follows_account",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("person_id"),
                condition=pgtrigger.AnyChange("person"),
                func=follows("SELECT sitting_id FROM cohorts_teaching WHERE lecturer_id = NEW.id"),
            )
        ]

    def __str__(self):
        return self.full_name


@tracked()
class Teaching(PublicRow):
    """A lecturer gives a sitting. Nobody is in two places at once: `Presence` sees to it."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="teachings")
    lecturer = models.ForeignKey(Lecturer, on_delete=models.PROTECT, related_name="teachings")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["sitting", "lecturer"], name="lecturer_once_a_sitting")]
        triggers = followed_by_presence()

    def __str__(self):
        return f"{self.lecturer}: {self.sitting}"


@tracked(personal=("reason",))
class Unavailability(PublicRow):
    """A time at which a lecturer cannot come; a sitting then is warned about, not refused."""

    lecturer = models.ForeignKey(Lecturer, on_delete=models.CASCADE, related_name="unavailabilities")
    during = DateTimeRangeField()
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["during", "pk"]

    def __str__(self):
        return f"{self.lecturer}: {self.during}"


class Presence(models.Model):
    """Who is at a placed sitting for certain, written by triggers alone: its lecturers, its trainers, its group.

    Nobody and no group is at two sittings at one time, in any cohort: refused at commit, so that two sittings can
    be swapped in one transaction. `kind` and `key` name the person (their account, or the row where they have
    none) or the group.
    """

    class Kind(models.IntegerChoices):
        ACCOUNT = 1
        LECTURER = 2
        ROLE = 3
        GROUP = 4

    sitting = models.ForeignKey(
        Sitting, on_delete=models.DO_NOTHING, db_constraint=False, related_name="presences", editable=False
    )
    kind = models.PositiveSmallIntegerField(choices=Kind, editable=False)
    key = models.BigIntegerField(editable=False)
    during = DateTimeRangeField(editable=False)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="nobody_in_two_places_at_once",
                expressions=[
                    (Int8Range(F("kind"), F("kind"), Value("[]")), RangeOperators.OVERLAPS),
                    (Int8Range(F("key"), F("key"), Value("[]")), RangeOperators.OVERLAPS),
                    ("during", RangeOperators.OVERLAPS),
                ],
                deferrable=Deferrable.DEFERRED,
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.key}: {self.during}"
