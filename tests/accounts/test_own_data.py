"""Everything held about oneself, as a table."""

import csv
import io

import pytest
from django.urls import reverse

from accounts import own_data
from tests import factories

pytestmark = pytest.mark.django_db


def table(user):
    lines = "".join(own_data.as_csv(user)).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(lines)))


def test_the_table_names_part_entry_field_and_value():
    user = factories.UserFactory(full_name="Ada Peeters")
    factories.ApplicationFactory(person=user, motivation="=1+1")
    factories.AcceptanceFactory(user=user)
    rows = table(user)
    assert {"part": "account", "entry": "", "field": "name", "value": "Ada Peeters"} in rows
    assert {"part": "applications", "entry": "1", "field": "motivation", "value": "'=1+1"} in rows
    (version,) = [row for row in rows if row["field"] == "accepted_texts.version"]
    assert version["entry"] == "1"
    assert any(row["field"] == "accepted_texts.given_at" and row["value"] for row in rows)


def test_only_json_and_csv_are_made(client):
    user = factories.UserFactory(password=True)
    client.post(reverse("account_login"), {"login": user.email, "password": factories.PASSWORD})
    path = reverse("accounts:download_as", args=["csv"])
    assert client.get(path).status_code == 302  # one says first who one is
    client.post(f"{reverse('account_reauthenticate')}?next={path}", {"password": factories.PASSWORD, "next": path})
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert user.email in answer.content.decode()
    assert client.get(reverse("accounts:download_as", args=["exe"])).status_code == 404
