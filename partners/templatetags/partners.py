"""A cohort's partners by heading: {% load partners %}{% partners_of cohort %} or {% partners_section cohort %}.

These tags point upward (a page of `cohorts` shows what `partners` knows), because the page is about the cohort.
"""

from django import template
from django.conf import settings

from accounts.models import Role

from .. import showing
from ..calls.shown import speakers_of
from ..money.sponsored import why_not_invoice
from ..portal import held, pages

register = template.Library()


@register.inclusion_tag("partners/tiles.html")
def partners_of(cohort, level: int = 3) -> dict:
    """Two queries. `level` is that of the headings, 2 or 3."""
    return {"shown": showing.by_heading(cohort) if cohort else [], "level": level}


@register.inclusion_tag("partners/section.html")
def partners_section(cohort) -> dict:
    """The same under a heading of its own, with the speakers who may be shown; nothing while nobody takes part."""
    return {"shown": showing.by_heading(cohort), "speakers": speakers_of(cohort)}


@register.inclusion_tag("components/subtabs.html", takes_context=True)
def portal_pages(context, current: str) -> dict:
    """The portal's sub-navigation; one query."""
    mine = [key for key, roles in context["request"].user.roles.items() if Role.PARTNER_CONTACT in roles]
    return {"pages": pages.of(held.of_request(context["request"], mine), current)}


@register.inclusion_tag("partners/said.html")
def partner_said(organisation, profile) -> dict:
    """One version of what an organisation says of itself, in all languages that it is written in."""
    names, said = dict(settings.LANGUAGES), profile.texts
    texts = [(language, names[language], words) for language, words in said.items()]
    return {"tile": showing.tile_of(organisation, profile), "texts": texts}


@register.inclusion_tag("partners/money/_sponsor.html", takes_context=True)
def sponsor_invoice(context, row) -> dict:
    """What was invoiced to a sponsor, and the button that writes it, for whoever may; two queries."""
    if not context["request"].user.has_perm("partners.issue_invoices", row.cohort.organisation):
        return {}
    return {
        "row": row,
        "invoices": list(row.invoices.order_by("pk")),
        "writes": not row.ended_at and not why_not_invoice(row),
        "csrf_token": context.get("csrf_token"),
    }
