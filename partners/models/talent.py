"""The talent pool: a student's profile, opened to chosen employers one by one (TALENT POOL in docs/rules.md)."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Acceptance, Membership, Organisation, Role, Text
from courses.models import Competency
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile

from .partnerships import Partnership


@tracked(personal=("reason",))
class PoolEmployer(PublicRow):
    """The organiser's own word on an organisation in the pool: let in, or kept out; without one its part decides."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="pool_word")
    is_let_in = models.BooleanField(_("in the talent pool"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.organisation)


def pool_employers():
    """The organisations to which a profile can be opened now: whoever is an employer in a cohort, or was let in."""
    parts = Partnership.objects.current().filter(kind=Partnership.Kind.EMPLOYER, cohort__cancelled_at=None)
    by_part = Q(pool_word=None, pk__in=parts.values("organisation"))
    return Organisation.objects.filter(by_part | Q(pool_word__is_let_in=True))


@tracked(personal=("looking_for", "kinds", "regions", "certificates"))
class TalentProfile(PublicRow):
    """What a student tells employers; nobody reads it but those to whom it is open."""

    class Kind(models.TextChoices):
        INTERNSHIP = "internship", _("internship")
        THESIS = "thesis", _("thesis")
        STUDENT_JOB = "student_job", _("student job")
        JOB = "job", _("first job")

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="talent_profile")
    looking_for = models.TextField(_("what I look for"), max_length=1200)
    kinds = models.JSONField(_("kind"), default=list, help_text="some of Kind")
    available_from = models.DateField(_("from when"), null=True, blank=True)
    regions = models.JSONField(_("regions"), default=list, blank=True)
    cv = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    competencies = models.ManyToManyField(Competency, blank=True, related_name="talent_profiles")
    certificates = models.JSONField(default=list, blank=True, help_text="public_id of each certificate shown")
    changed_at = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return gettext("Profile of %(person)s") % {"person": self.person}

    @property
    def kind_words(self) -> list[str]:
        return [str(self.Kind(kind).label) for kind in self.kinds if kind in self.Kind.values]

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.changed_at.isoformat()


class OpeningQuerySet(models.QuerySet):
    def standing(self):
        """Those through which an employer sees a profile at this moment.

        Not closed, the consent not taken back, the organisation still an employer of the pool, the account alive.
        """
        agrees = Acceptance.objects.current().filter(user=OuterRef("profile__person"), text=OuterRef("text"))
        open_now = self.filter(closed_at=None, profile__person__is_active=True)
        return open_now.filter(Q(text=None) | Exists(agrees), organisation__in=pool_employers().values("pk"))

    def visible_to(self, user):
        """What contacts of an employer see: standing, of their own organisation. Nobody else sees any."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.standing().filter(organisation__in=mine)


@tracked()
class Opening(PublicRow):
    """That a student opened the profile to one employer; closing ends it, opening again makes a new row."""

    class Ended(models.TextChoices):
        CLOSED = "closed", pgettext_lazy("opening", "closed")
        CONSENT = "consent", _("consent taken back")
        EMPLOYER = "employer", _("no employer of the pool any more")
        ERASED = "erased", _("account closed")

    profile = models.ForeignKey(TalentProfile, on_delete=models.PROTECT, related_name="openings")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="talent_openings")
    text = models.ForeignKey(
        Text, null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="consented to"
    )
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=10, choices=Ended, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["organisation"], condition=Q(closed_at=None), name="openings_of_employer")]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "organisation"], condition=Q(closed_at=None), name="open_once_an_employer"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, ended_by="") | (Q(closed_at__isnull=False) & ~Q(ended_by="")),
                name="closed_opening_says_why",
            ),
        ]

    def __str__(self):
        return str(self.organisation)


@tracked()
class ProfileView(PublicRow):
    """That somebody of an employer saw or took something of a profile; the student reads it."""

    class Kind(models.TextChoices):
        LISTED = "listed", _("in a list")
        PROFILE = "profile", _("profile read")
        CV = "cv", _("CV taken")
        EXPORT = "export", _("taken in an export")

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="views")
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="profile_views")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["opening", "-at"])]

    def __str__(self):
        return f"{self.get_kind_display()}, {self.at:%Y-%m-%d %H:%M}"


@tracked(personal=("message", "answer"))
class ContactRequest(PublicRow):
    """An employer asks to speak with a student; the address is given with a yes alone."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("contact", "waits for an answer")
        YES = "yes", pgettext_lazy("contact", "yes")
        NO = "no", pgettext_lazy("contact", "no")
        CLOSED = "closed", pgettext_lazy("contact", "profile closed")

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="requests")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="contacts_asked"
    )
    message = models.TextField(_("message"), max_length=1500)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    sent_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(_("answer"), max_length=1500, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["opening"], condition=Q(state="open"), name="one_open_contact_request"),
        ]

    def __str__(self):
        return f"{self.opening}, {self.sent_at:%Y-%m-%d}"


@tracked(personal=("wanted",), silent=("claimed_at", "queued_at", "done"))
class TalentExport(PublicRow):
    """A list of profiles as a file, made by a job; who closes meanwhile is in no file that leaves the house."""

    class Kind(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "XLSX"
        ZIP = "zip", _("XLSX with the CVs (ZIP)")

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("export", "being made")
        READY = "ready", pgettext_lazy("export", "ready")
        FAILED = "failed", pgettext_lazy("export", "failed")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="talent_exports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(_("kind"), max_length=4, choices=Kind)
    wanted = models.JSONField(default=dict, help_text="the filters of the list that is exported")
    language = models.CharField(max_length=5, default="en")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    openings = models.ManyToManyField(Opening, blank=True, related_name="exports")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(state="ready") | Q(file__isnull=False), name="ready_export_has_file")
        ]

    def __str__(self):
        return f"{self.organisation}, {self.created_at:%Y-%m-%d %H:%M}"


@tracked(personal=("words", "reason"))
class LevelWord(PublicRow):
    """An employer's word that somebody stands at level 3 or 4 of a competency; the evidence names it as its source."""

    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="level_words")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="level_words")
    level = models.PositiveSmallIntegerField(_("level"), choices=[(3, "3"), (4, "4")])
    words = models.CharField(_("on what this rests"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="level_words")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["opening", "competency"], condition=Q(withdrawn_at=None), name="one_level_word_a_competency"
            ),
            models.CheckConstraint(condition=Q(level__in=[3, 4]), name="employer_says_3_or_4"),
        ]

    def __str__(self):
        return f"{self.competency.code}: {self.level}"
