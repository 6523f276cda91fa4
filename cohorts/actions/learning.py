"""Which modules' pages the participants may read, and from when (LEARNING in docs/rules.md)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from courses.models import LearningFile, LearningPage, ModuleVersion, VersionState
from records.errors import refuse

from ..models import Application, Cohort, OpenedModule


def why_cannot_open(cohort: Cohort, version: ModuleVersion) -> str:
    """Why the pages of a module cannot be opened in the cohort; "" = they can."""
    if not cohort.programme_version.composition.filter(module_version=version).exists():
        return _("The programme of this cohort does not have this module.")
    if version.state == VersionState.DRAFT:
        return _("Release the module first: what people read must not change under them.")
    if not version.pages.exists():
        return _("This version has no pages. They are written in the library, in a draft of the module.")
    return ""


def why_days_cannot_be(cohort: Cohort, opens_at: datetime, due_on: date | None) -> str:
    """Why pages cannot open then and be due then; "" = they can."""
    if due_on and due_on < opens_at.astimezone(cohort.zone).date():
        return _("They would be due before they open.")
    if due_on and due_on > cohort.ends_on:
        return _("Choose a day before the cohort ends.")
    return ""


@transaction.atomic
def open_module(
    cohort: Cohort, version: ModuleVersion, *, opens_at: datetime, due_on: date | None, is_required: bool
) -> OpenedModule:
    """Open the pages from a moment on, or change when. Raises Refused."""
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    refuse(why_cannot_open(cohort, version))
    refuse(why_days_cannot_be(cohort, opens_at, due_on), "due_on")
    said = {"opens_at": opens_at, "due_on": due_on, "is_required": is_required}
    return OpenedModule.objects.update_or_create(cohort=cohort, module_version=version, defaults=said)[0]


@transaction.atomic
def close_module(opened: OpenedModule) -> None:
    """Nobody reads them any more; who read what stays."""
    OpenedModule.objects.filter(pk=opened.pk).delete()


def pages_for(application: Application):
    """The pages that this participant may read now; none without a place."""
    if application.state != Application.State.ACCEPTED:
        return LearningPage.objects.none()
    open_now = OpenedModule.objects.open().filter(cohort=application.cohort_id)
    return LearningPage.objects.filter(module_version__in=open_now.values("module_version"))


def files_for(application: Application):
    """The files of the pages that this participant may read now."""
    return LearningFile.objects.filter(page__in=pages_for(application))
