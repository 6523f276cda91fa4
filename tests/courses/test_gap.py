"""Gap analysis: the page equals the example worked by hand in docs/rules.md (GAP), and who may do what."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings as conf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from accounts.models import Role
from courses.actions import demand, supply
from courses.gap import arithmetic
from courses.gap.arithmetic import Brings, Want
from courses.models import CourseOutcome, HiringRole, SchoolCourse
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    CompanyFactory,
    CompetencyFactory,
    CourseOutcomeFactory,
    HiringRoleFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OrganiserFactory,
    OutcomeFactory,
    RoleWeightFactory,
    SchoolCourseFactory,
    SchoolFactory,
)

RULES = (Path(conf.BASE_DIR) / "docs" / "rules.md").read_text()
BY_HAND = RULES[RULES.index("By hand: an operator") :].split("\n## ")[0]


@pytest.fixture
def organiser(db):
    return OrganiserFactory()


@pytest.fixture
def desk(client, organiser):
    client.force_login(MembershipFactory(organisation=organiser, role=Role.ORGANISER).user)
    return client


@pytest.fixture
def framework(organiser):
    return {code: CompetencyFactory(organisation=organiser, code=code) for code in ("A1", "C3", "G3", "Q1")}


@pytest.fixture
def example(organiser, framework):
    """The rows of the example, and its modules; returns the school's course."""
    wanted = [{"C3": (5, 3), "G3": (4, 2), "A1": (3, 2)}, {"G3": (5, 2), "Q1": (5, 2)}]
    for weights in wanted:
        role = HiringRoleFactory(employer=CompanyFactory(keeper=organiser))
        for code, (weight, level) in weights.items():
            RoleWeightFactory(role=role, competency=framework[code], weight=weight, level=level)
    course = SchoolCourseFactory(school=SchoolFactory(keeper=organiser))
    for code in ("A1", "G3"):
        CourseOutcomeFactory(course=course).competencies.add(framework[code])
    for module, code in (("M4", "C3"), ("M5", "A1"), ("M7", "Q1"), ("M8", "G3")):
        version = ModuleVersionFactory(module__organisation=organiser, module__code=module)
        OutcomeFactory(module_version=version).competencies.add(framework[code])
    return course


def table(number):
    """A table of the example as rows of words."""
    tables = re.findall(r"(?:^\|.*\n?)+", BY_HAND, re.MULTILINE)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in tables[number].strip().split("\n")[2:]]


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_page_equals_the_example_worked_by_hand(desk, example):
    page = words(desk.get(reverse("courses:gap", args=[example.public_id])).content.decode())
    sums, suggested = table(0), table(1)
    gap, teachable = sums[-1][2:]
    assert f"The gap is {gap} points; {teachable} of them can be taught" in page
    for code, _sum, points, close in sums[:-1]:
        level = "1" if code in ("A1", "G3") else "0"
        assert f"{code} Gown aseptically for grade B {level} {_sum} {points} {close}" in page
    assert len(suggested) == 4
    at = [page.index(f"{module} Gowning and cleanroom behaviour") for module, *_rest in suggested]
    assert at == sorted(at)
    for _module, _sum, closes, left in suggested:
        assert f"{_sum} closes {closes} {left} left" in page


def test_the_heat_map_shows_the_same_gaps(desk, organiser, example):
    page = words(desk.get(reverse("courses:gaps", args=[organiser.public_id])).content.decode())
    for code, _sum, points, _close in table(0)[:-1]:
        assert re.search(rf"{code} Gown .*? roles? {points} level", page), code
    told = desk.get(reverse("courses:export_gaps", args=[organiser.public_id, "csv"])).content.decode()
    assert "15,10,5 × (3 − 0)" in told
    one = HiringRole.objects.order_by("pk").last()
    alone = words(
        desk.get(reverse("courses:gaps", args=[organiser.public_id]), {"role": one.public_id}).content.decode()
    )
    assert "1 of 2 roles count as demand" in alone
    assert "C3" not in alone


wants = st.builds(
    Want, st.integers(1, 3), competency=st.integers(1, 5), weight=st.integers(1, 5), level=st.integers(1, 4)
)
modules = st.dictionaries(st.integers(1, 5), st.integers(1, 2), min_size=1)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(wants, max_size=15), st.dictionaries(st.integers(1, 5), st.integers(0, 2)), st.lists(modules, max_size=8)
)
def test_suggested_modules_never_close_more_than_can_be_taught_and_come_widest_first(wanted, supply, levels):
    brings = [Brings(number, one, (number,)) for number, one in enumerate(levels)]
    found = arithmetic.suggest(brings, wanted, supply)
    at_first = sum(arithmetic.teachable([want], supply.get(want.competency, 0)).points for want in wanted)
    closed = [one.closes.points for one in found]
    assert at_first - sum(closed) == (found[-1].left if found else at_first)
    assert closed == sorted(closed, reverse=True)
    assert len({one.module for one in found}) == len(found)


