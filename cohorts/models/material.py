"""What lecturers bring: slides and handouts in versions, and the link to their page (MATERIAL in docs/rules.md)."""

import hmac
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from records.base import PublicRow
from records.history import tracked
from records.models import ERASED, StoredFile

from .lecturers import Lecturer
from .timetable import Session

LINK_DAYS_AFTER = 30  # after the cohort, for late slides


@tracked(personal=("email",), silent=("opened_at",))
class LecturerLink(PublicRow):
    """The secret address of a lecturer's page, sent by mail.

    Its token is computed from the row and the installation's key and stands in no table, so that a reminder can
    carry the same address; a new row makes a new one, and the old address ends.
    """

    lecturer = models.ForeignKey(Lecturer, on_delete=models.CASCADE, related_name="links")
    email = models.EmailField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["lecturer"], condition=Q(ended_at=None), name="one_current_lecturer_link")
        ]

    def __str__(self):
        return f"{self.lecturer}"

    @property
    def token(self) -> str:
        """256 bits that nobody finds without the installation's key."""
        return salted_hmac("cohorts.lecturer_link", str(self.public_id), algorithm="sha256").hexdigest()

    def opens_with(self, token: str) -> bool:
        return hmac.compare_digest(self.token.encode(), token.encode())

    def why_cannot_open(self) -> str:
        """Why it opens nothing any more; "" = it does."""
        cohort = self.lecturer.cohort
        if self.ended_at:
            return gettext("This link was replaced by a newer one. Look for the latest mail, or write to us.")
        if cohort.cancelled_at:
            return gettext("%(cohort)s was cancelled.") % {"cohort": cohort}
        last = cohort.ends_on + timedelta(days=LINK_DAYS_AFTER)
        if timezone.now().astimezone(cohort.zone).date() > last:
            return gettext("%(cohort)s is over, and this link has ended with it.") % {"cohort": cohort}
        return ""


def address_of(lecturer: Lecturer) -> str:
    """Where a lecturer can be written to; "" = nowhere, or no more."""
    address = lecturer.email or (lecturer.person.email if lecturer.person else "")
    return "" if address.endswith(ERASED) else address


class MaterialQuerySet(models.QuerySet):
    def current(self):
        return self.filter(retired_at=None, session__cancelled_at=None)


@tracked()
class Material(PublicRow):
    """Something that is to be there for a session: its slides, a handout; `versions` holds what came."""

    class Kind(models.TextChoices):
        SLIDES = "slides", _("slides")
        HANDOUT = "handout", _("handout")
        READING = "reading", _("reading")
        OTHER = "other", _("other file")

    class Shown(models.TextChoices):
        BEFORE = "before", _("as soon as it is there")
        AFTER = "after", _("after the session")

    class Audience(models.TextChoices):
        SESSION = "session", _("participants of the session")
        COHORT = "cohort", _("all participants")
        TEAM = "team", _("the team alone")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="materials")
    lecturer = models.ForeignKey(
        Lecturer, null=True, blank=True, on_delete=models.SET_NULL, related_name="materials",
        verbose_name=_("brought by"), help_text=_("Empty: any lecturer of the session, or the team."),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=160)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SLIDES)
    due_on = models.DateField(_("due on"), null=True, blank=True, help_text=_("Whoever brings it is reminded by mail."))
    approval_wanted = models.BooleanField(
        _("the lecturer's company has to approve it"), default=False,
        help_text=_("Students see no version before that is noted."),
    )  # fmt: skip
    shown = models.CharField(_("students see it"), max_length=8, choices=Shown, default=Shown.AFTER)
    audience = models.CharField(_("for whom"), max_length=8, choices=Audience, default=Audience.SESSION)
    created_at = models.DateTimeField(auto_now_add=True)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["session", "pk"]

    def __str__(self):
        return self.title

    def why_no_version(self) -> str:
        """Why nothing is taken for it any more; "" = it is."""
        if self.retired_at or self.session.cancelled_at:
            return gettext("This is not asked for any more.")
        return ""


@tracked(personal=("note", "approved_by"))
class MaterialVersion(PublicRow):
    """One file that was brought; a newer one comes beside it, none is replaced."""

    class Approval(models.TextChoices):
        NOT_NEEDED = "none", _("not needed")
        PENDING = "pending", _("waits for the company")
        YES = "yes", _("approved by the company")
        NO = "no", _("refused by the company")

    class Licence(models.TextChoices):
        PARTICIPANTS = "participants", _("for the participants of this cohort only")
        CC_BY = "cc-by-4.0", _("CC BY 4.0: may be used again with the name")
        CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0: as CC BY, and under the same licence")
        CC_BY_NC = "cc-by-nc-4.0", _("CC BY-NC 4.0: as CC BY, not for money")
        CC_BY_ND = "cc-by-nd-4.0", _("CC BY-ND 4.0: as CC BY, unchanged")
        CC0 = "cc0-1.0", _("CC0 1.0: no rights kept")

    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.OneToOneField(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    licence = models.CharField(_("licence for reuse"), max_length=12, choices=Licence)
    approval = models.CharField(_("approval by the company"), max_length=8, choices=Approval)
    approved_by = models.CharField(_("approved or refused by"), max_length=160, blank=True)
    approved_on = models.DateField(null=True, blank=True, editable=False)
    note = models.CharField(_("what is new"), max_length=300, blank=True)
    lecturer = models.ForeignKey(
        Lecturer, null=True, blank=True, on_delete=models.SET_NULL, related_name="versions_brought"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="materials_brought"
    )
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["material", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["material", "number"], name="material_version_once"),
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(withdrawn_at__isnull=False), name="material_version_has_its_file"
            ),
        ]

    def __str__(self):
        return gettext("%(material)s, version %(number)d") % {"material": self.material, "number": self.number}

    @property
    def is_shown(self) -> bool:
        """Whether students may get this version, time and audience apart."""
        if self.withdrawn_at:
            return False
        wanted = (
            (self.Approval.YES,) if self.material.approval_wanted else (self.Approval.YES, self.Approval.NOT_NEEDED)
        )
        return self.approval in wanted


@tracked()
class MaterialReminder(PublicRow):
    """A lecturer was reminded of something that is due; each step once."""

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="reminders")
    lecturer = models.ForeignKey(Lecturer, on_delete=models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    step = models.SmallIntegerField(help_text="days before it is due; negative: after")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["material", "lecturer", "due_on", "step"], name="one_material_reminder_a_step"
            )
        ]

    def __str__(self):
        return f"{self.material}, {self.step}"
