"""A library as a file, to bring in and to write out again."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from courses.actions import importing
from courses.transfer import writing
from courses.transfer.reading import Reader, parse

AT = "2025-01-13T09:00:00+00:00"


def version(number=1, state="released", **fields):
    said = {
        "version": number,
        "state": state,
        "released_at": None if state == "draft" else AT,
        "retired_at": AT if state == "retired" else None,
        "retired_because": "replaced" if state == "retired" else "",
        "title": "Gowning",
        "summary": "Two lines,\nin *Markdown*",
        "theory_minutes": 60,
        "practice_minutes": 120,
        "prerequisites": [],
        "references": [{"document": "Annex 1", "edition": "2022", "clause": "7.14", "to_confirm": "the clause"}],
        "credits": [{"school": "AP", "points": "1.50"}],
        "outcomes": [{"text": "Demonstrate grade B gowning", "competencies": ["C2"]}],
    }
    return said | fields


def a_programme():
    """In two versions, the second a draft."""
    return {
        "slug": "gmp-for-atmp",
        "title": "GMP for ATMP",
        "tagline": "Three days",
        "summary": "",
        "audience": "Students",
        "is_public": True,
        "versions": [
            {
                "version": 1, "state": "released", "released_at": AT, "retired_at": None, "retired_because": "",
                "modules": [{"code": "M4", "version": 2}, {"code": "M3", "version": 1}],
            },
            {
                "version": 2, "state": "draft", "released_at": None, "retired_at": None, "retired_because": "",
                "modules": [],
            },
        ],
    }  # fmt: skip


def a_file(**fields):
    """A library of two modules and a programme in two versions."""
    said = {
        "format": "summerschool-library",
        "number": 1,
        "written_at": AT,
        "written_by": "at.las",
        "domains": [{"name": "Contamination control"}],
        "competencies": [{"code": "C2", "title": "Gown", "domain": "Contamination control", "course_target": 2}],
        "modules": [
            {"code": "M3", "versions": [version(title="Microbiology")]},
            {
                "code": "M4",
                "versions": [
                    version(1, "retired"),
                    version(2, prerequisites=["M3"]),
                    version(3, "draft", title="Gowning anew", outcomes=[]),
                ],
            },
        ],
        "programmes": [a_programme()],
    }
    return said | fields


def read(data):
    reader = Reader()
    return reader.file(parse(json.dumps(data).encode())), reader.problems.rows


def brought_in(organisation, data):
    said, problems = read(data)
    assert problems == []
    return importing.bring_in(organisation, said)


def as_written(organisation, slug="gmp-for-atmp"):
    data = writing.library(organisation) | {"written_at": AT, "written_by": "at.las"}
    for row in data["programmes"]:
        row["slug"] = slug
    return data


def send(desk, organisation, content, kind="json", name="library.json"):
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    address = reverse("courses:import_file", args=[organisation.public_id])
    return desk.post(address, {"kind": kind, "file": SimpleUploadedFile(name, content)})
