"""Rows for tests, with the words of the field; a factory makes the smallest true row."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Acceptance, Invitation, Membership, Organisation, Role, Text, TextWording, User
from certificates.models import Batch, Certificate, Criterion, Score
from cohorts.models import (
    Answer,
    Application,
    Attendance,
    Cohort,
    CohortRole,
    Door,
    DoorPass,
    FollowUp,
    Gate,
    GateRequest,
    GateResult,
    GuardianConsent,
    Incident,
    Invitee,
    InviteeFile,
    Question,
    Quota,
    Review,
    ReviewCriterion,
    Room,
    Scan,
    Session,
    Sitting,
)
from courses.models import (
    Competency,
    Module,
    ModuleVersion,
    Outcome,
    Programme,
    ProgrammeModule,
    ProgrammeVersion,
    VersionState,
)
from partners.models import Partnership, Profile, Proposal, Tier
from records.models import OutgoingMail

PASSWORD = "correct-horse-battery"
BRUSSELS = ZoneInfo("Europe/Brussels")


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@school.example")
    full_name = factory.Sequence(lambda n: f"Person {n}")

    @factory.post_generation
    def verified(user, create, extracted, **kwargs):
        """A verified address, unless `verified=False`."""
        if extracted is not False:
            user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    @factory.post_generation
    def password(user, create, extracted, **kwargs):
        """`password=True` sets PASSWORD, which costs a slow hash; most tests use `client.force_login`."""
        if extracted:
            user.set_password(PASSWORD if extracted is True else extracted)
            user.save()


class OrganiserFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = Organisation.Kind.ORGANISER
    name = factory.Sequence(lambda n: f"Organiser {n}")


class SchoolFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    kind = Organisation.Kind.SCHOOL
    keeper = factory.SubFactory(OrganiserFactory)
    name = factory.Sequence(lambda n: f"School {n}")


class CompanyFactory(SchoolFactory):
    kind = Organisation.Kind.COMPANY
    name = factory.Sequence(lambda n: f"Company {n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganiserFactory)
    role = Role.ORGANISER


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    email = factory.Sequence(lambda n: f"invited{n}@school.example")
    organisation = factory.SubFactory(OrganiserFactory)
    role = Role.ORGANISER
    token_digest = factory.Sequence(lambda n: f"{n:064x}")


class TextFactory(DjangoModelFactory):
    class Meta:
        model = Text
        skip_postgeneration_save = True

    organisation = factory.SubFactory(OrganiserFactory)
    key = Text.Key.PRIVACY
    version = factory.Sequence(lambda n: n + 1)
    released_at = factory.LazyFunction(timezone.now)

    @factory.post_generation
    def wordings(text, create, extracted, **kwargs):
        for language in ("en", "nl", "fr"):
            TextWording.objects.create(text=text, language=language, title=f"Text ({language})", body="What is kept.")


class AcceptanceFactory(DjangoModelFactory):
    class Meta:
        model = Acceptance

    user = factory.SubFactory(UserFactory)
    text = factory.SubFactory(TextFactory)


class CompetencyFactory(DjangoModelFactory):
    class Meta:
        model = Competency

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"C{n}")
    title = "Gown aseptically for grade B"
    domain = "Contamination control"
    course_target = 2


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = Module

    organisation = factory.SubFactory(OrganiserFactory)
    code = factory.Sequence(lambda n: f"M{n}")


class ModuleVersionFactory(DjangoModelFactory):
    class Meta:
        model = ModuleVersion

    module = factory.SubFactory(ModuleFactory)
    state = VersionState.RELEASED
    title = "Gowning and cleanroom behaviour"
    theory_minutes = 60
    practice_minutes = 120
    released_at = factory.LazyFunction(timezone.now)


class OutcomeFactory(DjangoModelFactory):
    class Meta:
        model = Outcome

    module_version = factory.SubFactory(ModuleVersionFactory)
    text = "Demonstrate grade C and B gowning"


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    organisation = factory.SubFactory(OrganiserFactory)
    slug = factory.Sequence(lambda n: f"programme-{n}")
    title = factory.Sequence(lambda n: f"GMP for ATMP {n}")
    is_public = True


class ProgrammeVersionFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeVersion

    programme = factory.SubFactory(ProgrammeFactory)
    state = VersionState.RELEASED
    released_at = factory.LazyFunction(timezone.now)


class ProgrammeModuleFactory(DjangoModelFactory):
    class Meta:
        model = ProgrammeModule

    programme_version = factory.SubFactory(ProgrammeVersionFactory)
    module_version = factory.SubFactory(ModuleVersionFactory)
    position = factory.Sequence(lambda n: n + 1)


class CohortFactory(DjangoModelFactory):
    """A published cohort of three days, ninety days away, that takes applications now, first come."""

    class Meta:
        model = Cohort

    organisation = factory.SubFactory(OrganiserFactory)
    programme_version = factory.SubFactory(
        ProgrammeVersionFactory, programme__organisation=factory.SelfAttribute("...organisation")
    )
    slug = factory.Sequence(lambda n: f"cohort-{n}")
    title = factory.Sequence(lambda n: f"Summer School {n}")
    starts_on = factory.LazyFunction(lambda: date.today() + timedelta(days=90))
    ends_on = factory.LazyAttribute(lambda cohort: cohort.starts_on + timedelta(days=2))
    place = "Science Park, Niel"
    contact_email = "team@organiser.example"
    capacity = 35
    admission = Cohort.Admission.FIRST_COME
    applications_open_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=10))
    applications_close_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=30))
    published_at = factory.LazyFunction(timezone.now)


class QuotaFactory(DjangoModelFactory):
    """Five places kept for a school of the organiser's address book."""

    class Meta:
        model = Quota

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(SchoolFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    name = factory.Sequence(lambda n: f"Quota {n}")
    places = 5


class CohortRoleFactory(DjangoModelFactory):
    class Meta:
        model = CohortRole

    cohort = factory.SubFactory(CohortFactory)
    role = CohortRole.Kind.TRAINER
    user = factory.SubFactory(UserFactory)


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    organisation = factory.SubFactory(OrganiserFactory)
    name = factory.Sequence(lambda n: f"Room {n}")
    largest_number = 40


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    cohort = factory.SubFactory(CohortFactory)
    code = factory.Sequence(lambda n: f"S{n:02}")
    title = "Cleanrooms, microbes, CCS"
    minutes = 60


class SittingFactory(DjangoModelFactory):
    """A sitting of the session's minutes on the cohort's first day, in a room of its own; `hour` moves it."""

    class Meta:
        model = Sitting

    class Params:
        hour = 9

    session = factory.SubFactory(SessionFactory)
    room = factory.SubFactory(RoomFactory, organisation=factory.SelfAttribute("..session.cohort.organisation"))

    @factory.lazy_attribute
    def during(self):
        day = self.session.cohort.starts_on
        start = datetime(day.year, day.month, day.day, self.hour, tzinfo=BRUSSELS)
        return (start, start + timedelta(minutes=self.session.minutes))


class ApplicationFactory(DjangoModelFactory):
    """An application as the verbs leave it; for the rules of admission use the verbs themselves."""

    class Meta:
        model = Application

    cohort = factory.SubFactory(CohortFactory)
    person = factory.SubFactory(UserFactory)
    state = Application.State.ACCEPTED
    queue_number = factory.Sequence(lambda n: n + 1)
    study_programme = "Biomedical laboratory technology"
    study_year = 3
    motivation = "I have only seen a cleanroom through a window."
    submitted_at = factory.LazyFunction(timezone.now)

    @factory.lazy_attribute
    def offer_expires_at(self):
        return timezone.now() + timedelta(days=3) if self.state == Application.State.OFFERED else None


class ReviewCriterionFactory(DjangoModelFactory):
    class Meta:
        model = ReviewCriterion

    cohort = factory.SubFactory(CohortFactory)
    title = factory.Sequence(lambda n: f"Motivation {n}")


class ReviewFactory(DjangoModelFactory):
    """Sent, with this share of the points; scores are written by the verbs."""

    class Meta:
        model = Review

    application = factory.SubFactory(ApplicationFactory, state=Application.State.SUBMITTED)
    reviewer = factory.SubFactory(UserFactory)
    percent = 60
    submitted_at = factory.LazyFunction(timezone.now)


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    sitting = factory.SubFactory(SittingFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..sitting.session.cohort"))
    minutes = 60


class QuestionFactory(DjangoModelFactory):
    """An optional short text of the dossier."""

    class Meta:
        model = Question

    cohort = factory.SubFactory(CohortFactory)
    stage = Question.Stage.DOSSIER
    kind = Question.Kind.SHORT
    label = factory.Sequence(lambda n: f"Question {n}")
    position = factory.Sequence(lambda n: n + 1)


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = Answer

    question = factory.SubFactory(QuestionFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..question.cohort"))
    value = "M"


class InviteeFileFactory(DjangoModelFactory):
    class Meta:
        model = InviteeFile

    cohort = factory.SubFactory(CohortFactory)
    name = "invited.csv"
    content = b"email,name\nada@school.example,Ada\n"


class InviteeFactory(DjangoModelFactory):
    class Meta:
        model = Invitee

    cohort = factory.SubFactory(CohortFactory)
    email = factory.Sequence(lambda n: f"invitee{n}@school.example")
    full_name = factory.Sequence(lambda n: f"Invitee {n}")


class DoorPassFactory(DjangoModelFactory):
    class Meta:
        model = DoorPass

    application = factory.SubFactory(ApplicationFactory)


class DoorFactory(DjangoModelFactory):
    """The door of a room of the cohort's organisation."""

    class Meta:
        model = Door

    cohort = factory.SubFactory(CohortFactory)
    room = factory.SubFactory(RoomFactory, organisation=factory.SelfAttribute("..cohort.organisation"))


class ScanFactory(DjangoModelFactory):
    """Somebody came in when the sitting began."""

    class Meta:
        model = Scan

    sitting = factory.SubFactory(SittingFactory)
    cohort = factory.SelfAttribute("sitting.session.cohort")
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..cohort"))
    way = Scan.Way.IN
    source = Scan.Source.PASS

    @factory.lazy_attribute
    def at(self):
        during = self.sitting.during
        return during[0] if isinstance(during, tuple) else during.lower


class IncidentFactory(DjangoModelFactory):
    class Meta:
        model = Incident

    cohort = factory.SubFactory(CohortFactory)
    kind = Incident.Kind.NEAR_MISS
    at = factory.LazyFunction(timezone.now)
    what = "A glove tore while the hood was open."
    first_action = "Work stopped, gloves changed."


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = FollowUp

    incident = factory.SubFactory(IncidentFactory)
    what = "Order thicker gloves"
    due_on = factory.LazyFunction(lambda: date.today() + timedelta(days=7))


class GateFactory(DjangoModelFactory):
    """A gate of fitness; `briefing=True` makes it one of a released safety briefing; `sessions=[…]` places it."""

    class Meta:
        model = Gate
        skip_postgeneration_save = True

    class Params:
        briefing = factory.Trait(
            kind=Gate.Kind.BRIEFING,
            title="Safety briefing",
            text=factory.SubFactory(
                TextFactory, key=Text.Key.BRIEFING, organisation=factory.SelfAttribute("..cohort.organisation")
            ),
        )
        pretest = factory.Trait(kind=Gate.Kind.PRETEST, title="Entry test", points=10, percent=60)

    cohort = factory.SubFactory(CohortFactory)
    kind = Gate.Kind.FITNESS
    title = "Fitness for the cleanroom"

    @factory.post_generation
    def sessions(gate, create, extracted, **kwargs):
        gate.sessions.set(extracted or [])


class GateResultFactory(DjangoModelFactory):
    class Meta:
        model = GateResult

    gate = factory.SubFactory(GateFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..gate.cohort"))
    outcome = GateResult.Outcome.FIT
    text = factory.SelfAttribute("gate.text")
    by = factory.SelfAttribute("application.person")


class GateRequestFactory(DjangoModelFactory):
    class Meta:
        model = GateRequest

    gate = factory.SubFactory(GateFactory)
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..gate.cohort"))
    words = "I was briefed at my school last week."


class GuardianConsentFactory(DjangoModelFactory):
    class Meta:
        model = GuardianConsent

    application = factory.SubFactory(ApplicationFactory)
    full_name = "Griet Peeters"
    email = "griet@home.example"
    token_digest = factory.Sequence(lambda n: f"{n:064x}")
    text = factory.SubFactory(
        TextFactory, key=Text.Key.GUARDIAN, organisation=factory.SelfAttribute("..application.cohort.organisation")
    )


class TierFactory(DjangoModelFactory):
    class Meta:
        model = Tier

    cohort = factory.SubFactory(CohortFactory)
    name = factory.Sequence(lambda n: f"Tier {n}")
    position = factory.Sequence(lambda n: n + 1)


class PartnershipFactory(DjangoModelFactory):
    class Meta:
        model = Partnership

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    kind = Partnership.Kind.EXPERT


class ProfileFactory(DjangoModelFactory):
    class Meta:
        model = Profile

    organisation = factory.SubFactory(CompanyFactory)
    text = "We make cells."


class ProposalFactory(DjangoModelFactory):
    class Meta:
        model = Proposal

    cohort = factory.SubFactory(CohortFactory)
    organisation = factory.SubFactory(CompanyFactory, keeper=factory.SelfAttribute("..cohort.organisation"))
    state = Proposal.State.DRAFT
    title = "Closed systems in practice"
    abstract = "One run on an automated system."
    outcomes = "Set up a closed, single-use system"
    speaker = "Dr Ada Peeters"

    @factory.lazy_attribute
    def submitted_at(self):
        return None if getattr(self, "state", "draft") == Proposal.State.DRAFT else timezone.now()


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    cohort = factory.SubFactory(CohortFactory)
    kind = Criterion.Kind.ATTENDANCE
    name = "Attendance"
    percent = 90


class ScoreFactory(DjangoModelFactory):
    class Meta:
        model = Score

    criterion = factory.SubFactory(
        CriterionFactory, kind=Criterion.Kind.SCORE, name="Final test", percent=80, points=15
    )
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..criterion.cohort"))
    points = 12


class BatchFactory(DjangoModelFactory):
    class Meta:
        model = Batch

    cohort = factory.SubFactory(CohortFactory)
    signatory_name = "Dr Ilse Maes"
    signatory_title = "Programme director"


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    batch = factory.SubFactory(BatchFactory)
    cohort = factory.SelfAttribute("batch.cohort")
    organisation = factory.SelfAttribute("cohort.organisation")
    application = factory.SubFactory(ApplicationFactory, cohort=factory.SelfAttribute("..cohort"))
    holder = factory.SelfAttribute("application.person")
    facts = factory.LazyAttribute(lambda certificate: {"format": 1, "holder": certificate.holder.full_name})


class OutgoingMailFactory(DjangoModelFactory):
    class Meta:
        model = OutgoingMail

    kind = "cohorts/letter"
    to_address = factory.Sequence(lambda n: f"reader{n}@school.example")
    subject = "Your place"
    text = "You have a place."
