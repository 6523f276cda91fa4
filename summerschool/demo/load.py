"""Load the demo, once."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from accounts.models import Membership, Organisation, Role, Text, TextWording, User
from cohorts.actions.answers import clear_due
from cohorts.models import CohortRole
from courses.models import Programme
from records.models import OutgoingMail

from . import content
from .calls import make_call
from .certificates import issue_certificates
from .checks import check_finished, check_running, make_gowning_check
from .designs import make_designs
from .finished import make_finished_edition
from .gaps import make_gap_analysis, show_what_was_learnt
from .gates import make_gate_texts, make_gates, make_gates_of_today
from .invited import make_people
from .learning import open_pages, show_afterwards, write_pages
from .lecturers import give_sessions
from .library import deepen_library, make_reviews
from .log_ins import LOG_INS, LogIn
from .material import book_visit, bring_slides, bring_slides_of_today
from .money import make_books
from .organisations import make_people as make_people_of_partners
from .partners import find_organisation
from .placements import make_placements
from .programme import SOURCE, make_programme, make_rooms
from .questions import ask_questions, fill_in
from .quizzes import give_quizzes, make_bank
from .quotas import keep_places
from .releases import release_timetables
from .reports import report_on_finished
from .rotation import make_rotation
from .running import make_running_cohort
from .selection import make_selection
from .sponsors import make_sponsors
from .talent import make_talent_pool
from .upcoming import make_next_edition, make_small_cohort
from .visits import draw_logo, offer_visits
from .weighing import weigh_results

BEGAN_AT = datetime(2025, 1, 13, 9, tzinfo=UTC)


def is_loaded() -> bool:
    return Programme.objects.filter(slug=SOURCE["programme"]["slug"]).exists()


def load(passwords: dict[str, str]) -> None:
    """Write the whole demo in one transaction; `passwords` by role, as in `LOG_INS`."""
    with transaction.atomic():
        users = {role: _make_user(log_in, passwords[role]) for role, log_in in LOG_INS.items()}
        organiser = Organisation.objects.create(kind=Organisation.Kind.ORGANISER, **content.ORGANISER)
        schools = [_make_school(organiser, name) for name in content.SCHOOLS]
        invented = _make_school(organiser, content.INVENTED_SCHOOL)
        texts = _make_texts(organiser)
        version = make_programme(organiser, BEGAN_AT)
        write_pages(version)
        deepen_library(organiser, invented)
        rooms = make_rooms(organiser)
        finished = make_finished_edition(version, schools, texts, rooms, users["student"])
        upcoming = make_next_edition(
            version, [*schools[:2], invented], texts, rooms, users["applicant"], users["partner"]
        )
        small = make_small_cohort(version, [*schools, invented], texts, users["organiser"])
        for cohort in (finished, upcoming, small):
            ask_questions(cohort, users["organiser"])
            fill_in(cohort)
        clear_due()
        running = make_running_cohort(version, invented, rooms, users["student"], users["trainer"])
        _give_roles(users, organiser, invented, [finished, upcoming, small, running])
        make_people_of_partners(organiser, users["partner"], users["organiser"])
        make_books(upcoming, users["organiser"])
        make_reviews(organiser, users["organiser"], users["partner"])
        _enrol(users, organiser, invented, upcoming=upcoming, small=small, running=running)
        make_rotation(upcoming, rooms, users["organiser"], users["trainer"])
        make_gap_analysis(organiser, invented, users["organiser"], users["partner"])
        show_what_was_learnt(finished, users["trainer"])
        release_timetables(upcoming, [finished, running], users["organiser"])
        _examine(users, organiser, finished=finished, upcoming=upcoming, running=running)
        if not settings.EMAIL_URL.startswith("outbox:"):
            OutgoingMail.objects.filter(state="queued").update(state=OutgoingMail.State.HELD)


def _enrol(users: dict[str, User], organiser: Organisation, school: Organisation, *, upcoming, small, running) -> None:
    """What stands before a place and a door, and what lecturers and hosts bring."""
    gate_texts = make_gate_texts(organiser, BEGAN_AT)
    make_gates(upcoming, gate_texts, organiser=users["organiser"], trainer=users["trainer"])
    make_gates_of_today(running, gate_texts)
    make_selection(small, users["reviewer"], users["coordinator"], users["organiser"], school)
    make_people(upcoming, users["organiser"])
    keep_places(upcoming, small, users["organiser"])
    give_sessions(upcoming)
    bring_slides(upcoming, users["organiser"])
    bring_slides_of_today(running, users["trainer"])
    book_visit(upcoming, gate_texts["host_rules"], users["organiser"])
    make_call(upcoming, organiser=users["organiser"], contact=users["partner"])
    make_sponsors(upcoming, users["organiser"], users["partner"])
    host = find_organisation(organiser, content.INVENTED_PARTNER)
    draw_logo(host, users["partner"])
    offer_visits(upcoming, host, users["partner"])


def _examine(users: dict[str, User], organiser: Organisation, *, finished, upcoming, running) -> None:
    """Practical checks, pages to learn from, what came afterwards, certificates and quizzes."""
    gowning, assessors = make_gowning_check(organiser, users["officer"], users["trainer"])
    check_finished(finished, gowning, assessors)
    check_running(running, gowning, assessors)
    open_pages(upcoming)
    open_pages(running, users["student"])
    show_afterwards(finished, users["organiser"])
    weigh_results(finished, users["officer"])
    make_designs(organiser, users["officer"])
    issue_certificates(finished, by=users["officer"], assessors=assessors)
    make_talent_pool(finished, student=users["student"], contact=users["partner"], organiser=users["organiser"])
    people = {name: users[name] for name in ("student", "coordinator", "organiser")}
    make_placements(finished, upcoming, contact=users["partner"], **people)
    give_quizzes(make_bank(organiser, BEGAN_AT), finished=finished, upcoming=upcoming, running=running)
    report_on_finished(finished, users["organiser"])


def _make_user(log_in: LogIn, password: str) -> User:
    user = User.objects.create_user(log_in.email, password, full_name=log_in.name)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def _make_school(organiser: Organisation, name: str) -> Organisation:
    return Organisation.objects.create(keeper=organiser, kind=Organisation.Kind.SCHOOL, name=name)


def _make_texts(organiser: Organisation) -> list[Text]:
    texts = []
    for key, wording in content.TEXTS.items():
        text = Text.objects.create(organisation=organiser, key=key, required=wording["required"], released_at=BEGAN_AT)
        for language in ("en", "nl", "fr"):
            title, body = wording[language]
            TextWording.objects.create(text=text, language=language, title=title, body=body)
        texts.append(text)
    return texts


def _give_roles(users: dict[str, User], organiser: Organisation, school: Organisation, cohorts: list) -> None:
    installation, _ = Organisation.objects.get_or_create(
        kind=Organisation.Kind.INSTALLATION, defaults={"name": "Summerschool"}
    )
    Membership.objects.create(user=users["organiser"], organisation=organiser, role=Role.ORGANISER)
    Membership.objects.create(user=users["officer"], organisation=organiser, role=Role.OFFICER)
    Membership.objects.create(user=users["coordinator"], organisation=school, role=Role.COORDINATOR)
    Membership.objects.create(user=users["administrator"], organisation=installation, role=Role.ADMINISTRATOR)
    for cohort in cohorts:
        CohortRole.objects.create(cohort=cohort, role=CohortRole.Kind.TRAINER, user=users["trainer"])
