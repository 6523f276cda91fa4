"""Who is an employer in the pool: its part in a cohort says so, or the organiser's own word."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from records.errors import refuse
from records.history import done_by

from ..models import PoolEmployer


def said_of(employer: Organisation) -> dict[str, str]:
    """As the form says it; reads no row where `pool_word` was selected along."""
    word: PoolEmployer | None = getattr(employer, "pool_word", None)
    if word is None:
        return {"said": "part"}
    return {"said": "in" if word.is_let_in else "out", "reason": word.reason}


def why_cannot_say(said: str, reason: str) -> str:
    return _("Say why it is kept out.") if said == "out" and not reason.strip() else ""


@transaction.atomic
def say(employer: Organisation, said: str, reason: str, *, by: User) -> None:
    """`said` is "part", "in" or "out"."""
    refuse(why_cannot_say(said, reason), "reason")
    Organisation.objects.select_for_update(no_key=True).get(pk=employer.pk)
    with done_by(by):
        if said == "part":
            PoolEmployer.objects.filter(organisation=employer).delete()
            return
        values = {"is_let_in": said == "in", "reason": reason.strip(), "by": by, "at": timezone.now()}
        PoolEmployer.objects.update_or_create(organisation=employer, defaults=values)
