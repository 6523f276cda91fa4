"""`manage.py` with the settings and servers of the tests: for checks that need a database or only the settings."""

import os
import sys

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
