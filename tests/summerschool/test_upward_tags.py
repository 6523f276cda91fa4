"""Pages of a lower app that show what an upper app knows: the whole list, each with its reason (HOUSE, floors)."""

import re
from pathlib import Path

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
FLOORS = ["records", "accounts", "courses", "labs", "cohorts", "partners", "certificates"]

UPWARD = {
    ("courses/public.html", "cohorts"): "a programme's page tells when and where one can take part in it",
    ("cohorts/public/body.html", "partners"): "a cohort's page thanks its partners and sponsors by tier",
}


def test_upward_tags_are_those_of_the_list():
    found = set()
    for template in TEMPLATES.rglob("*.html"):
        name = template.relative_to(TEMPLATES).as_posix()
        own = name.split("/")[0]
        for tags in re.findall(r"{%\s*load\s+([^%]+?)\s*%}", template.read_text()):
            for library in tags.split(" from ")[-1].split():
                if own in FLOORS and library in FLOORS and FLOORS.index(library) > FLOORS.index(own):
                    found.add((name, library))
    assert found == set(UPWARD)
