"""The list as a file: what it holds, that no cell becomes a formula, that its cost does not grow with its rows."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cohorts.models import Application, Question
from records.tables import harmless
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    MembershipFactory,
    QuestionFactory,
    QuotaFactory,
    SchoolFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(client):
    cohort = CohortFactory(capacity=60)
    client.force_login(MembershipFactory(organisation=cohort.organisation).user)
    return cohort


def address(cohort, kind, **params):
    return reverse("cohorts:export_applications", args=[cohort.public_id, kind], query=params or None)


def lines(response) -> list[list[str]]:
    content = b"".join(response.streaming_content).decode()
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content[1:])))


def test_csv_holds_the_filtered_list_in_every_script(client, cohort):
    ApplicationFactory(cohort=cohort, person__full_name="Нина Ґонтаренко", motivation="One\nTwo, “three”")
    ApplicationFactory(cohort=cohort, person__full_name="欧阳娜娜", state=Application.State.WAITING)
    rows = lines(client.get(address(cohort, "csv", state="all")))
    assert [row[1] for row in rows[1:]] == ["Нина Ґонтаренко", "欧阳娜娜"]
    assert rows[1][11] == "One\nTwo, “three”"
    assert rows[2][7] == "1"
    rows = lines(client.get(address(cohort, "csv", state="waiting")))
    assert [row[1] for row in rows[1:]] == ["欧阳娜娜"]


def test_the_file_says_quota_and_priority(client, cohort):
    quota = QuotaFactory(cohort=cohort, name="=KdG")
    ApplicationFactory(cohort=cohort, quota=quota, priority=3)
    head, row = lines(client.get(address(cohort, "csv", state="all")))
    assert dict(zip(head, row, strict=True)) | {"Quota": "'=KdG", "Priority": "3"} == dict(zip(head, row, strict=True))


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])
def test_what_was_typed_never_becomes_a_formula(typed):
    assert harmless(typed).startswith("'")


def test_formulas_are_text_in_both_files(client, cohort):
    QuestionFactory(cohort=cohort, stage=Question.Stage.APPLICATION, label="=1+1")
    ApplicationFactory(cohort=cohort, person__full_name="=HYPERLINK(1)", motivation="@cmd\x07")
    head, row = lines(client.get(address(cohort, "csv", state="all")))
    assert row[1] == "'=HYPERLINK(1)"
    assert head[-1] == "'=1+1"
    response = client.get(address(cohort, "xlsx", state="all"))
    sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert sheet["B2"].value == "'=HYPERLINK(1)"
    assert sheet["B2"].data_type == "s"
    assert sheet["L2"].value == "'@cmd"
    assert sheet["A1"].value == "Number"


def test_an_unknown_kind_of_file_is_not_there(client, cohort):
    assert client.get(address(cohort, "pdf")).status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_costs_the_same_with_1_and_with_30_rows(client, cohort, kind):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(address(cohort, kind, state="all")).streaming_content)
        return len(captured)

    ApplicationFactory(cohort=cohort, school=SchoolFactory())
    queries()
    one = queries()
    for _number in range(29):
        ApplicationFactory(cohort=cohort, school=SchoolFactory())
    assert queries() == one
