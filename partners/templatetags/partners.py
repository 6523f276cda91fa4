"""A cohort's partners by heading: {% load partners %}{% partners_of cohort %} or {% partners_section cohort %}.

These tags point upward (a page of `cohorts` shows what `partners` knows), because the page is about the cohort.
"""

from django import template

from .. import showing

register = template.Library()


@register.inclusion_tag("partners/tiles.html")
def partners_of(cohort, level: int = 3) -> dict:
    """Two queries. `level` is that of the headings, 2 or 3."""
    return {"shown": showing.by_heading(cohort) if cohort else [], "level": level}


@register.inclusion_tag("partners/section.html")
def partners_section(cohort) -> dict:
    """The same under a heading of its own; nothing while nobody takes part."""
    return {"shown": showing.by_heading(cohort)}
