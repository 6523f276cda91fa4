"""Rounds in which hosts post internship and thesis places and students rank them (PLACEMENTS in docs/rules.md)."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organisation, Role
from cohorts.models import Application, Cohort
from courses.models import Competency, Level
from records.base import PublicRow
from records.history import tracked
from records.wording import say_moment


class PlacementRoundQuerySet(models.QuerySet):
    def open_to_hosts(self):
        """Those that hosts know of."""
        return self.filter(opened_at__isnull=False, cancelled_at=None)

    def of_student(self, user):
        """Opened rounds of the cohorts in which the person has a place."""
        mine = Application.objects.enrolled().filter(person=user).values("cohort")
        seen = Q(cohorts__in=mine) | Q(candidacies__person=user)
        return self.open_to_hosts().filter(seen).distinct()

    def visible_to(self, user):
        """The rounds of the organisers' organisations that one runs."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(organisation__in=Membership.objects.of(user, Role.ORGANISER).values("organisation"))


class Phase(models.TextChoices):
    """Where a round stands: told by its moments and by what was done, never kept."""

    PREPARING = "preparing", pgettext_lazy("placement round", "being prepared")
    POSTING = "posting", pgettext_lazy("placement round", "hosts post places")
    RANKING = "ranking", pgettext_lazy("placement round", "students rank")
    HOSTS = "hosts", pgettext_lazy("placement round", "hosts rank")
    READY = "ready", pgettext_lazy("placement round", "to be allocated")
    ALLOCATED = "allocated", pgettext_lazy("placement round", "allocated, not told yet")
    RELEASED = "released", pgettext_lazy("placement round", "everybody was told")
    CANCELLED = "cancelled", pgettext_lazy("placement round", "cancelled")


