"""A seal that ends, or a fault of the keys, on the first page of those who have to know (MY PAGE in docs/rules.md)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Role
from records.nextthings import NextThing

from . import standing


def keys_that_end(user) -> list[NextThing]:
    """For administrators with the page of the keys; for officers, who can only ask one. No query."""
    roles = {role for held in user.roles.values() for role in held}
    if not roles & {Role.ADMINISTRATOR, Role.OFFICER}:
        return []
    administers = Role.ADMINISTRATOR in roles
    url, action = (reverse("certificates:keys"), _("See the keys")) if administers else ("", "")
    if warning := standing.warning():
        detail = _("From then on no certificate can be issued. Those that were issued stay valid.")
        return [NextThing(warning, detail, url=url, action=action, icon="key")]
    if administers and (fault := standing.first_fault()):
        return [NextThing(_("No certificate can be issued."), fault, url=url, action=action, icon="key")]
    return []
