"""The answer as JSON; its shape is written down in docs/formats.md."""

from datetime import datetime
from typing import Any

from ..codes import is_code, verify_url
from ..facts import Measured, say_limit, say_measured
from .answer import Answer, File, State
from .register import Entry, state_of
from .words import verdict_of

FORMAT, NUMBER = "summerschool-verification", 1


def as_data(answer: Answer) -> dict[str, Any]:
    """The same as a person reads, nothing more."""
    word, sentence = verdict_of(answer)[2:]
    return {
        "format": FORMAT,
        "number": NUMBER,
        "checked_at": answer.checked_at.isoformat(timespec="seconds"),
        "state": str(answer.state),
        "words": f"{word}. {sentence}",
        "code": answer.code if is_code(answer.code) else None,
        "url": verify_url(answer.code) if answer.certificate else None,
        "certificate": _certificate(answer) if answer.shows_certificate else None,
        "file": _file(answer.file) if answer.file else None,
    }


def refusal(error: str, words: str) -> dict[str, Any]:
    return {"format": FORMAT, "number": NUMBER, "error": error, "words": words}


def _certificate(answer: Answer) -> dict[str, Any]:
    certificate = answer.certificate
    assert certificate is not None  # noqa: S101, for the types: shows_certificate says so
    facts = certificate.facts
    data: dict[str, Any] = {
        "number": facts["number"],
        "kind": facts["kind"],
        "issuer": {"name": facts["issuer"]["name"], "url": facts["issuer"]["url"]},
        "issued_on": facts["issued_on"],
        "demonstration": facts["demonstration"],
    }
    if answer.state is State.REVOKED:
        return data | {"revoked": _ended(certificate, certificate.revoked_at, certificate.revocation_reason)}
    if answer.state is State.SUPERSEDED:
        ended = _ended(certificate, certificate.superseded_at, answer.why_replaced)
        after = answer.successor
        by = {"number": after.facts["number"], "state": str(state_of(after))} if after else None
        return data | {"superseded": ended | {"by": by}}
    first, rest = say_limit(facts)
    return data | {
        "valid_until": certificate.valid_until.isoformat() if certificate.valid_until else None,
        "holder": facts["holder"],
        "programme": facts["programme"],
        "cohort": facts["cohort"],
        "minutes": facts["hours"],
        "modules": facts["modules"],
        "criteria": [_criterion(fact) for fact in facts["criteria"]],
        "signatories": facts["signatories"],
        "limit": f"{first} {rest}",
    }


def _criterion(fact: Measured) -> dict[str, Any]:
    numbers = {key: fact[key] for key in ("kind", "name", "measured", "of", "asked_percent")}  # type: ignore[literal-required]
    return numbers | {"words": say_measured(fact)}


def _ended(entry: Entry, moment: datetime | None, reason: str) -> dict[str, str | None]:
    day = entry.day(moment)
    return {"on": day.isoformat() if day else None, "reason": reason}


def _file(file: File) -> dict[str, Any]:
    checks = [
        {"check": row.name, "passed": row.passed, "words": row.words, "detail": row.detail} for row in file.checks
    ]
    return {"kind": str(file.kind), "sha256": file.sha256, "checks": checks}
