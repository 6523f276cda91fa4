"""The first person of an installation (docs/operations.md)."""

import os
import sys
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts import actions
from accounts.models import User
from records.errors import Refused

VARIABLE = "ADMINISTRATOR_PASSWORD"


class Command(BaseCommand):
    help = "Make a person an administrator of this installation, with a new account if the address has none."

    def add_arguments(self, parser):
        parser.add_argument("email", help="the e-mail address to log in with")
        parser.add_argument("--name", default="", help="the person's name")
        told = f"read the password from standard input (or set {VARIABLE})"
        parser.add_argument("--password-stdin", action="store_true", help=told)

    def handle(self, *args, email: str, name: str, password_stdin: bool, **options):
        email = email.strip().lower()
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"“{email}” is not an e-mail address.") from None
        known = User.objects.filter(email__iexact=email).exists()
        password = None if known else self._ask(password_stdin, email, name)
        try:
            user = actions.create_administrator(email, password, full_name=name)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        kept = " The account was there before; its password is unchanged." if known else ""
        self.stdout.write(f"{user.email} is an administrator of this installation.{kept}")

    def _ask(self, from_stdin: bool, email: str, name: str) -> str:
        """The password for the new account, checked by the same rules as at sign-up."""
        if from_stdin:
            password = sys.stdin.readline().rstrip("\n")
        elif os.environ.get(VARIABLE):
            password = os.environ[VARIABLE]
        elif not sys.stdin.isatty():
            raise CommandError(f"No terminal to ask on: give the password with --password-stdin or in {VARIABLE}.")
        else:
            password = getpass("Password: ")
            if password != getpass("Once more: "):
                raise CommandError("The two passwords differ; nothing was changed.")
        try:
            validate_password(password, User(email=email, full_name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return password
