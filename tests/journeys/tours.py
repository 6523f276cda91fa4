"""The main pages of each role, as addresses into the demo."""

from django.urls import reverse

from accounts.models import Organisation, Text, User
from certificates.models import Batch, Certificate, Reconsideration
from cohorts.models import Application, BookedVisit, Cohort, GateRequest, Material, Room, Session, Sitting
from courses.models import Competency, HiringRole, Module, ModuleVersion, Programme, ProgrammeVersion, SchoolCourse
from partners.models import ContactRequest, Partnership, Proposal, Report, Speaker, pool_employers
from records.models import OutgoingMail

from .host_tours import hosting, my_placements, offers, own_visits, rounds

Page = tuple[str, list]


def tours() -> dict[str, list[str]]:
    """Addresses by role; "" is the visitor."""
    finished, upcoming, small = _cohorts()
    pages = {
        "": _visitor(finished, upcoming, small),
        "student": [
            ("accounts:me", []),
            ("certificates:mine", []),
            ("cohorts:my_competencies", []),
            *_talent(),
            *my_placements(),
            ("accounts:settings", []),
            ("accounts:erase", []),
            *_my_day(),
        ],
        "applicant": [
            ("accounts:me", []),
            *((f"cohorts:{name}", [_offer().public_id]) for name in ("application", "dossier_form", "consents")),
        ],
        "organiser": [
            *_desk(finished, upcoming, small),
            *_planning(upcoming),
            *_partners(upcoming),
            *_reporting(finished),
            *rounds(finished),
            *rounds(upcoming),
            *offers(upcoming),
            ("partners:pool_employers", [upcoming.organisation.public_id]),
            *_selecting(small),
            *_gates(upcoming),
            *_lecturing(upcoming),
            *_library(),
            *_competence(finished, upcoming),
        ],
        "partner": [*_portal(upcoming), *_reports(finished), *_pool(), *hosting(), *own_visits()],
        "officer": _certificates(finished),
        "coordinator": _school(small),
        "reviewer": _reviews(small),
        "trainer": [*_day(), ("accounts:me", []), ("cohorts:desk", []), *_attendance(finished)],
        "administrator": [
            ("accounts:me", []),
            ("accounts:installation", []),
            ("accounts:create_organiser", []),
            ("certificates:keys", []),
        ],
    }
    return {role: [reverse(name, args=args) for name, args in rows] for role, rows in pages.items()}


def _cohorts() -> tuple[Cohort, Cohort, Cohort]:
    finished = Cohort.objects.get(slug="gmp-for-atmp-2025")
    return finished, Cohort.objects.exclude(pk=finished.pk).get(capacity=35), Cohort.objects.get(capacity=12)


def _talent() -> list[Page]:
    """The student's own pages, with a request that waits and an employer to open to."""
    asked = ContactRequest.objects.get()
    employer = next(iter(pool_employers().exclude(talent_openings__profile=asked.opening.profile)))
    names = ("my_talent", "edit_talent", "preview_talent", "talent_employers", "talent_looks")
    return [
        *((f"partners:{name}", []) for name in names),
        ("partners:talent_request", [asked.public_id]),
        ("partners:open_talent", [employer.public_id]),
    ]


def _pool() -> list[Page]:
    opening = ContactRequest.objects.get().opening
    names = ("talent_profile", "say_level", "ask_talent")
    return [
        ("partners:talent_pool", [opening.organisation.public_id]),
        *((f"partners:{name}", [opening.public_id]) for name in names),
    ]


def _lecturing(cohort: Cohort) -> list[Page]:
    desk = [cohort.public_id]
    lecturer = cohort.lecturers.exclude(email="").order_by("pk").first()
    piece = Material.objects.filter(session__cohort=cohort, versions__isnull=False).order_by("pk").first()
    visit = BookedVisit.objects.get(session__cohort=cohort)
    return [
        *((f"cohorts:{name}", desk) for name in ("lecturers", "material", "visits", "add_visit", "add_material")),
        ("cohorts:edit_lecturer", [*desk, lecturer.public_id]),
        ("cohorts:one_material", [*desk, piece.public_id]),
        ("cohorts:visit", [*desk, visit.public_id]),
    ]