@tracked(personal=("seed",))
class PlacementRound(PublicRow):
    """One round: places are posted, ranked from both sides, given by an allocation that anyone may recompute."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="placement_rounds")
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("what students and hosts should know"), max_length=4000, blank=True)
    agreement_text = models.TextField(
        _("terms of the learning agreement"), max_length=8000, blank=True,
        help_text=_("The same for every place of the round, the virtual ones too."),
    )  # fmt: skip
    cohorts = models.ManyToManyField(Cohort, through="RoundCohort", related_name="placement_rounds")
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    posting_until = models.DateTimeField(_("hosts post places until"))
    ranking_until = models.DateTimeField(_("students rank until"))
    hosts_until = models.DateTimeField(_("hosts rank until"))
    answer_days = models.PositiveSmallIntegerField(
        _("days to answer"), default=7, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    seed = models.CharField(max_length=64, editable=False, help_text="what lots are drawn with; told at the release")
    seed_digest = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the seed, told from the start")
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PlacementRoundQuerySet.as_manager()

    class Meta:
        ordering = ["-ranking_until", "-pk"]
        constraints = [
            models.UniqueConstraint("organisation", models.functions.Lower("title"), name="placement_round_once"),
            models.CheckConstraint(
                condition=Q(ranking_until__gt=F("posting_until"), hosts_until__gte=F("ranking_until")),
                name="placement_round_in_order",
            ),
        ]

    def __str__(self):
        return self.title

    def phase(self, at=None) -> Phase:
        at = at or timezone.now()
        if self.cancelled_at:
            return Phase.CANCELLED
        if self.released_at:
            return Phase.RELEASED
        if self.opened_at is None:
            return Phase.PREPARING
        for until, phase in (
            (self.posting_until, Phase.POSTING),
            (self.ranking_until, Phase.RANKING),
            (self.hosts_until, Phase.HOSTS),
        ):
            if at < until:
                return phase
        return Phase.ALLOCATED if self.allocations.standing().exists() else Phase.READY

    def moment(self, at) -> str:
        return say_moment(at, self.time_zone)

    # Why not, in words for the person who asks; "" = allowed

    def why_closed(self) -> str:
        if self.cancelled_at:
            return gettext("This round was cancelled.")
        return ""

    def why_not_open(self) -> str:
        """Why hosts cannot be told yet."""
        if self.opened_at:
            return gettext("This round was opened already.")
        if self.posting_until <= timezone.now():
            return gettext("The time in which hosts post places is over: set another date first.")
        if not self.cohorts.exists():
            return gettext("Say for which cohorts the round is.")
        return self.why_closed()

    def why_not_post(self) -> str:
        """Why a host can neither offer nor change a place."""
        phase = self.phase()
        if phase == Phase.POSTING:
            return ""
        if phase == Phase.PREPARING:
            return gettext("The round is not open yet.")
        return self.why_closed() or gettext("Places were posted until %(moment)s.") % {
            "moment": self.moment(self.posting_until)
        }

    def why_not_rank(self) -> str:
        """Why a student cannot send or change a ranking."""
        phase = self.phase()
        if phase == Phase.RANKING:
            return ""
        if phase in (Phase.PREPARING, Phase.POSTING):
            return gettext("Ranking begins on %(moment)s, when all places are known.") % {
                "moment": self.moment(self.posting_until)
            }
        return self.why_closed() or gettext("Students ranked until %(moment)s.") % {
            "moment": self.moment(self.ranking_until)
        }

    def why_hosts_cannot_rank(self) -> str:
        phase = self.phase()
        if phase == Phase.HOSTS:
            return ""
        if phase in (Phase.PREPARING, Phase.POSTING, Phase.RANKING):
            return gettext("You can rank from %(moment)s, when the students have finished.") % {
                "moment": self.moment(self.ranking_until)
            }
        return self.why_closed() or gettext("Hosts ranked until %(moment)s.") % {
            "moment": self.moment(self.hosts_until)
        }

    def why_not_allocate(self) -> str:
        phase = self.phase()
        if phase in (Phase.READY, Phase.ALLOCATED):
            return ""
        if phase == Phase.RELEASED:
            return gettext("Everybody was told already: the allocation stands.")
        return self.why_closed() or gettext("Rankings can change until %(moment)s.") % {
            "moment": self.moment(self.hosts_until)
        }

    def why_not_list(self) -> str:
        """Why the organiser cannot put a place before the students."""
        if self.phase() in (Phase.PREPARING, Phase.POSTING, Phase.RANKING):
            return ""
        return self.why_closed() or gettext("Students ranked until %(moment)s.") % {
            "moment": self.moment(self.ranking_until)
        }

    def why_not_change(self, wanted: "PlacementRound") -> str:
        """Why a round that runs cannot get other moments: what is over stays over."""
        if self.released_at:
            return gettext("Everybody was told already: the allocation stands.")
        now = timezone.now()
        over = [name for name in ("posting_until", "ranking_until", "hosts_until") if getattr(self, name) <= now]
        if self.opened_at and any(getattr(self, name) != getattr(wanted, name) for name in over[:-1]):
            return gettext("What is over stays over: you can move the latest moment, and those to come.")
        return self.why_closed()

    def why_not_release(self, allocation) -> str:
        if self.released_at:
            return gettext("Everybody was told already: the allocation stands.")
        if allocation.discarded_at:
            return gettext("This run was put aside.")
        return self.why_closed()

    def why_not_cancel(self) -> str:
        if self.released_at:
            return gettext("Everybody was told already: end the placements one by one.")
        return self.why_closed()


@tracked()
class RoundCohort(models.Model):
    """The students of a cohort may rank in a round."""

    round = models.ForeignKey(PlacementRound, on_delete=models.CASCADE, related_name="round_cohorts")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="round_cohorts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "cohort"], name="cohort_once_a_round")]

    def __str__(self):
        return f"{self.cohort}, {self.round}"


class PlacementQuerySet(models.QuerySet):
    def listed(self):
        """What students may read and rank."""
        return self.filter(state=Placement.State.LISTED)

    def to_rank(self):
        """Listed places that are given by the allocation, not to those whom it leaves without."""
        return self.listed().filter(is_equivalent=False)

    def of_contact(self, user):
        """Those of the organisations for which the person is a contact."""
        return self.filter(organisation__in=Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation"))

    def visible_to(self, user):
        """Contacts see their organisation's; organisers those of their rounds that were offered."""
        if not user.is_authenticated:
            return self.none()
        mine = Membership.objects.of(user, Role.PARTNER_CONTACT).values("organisation")
        runs = Membership.objects.of(user, Role.ORGANISER).values("organisation")
        offered = Q(round__organisation__in=runs) & ~Q(state=Placement.State.DRAFT)
        return self.filter(Q(organisation__in=mine) | offered)


