"""What bench.verify asks of the database, in a process of its own: the demo's certificates, and queries.

    python -m bench.verify_data FILE

Writes the PDF of a valid certificate into FILE; prints what to ask as JSON.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "summerschool.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from certificates.issuing.making import make  # noqa: E402
from certificates.models import Certificate, CertificateFile  # noqa: E402
from certificates.verification import limits  # noqa: E402

from .pages_client import KEEP  # noqa: E402

VALID = '"state": "valid"'


def main(path: str) -> dict:
    with redirect_stdout(sys.stderr):
        call_command("demo")
        for key in Certificate.objects.to_be_made().values_list("pk", flat=True)[:5]:
            make(key)
    certificate = Certificate.objects.filter(state="issued", file__isnull=False).first()
    Path(path).write_bytes(CertificateFile.objects.get(pk=certificate.pk).pdf)
    page = reverse("certificates:verify_code", args=[certificate.code])
    as_json = reverse("certificates:verify_json", args=[certificate.code])
    return {
        "queries": _queries(page),
        "files": limits.MOST["files"],  # more would be too many
        "file": {"path": reverse("certificates:verify_file"), "words": VALID, "file": path},
        "asked": {
            "valid code": {"path": page, "words": certificate.facts["holder"], "file": KEEP},
            "the same as JSON": {"path": as_json, "words": VALID, "file": KEEP},
        },
    }


def _queries(page: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert Client().get(page, HTTP_HOST="localhost").status_code == 200
    return len(counted)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