def _offer() -> Application:
    return Application.objects.get(state=Application.State.OFFERED, person__email="applicant@demo.example")


def _visitor(*cohorts: Cohort) -> list[Page]:
    names = ("home", "privacy", "accessibility", "account_login", "account_signup", "account_reset_password")
    return [
        *((name, []) for name in names),
        ("courses:programmes", []),
        ("courses:programme", [Programme.objects.get().slug]),
        ("cohorts:list", []),
        *(("cohorts:public", [cohort.slug]) for cohort in cohorts),
        ("partners:public", []),
        ("certificates:verify", []),
        ("certificates:verify_how", []),
    ]


def _desk(finished: Cohort, upcoming: Cohort, small: Cohort) -> list[Page]:
    mail = OutgoingMail.objects.about(upcoming).filter(secret=False).first()
    application = small.applications.filter(state=Application.State.SUBMITTED).first()
    return [
        ("accounts:me", []),
        ("cohorts:desk", []),
        *(("cohorts:overview", [cohort.public_id]) for cohort in (finished, upcoming, small)),
        ("cohorts:applications", [upcoming.public_id]),
        ("cohorts:desk_application", [small.public_id, application.public_id]),
        ("cohorts:attendance_people", [finished.public_id]),
        ("cohorts:groups", [finished.public_id]),
        ("cohorts:mail", [upcoming.public_id]),
        *([("cohorts:mail_detail", [upcoming.public_id, mail.public_id])] if mail else []),
        ("cohorts:letter_write", [upcoming.public_id]),
        ("cohorts:settings", [upcoming.public_id]),
        ("cohorts:edit_cohort", [upcoming.public_id]),
        ("cohorts:add_role", [upcoming.public_id]),
        ("cohorts:questions", [upcoming.public_id]),
        ("cohorts:questions", [finished.public_id]),
        ("cohorts:preview_questions", [upcoming.public_id, "dossier"]),
        ("cohorts:add_question", [upcoming.public_id, "dossier"]),
        ("cohorts:edit_question", [upcoming.public_id, upcoming.questions.first().public_id]),
        ("cohorts:copy_questions", [upcoming.public_id]),
    ]


def _gates(cohort: Cohort) -> list[Page]:
    participant = cohort.applications.enrolled().first()
    asked = GateRequest.objects.open().filter(gate__cohort=cohort).first()
    names = ("gates", "add_gate", "dossiers", "gate_requests", "accommodations")
    return [
        *((f"cohorts:{name}", [cohort.public_id]) for name in names),
        ("cohorts:gate_points", [cohort.public_id, cohort.gates.get(kind="pretest").public_id]),
        ("cohorts:dossier", [cohort.public_id, participant.public_id]),
        ("cohorts:grant", [cohort.public_id, participant.public_id]),
        ("cohorts:open_gate", [cohort.public_id, participant.public_id, asked.gate.public_id]),
        ("cohorts:answer_request", [cohort.public_id, asked.public_id]),
    ]


def _planning(cohort: Cohort) -> list[Page]:
    session = Session.objects.filter(cohort=cohort, sittings__during__isnull=False).first()
    sitting = Sitting.objects.filter(session=session).first()
    return [
        ("cohorts:timetable", [cohort.public_id]),
        ("cohorts:sessions", [cohort.public_id]),
        ("cohorts:edit_session", [cohort.public_id, session.public_id]),
        ("cohorts:place", [cohort.public_id, sitting.public_id]),
        ("cohorts:swap", [cohort.public_id, sitting.public_id]),
    ]


def _selecting(cohort: Cohort) -> list[Page]:
    reviewed = cohort.applications.filter(reviews__isnull=False).first()
    return [
        ("cohorts:ranking", [cohort.public_id]),
        ("cohorts:application_reviews", [cohort.public_id, reviewed.public_id]),
        ("cohorts:judge_for_school", [cohort.public_id, reviewed.public_id, "approved"]),
        ("cohorts:criteria", [cohort.public_id]),
        ("cohorts:add_criterion", [cohort.public_id]),
    ]