@tracked(personal=("mentor_name", "mentor_email", "text", "decision_reason"), silent=("changed_at",))
class Placement(PublicRow):
    """What a host posts: so many equal places for an internship or a thesis, in one period."""

    class Kind(models.TextChoices):
        INTERNSHIP = "internship", _("internship")
        THESIS = "thesis", _("thesis")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", pgettext_lazy("placement", "on site")
        HYBRID = "hybrid", pgettext_lazy("placement", "partly on site")
        VIRTUAL = "virtual", pgettext_lazy("placement", "virtual")

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        DUTCH = "nl", _("Dutch")
        FRENCH = "fr", _("French")

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("placement", "draft")
        OFFERED = "offered", pgettext_lazy("placement", "to be looked at")
        LISTED = "listed", pgettext_lazy("placement", "listed")
        DECLINED = "declined", pgettext_lazy("placement", "not listed")
        WITHDRAWN = "withdrawn", pgettext_lazy("placement", "withdrawn")

    class Order(models.TextChoices):
        LOT = "lot", _("leave it to the lot")
        RANKED = "ranked", _("rank the students ourselves")

    round = models.ForeignKey(PlacementRound, on_delete=models.PROTECT, related_name="placements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="placements")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.INTERNSHIP)
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("what the student does and learns"), max_length=4000)
    facility = models.CharField(_("facility"), max_length=160, blank=True)
    mode = models.CharField(_("where"), max_length=8, choices=Mode, default=Mode.ON_SITE)
    number = models.PositiveSmallIntegerField(
        _("number of places"), default=1, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    hours_a_week = models.PositiveSmallIntegerField(
        _("hours a week"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    language = models.CharField(_("working language"), max_length=2, choices=Language, default=Language.ENGLISH)
    is_paid = models.BooleanField(_("paid"), default=False)
    pay = models.CharField(_("pay or allowance"), max_length=120, blank=True)
    order = models.CharField(_("order of the students"), max_length=6, choices=Order, default=Order.LOT)
    is_equivalent = models.BooleanField(
        _("for those without a place"), default=False,
        help_text=_("A virtual placement with the same learning agreement; nobody ranks it."),
    )  # fmt: skip
    mentor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="mentored_placements",
        verbose_name=_("mentor"), help_text=_("The contact who signs the agreement and assesses."),
    )  # fmt: skip
    mentor_name = models.CharField(_("mentor's name, if not a contact"), max_length=120, blank=True)
    mentor_email = models.EmailField(_("mentor's e-mail"), blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="placements_written"
    )
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decision_reason = models.TextField(_("reason"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "title", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="placement_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(number__gte=1), name="placement_has_a_place"),
            models.CheckConstraint(
                condition=Q(is_equivalent=False) | Q(mode="virtual", order="lot"), name="equivalent_is_virtual"
            ),
        ]
        indexes = [models.Index(fields=["round", "state"])]

    def __str__(self):
        return self.title

    @property
    def seen(self) -> str:
        """Which state of the row a page has shown."""
        return self.changed_at.isoformat()

    @property
    def is_simulated(self) -> bool:
        """No site is entered: the levels of a course are the ceiling (LEVELS)."""
        return self.mode == self.Mode.VIRTUAL

    @property
    def mentor_words(self) -> str:
        return str(self.mentor) if self.mentor else self.mentor_name

    def why_not_edit(self) -> str:
        if self.state in (self.State.WITHDRAWN, self.State.DECLINED):
            return gettext("This place is no longer offered.")
        if self.state == self.State.LISTED:
            return gettext("Students read it already. Ask the organiser to give it back before you change it.")
        return self.round.why_not_post()

    def why_not_offer(self) -> str:
        if self.state != self.State.DRAFT:
            return gettext("This place was offered already.")
        return self.round.why_not_post()

    def why_not_decide(self) -> str:
        if self.state != self.State.OFFERED:
            return gettext("This place does not wait for you.")
        if self.round.phase() not in (Phase.POSTING, Phase.PREPARING):
            return gettext("Students rank already: what they choose from stays as it is.")
        return self.round.why_closed()

    def why_not_give_back(self) -> str:
        if self.state not in (self.State.OFFERED, self.State.LISTED):
            return gettext("This place does not wait for you.")
        if self.round.phase() not in (Phase.POSTING, Phase.PREPARING):
            return gettext("Students rank already: what they choose from stays as it is.")
        return self.round.why_closed()

    def why_not_prefer(self) -> str:
        """Why the host cannot rank the students."""
        if self.state != self.State.LISTED or self.is_equivalent:
            return gettext("Nobody can rank this place.")
        return self.round.why_hosts_cannot_rank()

    def why_not_withdraw(self) -> str:
        if self.state in (self.State.WITHDRAWN, self.State.DECLINED):
            return gettext("This place is no longer offered.")
        if self.round.released_at:
            return gettext("Everybody was told already: end the placement of the student instead.")
        return self.round.why_closed()


@tracked()
class Requirement(models.Model):
    """What a place asks for: a competency, to a level."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="requirements")
    competency = models.ForeignKey(Competency, on_delete=models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.EXPLAINS)

    class Meta:
        ordering = ["competency__domain__position", "competency__code"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "competency"], name="requirement_once"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=4), name="requirement_is_a_level"),
        ]

    def __str__(self):
        return gettext("%(competency)s, level %(level)d") % {"competency": self.competency.code, "level": self.level}
