"""What the register says about a code: one query, two for a superseded certificate (VERIFICATION in docs/rules.md)."""

from django.db.models import F, QuerySet

from ..codes import clean_code, is_code
from ..facts import today_in
from ..models import Certificate
from .answer import Answer, State

STATES = {
    Certificate.State.ISSUED: State.VALID,
    Certificate.State.REVOKED: State.REVOKED,
    Certificate.State.SUPERSEDED: State.SUPERSEDED,
    Certificate.State.EXPIRED: State.EXPIRED,
}


def known() -> QuerySet[Certificate]:
    """Those that the public may hear of: that their holders have or had, and none that waits for its ceremony."""
    rows = Certificate.objects.out().filter(state__in=STATES).select_related("cohort")
    return rows.only(
        "code", "state", "facts", "valid_until", "application", "supersedes", "superseded_at", "revoked_at",
        "revocation_reason", "cohort__time_zone",
    )  # fmt: skip


def find(code: str) -> Certificate | None:
    """The certificate of a code as it was cleaned; what cannot be a code is not looked up."""
    return known().filter(code=code).first() if is_code(code) else None


def find_with_file(code: str) -> Certificate | None:
    """The same, with the digest of the file that we hold as `file_sha256`; None where it was deleted."""
    rows = known().filter(code=code).annotate(file_sha256=F("file__sha256"))
    return rows.first() if is_code(code) else None


def state_of(certificate: Certificate) -> State:
    """Expired from the day after its last day on, whether or not the nightly job has come by."""
    state = STATES[Certificate.State(certificate.state)]
    last = certificate.valid_until
    if state is State.VALID and last and last < today_in(certificate.cohort):
        return State.EXPIRED
    return state


def answer_for(typed: str) -> Answer:
    code = clean_code(typed)
    return answer_about(find(code), code)


def answer_about(certificate: Certificate | None, code: str) -> Answer:
    if certificate is None:
        return Answer(State.UNKNOWN, code)
    state = state_of(certificate)
    chain = chain_after(certificate) if state is State.SUPERSEDED else ()
    return Answer(state, code, certificate, chain)


def chain_after(certificate: Certificate) -> tuple[Certificate, ...]:
    """Those that took its place, one after the other: read at once, however often it was reissued."""
    rows = known().filter(application=certificate.application_id, supersedes__isnull=False)
    after = {row.supersedes_id: row for row in rows}
    chain: list[Certificate] = []
    here = certificate
    while (following := after.pop(here.pk, None)) is not None:
        chain.append(following)
        here = following
    return tuple(chain)