def _reviews(cohort: Cohort) -> list[Page]:
    waiting = cohort.applications.filter(state=Application.State.SUBMITTED).order_by("queue_number")
    keys = [waiting.first().public_id, waiting.last().public_id]
    return [
        ("accounts:me", []),
        ("cohorts:desk", []),
        ("cohorts:reviews", [cohort.public_id]),
        *(("cohorts:review", [cohort.public_id, key]) for key in keys),
    ]


def _school(cohort: Cohort) -> list[Page]:
    student = Application.objects.filter(cohort=cohort, school__name__contains="invented").first()
    return [
        ("accounts:me", []),
        ("cohorts:school", []),
        ("cohorts:school_student", [student.public_id]),
        ("partners:school_agreements", []),
    ]


def _speakers(organisation: Organisation):
    return Speaker.objects.filter(proposal__organisation=organisation).select_related("proposal")[:1]


def _partners(cohort: Cohort) -> list[Page]:
    proposal = Proposal.objects.filter(cohort=cohort, state__in=Proposal.TO_DECIDE).first()
    partnership = Partnership.objects.filter(cohort=cohort).first()
    return [
        ("partners:cohort", [cohort.public_id]),
        ("partners:tiers", [cohort.public_id]),
        ("partners:sponsors", [cohort.public_id]),
        ("partners:packages", [cohort.public_id]),
        ("partners:desk_promises", [cohort.public_id]),
        ("partners:proposals", [cohort.public_id]),
        ("partners:decide_proposal", [cohort.public_id, proposal.public_id]),
        ("partners:call", [cohort.public_id]),
        ("partners:edit_call", [cohort.public_id]),
        ("partners:late", [cohort.public_id]),
        ("partners:scoring", [cohort.public_id]),
        ("partners:score", [cohort.public_id, proposal.public_id]),
        ("partners:partnership", [cohort.public_id, partnership.public_id]),
        ("partners:add_partnership", [cohort.public_id]),
        ("partners:organisations", [cohort.organisation.public_id]),
        ("partners:organisation", [partnership.organisation.public_id]),
    ]


def _reporting(cohort: Cohort) -> list[Page]:
    of = Report.objects.exclude(organisation=None).get(cohort=cohort).organisation.public_id
    names = ("reports", "funder_report", "surveys", "add_survey", "import_surveys")
    return [
        *((f"partners:{name}", [cohort.public_id]) for name in names),
        ("partners:partner_report", [cohort.public_id, of]),
    ]


def _reports(cohort: Cohort) -> list[Page]:
    report = Report.objects.exclude(organisation=None).get(cohort=cohort)
    return [("partners:my_reports", []), ("partners:report", [report.public_id])]


def _draft() -> ModuleVersion:
    return ModuleVersion.objects.get(module__code="M4", state="draft")


def _library() -> list[Page]:
    organiser = Organisation.objects.get(kind=Organisation.Kind.ORGANISER).public_id
    return [
        ("courses:programmes_of", [organiser]),
        ("courses:programme_desk", [Programme.objects.get().public_id]),
        ("courses:programme_version", [ProgrammeVersion.objects.first().public_id]),
        ("courses:modules", [organiser]),
        ("courses:import_file", [organiser]),
        ("courses:module_version", [_draft().public_id]),
        ("courses:reviews", [_draft().public_id]),
        ("courses:module_version", [ModuleVersion.objects.filter(module=Module.objects.first()).first().public_id]),
        ("courses:competencies", [organiser]),
        ("courses:edit_competency", [Competency.objects.first().public_id]),
        ("cohorts:rooms", [organiser]),
        ("cohorts:edit_room", [Room.objects.first().public_id]),
        ("accounts:addresses", [organiser]),
        ("accounts:create_address", [organiser]),
        ("accounts:texts", [organiser]),
        ("accounts:text", [Text.objects.first().public_id]),
        ("accounts:team", [organiser]),
        ("accounts:invite", [organiser]),
    ]


