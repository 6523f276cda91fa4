"""The cohort, the people who work on it, its rooms, and the letters written to its students."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Membership, Organisation, Role, Text
from courses.models import ProgrammeVersion
from records.base import PublicRow
from records.history import tracked
from records.wording import say_moment

from .seats import Seats, seats_of

LONGEST_IN_DAYS = 200
YEARS = range(2000, 2200)  # at the ends of the calendar a time zone leads out of it


def _wrong_year() -> str:
    said = {"first": YEARS[0], "last": YEARS[-1]}
    return gettext("Choose years between %(first)d and %(last)d.") % said


class CohortQuerySet(models.QuerySet):
    def public(self):
        return self.filter(published_at__isnull=False, cancelled_at=None)

    def open(self, at=None):
        """Cohorts that take applications at that moment, full or not."""
        at = at or timezone.now()
        return self.public().filter(applications_open_at__lte=at, applications_close_at__gt=at)

    def run_by(self, user):
        """Cohorts of the organisations in whose team the person works as organiser or certificate officer."""
        desks = Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
        return self.filter(organisation__in=desks)

    def visible_to(self, user):
        """Cohorts whose desk the person may open at all: the team's, and those in which they hold a cohort role."""
        if not user.is_authenticated:
            return self.none()
        held = CohortRole.objects.held_by(user).values("cohort")
        desks = Membership.objects.of(user, Role.ORGANISER, Role.OFFICER).values("organisation")
        return self.filter(Q(organisation__in=desks) | Q(pk__in=held))


