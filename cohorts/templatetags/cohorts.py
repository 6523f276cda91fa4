"""Cohorts on pages of lower apps: the list of upward tags, with its reasons, stands in a test."""

from django import template

from courses.models import Programme

from ..models import Cohort
from ..showcase import listed

register = template.Library()


@register.inclusion_tag("cohorts/public/rows.html")
def cohorts_of(programme: Programme) -> dict:
    """The public cohorts of one programme, the coming ones first."""
    return {"cohorts": listed(Cohort.objects.public().filter(programme_version__programme=programme))}
