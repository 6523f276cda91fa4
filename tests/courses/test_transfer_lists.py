"""Lists of competencies and modules as CSV and XLSX: in, out, and mistakes by their line (IMPORT)."""

import copy
import io

import pytest
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import Role
from courses.actions import programmes as programme_actions
from courses.models import Competency, ModuleVersion, Programme, VersionState
from tests.factories import MembershipFactory

from .transferred import a_file, as_written, brought_in, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def organisation(organiser):
    return organiser.organisation


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser.user)
    return client


def test_a_list_of_competencies_comes_in_as_csv_or_xlsx(desk, organisation):
    text = "Code;Title;Domain;Level\nC1;Behave;Contamination;1\nC2;Gown;Contamination;2, performs\n"
    page = send(desk, organisation, text.encode("cp1252"), "competencies", "list.csv")
    assert [step.name for step in page.context["report"].steps] == ["C1 Behave", "C2 Gown"]
    desk.post(reverse("courses:bring_in", args=[organisation.public_id]), {"said": page.context["said"]})
    assert list(Competency.objects.values_list("code", "course_target")) == [("C1", 1), ("C2", 2)]
    book, content = Workbook(), io.BytesIO()
    book.active.append(["code", "titel", "domein", "niveau"])
    book.active.append(["C2", "Gown aseptically", "Contamination", 2])
    book.save(content)
    page = send(desk, organisation, content.getvalue(), "competencies", "list.xlsx")
    assert [(step.kind, step.detail) for step in page.context["report"].steps] == [("changed", "title")]


def test_mistakes_in_a_list_are_named_by_their_line(desk, organisation):
    text = "Code,Title,Domain,Level\nC1,,Contamination,1\nC2,Gown,Contamination,5\nC2,Again,Contamination,1\n"
    rows = send(desk, organisation, text.encode(), "competencies").context["report"].problems
    assert [row.path for row in rows] == ["line 2, title", "line 3, level", "line 4"]
    answer = send(desk, organisation, b"Code,Title\nC1,x\n", "competencies").content.decode()
    assert "missing: “domain”, “level”" in answer


def test_a_list_of_modules_makes_drafts_and_leaves_the_rest_as_it_is(desk, organisation):
    brought_in(organisation, a_file())
    text = "Code,Title,Theory (minutes),Practice (minutes)\nM3,Microbiology,30,0\nM4,Gowning anew,60,120\nM7,QC,90,0\n"
    page = send(desk, organisation, text.encode(), "modules", "list.csv")
    assert [(step.kind, step.name) for step in page.context["report"].steps] == [
        ("changed", "M3 Microbiology, version 1"),
        ("equal", "M4 Gowning anew, version 3"),
        ("new", "M7 QC, version 1"),
    ]
    desk.post(reverse("courses:bring_in", args=[organisation.public_id]), {"said": page.context["said"]})
    draft = ModuleVersion.objects.get(module__code="M3", state=VersionState.DRAFT)
    assert (draft.number, draft.theory_minutes, draft.outcomes.count()) == (2, 30, 1)


def test_our_own_list_of_modules_comes_back_as_it_left(desk, organisation):
    brought_in(organisation, a_file())
    for kind in ("csv", "xlsx"):
        sent = desk.get(reverse("courses:modules", args=[organisation.public_id]) + f"?export={kind}").content
        page = send(desk, organisation, sent, "modules", f"list.{kind}")
        assert {step.kind for step in page.context["report"].steps} == {"equal"}


def test_a_composition_keeps_its_order(organisation):
    brought_in(organisation, a_file())
    released = Programme.objects.get().versions.get(number=1)
    assert [row.module_version.module.code for row in released.composition.all()] == ["M4", "M3"]
    draft = Programme.objects.get().versions.get(number=2)
    programme_actions.compose(draft, [row.module_version for row in released.composition.all()])
    assert copy.deepcopy(as_written(organisation))["programmes"][0]["versions"][1]["modules"][0]["code"] == "M4"
