"""What a contact, and the organiser who decides, are told of a profile's logos (LOGOS in docs/rules.md)."""

from django.utils.translation import gettext as _

from records.models import StoredFile

from ..models import LogoFacts, Profile
from .known import TOLD


def of_profile(profile: Profile | None) -> list[str]:
    """Each thing in words; nothing while all is well. Reads the facts fetched with the profile."""
    if profile is None:
        return []
    light, dark = facts_of(profile.logo), facts_of(profile.logo_dark)
    told = [str(TOLD[kind]) for facts in (light, dark) if facts for kind in facts.left_out if kind in TOLD]
    if light and not light.suits_light:
        told.append(
            _(
                "On a light ground only %(share)d %% of this logo can be seen. Send a version with dark letters as the "
                "logo, and this one as the logo for a dark ground; until then it stands on a dark plate."
            )
            % {"share": light.on_light}
        )
    if dark and not dark.suits_dark:
        told.append(
            _("On a dark ground only %(share)d %% of the logo for a dark ground can be seen. Are the two exchanged?")
            % {"share": dark.on_dark}
        )
    if profile.logo_dark and not profile.logo:
        told.append(_("There is a logo for a dark ground alone: add the one for a light ground."))
    return list(dict.fromkeys(told))


def facts_of(stored: StoredFile | None) -> LogoFacts | None:
    return getattr(stored, "logo_facts", None) if stored else None
