"""Approving certificates: the facts are frozen, one job is written down for each (CERTIFICATES in docs/rules.md)."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cohorts.models import Application, Cohort, CohortRole
from records.errors import refuse

from ..criteria.actions import lock_criteria
from ..criteria.eligibility import Standing, standings
from ..facts import CITED, FORMAT, LIMIT, Facts, cohort_facts, hours_of, modules_of, today_in
from ..models import Batch, Certificate, Score


def why_cannot_issue(cohort: Cohort, user: User) -> str:
    """Why this officer can issue nothing in the cohort now; "" = allowed. Says nothing about single participants."""
    if cohort.cancelled_at:
        return _("This cohort was cancelled.")
    if not cohort.criteria.exists():
        return _("The cohort has no criteria yet: write down what is asked first.")
    if today_in(cohort) < cohort.ends_on:
        return _("The cohort has not ended yet. Certificates are issued from its last day on.")
    return why_not_the_approver(cohort, user)


def why_not_the_approver(cohort: Cohort, user: User) -> str:
    """The assessor is never the one who approves (ROLES in docs/rules.md)."""
    if CohortRole.objects.held_by(user, CohortRole.Kind.ASSESSOR).filter(cohort=cohort).exists():
        return _("You are an assessor of this cohort: another certificate officer issues its certificates.")
    if Score.objects.filter(criterion__cohort=cohort, entered_by=user).exists():
        return _("You entered points in this cohort: another certificate officer issues its certificates.")
    return ""


@transaction.atomic
def approve(
    cohort: Cohort,
    *,
    by: User,
    signatory_name: str,
    signatory_title: str,
    applications: set[int] | None = None,
) -> Batch:
    """Approve a certificate for everybody who is ready, or for those applications alone, and have their files made.

    Nobody gets a second one: whoever has one that stands is left out. Raises `Refused` when nobody is left.
    """
    lock_criteria(cohort)
    refuse(why_cannot_issue(cohort, by))
    rows = [row for row in standings(cohort) if row.application.person_id != by.pk]
    if applications is None:
        ready = [row for row in rows if row.is_ready]
    else:
        ready = [row for row in rows if row.may_be_issued and row.application.pk in applications]
    if not ready:
        refuse(_("Nobody is ready for a certificate that they do not have already."))
    batch = Batch.objects.create(
        cohort=cohort, signatory_name=signatory_name, signatory_title=signatory_title, started_by=by
    )
    frozen = FactsOfCohort(cohort, signatory_name, signatory_title)
    made = Certificate.objects.bulk_create(_certificate(batch, row, frozen) for row in ready)
    keys = [certificate.pk for certificate in made]
    transaction.on_commit(lambda: ask_for(keys), robust=True)
    return batch


def _certificate(batch: Batch, standing: Standing, frozen: "FactsOfCohort") -> Certificate:
    application = standing.application
    return Certificate(
        organisation_id=batch.cohort.organisation_id,
        cohort=batch.cohort,
        batch=batch,
        application=application,
        holder=application.person,
        state=Certificate.State.APPROVED,
        facts=frozen.of(standing),
        language=application.person.language,
    )


class FactsOfCohort:
    """What all certificates of one batch share, read once."""

    def __init__(self, cohort: Cohort, signatory_name: str, signatory_title: str):
        self.types = dict(cohort.sessions.values_list("pk", "type"))
        version = cohort.programme_version
        self.shared: Facts = {
            "format": FORMAT,
            "holder": "",
            "issuer": cohort.organisation.name,
            "contact": cohort.contact_email,
            "programme": {"title": version.programme.title, "version": version.number},
            "cohort": cohort_facts(cohort),
            "issued_on": today_in(cohort).isoformat(),
            "hours": {"theory": 0, "practice": 0, "visit": 0},
            "modules": modules_of(version),
            "criteria": [],
            "signatory": {"name": signatory_name, "title": signatory_title},
            "limit": LIMIT,
            "cited": list(CITED),
            "demonstration": settings.DEMO,
        }

    def of(self, standing: Standing) -> Facts:
        facts = self.shared.copy()
        facts["holder"] = holder_name(standing.application)
        facts["hours"] = hours_of(standing.minutes, self.types)
        facts["criteria"] = [line.fact for line in standing.lines]
        return facts


def holder_name(application: Application) -> str:
    return " ".join(application.person.full_name.split())


def ask_for(certificate_ids: list[int]) -> None:
    """Send one job for each; should the message be lost, beat finds the row."""
    from ..tasks import make_certificate

    for certificate_id in certificate_ids:
        make_certificate.delay(certificate_id)