def test_a_role_is_asked_by_mail_and_filled_by_its_contact(client, organiser, framework):
    employer = CompanyFactory(keeper=organiser)
    contact = MembershipFactory(organisation=employer, role=Role.PARTNER_CONTACT).user
    by = MembershipFactory(organisation=organiser, role=Role.ORGANISER).user
    client.force_login(by)
    typed = {"employer": employer.pk, "title": "Operator", "note": "For the new suite."}
    client.post(reverse("courses:ask_role", args=[organiser.public_id]), typed)
    role = HiringRole.objects.get()
    mail = OutgoingMail.objects.get(kind="courses/role_asked")
    assert mail.recipient == contact
    assert reverse("courses:hiring_role", args=[role.public_id]) in mail.text
    assert client.post(reverse("courses:ask_role", args=[organiser.public_id]), typed).status_code == 422
    client.force_login(contact)
    assert "Say what your Operator needs." in client.get(reverse("accounts:me")).content.decode()
    answers = {"seen": ""} | {f"weight-{one.pk}": "0" for one in framework.values()}
    answers |= {f"level-{one.pk}": "2" for one in framework.values()}
    address = reverse("courses:hiring_role", args=[role.public_id])
    assert "Weight at least one" in client.post(address, answers).content.decode()
    answers |= {f"weight-{framework['C3'].pk}": "5", f"level-{framework['C3'].pk}": "3"}
    client.post(address, answers)
    assert [(row.competency.code, row.weight, row.level) for row in role.weights.all()] == [("C3", 5, 3)]
    stale = client.post(address, answers | {f"weight-{framework['C3'].pk}": "1"})
    assert "in the meantime" in stale.content.decode()
    assert role.weights.get().weight == 5
    for wrong in ("6", "-1", "x", "9" * 30):
        assert client.post(address, answers | {f"weight-{framework['C3'].pk}": wrong}).status_code == 422


def test_only_filled_and_current_roles_count(desk, organiser, example, framework):
    address = reverse("courses:gap", args=[example.public_id])
    waiting = HiringRoleFactory(employer=CompanyFactory(keeper=organiser), filled_at=None)
    RoleWeightFactory(role=waiting, competency=framework["C3"], weight=5, level=4)
    elsewhere = RoleWeightFactory(competency=CompetencyFactory(), weight=5, level=4)
    assert elsewhere.role.employer.keeper != organiser
    assert "The gap is 37 points" in desk.get(address).content.decode()
    second = HiringRole.objects.filter(weights__competency=framework["Q1"]).get()
    retire = reverse("courses:retire_role", args=[second.public_id])
    assert "No longer ask" in desk.get(retire).content.decode()
    desk.post(retire)
    assert "The gap is 22 points" in desk.get(address).content.decode()
    desk.post(retire)
    assert "The gap is 37 points" in desk.get(address).content.decode()


def test_contacts_and_coordinators_see_their_own_alone_and_no_employers_name(client, organiser, example):
    role = HiringRole.objects.order_by("pk").first()
    contact = MembershipFactory(organisation=role.employer, role=Role.PARTNER_CONTACT).user
    coordinator = MembershipFactory(organisation=example.school, role=Role.COORDINATOR).user
    other = HiringRole.objects.exclude(pk=role.pk).get()
    pages = {
        "role": reverse("courses:hiring_role", args=[role.public_id]),
        "other": reverse("courses:hiring_role", args=[other.public_id]),
        "retire": reverse("courses:retire_role", args=[role.public_id]),
        "course": reverse("courses:gap", args=[example.public_id]),
        "outcomes": reverse("courses:school_course", args=[example.public_id]),
        "map": reverse("courses:gaps", args=[organiser.public_id]),
    }
    seen = {}
    for name, person in (("contact", contact), ("coordinator", coordinator)):
        client.force_login(person)
        seen[name] = {key: client.get(page).status_code for key, page in pages.items()}
    no = dict.fromkeys(pages, 404)
    assert seen["contact"] == no | {"role": 200, "retire": 403}
    assert seen["coordinator"] == no | {"course": 200, "outcomes": 200}
    assert role.employer.name not in client.get(pages["course"]).content.decode()


def test_outcomes_are_written_row_by_row_and_codes_are_checked(desk, example, framework):
    address = reverse("courses:school_course", args=[example.public_id])
    first, second = example.outcomes.all()
    rows = {
        "outcome-TOTAL_FORMS": "3", "outcome-INITIAL_FORMS": "2",
        "outcome-0-outcome": first.pk, "outcome-0-text": "Gown", "outcome-0-level": "2", "outcome-0-codes": "c3, A1",
        "outcome-1-outcome": second.pk, "outcome-1-text": "", "outcome-1-level": "1", "outcome-1-codes": "",
        "outcome-2-text": "New", "outcome-2-level": "1", "outcome-2-codes": "X9",
    }  # fmt: skip
    answer = desk.post(address, rows)
    assert "X9 is no competency of the framework" in answer.content.decode()
    assert example.outcomes.count() == 2
    desk.post(address, rows | {"outcome-2-codes": "Q1"})
    assert [(row.text, row.level, row.competencies.count()) for row in example.outcomes.all()] == [
        ("Gown", 2, 2), ("New", 1, 1),
    ]  # fmt: skip


