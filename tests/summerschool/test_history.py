"""History in the database: who changed what, and nobody can rewrite it (HISTORY in docs/rules.md)."""

import pghistory.models
import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections

from accounts.models import Organisation
from summerschool.stack import postgres
from tests.factories import OrganiserFactory, UserFactory

OWN_APPS = ("records", "accounts", "courses", "cohorts", "partners", "certificates")
WITHOUT_HISTORY = {
    "records.MailAttachment": "written once beside its mail, and erased with it",
    "cohorts.Presence": "follows from sittings, lecturers and trainers by trigger; those have history",
    "partners.PaperFile": "bytes drawn of what a released report froze",
    "certificates.Picture": "bytes that are written once, under the digest of what they hold",
    "certificates.CertificateFile": "bytes that are written once; their digest stands in the certificate's row",
}


def domain_models():
    for app in OWN_APPS:
        for model in apps.get_app_config(app).get_models():
            if not issubclass(model, pghistory.models.Event) and not model._meta.auto_created and not model._meta.proxy:
                yield model


def test_every_domain_table_has_history():
    events = [model for model in apps.get_models() if issubclass(model, pghistory.models.Event)]
    tracked = {event.pgh_tracked_model for event in events if hasattr(event, "pgh_tracked_model")}
    for model in domain_models():
        assert (model not in tracked) == (model._meta.label in WITHOUT_HISTORY), model


@pytest.mark.django_db
def test_insert_update_and_delete_leave_events_with_the_person():
    user = UserFactory()
    with pghistory.context(user=user.pk, request="1"):
        organisation = OrganiserFactory(name="Before")
        organisation.name = "After"
        organisation.save()
        key = organisation.pk
        organisation.delete()
    events = Organisation.history.rel.related_model.objects.filter(pgh_obj_id=key).order_by("pgh_id")
    assert [(event.pgh_label, event.name) for event in events] == [
        ("insert", "Before"),
        ("update", "After"),
        ("delete", "After"),
    ]
    assert all(event.pgh_context["user"] == user.pk for event in events)


@pytest.mark.django_db
def test_the_value_of_a_personal_field_never_enters_history():
    user = UserFactory(full_name="Nobody Knows")
    user.full_name = "Somebody Else"
    user.save()
    with connection.cursor() as cursor:
        query = "SELECT pgh_label, row_to_json(e)::text FROM accounts_userevent e WHERE pgh_obj_id = %s"
        cursor.execute(query, [user.pk])
        rows = cursor.fetchall()
    assert [label for label, _ in rows][-1] == "update"
    assert not any("Nobody Knows" in text or "Somebody Else" in text or user.email in text for _, text in rows)


@pytest.fixture
def application_connection(transactional_db):
    """A connection of the role that web and workers use, to the test database."""
    if "host" not in settings.DATABASES["default"].get("OPTIONS", {}):
        pytest.skip("the database is an outside one: its roles are not ours to make")
    OrganiserFactory()
    call_command("grant", postgres.APPLICATION, verbosity=0)
    name = connections["default"].settings_dict["NAME"]
    url = postgres.url(postgres.APPLICATION, settings.DATABASES["default"]["OPTIONS"]["host"], name)
    with psycopg.connect(url, autocommit=True) as application:
        yield application


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE accounts_organisationevent SET name = 'x'",
        "DELETE FROM accounts_organisationevent",
        "TRUNCATE accounts_organisationevent",
        "TRUNCATE accounts_organisation CASCADE",
        "DROP TABLE accounts_organisationevent",
        "ALTER TABLE accounts_organisationevent DISABLE TRIGGER ALL",
        "ALTER TABLE accounts_organisation DISABLE TRIGGER ALL",
        "CREATE TABLE mine (id int)",
        "DELETE FROM django_migrations",
    ],
)
def test_the_application_cannot_touch_what_was_recorded(application_connection, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        application_connection.execute(statement)


def test_the_application_writes_rows_and_their_history(application_connection):
    application_connection.execute("UPDATE accounts_organisation SET name = 'Renamed'")
    names = application_connection.execute("SELECT name FROM accounts_organisationevent ORDER BY pgh_id DESC LIMIT 1")
    assert names.fetchone() == ("Renamed",)


@pytest.mark.django_db
def test_even_the_owner_cannot_update_or_delete_an_event_by_mistake():
    OrganiserFactory()
    with pytest.raises(Exception, match="Cannot update or delete"), connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_organisationevent SET name = 'x'")


@pytest.mark.django_db
def test_rights_are_given_by_the_owner_to_somebody_else():
    with pytest.raises(CommandError, match="not the owner"):
        call_command("grant", postgres.OWNER, verbosity=0)
