"""Whether a parent or guardian has to agree, and has agreed (GUARDIANS in docs/rules.md)."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import Organisation, Text

from .answers import values_of
from .models import Application, GuardianConsent, Question

MEANING = Question.Meaning.UNDER_18


def text_of(organisation: Organisation) -> Text | None:
    """The newest released text that guardians of this organiser's participants agree to."""
    texts = Text.objects.released().filter(organisation=organisation, key=Text.Key.GUARDIAN)
    return texts.order_by("-version").first()


def shut_for(applications: Iterable[Application]) -> dict[int, str]:
    """Why no gate opens for a participant yet, in words, by the key of the application; "" = nothing is in the way.

    Three queries for any number. A cohort that does not ask for the age asks for no guardian.
    """
    applications = list(applications)
    cohorts = {row.cohort_id for row in applications}
    questions = Question.objects.filter(cohort__in=cohorts, meaning=MEANING).values_list("cohort", "retired_at")
    asking = {cohort for cohort, retired_at in questions if retired_at is None}
    if not questions:
        return {row.pk: "" for row in applications}
    told = values_of(applications, MEANING)
    keys = [row.pk for row in applications]
    given = set(GuardianConsent.objects.given().filter(application__in=keys).values_list("application", flat=True))
    shut = {}
    for row in applications:
        is_minor = told[row.pk].get(MEANING)
        shut[row.pk] = ""
        if row.cohort_id in asking and is_minor is None:
            shut[row.pk] = _("Whether you are under 18: missing")
        elif is_minor and row.pk not in given:
            shut[row.pk] = consent_missing()
    return shut


def consent_missing() -> str:
    return _("Consent of a parent or guardian: missing")


def is_minor(application: Application) -> bool:
    return bool(values_of([application], MEANING)[application.pk].get(MEANING))


def current_of(application: Application) -> GuardianConsent | None:
    """The request that counts; asking again supersedes it."""
    return GuardianConsent.objects.current().filter(application=application).select_related("text").first()