def test_pasted_outcomes_are_added_and_the_same_words_take_their_place(desk, example):
    address = reverse("courses:upload_outcomes", args=[example.public_id])
    desk.post(address, {"lines": "Gown, step by step; 2; C3\nExplain a CoA\n"})
    desk.post(address, {"lines": "explain a coa; 1; Q1"})
    rows = {row.text: (row.level, [one.code for one in row.competencies.all()]) for row in example.outcomes.all()}
    assert rows["Gown, step by step"] == (2, ["C3"])
    assert rows["explain a coa"] == (1, ["Q1"])
    assert "Explain a CoA" not in rows


def test_a_list_with_problems_names_each_line_and_writes_nothing(desk, example):
    lines = "Gown;3;C3\n;1;C3\nCount cells;2;ZZ\nTwice\nTwice\n" + "x" * 301 + ""
    answer = desk.post(reverse("courses:upload_outcomes", args=[example.public_id]), {"lines": lines})
    page = answer.content.decode()
    assert answer.status_code == 422
    problems = (
        "Line 1: the level",
        "Line 2: the outcome is missing",
        "ZZ is no competency",
        "Line 5: it stands on line 4",
        "longer than 300",
    )
    for said in problems:
        assert said in page, said
    assert example.outcomes.count() == 2


def test_an_xlsx_is_read_and_what_is_none_is_refused(desk, example):
    book = Workbook()
    for row in (["Competencies", "Learning outcome", "Level"], ["Q1; C3", "Interpret a certificate", 2]):
        book.active.append(row)
    content = BytesIO()
    book.save(content)
    address = reverse("courses:upload_outcomes", args=[example.public_id])
    desk.post(address, {"file": SimpleUploadedFile("outcomes.xlsx", content.getvalue())})
    made = CourseOutcome.objects.get(text="Interpret a certificate")
    assert (made.level, made.competencies.count()) == (2, 2)
    for bad in (b"PK\x03\x04 no workbook", b"", b"\x00" * 50):
        answer = desk.post(address, {"file": SimpleUploadedFile("outcomes.xlsx", bad)})
        assert answer.status_code == 422
    assert example.outcomes.count() == 3


def test_a_coordinator_writes_a_course_of_the_own_school_alone(client, organiser):
    school, other = SchoolFactory(keeper=organiser), SchoolFactory(keeper=organiser)
    client.force_login(MembershipFactory(organisation=school, role=Role.COORDINATOR).user)
    address = reverse("courses:add_own_course")
    assert client.post(address, {"school": other.pk, "title": "Theirs"}).status_code == 422
    client.post(address, {"school": school.pk, "title": "Ours"})
    assert SchoolCourse.objects.get().school == school
    client.force_login(MembershipFactory(organisation=CompanyFactory(), role=Role.PARTNER_CONTACT).user)
    assert client.get(address).status_code == 404


def test_verbs_refuse_what_is_not_of_the_same_organiser(organiser, example, framework):
    by = MembershipFactory(organisation=organiser).user
    strange = CompetencyFactory()
    role = HiringRole.objects.first()
    with pytest.raises(Refused, match="not in this framework"):
        demand.fill_role(role, {strange: (3, 2)}, seen=role.filled_at, by=by)
    with pytest.raises(Refused, match="not in this framework"):
        supply.write_outcomes(example, [supply.Taught("Gown", 1, [strange])], by=by)
    with pytest.raises(Refused, match="address book"):
        demand.ask_role(organiser, CompanyFactory(), title="Operator", by=by)
    supply.retire_course(example, by=by)
    with pytest.raises(Refused, match="bring it back"):
        supply.write_outcomes(example, [], by=by)


@pytest.mark.parametrize("name", ["gaps", "roles", "school_courses"])
def test_lists_ask_the_same_of_the_database_for_30_rows(
    desk, organiser, framework, name, django_assert_max_num_queries
):
    for _number in range(30):
        role = HiringRoleFactory(employer=CompanyFactory(keeper=organiser))
        RoleWeightFactory(role=role, competency=framework["C3"])
        course = SchoolCourseFactory(school=SchoolFactory(keeper=organiser))
        CourseOutcomeFactory(course=course).competencies.add(framework["C3"])
    with django_assert_max_num_queries(16):
        assert desk.get(reverse(f"courses:{name}", args=[organiser.public_id])).status_code == 200
