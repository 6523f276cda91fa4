"""A certificate as Open Badges 3.0 credential, signed (BADGES in docs/rules.md).

`signed` gives the same bytes for the same certificate: its times are those of the approval.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from records.wording import say_minutes

from ..codes import verify_url
from ..facts import say_limit
from ..models import Achievement, Certificate
from . import achievements, contexts, issuer, proof, status

SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}
UNPRINTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Frame:
    """What a badge says besides the facts."""

    achievement: Achievement
    entry: dict[str, str]
    issuer: str
    since: datetime
    address: str
    language: str


def signed(certificate: Certificate) -> bytes:
    """The credential with its proof, as JSON in UTF-8.

    Raises `keys.KeyFault` when no key can sign, `contexts.UnknownTermError` when no verifier would accept it.
    """
    private, multikey = issuer.signing_key()
    frame = frame_of(certificate)
    with override(certificate.language):
        document = compose(certificate.facts, frame)
    method = issuer.method_of(frame.issuer, multikey)
    return as_bytes(proof.sign(document, private, method=method, created=_moment(frame.since)))


def frame_of(certificate: Certificate) -> Frame:
    organisation = certificate.organisation
    return Frame(
        achievement=achievements.achievement_of(certificate.facts, organisation),
        entry=status.entry_of(certificate),
        issuer=issuer.issuer_id(organisation),
        since=_since(certificate),
        address=certificate.holder.email,
        language=certificate.language,
    )


def _since(certificate: Certificate) -> datetime:
    """When it was approved: the moment of the approver's signature."""
    signed = [row["at"] for row in certificate.facts["statements"] if row["role"] == "approver"]
    return datetime.fromisoformat(signed[0]) if signed else certificate.created_at


def as_bytes(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def compose(facts: Mapping[str, Any], frame: Frame) -> dict[str, Any]:
    """The credential without its proof, in the language that is active."""
    since, organisation = _moment(frame.since), frame.achievement.organisation
    content = frame.achievement.content
    told = {
        "@context": contexts.OF_BADGE,
        "id": verify_url(facts["code"]),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievements.name_of(content),
        "issuer": _issuer(facts, frame.issuer),
        "validFrom": since,
        "awardedDate": since,
        "credentialSubject": _subject(facts, frame)
        | {"achievement": achievements.document(frame.achievement, organisation, frame.language)},
        "credentialStatus": frame.entry,
        "credentialSchema": [SCHEMA],
    }
    if facts["valid_until"]:
        told["validUntil"] = f"{facts['valid_until']}T23:59:59Z"
    return told


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(text: str) -> str:
    return f"{date.fromisoformat(text).isoformat()}T00:00:00Z"


def _issuer(facts: Mapping[str, Any], address: str) -> dict[str, Any]:
    said = {"name": facts["issuer"]["name"], "url": facts["issuer"]["url"], "email": facts["issuer"]["contact"]}
    return {"id": address, "type": ["Profile"]} | {name: value for name, value in said.items() if value}


def _subject(facts: Mapping[str, Any], frame: Frame) -> dict[str, Any]:
    told = {
        "type": ["AchievementSubject"],
        "identifier": [_named(facts["holder"]), _addressed(frame.address, facts["code"])],
        "activityStartDate": _day(facts["cohort"]["starts_on"]),
        "activityEndDate": _day(facts["cohort"]["ends_on"]),
        "licenseNumber": facts["number"],
        "narrative": narrate(facts),
    }
    address = issuer.address_of("achievement", frame.achievement.public_id)
    results = [_result(address, number, fact) for number, fact in enumerate(facts["criteria"], 1)]
    if known := [result for result in results if result]:
        told["result"] = known
    return told


def _plain(text: str) -> str:
    """Canonical data writes control characters in more than one way, so there are none but the end of a line."""
    return UNPRINTED.sub(" ", text)


def _named(name: str) -> dict[str, Any]:
    return {"type": "IdentityObject", "hashed": False, "identityHash": _plain(name), "identityType": "name"}


def _addressed(address: str, code: str) -> dict[str, Any]:
    """Whoever knows the holder's address can check that it is theirs; nobody reads it from the badge."""
    salt = hmac.new(settings.SECRET_KEY.encode(), f"badge:{code}".encode(), "sha256").hexdigest()[:32]
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${hash_of(address, salt)}",
        "identityType": "emailAddress",
        "salt": salt,
    }


def hash_of(address: str, salt: str) -> str:
    return hashlib.sha256(f"{address.lower()}{salt}".encode()).hexdigest()


def narrate(facts: Mapping[str, Any]) -> str:
    """In words what the numbers do not say: hours, exceptions, what it replaces, what it is not."""
    hours = facts["hours"]
    lines = [
        _("Theory: %(time)s") % {"time": say_minutes(hours["theory"])},
        _("Practice: %(time)s") % {"time": say_minutes(hours["practice"])},
    ]
    if hours["visit"]:
        lines.append(_("Visits: %(time)s") % {"time": say_minutes(hours["visit"])})
    for row in facts["exceptions"]:
        lines.append(_("An exception was made for “%(criterion)s”.") % row)
    if facts["replaces"]:
        lines.append(_("Replaces certificate %(number)s.") % facts["replaces"])
    if facts["renews"]:
        lines.append(_("Renews certificate %(number)s.") % {"number": facts["renews"]})
    lines.append(" ".join(say_limit(facts)))  # type: ignore[arg-type]
    return _plain("\n\n".join(lines))


def _result(address: str, number: int, fact: Mapping[str, Any]) -> dict[str, Any] | None:
    """One criterion as measured; None where nothing was entered, because an exception let it pass."""
    told = {"type": ["Result"], "resultDescription": achievements.result_id(address, number)}
    measured, of = fact["measured"], fact["of"]
    if measured is None:
        return None
    match achievements.RESULT_TYPES.get(fact["kind"], achievements.STATUS):
        case achievements.PERCENT:
            return told | {"value": str(int(measured * 100 // of))} if of else None
        case achievements.POINTS:
            return told | {"value": f"{measured:g}"}
    return told | {"status": "Completed" if measured else "Failed"}
