"""Who helps: an organisation's part in a cohort, its public profile, and the sessions that it proposes."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Membership, Organisation, Role
from cohorts.models import Cohort, Session
from records.base import PublicRow
from records.history import tracked
from records.models import StoredFile


@tracked()
class Tier(PublicRow):
    """A heading under which a cohort shows its partners, such as "Gold" or "With the support of"."""

    class Size(models.TextChoices):
        BIG = "big", _("large")
        PLAIN = "plain", _("medium")
        SMALL = "small", _("small")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="tiers")
    name = models.CharField(_("name"), max_length=80)
    size = models.CharField(_("size"), max_length=5, choices=Size, default=Size.PLAIN)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["cohort", "name"], name="tier_name_once")]

    def __str__(self):
        return self.name


class PartnershipQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def of_contact(self, user):
        """Partnerships of the organisations for which the person is a contact."""
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        return self.current().filter(organisation__in=mine)


@tracked()
class Partnership(PublicRow):
    """What an organisation is to one cohort: expert, sponsor, supporter, host or employer."""

    class Kind(models.TextChoices):
        EXPERT = "expert", _("expertise")
        SPONSOR = "sponsor", _("sponsor")
        SUPPORT = "support", _("support")
        HOST = "host", _("host of a visit")
        EMPLOYER = "employer", _("employer")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="partnerships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    kind = models.CharField(_("part"), max_length=10, choices=Kind)
    tier = models.ForeignKey(Tier, null=True, blank=True, on_delete=models.PROTECT, related_name="partnerships")
    is_public = models.BooleanField(_("shown to the public"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["tier__position", "organisation__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "organisation", "kind"], condition=Q(ended_at=None), name="partnership_once"
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.get_kind_display()}"


class Review(models.TextChoices):
    """What becomes of a text that an outsider wrote before the public sees it."""

    SUBMITTED = "submitted", pgettext_lazy("profile", "sent")
    ACCEPTED = "accepted", pgettext_lazy("profile", "accepted")
    DECLINED = "declined", pgettext_lazy("profile", "declined")


@tracked()
class Profile(PublicRow):
    """One version of what an organisation says of itself; the public sees the newest accepted one."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="profiles")
    text = models.TextField(_("text"), max_length=1200, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    logo_text = models.CharField(_("the logo in words"), max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=Review, default=Review.SUBMITTED)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="profiles_submitted"
    )
    submitted_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="profiles_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="submitted"), name="one_profile_waits"
            )
        ]

    def __str__(self):
        return f"{self.organisation}, {self.submitted_at:%Y-%m-%d}"


@tracked()
class Proposal(PublicRow):
    """A session that a partner offers to give; accepted, it becomes one session of the cohort, once."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("proposal", "draft")
        SUBMITTED = "submitted", pgettext_lazy("proposal", "sent")
        IN_REVIEW = "in_review", pgettext_lazy("proposal", "in review")
        ACCEPTED = "accepted", pgettext_lazy("proposal", "accepted")
        CONFIRMED = "confirmed", pgettext_lazy("proposal", "confirmed")
        PLACED = "placed", pgettext_lazy("proposal", "in the timetable")
        DECLINED = "declined", pgettext_lazy("proposal", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")

    TO_DECIDE = (State.SUBMITTED, State.IN_REVIEW)

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="proposals")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=200)
    type = models.CharField(_("type"), max_length=12, choices=Session.Type, default=Session.Type.LECTURE)
    abstract = models.TextField(_("abstract"), max_length=4000)
    outcomes = models.TextField(_("learning outcomes"), max_length=2000, help_text=_("One a line."))
    speaker = models.CharField(_("speaker"), max_length=200)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(600)]
    )
    largest_group = models.PositiveSmallIntegerField(
        _("largest group"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(1000)]
    )
    needs = models.TextField(_("what the session needs"), max_length=2000, blank=True)
    session = models.OneToOneField(
        Session, null=True, blank=True, on_delete=models.PROTECT, related_name="proposal", editable=False
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="proposals"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-changed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["accepted", "confirmed", "placed"]) | Q(session__isnull=False),
                name="accepted_proposal_has_its_session",
            )
        ]
        indexes = [models.Index(fields=["cohort", "state"])]

    def __str__(self):
        return self.title
