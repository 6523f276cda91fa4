"""Where a person can go: the desk's tabs, their own places, the theme they chose. Builtin: no `{% load %}` needed."""

from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse

from summerschool import navigation

register = template.Library()
THEMES = ("auto", "light", "dark")


@register.inclusion_tag("components/desk_tabs.html", takes_context=True)
def desk_tabs(context, cohort, current: str) -> dict:
    """The tabs of one cohort's desk, with what waits in each; `current` is a key of navigation.TABS."""
    return {"tabs": navigation.desk_tabs(context["request"].user, cohort, current)}


@register.inclusion_tag("components/subtabs.html", takes_context=True)
def subtabs(context, cohort, tab: str, current: str) -> dict:
    """The pages under one tab of the desk; keys of navigation.SUBTABS. None where there is but one."""
    return {"pages": navigation.subtabs(context["request"].user, cohort, tab, current)}


@register.simple_tag(takes_context=True)
def desk_door(context, cohort) -> str:
    """Where the cohort's name in the head of its desk leads this person."""
    return navigation.door_of(context["request"].user, cohort)


@register.simple_tag(takes_context=True)
def my_places(context) -> list[navigation.Place]:
    """The first pages that the signed-in person's roles open."""
    request = context.get("request")
    user = getattr(request, "user", None)
    return navigation.places_of(user) if user is not None and user.is_authenticated else []


@register.simple_tag(takes_context=True)
def theme(context) -> str:
    """`auto`, `light` or `dark`, as the person chose."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in THEMES else "auto"


@register.simple_tag
def link(name: str, *args, **kwargs) -> str:
    """Like `url`, but empty where the address does not exist."""
    try:
        return reverse(name, args=args, kwargs=kwargs)
    except NoReverseMatch:
        return ""


@register.simple_tag
def is_demo() -> bool:
    return settings.DEMO