@tracked(silent=("last_queue_number",))
class Cohort(PublicRow):
    """One run of a programme version: dates, place, capacity, how one gets in."""

    class Admission(models.TextChoices):
        FIRST_COME = "first_come", _("first come, first served")
        BY_DECISION = "by_decision", _("by decision of the organiser")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cohorts")
    programme_version = models.ForeignKey(ProgrammeVersion, on_delete=models.PROTECT, related_name="cohorts")
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=160)
    intro = models.TextField(_("introduction"), blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Brussels")
    place = models.CharField(_("place"), max_length=160)
    address = models.CharField(_("address of the place"), max_length=300, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), help_text=_("Replies to mails of this cohort go here."))
    capacity = models.PositiveIntegerField(_("places"), validators=[MinValueValidator(1), MaxValueValidator(5000)])
    admission = models.CharField(_("admission"), max_length=12, choices=Admission, default=Admission.FIRST_COME)
    coordinator_approves = models.BooleanField(
        _("schools approve their students"),
        default=False,
        help_text=_("Nobody gets a place before their school's word."),
    )
    reviews_wanted = models.PositiveSmallIntegerField(
        _("reviews of each application"), default=0, validators=[MaxValueValidator(9)], help_text=_("0 = no reviews.")
    )
    blind_review = models.BooleanField(
        _("blind reviews"), default=False, help_text=_("Reviewers see neither name nor school nor e-mail.")
    )
    applications_open_at = models.DateTimeField(_("applications open"))
    applications_close_at = models.DateTimeField(_("applications close"))
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"), default=72, validators=[MinValueValidator(1), MaxValueValidator(24 * 30)]
    )
    dossier_due_on = models.DateField(
        _("dossier complete by"), null=True, blank=True, help_text=_("Those who still miss something are reminded.")
    )
    copied_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="next_editions", editable=False
    )
    schools = models.ManyToManyField(Organisation, blank=True, related_name="cohorts_for", verbose_name=_("schools"))
    texts = models.ManyToManyField(Text, blank=True, related_name="cohorts", verbose_name=_("texts to accept"))
    last_queue_number = models.PositiveIntegerField(default=0, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "title"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="cohort_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(applications_close_at__gt=F("applications_open_at")), name="applications_close_after_open"
            ),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="cohort_has_a_place"),
        ]

    def __str__(self):
        return self.title

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def why_days_are_wrong(self) -> str:
        """Why its days cannot be these; "" = they can."""
        if not {self.starts_on.year, self.ends_on.year} <= set(YEARS):
            return _wrong_year()
        if self.ends_on < self.starts_on:
            return gettext("The last day comes before the first.")
        if (self.ends_on - self.starts_on).days >= LONGEST_IN_DAYS:
            return gettext("A cohort takes at most %(days)d days.") % {"days": LONGEST_IN_DAYS}
        return ""

    def why_times_are_wrong(self) -> str:
        """Why applications cannot open and close then; "" = they can."""
        if not {self.applications_open_at.year, self.applications_close_at.year} <= set(YEARS):
            return _wrong_year()
        if self.applications_close_at <= self.applications_open_at:
            return gettext("They would close before they open.")
        return ""

    def missing(self) -> list[str]:
        """What it still lacks before it can be shown to the public, each in words (PUBLICATION in docs/rules.md)."""
        wants = [
            (self.programme_version.released_at, gettext("Release the version of the programme that it follows.")),
            (self.texts.filter(key=Text.Key.PRIVACY).exists(), gettext("Choose the privacy notice to accept.")),
            (
                self.applications_close_at.astimezone(self.zone).date() <= self.ends_on,
                gettext("Close the applications before the last day."),
            ),
            (
                self.ends_on >= timezone.now().astimezone(self.zone).date(),
                gettext("Choose days that are still to come."),
            ),
        ]
        return [words for met, words in wants if not met]

    def why_cannot_publish(self) -> str:
        """Why it cannot be shown to the public; "" = it can."""
        if self.cancelled_at:
            return gettext("This cohort was cancelled.")
        return " ".join(self.missing())

    def why_cannot_unpublish(self) -> str:
        """Why it cannot be taken off the public pages; "" = it can."""
        if self.cancelled_at:
            return gettext("This cohort was cancelled.")
        if self.applications.exclude(state="draft").exists():
            return gettext("People have applied: cancel the cohort instead, or change it.")
        return ""

    def why_cannot_cancel(self) -> str:
        """Why it cannot be cancelled; "" = it can."""
        if self.cancelled_at:
            return gettext("This cohort was cancelled already.")
        if timezone.now().astimezone(self.zone).date() > self.ends_on:
            return gettext("It is over: what took place cannot be cancelled.")
        return ""

    @property
    def is_over(self) -> bool:
        return timezone.now().astimezone(self.zone).date() > self.ends_on

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.cancelled_at is None

    def takes_applications(self, at=None) -> bool:
        at = at or timezone.now()
        return self.is_public and self.applications_open_at <= at < self.applications_close_at

    @property
    def begins_at(self) -> datetime:
        """The first moment of the first day, where the cohort takes place."""
        return datetime.combine(self.starts_on, time.min, self.zone)

    def has_begun(self, at=None) -> bool:
        return (at or timezone.now()) >= self.begins_at

    @cached_property
    def texts_to_accept(self) -> list[Text]:
        """Read once for the form and for the verb that it calls."""
        return list(self.texts.all())

    def seats(self, person: int | None = None, at: datetime | None = None) -> Seats:
        """Counted now; `person` is the key of whoever asks for a place."""
        return seats_of([self], person, at)[self.pk]

    # Why not, in words for the person who asks; "" = allowed

    def why_closed_for_places(self) -> str:
        """Why no place is given, offered or taken any more."""
        if self.cancelled_at:
            return gettext("This cohort was cancelled.")
        if self.has_begun():
            return gettext("The cohort has begun.")
        return ""

    def why_cannot_invite(self, at=None) -> str:
        """Why nobody is invited to apply; before applications open one may."""
        if reason := self.why_closed_for_places():
            return reason
        if not self.is_public:
            return gettext("This cohort is not published yet.")
        if (at or timezone.now()) >= self.applications_close_at:
            return gettext("Applications are closed: nobody who is invited now could apply.")
        return ""

    def why_takes_no_applications(self, at=None) -> str:
        """Why nobody can apply at that moment (ADMISSION in docs/rules.md)."""
        at = at or timezone.now()
        if reason := self.why_closed_for_places():
            return reason
        if not self.is_public or at < self.applications_open_at:
            return gettext("Applications open on %(moment)s.") % {
                "moment": say_moment(self.applications_open_at, self.time_zone)
            }
        if at >= self.applications_close_at:
            return gettext("Applications closed on %(moment)s. Write to %(address)s if you have a question.") % {
                "moment": say_moment(self.applications_close_at, self.time_zone),
                "address": self.contact_email,
            }
        return ""

    def why_cannot_apply(self, person, application=None) -> str:
        """Why this person cannot apply; `application` is theirs in this cohort, if there is one."""
        return self.why_cannot_apply_with(application) or self.why_no_place_for(person)

    def why_cannot_apply_with(self, application=None) -> str:
        """What the cohort as it is now, and the person's earlier application, have against it."""
        if application is not None and (reason := application.why_cannot_apply_again()):
            return reason
        return self.why_takes_no_applications()

    def why_no_place_for(self, person) -> str:
        """What the person's own part in the cohort has against it."""
        if CohortRole.objects.works_in(self, person):
            return gettext("You work in this cohort, so you cannot take one of its places.")
        return ""


