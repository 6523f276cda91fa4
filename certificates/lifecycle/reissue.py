"""A new certificate in the place of another: its facts, its number, its approval (AFTER ISSUING in docs/rules.md)."""

import copy
from datetime import datetime
from typing import cast

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from records.errors import refuse

from ..badges.status import allot
from ..codes import new_code
from ..criteria.eligibility import standings
from ..facts import Facts, ReplacedFacts, approved_digest, digest
from ..issuing.actions import ask_for, statement_of, why_cannot_issue
from ..issuing.candidates import candidate_of
from ..issuing.freezing import FactsOfCohort
from ..issuing.numbers import take_numbers
from ..models import Batch, Cause, Certificate, CertificateKind, DesignVersion
from ..validity import until
from . import rules

GATHERED = (Cause.RESULT, Cause.PROGRAMME)  # what was wrong is read anew; else the facts are carried over


def why_not_by(certificate: Certificate, user: User) -> str:
    """Whoever may not approve in the cohort approves no new certificate either."""
    return rules.why_not_by(certificate, user) or why_cannot_issue(certificate.cohort, user)


def corrected(old: Certificate, cause: Cause, words: str, name: str, by: User) -> Certificate:
    batch = _batch(old, by)
    facts, design = _gathered(old, batch) if cause in GATHERED else (carried(old), old.design_version)
    facts["holder"] = name
    facts["valid_until"], facts["renews"] = old.facts["valid_until"], old.facts["renews"]
    facts["replaces"] = _replaced(old, words)
    links = {"supersedes": old, "renews": old.renews, "cause": cause}
    return _approve(batch, old, facts, design_version=design, valid_until=old.valid_until, **links)


def renewed(old: Certificate, words: str, by: User) -> Certificate:
    """Of an expired one the place is free; a valid one of the same participant is replaced."""
    batch = _batch(old, by)
    facts = carried(old)
    last = until(old.cohort, batch.started_at.astimezone(old.cohort.zone).date())
    stands = old.state == Certificate.State.ISSUED
    facts["valid_until"] = last.isoformat() if last else None
    facts["replaces"] = _replaced(old, words) if stands else None
    facts["renews"] = old.number
    links = {"supersedes": old if stands else None, "renews": old, "renewal_reason": words}
    return _approve(batch, old, facts, design_version=old.design_version, valid_until=last, **links)


def carried(old: Certificate) -> Facts:
    """What was certified before, with the assessor's signature and without the approver's."""
    facts = cast(Facts, copy.deepcopy(old.facts))
    facts["statements"] = [row for row in facts["statements"] if row["role"] != "approver"]
    return facts


def _replaced(old: Certificate, words: str) -> ReplacedFacts:
    return {"number": old.number, "code": old.code, "reason": words}


def _gathered(old: Certificate, batch: Batch) -> tuple[Facts, DesignVersion]:
    """As the cohort, its results and its designs are now; refused where the criteria are not met any more."""
    standing = next((row for row in standings(old.cohort) if row.application.pk == old.application_id), None)
    if standing is None:
        refuse(_("The holder has no place in the cohort any more: revoke the certificate instead."))
    assert standing is not None  # noqa: S101
    if standing.award not in (old.kind, CertificateKind.COMPLETION):
        refuse(_("The criteria are not met any more: revoke the certificate instead."))
    row = candidate_of(standing).signing
    refuse(row.why_not_signed())
    frozen = FactsOfCohort(old.cohort, batch.signatories, batch.started_at)
    facts = frozen.of(standing, kind=standing.award)
    facts["statements"] = [row.statement] if row.statement else []
    return facts, frozen.design_for(standing.award)[0]


def _batch(old: Certificate, by: User) -> Batch:
    return Batch.objects.create(
        cohort=old.cohort,
        signatories=old.facts["signatories"],
        started_by=by,
        started_at=timezone.now(),
        approver_name=by.full_name or by.email,
    )


def _approve(batch: Batch, old: Certificate, facts: Facts, **fields) -> Certificate:
    """A batch of one, with a number and a code of its own; the worker makes it like any other."""
    year = batch.started_at.astimezone(old.cohort.zone).year
    (serial,) = take_numbers(old.organisation, year, 1)
    certificate = Certificate(
        organisation=old.organisation,
        cohort=old.cohort,
        batch=batch,
        application=old.application,
        holder=old.holder,
        kind=facts["kind"],
        year=year,
        serial=serial,
        code=new_code(),
        state=Certificate.State.APPROVED,
        language=old.language,
        **fields,
    )
    _number(facts, certificate, batch.started_at)
    batch.sha256 = digest([approved_digest(facts)])
    batch.save(update_fields=["sha256"])
    facts["statements"].append(statement_of(batch, approved_digest(facts)))
    certificate.facts, certificate.facts_sha256 = facts, digest(facts)
    certificate.save()
    allot([certificate])
    transaction.on_commit(lambda: ask_for([certificate.pk]), robust=True)
    return certificate


def _number(facts: Facts, certificate: Certificate, at: datetime) -> None:
    facts["number"], facts["code"] = certificate.number, certificate.code
    facts["issued_on"] = at.astimezone(certificate.cohort.zone).date().isoformat()