def _portal(cohort: Cohort) -> list[Page]:
    contact = User.objects.get(email="partner@demo.example")
    organisation = next(iter(contact.roles))
    organisation = Organisation.objects.get(pk=organisation)
    mine = Proposal.objects.filter(organisation=organisation)
    return [
        ("accounts:me", []),
        ("partners:portal", []),
        ("partners:own_sessions", []),
        ("partners:own_organisation", []),
        ("partners:promises", []),
        ("partners:new_proposal", [cohort.public_id, organisation.public_id]),
        ("partners:own_call", [cohort.public_id, organisation.public_id]),
        *(("partners:speaker", [row.proposal.public_id, row.public_id]) for row in _speakers(organisation)),
        *(("partners:proposal", [row.public_id]) for row in mine[:3]),
        ("partners:profile", [organisation.public_id]),
        ("courses:review", [_draft().reviews.get(reviewer=contact).public_id]),
    ]


def _certificates(cohort: Cohort) -> list[Page]:
    certificate = Certificate.objects.filter(cohort=cohort).first()
    return [
        ("accounts:me", []),
        ("certificates:cohort", [cohort.public_id]),
        ("certificates:criteria", [cohort.public_id]),
        ("certificates:rehearsal", [cohort.public_id]),
        ("certificates:reconsiderations", [cohort.public_id]),
        *_asked(cohort),
        ("certificates:participant", [cohort.public_id, certificate.application.public_id]),
        ("certificates:issue", [cohort.public_id]),
        ("certificates:batch", [cohort.public_id, Batch.objects.first().public_id]),
        ("certificates:revoke", [cohort.public_id, certificate.public_id]),
        ("certificates:cohort_register", [cohort.public_id]),
        ("certificates:register", [cohort.organisation.public_id]),
        ("certificates:validity", [cohort.public_id]),
    ]


def _asked(cohort: Cohort) -> list[Page]:
    asked = Reconsideration.objects.filter(application__cohort=cohort, state="open").first()
    refused = asked.application.public_id
    return [
        ("certificates:answer_reconsideration", [cohort.public_id, asked.public_id]),
        ("certificates:participant", [cohort.public_id, refused]),
    ]


def _attendance(cohort: Cohort) -> list[Page]:
    sitting = Sitting.objects.filter(session__cohort=cohort, during__isnull=False).first()
    return [
        ("cohorts:attendance", [cohort.public_id]),
        ("cohorts:sitting", [cohort.public_id, sitting.public_id]),
        ("cohorts:attendance_sheet", [cohort.public_id, sitting.public_id]),
    ]


def _day() -> list[Page]:
    """The day of the cohort that runs on the day of loading."""
    sitting = Sitting.objects.get(session__code="T1")
    cohort = sitting.session.cohort
    incident, scan = cohort.incidents.get(), sitting.scans.counted().first()
    names = ("day", "day_sheets", "doors", "incidents", "add_incident")
    return [
        *((f"cohorts:{name}", [cohort.public_id]) for name in names),
        *((f"cohorts:{name}", [cohort.public_id, sitting.public_id]) for name in ("day_sitting", "sheet_entry")),
        ("cohorts:scan_by_hand", [cohort.public_id, sitting.public_id]),
        ("cohorts:void_scan", [cohort.public_id, scan.public_id]),
        ("cohorts:scan", [sitting.public_id]),
        ("cohorts:incident", [cohort.public_id, incident.public_id]),
    ]


def _my_day() -> list[Page]:
    mine = Application.objects.get(person__email="student@demo.example", cohort__capacity=8)
    return [(f"cohorts:{name}", [mine.public_id]) for name in ("my_day", "scan_room", "replace_pass")]


def _competence(finished: Cohort, upcoming: Cohort) -> list[Page]:
    organiser = finished.organisation.public_id
    course, role = SchoolCourse.objects.first(), HiringRole.objects.filled().first()
    return [
        ("cohorts:matrix", [upcoming.public_id]),
        ("cohorts:levels", [finished.public_id]),
        *((f"courses:{name}", [organiser]) for name in ("gaps", "roles", "ask_role", "school_courses", "add_course")),
        *((f"courses:{name}", [course.public_id]) for name in ("gap", "school_course", "upload_outcomes")),
        ("courses:hiring_role", [role.public_id]),
    ]