WORKS_IN = """
    SELECT EXISTS (
        SELECT FROM cohorts_cohortrole role LEFT JOIN accounts_invitation sent ON sent.id = role.invitation_id
        WHERE role.cohort_id = %(cohort)s AND role.ended_at IS NULL
            AND %(person)s IN (role.user_id, sent.accepted_by_id)
    )
"""


class CohortRoleQuerySet(models.QuerySet):
    def current(self):
        return self.filter(ended_at=None)

    def held_by(self, user, *roles: str):
        """Current roles of the person, given directly or through an invitation that they accepted."""
        mine = self.current().filter(Q(user=user) | Q(invitation__accepted_by=user))
        return mine.filter(role__in=roles) if roles else mine

    def works_in(self, cohort, person) -> bool:
        """`held_by` for one cohort, as SQL: in a rush everybody pays for building the query."""
        with connection.cursor() as cursor:
            cursor.execute(WORKS_IN, {"cohort": cohort.pk, "person": person.pk})
            return cursor.fetchone()[0]


@tracked()
class CohortRole(PublicRow):
    """A person's part in one cohort; until the invited person has answered, `user` is empty."""

    class Kind(models.TextChoices):
        TRAINER = "trainer", _("trainer")
        ASSESSOR = "assessor", _("assessor")
        REVIEWER = "reviewer", _("reviewer")

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(_("role"), max_length=12, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="cohort_roles"
    )
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="cohort_roles"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CohortRoleQuerySet.as_manager()

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "role", "user"], condition=Q(ended_at=None), name="one_current_cohort_role"
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=False) | Q(invitation__isnull=False), name="cohort_role_is_somebodys"
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.cohort}"

    @property
    def person(self):
        return self.user or (self.invitation.accepted_by if self.invitation else None)


@tracked()
class Room(PublicRow):
    """A room with the largest number of people that its site allows in it (Annex 1:2022, 7.2)."""

    class Grade(models.TextChoices):
        NC = "NC", _("not classified")
        D = "D", _("grade D, simulated")
        C = "C", _("grade C, simulated")
        B = "B", _("grade B, simulated")
        A = "A", _("grade A, simulated")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(_("name"), max_length=80)
    site = models.CharField(_("site"), max_length=120, blank=True)
    largest_number = models.PositiveSmallIntegerField(
        _("largest number of people"), validators=[MinValueValidator(1)], help_text=_("Trainers included.")
    )
    grade = models.CharField(_("cleanroom grade"), max_length=2, choices=Grade, default=Grade.NC)
    retired_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "site", "name"], name="room_name_once"),
            models.CheckConstraint(condition=Q(largest_number__gte=1), name="room_holds_somebody"),
        ]

    def __str__(self):
        return self.name

    def why_cannot_retire(self) -> str:
        """Why it cannot go out of use; "" = nothing is planned in it."""
        if self.sittings.filter(during__endswith__gt=timezone.now()).exists():
            return gettext("Sessions are still planned in this room: move them first.")
        return ""


@tracked(personal=("subject", "body"))
class Letter(PublicRow):
    """A mail that the team wrote to all or to a part of a cohort; each copy is an outgoing mail of its own."""

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="letters")
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Markdown"))
    audience = models.JSONField(default=dict, help_text="the filter: states, schools")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="letters")
    sent_at = models.DateTimeField(auto_now_add=True)
    recipients = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self):
        return self.subject
