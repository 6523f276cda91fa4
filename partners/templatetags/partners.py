"""{% load partners %}{% partners_of cohort %}: a cohort's partners by heading, on the cohort's page and on the home page.

The tag points upward (a page of `cohorts` shows what `partners` knows), because the page is about the cohort.
"""

from django import template

from .. import showing

register = template.Library()


@register.inclusion_tag("partners/tiles.html")
def partners_of(cohort, level: int = 3) -> dict:
    """Two queries. `level` is that of the headings, 2 or 3."""
    return {"shown": showing.by_heading(cohort) if cohort else [], "level": level}
