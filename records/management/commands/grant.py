"""`manage.py grant ROLE`: what the application's database role may do (HISTORY in docs/rules.md)."""

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from psycopg import sql


class Command(BaseCommand):
    help = (
        "Give the application's role its rights: rows of every table, but history only to be read and added to. "
        "Run it as the owner after each migration."
    )

    def add_arguments(self, parser):
        parser.add_argument("role")

    @transaction.atomic
    def handle(self, *args, role: str, **options):
        name = sql.Identifier(role)
        history = [
            model._meta.db_table
            for model in apps.get_models()
            if issubclass(model, pghistory.models.Event) and model._meta.managed
        ]
        self._check(role, history)
        self._make(role)
        statements = [
            sql.SQL("REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
            sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name),
            sql.SQL("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}").format(name),
            sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(name),
            sql.SQL("REVOKE TRUNCATE ON ALL TABLES IN SCHEMA public FROM {}").format(name),
            sql.SQL("REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {}").format(name),
            *(
                sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(sql.Identifier(table), name)
                for table in history
            ),
        ]
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        if options["verbosity"]:
            self.stdout.write(f"{role} may read and add to {len(history)} tables of history, and no more.")

    def _check(self, role: str, history: list[str]) -> None:
        """To who owns nothing Postgres answers a REVOKE with no more than a warning."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY(%s) "
                "AND (tableowner <> current_user OR tableowner = %s)",
                [history, role],
            )
            if cursor.fetchone()[0]:
                raise CommandError("Run this as the owner of the tables, for a role that is not the owner.")

    def _make(self, role: str) -> None:
        """Create the role where the database is new; DATABASE_APP_PASSWORD is then its password."""
        password = sql.SQL("PASSWORD {}").format(sql.Literal(settings.DATABASE_APP_PASSWORD or None))
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
            verb = "ALTER" if cursor.fetchone() else "CREATE"
            if verb == "CREATE" or settings.DATABASE_APP_PASSWORD:
                cursor.execute(sql.SQL(verb + " ROLE {} LOGIN ").format(sql.Identifier(role)) + password)
