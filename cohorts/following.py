"""Which cohorts follow a version of a programme: said to the library (VERSIONS in docs/rules.md)."""

from django.urls import reverse

from courses.models import ProgrammeVersion
from courses.uses import Use
from records.wording import say_dates

from .models import Cohort


def cohorts_that_follow(versions: list[ProgrammeVersion]) -> list[Use]:
    rows = Cohort.objects.filter(programme_version__in=versions).order_by("-starts_on", "title")
    return [
        Use(row.title, reverse("cohorts:overview", args=[row.public_id]), say_dates(row.starts_on, row.ends_on))
        for row in rows
    ]
