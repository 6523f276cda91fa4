"""One small world of an organiser: a row of everything, and every kind of person in it. See roles.py."""

import uuid
from datetime import time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.actions.organisations import installation
from accounts.models import Membership, Role
from certificates.badges import credential
from certificates.criteria.eligibility import standings
from certificates.issuing.freezing import FactsOfCohort
from certificates.models import Certificate, CertificateFile
from cohorts.actions.quizzes import begin as begin_quiz
from cohorts.models import (
    Accommodation,
    Appeal,
    Application,
    CalendarFeed,
    CohortRole,
    Consent,
    Letter,
    PlateReading,
    Question,
    SavedView,
)
from cohorts.models.groups import GroupWish
from cohorts.models.rotation import PlanRun, Rotation, RotationBreak, Station
from courses.models import ReviewComment, VersionState
from partners.models import InvoiceFile, PlacementAssessment, Proposal, TalentExport
from records.models import StoredFile
from tests import factories as make
from tests.factories.sponsoring import SponsorshipFactory

DRAFT = {"state": VersionState.DRAFT, "released_at": None}


class World:
    def __init__(self):
        self.organisation = make.OrganiserFactory()
        self.file = self._file("logo.png")
        self._make_people()
        self._make_library()
        self._make_cohort()
        self._make_material()
        self._make_enrolment()
        self._make_learning()
        self._make_days()
        self._make_checks()
        self._make_releases()
        self._make_rotation()
        self._make_partners()
        self._make_money()
        self._make_calls()
        self._make_sponsors()
        self._make_talent()
        self._make_placements()
        self._make_certificates()
        self._make_quizzes()

    def member(self, organisation, role, **fields):
        return make.MembershipFactory(organisation=organisation, role=role, **fields).user

    def _file(self, name):
        fields = {"state": StoredFile.State.CONFIRMED, "content_type": "image/png", "size": 1}
        return StoredFile.objects.create(file=ContentFile(b"0", name), **fields)

    def _make_people(self):
        self.organiser = self.member(self.organisation, Role.ORGANISER)
        self.member(self.organisation, Role.ORGANISER)  # so that the first may go
        self.officer = self.member(self.organisation, Role.OFFICER)
        self.bookkeeper = self.member(self.organisation, Role.BOOKKEEPER)
        self.member_of_team = self.member(self.organisation, Role.MEMBER)
        self.administrator = self.member(installation(), Role.ADMINISTRATOR)
        self.school = make.SchoolFactory(keeper=self.organisation)
        self.coordinator = self.member(self.school, Role.COORDINATOR)
        self.company = make.CompanyFactory(keeper=self.organisation)
        self.contact = self.member(self.company, Role.PARTNER_CONTACT)
        self.other_contact = self.member(make.CompanyFactory(keeper=self.organisation), Role.PARTNER_CONTACT)
        self.nobody = make.UserFactory()
        self.membership = Membership.objects.get(user=self.officer)
        self.contact_membership = Membership.objects.get(user=self.contact)
        self.invitation = make.InvitationFactory(organisation=self.organisation)

    def _make_library(self):
        owner = {"organisation": self.organisation}
        self.text = make.TextFactory(**owner)
        self.draft_text = make.TextFactory(released_at=None, **owner)
        self.competency = make.CompetencyFactory(**owner)
        self.module_version = make.ModuleVersionFactory(module__organisation=self.organisation, **DRAFT)
        self.module = self.module_version.module
        self.review = make.ModuleReviewFactory(
            module_version=self.module_version, organisation=self.company, reviewer=self.contact
        )
        self.comment = ReviewComment.objects.create(review=self.review, text="Say which grade.")
        self.learning_page = make.LearningPageFactory(module_version=self.module_version)
        self.page_file = make.LearningFileFactory(page=self.learning_page, file=self.file)
        self.page_video = make.LearningVideoFactory(page=self.learning_page, file=self.file, poster=self.file)
        self.programme_version = make.ProgrammeVersionFactory(programme__organisation=self.organisation)
        self.programme = self.programme_version.programme
        self.room = make.RoomFactory(**owner)
        self.hiring_role = make.HiringRoleFactory(employer=self.company)
        self.school_course = make.SchoolCourseFactory(school=self.school)

    def _make_cohort(self):
        cohort = make.CohortFactory(organisation=self.organisation, programme_version=self.programme_version)
        cohort.schools.add(self.school)
        cohort.texts.add(self.text)
        self.cohort = cohort
        self.trainer_role = make.CohortRoleFactory(cohort=cohort)
        self.trainer = self.trainer_role.user
        self.assessor = make.CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.ASSESSOR).user
        self.reviewer = make.CohortRoleFactory(cohort=cohort, role=CohortRole.Kind.REVIEWER).user
        self.sitting = make.SittingFactory(session__cohort=cohort, room=self.room)
        self.session = self.sitting.session
        make.SittingFactory(session=self.session, room=self.room, hour=14)
        self.application = make.ApplicationFactory(cohort=cohort, school=self.school)
        self.student = self.application.person
        self.fellow_student = make.ApplicationFactory(cohort=cohort, school=self.school).person
        self.acceptance = make.AcceptanceFactory(user=self.student, text=self.text)
        self.mail = make.OutgoingMailFactory(about=cohort.public_id, to_address=self.student.email)
        self.letter = Letter.objects.create(cohort=cohort, subject="Where to be", body="At nine.")
        self.former = make.ApplicationFactory(cohort=cohort, state=Application.State.WITHDRAWN).person
        ended = {"user": self.former, "ended_at": cohort.published_at}
        make.CohortRoleFactory(cohort=cohort, **ended)
        for role in (Role.ORGANISER, Role.OFFICER):
            self.member(self.organisation, role, **ended)

    def _make_material(self):
        self.teaching = make.TeachingFactory(sitting=self.sitting)
        self.lecturer = self.teaching.lecturer
        self.lecturer_link = self.lecturer.links.create(email=self.lecturer.email)
        self.away = make.UnavailabilityFactory(lecturer=self.lecturer)
        self.version = make.MaterialVersionFactory(
            material__session=self.session, material__audience="cohort", file=self._file("slides.pdf")
        )
        self.material = self.version.material
        self.visit_field = make.VisitFieldFactory(visit__session=self.session)
        self.visit = self.visit_field.visit
        self.visitor_list = self.visit.lists.create(number=1, people=1, guides=1)

    def _make_enrolment(self):
        cohort = self.cohort
        self.quota = make.QuotaFactory(cohort=cohort)
        self.question = make.QuestionFactory(cohort=cohort)
        asks_file = make.QuestionFactory(cohort=cohort, kind=Question.Kind.FILE)
        self.answer = make.AnswerFactory(
            question=asks_file, application=self.application, value=None, file=self._file("proof.png")
        )
        self.gate = make.GateFactory(cohort=cohort)
        self.test_gate = make.GateFactory(cohort=cohort, pretest=True)
        self.consent = Consent.objects.create(question=self.question, application=self.application)
        self.gate_request = make.GateRequestFactory(gate=self.gate, application=self.application)
        self.guardian = make.GuardianConsentFactory(application=self.application)
        granted = {"application": self.application, "granted_by": self.organiser}
        self.accommodation = Accommodation.objects.create(kind=Accommodation.Kind.TIME, words="Half more.", **granted)
        self.sent = make.ApplicationFactory(cohort=cohort, school=self.school, state=Application.State.SUBMITTED)
        self.review_criterion = make.ReviewCriterionFactory(cohort=cohort)
        self.view = SavedView.objects.create(cohort=cohort, owner=self.organiser, name="Without boots")
        self.invitee = make.InviteeFactory(cohort=cohort)
        self.invitee_file = make.InviteeFileFactory(cohort=cohort)

    def _make_learning(self):
        version = make.ModuleVersionFactory(module__organisation=self.organisation)
        make.ProgrammeModuleFactory(programme_version=self.programme_version, module_version=version)
        self.read_version = version
        self.read_page = make.LearningPageFactory(module_version=version)
        self.read_video = make.LearningVideoFactory(page=self.read_page, file=self.file, poster=self.file)
        make.OpenedModuleFactory(cohort=self.cohort, module_version=version)
        make.QuestionFactory(
            cohort=self.cohort, kind=Question.Kind.CHOICES, choices=["Website"], meaning="photo_consent"
        )
        make.GalleryFactory(cohort=self.cohort)
        self.picture = make.PictureFactory(cohort=self.cohort)
        make.PictureSizeFactory(picture=self.picture, file=self._file("photo.png"))
        its = {"file": self._file("film.mp4"), "poster": self._file("poster.png")}
        self.film = make.FilmFactory(cohort=self.cohort, **its)
        self.news_item = make.NewsItemFactory(cohort=self.cohort)

    def _make_checks(self):
        """One not signed yet, and one signed but not passed that is appealed."""
        draft = make.ChecklistVersionFactory(checklist__organisation=self.organisation, **DRAFT)
        self.checklist_draft, self.checklist = draft, draft.checklist
        self.used = make.CohortChecklistFactory(cohort=self.cohort)
        self.qualification = make.AssessorQualificationFactory(
            person=self.assessor, checklist=self.used.version.checklist, file=self._file("qualification.pdf")
        )
        self.check = make.FilledChecklistFactory(used=self.used, application=self.application)
        failed = {"state": "signed", "result": "failed", "signed_at": timezone.now(), "attempt": 2}
        self.failed = make.FilledChecklistFactory(used=self.used, application=self.application, **failed)
        self.appeal = Appeal.objects.create(check_of=self.failed, words="The light was out.")
        plate = make.ChecklistPlateFactory(version=make.ChecklistVersionFactory(**DRAFT))
        read = {"plate": plate, "cfu": 1, "photo": self._file("plate.png")}
        self.failed.plates_signed_at = timezone.now()
        self.failed.save()
        self.reading = PlateReading.objects.create(check_of=self.failed, **read)

    def _make_days(self):
        self.door = make.DoorFactory(cohort=self.cohort, room=self.room)
        self.door_pass = make.DoorPassFactory(application=self.application)
        self.scan = make.ScanFactory(cohort=self.cohort, sitting=self.sitting, application=self.application)
        self.follow_up = make.FollowUpFactory(incident__cohort=self.cohort)
        self.incident = self.follow_up.incident

    def _make_releases(self):
        self.release = make.release(self.cohort)
        self.feed = CalendarFeed.objects.create(person=self.student)
        CalendarFeed.objects.create(room=self.room)

    def _make_rotation(self):
        cohort = self.cohort
        days = {"first_day": cohort.starts_on, "last_day": cohort.ends_on}
        self.rotation = Rotation.objects.create(cohort=cohort, title="In turn", **days)
        hours = {"starts": time(12), "ends": time(13)}
        self.pause = RotationBreak.objects.create(rotation=self.rotation, name="Lunch", **hours)
        self.station = Station.objects.create(rotation=self.rotation, session=self.session)
        self.run = PlanRun.objects.create(cohort=cohort, rotation=self.rotation)
        self.wish = GroupWish.objects.create(cohort=cohort, kind=GroupWish.Kind.values[0])

    def _make_partners(self):
        self.tier = make.TierFactory(cohort=self.cohort)
        self.other_company = make.CompanyFactory(keeper=self.organisation)
        self.note = make.NoteFactory(organisation=self.company, by=self.organiser)
        self.partnership = make.PartnershipFactory(cohort=self.cohort, organisation=self.company, tier=self.tier)
        its = {"cohort": self.cohort, "organisation": self.company}
        self.proposal = make.ProposalFactory(state=Proposal.State.SUBMITTED, **its)
        self.profile = make.ProfileFactory(organisation=self.company, logo=self.file, logo_text="Our name")
        self.visit_offer = make.VisitOfferFactory(organisation=self.company)
        self.visit_date = make.OfferDateFactory(offer=self.visit_offer)
        self.offer_field = make.OfferFieldFactory(offer=self.visit_offer)
        self.host_file = make.HostFileFactory(offer=self.visit_offer, stored=self._file("safety.pdf"))
        self.visit_booking = make.VisitBookingFactory(date=self.visit_date, cohort=self.cohort)
        self.report = make.ReleasedReportFactory(**its)
        self.funder_report = make.ReleasedReportFactory(cohort=self.cohort)
        self.report_share = make.ReportShareFactory(report=self.funder_report, organisation=self.company)
        self.survey = make.SurveyResultFactory(cohort=self.cohort)

    def _make_calls(self):
        self.call = make.CallFactory(cohort=self.cohort)
        self.call_question = make.CallQuestionFactory(call=self.call)
        self.call_criterion = make.CallCriterionFactory(call=self.call)
        self.call_reviewer = make.CallReviewerFactory(call=self.call, person=self.member_of_team)
        self.late_sending = make.LateSendingFactory(call=self.call, organisation=self.company)
        self.speaker = make.SpeakerFactory(proposal=self.proposal, picture=make.StoredFileFactory())
        self.speaker_absence = make.AbsenceFactory(speaker=self.speaker)

    def _make_money(self):
        ours = {"organiser": self.organisation, "buyer": self.company, "cohort": self.cohort}
        self.draft_invoice = make.InvoiceLineFactory(invoice=make.InvoiceFactory(**ours)).invoice
        seller = {"name": "at.las", "country": "BE", "iban": "BE68539007547034", "bic": "", "email": ""}
        self.invoice = make.IssuedInvoiceFactory(seller=seller, **ours)
        passed = {"check_state": InvoiceFile.Check.PASSED, "pdf": b"%PDF", "xml": "<Invoice/>"}
        InvoiceFile.objects.create(invoice=self.invoice, **passed)
        self.payment = make.PaymentFactory(invoice=self.invoice, amount_cents=1000)
        self.budget_line = make.BudgetLineFactory(cohort=self.cohort)
        self.budget_entry = make.BudgetEntryFactory(line=self.budget_line)
        self.unused_line = make.BudgetLineFactory(cohort=self.cohort)
        self.sold = SponsorshipFactory(cohort=self.cohort, organisation=self.other_company)

    def _make_sponsors(self):
        make.SponsorPageFactory(cohort=self.cohort)
        self.package = make.PackageFactory(cohort=self.cohort)
        self.benefit = make.BenefitFactory(package=self.package)
        its = {"cohort": self.cohort, "organisation": self.company, "package": self.package}
        self.sponsorship = make.SponsorshipFactory(contact=self.contact, **its)
        self.sponsor_agreement = make.AgreementFactory(sponsorship=self.sponsorship)
        self.in_kind = make.InKindFactory(sponsorship=self.sponsorship)
        self.promise = make.DeliverableFactory(sponsorship=self.sponsorship, state="delivered", asked="words")
        self.delivery = make.DeliveryFactory(deliverable=self.promise, file=make.StoredFileFactory())
        self.enquiry = make.EnquiryFactory(cohort=self.cohort)
        self.earlier_sponsor = make.CompanyFactory(keeper=self.organisation)
        before = self.cohort.starts_on - timedelta(days=365)
        last_year = make.CohortFactory(organisation=self.organisation, starts_on=before, ends_on=before)
        make.PartnershipFactory(cohort=last_year, organisation=self.earlier_sponsor, kind="sponsor")

    def _make_talent(self):
        make.PoolEmployerFactory(organisation=self.company)
        profile = make.TalentProfileFactory(person=self.student, cv=self.file)
        self.opening = make.OpeningFactory(profile=profile, organisation=self.company)
        self.contact_request = make.ContactRequestFactory(opening=self.opening, by=self.contact)
        self.level_word = make.LevelWordFactory(opening=self.opening, competency=self.competency, by=self.contact)
        ready = {"state": TalentExport.State.READY, "file": self.file}
        self.talent_export = make.TalentExportFactory(organisation=self.company, by=self.contact, **ready)

    def _make_placements(self):
        told = {"phase": "ready", "released_at": timezone.now()}
        self.round = make.PlacementRoundFactory(organisation=self.organisation, cohorts=[self.cohort], **told)
        self.place = make.PlacementFactory(round=self.round, organisation=self.company)
        self.candidacy = make.CandidacyFactory(
            round=self.round, application=self.application, cv=self.file, wishes=[self.place]
        )
        self.assignment = make.AssignmentFactory(candidacy=self.candidacy, placement=self.place)
        self.allocation = make.AllocationFactory(round=self.round)
        self.assessment = PlacementAssessment.objects.create(assignment=self.assignment, kind="final")

    def _make_certificates(self):
        self.criterion = make.CriterionFactory(cohort=self.cohort)
        self.score = make.ScoreFactory(criterion__cohort=self.cohort, application=self.application)
        self.points = self.score.criterion
        self.manual = make.CriterionFactory(cohort=self.cohort, kind="manual", percent=None)
        self.exception = make.CriterionExceptionFactory(criterion=self.points, application=self.application)
        self.reconsideration = make.ReconsiderationFactory(application=self.application)
        self.batch = make.BatchFactory(cohort=self.cohort)
        self.signatory = make.SignatoryFactory(organisation=self.organisation)
        self.design = make.DesignVersionFactory(design__organisation=self.cohort.organisation)
        standing = next(row for row in standings(self.cohort) if row.application == self.application)
        facts = FactsOfCohort(self.cohort, [{"name": "Dr Ilse Maes", "title": "Programme director"}]).of(standing)
        issued = {"state": Certificate.State.ISSUED, "issued_at": timezone.now(), "facts": facts}
        self.certificate = make.CertificateFactory(batch=self.batch, application=self.application, **issued)
        badge = credential.signed(self.certificate)
        self.bundle = make.BundleFactory(cohort=self.cohort)
        CertificateFile.objects.create(certificate=self.certificate, pdf=b"%PDF", sha256="0" * 64, badge=badge)
        self.achievement = self.organisation.achievements.get()
        self.status_list = self.organisation.status_lists.get()

    def _make_quizzes(self):
        owner = {"organisation": self.organisation}
        self.bank_version = make.QuestionVersionFactory(question__organisation=self.organisation, **DRAFT)
        self.bank_question = self.bank_version.question
        self.quiz_draft = make.QuizVersionFactory(quiz=make.QuizFactory(**owner), **DRAFT)
        self.bank_quiz = self.quiz_draft.quiz
        self.part = make.QuizPartFactory(quiz_version=self.quiz_draft)
        self.quiz = make.CohortQuizFactory(cohort=self.cohort)
        make.QuizPartFactory(quiz_version=self.quiz.quiz_version)
        self.attempt = begin_quiz(self.quiz, self.application)

    def sample(self, name: str):
        """What stands in an address: a key of a row of this world, by its attribute; else the word itself."""
        if name == "anything":
            return uuid.UUID(int=7)
        row, _dot, field = name.partition(".")
        found = getattr(self, row, name)
        return getattr(found, field or "public_id", found)


def elsewhere():
    """Somebody who is everything at another organiser, and nothing here."""
    other = World()
    for role in (Role.OFFICER, Role.BOOKKEEPER):
        other.member(other.organisation, role, user=other.organiser)
    other.member(other.school, Role.COORDINATOR, user=other.organiser)
    other.member(other.company, Role.PARTNER_CONTACT, user=other.organiser)
    second = make.CohortFactory(organisation=other.organisation)
    make.CohortRoleFactory(cohort=second, user=other.organiser)
    make.ApplicationFactory(cohort=other.cohort, person=other.organiser)
    return other.organiser
