"""`manage.py prepare`: all that a new version needs before it serves, in one process. Run as the database's owner."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Migrate and give the application's role its rights; build and load the demo where asked."

    def add_arguments(self, parser):
        parser.add_argument("--build", action="store_true", help="build messages, fonts and static files too")
        parser.add_argument("--demo", action="store_true", help="load the embedded demo too, if it is not there")

    def handle(self, *args, build: bool, demo: bool, **options):
        if demo and not settings.DEMO:
            raise CommandError("The embedded demo is for DEMO=true; elsewhere run `manage.py demo`.")
        if build:
            call_command("build")
        call_command("migrate", interactive=False, verbosity=0)
        if settings.DATABASE_APP_ROLE:
            call_command("grant", settings.DATABASE_APP_ROLE, verbosity=0)
        if demo:
            call_command("demo", embedded=True, verbosity=0)
