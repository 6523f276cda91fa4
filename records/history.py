"""History by database trigger: insert, update and delete events of every domain table (HISTORY in docs/rules.md).

The value of a personal field never enters a history table, because a person may have it erased and history cannot
be changed; that it changed, who changed it and when, does.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pghistory
import pgtrigger
from django.db.models import Model

from . import triggers

triggers.use()


def tracked(*, personal: tuple[str, ...] = (), silent: tuple[str, ...] = ()) -> Callable[[type[Model]], type[Model]]:
    """Give a model its history.

    `personal` fields leave an event without their value; a change of `silent` fields alone (counters, time stamps
    of the system) leaves none.
    """

    def decorate(model: type[Model]) -> type[Model]:
        names = {field.name for field in model._meta.fields}
        unknown = {*personal, *silent} - names
        if unknown:
            raise ValueError(f"{model.__name__} has no field {', '.join(sorted(unknown))}")
        watched = sorted(names - set(silent))
        return pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(condition=pgtrigger.AnyChange(*watched)),
            pghistory.DeleteEvent(),
            exclude=[*personal, *silent],
            append_only=True,
        )(model)

    return decorate


def done_by(user) -> AbstractContextManager:
    """The person in the history of what follows, where no request says so already."""
    return pghistory.context(user=user.pk) if user else nullcontext()
