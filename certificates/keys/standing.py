"""How the keys stand: for officers before they issue, for administrators, the command and `/readyz` (KEYS)."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import loading
from .faults import KeyFault
from .loading import common_name, fingerprint

WARN_DAYS = (60, 30, 14, 7, 1, 0)  # before the end; 0 says that it has ended
BASELINE, TIMED, LONG_TERM, ARCHIVED = "B-B", "B-T", "B-LT", "B-LTA"
LEVELS = (BASELINE, TIMED, LONG_TERM, ARCHIVED)


@dataclass(frozen=True)
class Row:
    """One thing that is configured, or a fault of it."""

    what: str
    says: str
    file: str = ""
    ends_at: datetime | None = None
    fault: str = ""
    note: str = ""


def level() -> str:
    """Of the seals: what the settings name, else with a time-stamping service B-T, else B-B. Raises `KeyFault`."""
    named = settings.SEAL_LEVEL.upper().removeprefix("PADES-") or (TIMED if settings.SEAL_TSA_URL else BASELINE)
    if named not in LEVELS:
        raise KeyFault(_("SEAL_LEVEL is one of %(levels)s.") % {"levels": ", ".join(LEVELS)})
    if named != BASELINE and not settings.SEAL_TSA_URL:
        raise KeyFault(_("Seals of level %(level)s need a time-stamping service (SEAL_TSA_URL).") % {"level": named})
    if named in (LONG_TERM, ARCHIVED) and not settings.SEAL_ROOTS_FILE:
        raise KeyFault(_("Seals of level %(level)s need the roots (SEAL_ROOTS_FILE).") % {"level": named})
    return named


def why_cannot_issue() -> str:
    """Why the keys let nothing be issued now, in words for an officer; "" = nothing is in the way."""
    fault = first_fault()
    if not fault:
        return ""
    return _("The keys of this installation let nothing be issued: %(fault)s An administrator looks after them.") % {
        "fault": fault
    }


def first_fault() -> str:
    for load in (loading.seal_key, level, loading.roots, loading.badge_key):
        try:
            load()
        except KeyFault as fault:
            return str(fault)
    return ""


def is_demonstration_now() -> bool:
    """Whether what is issued now proves nothing: a demonstration, or sealed by a demonstration's certificate."""
    if settings.DEMO:
        return True
    try:
        return loading.seal_key().is_demonstration
    except KeyFault:
        return False


def ends_at() -> datetime | None:
    """When the seal's certificate ends or has ended; None where none can be read."""
    try:
        return loading.seal_key_at_any_time().ends_at if settings.SEAL_KEY_FILE else None
    except KeyFault:
        return None


def days_left(at: datetime | None = None) -> int | None:
    """Whole days until the end; below 0 it has ended."""
    end = ends_at()
    return (end - (at or datetime.now(UTC))).days if end else None


def warning(at: datetime | None = None) -> str:
    """What an administrator and an officer are told before the end, and after it; "" = nothing to say."""
    left, end = days_left(at), ends_at()
    if left is None or end is None or left > WARN_DAYS[0]:
        return ""
    day = {"day": date_format(end, "j F Y")}
    if left < 0:
        return _("The certificate that seals certificates ended on %(day)s.") % day
    if left == 0:
        return _("The certificate that seals certificates ends today.")
    return ngettext(
        "The certificate that seals certificates ends in %(days)d day, on %(day)s.",
        "The certificate that seals certificates ends in %(days)d days, on %(day)s.",
        left,
    ) % (day | {"days": left})


def health() -> str:
    """One word or two for `/readyz`: ok, ending, not set, or faulty; never which file or why."""
    if not settings.SEAL_KEY_FILE and not settings.BADGE_KEY_FILE:
        return "not set"
    if first_fault():
        return "faulty"
    return "ending" if warning() else "ok"


def rows() -> list[Row]:
    """All that is configured, for the command and the administrators' page."""
    return [*_seal(), *_roots(), *_earlier(), _level(), *_badges()]


def _seal() -> Iterator[Row]:
    what, file = _("Seal"), settings.SEAL_KEY_FILE
    try:
        if not file:
            loading.seal_key()
        key = loading.seal_key_at_any_time()
    except KeyFault as fault:
        yield Row(what, "", file, fault=str(fault))
        return
    note = " ".join(filter(None, [_demonstration(key), _open_to_others(file)]))
    says = f"{key.name}, {kind_of(key.private)}, SHA-256 {fingerprint(key.certificate)}"
    yield Row(what, says, file, key.certificate.not_valid_after_utc, key.why_not_now(), note)
    for row in key.chain:
        yield Row(_("Chain"), row.subject.rfc4514_string(), ends_at=row.not_valid_after_utc)


def _demonstration(key: loading.SealKey) -> str:
    return _("For demonstrations only: what it seals says so on every page.") if key.is_demonstration else ""


def _open_to_others(file: str) -> str:
    """A key that others of the machine may read is no secret; a file of Docker's secrets is, within its container."""
    mode = Path(file).stat().st_mode
    if mode & (stat.S_IRWXG | stat.S_IRWXO) and not file.startswith("/run/secrets/"):
        return _("Others may read this file: chmod 600 it.")
    return ""


def kind_of(private: object) -> str:
    if isinstance(private, ec.EllipticCurvePrivateKey):
        return {"secp256r1": "ECDSA P-256", "secp384r1": "ECDSA P-384"}.get(private.curve.name, private.curve.name)
    return f"RSA {getattr(private, 'key_size', '')}".strip()


def _of(what: str, file: str, load) -> Iterator[Row]:
    try:
        found: tuple[x509.Certificate, ...] = load()
    except KeyFault as fault:
        yield Row(what, "", file, fault=str(fault))
        return
    for row in found:
        says = f"{common_name(row)}, SHA-256 {fingerprint(row)}"
        yield Row(what, says, file, row.not_valid_after_utc)


def _roots() -> Iterator[Row]:
    yield from _of(_("Root"), settings.SEAL_ROOTS_FILE, loading.roots)


def _earlier() -> Iterator[Row]:
    folder = settings.SEAL_EARLIER_FOLDER
    yield from _of(_("Earlier seal"), folder, lambda: loading.earlier_seals(folder))


def _level() -> Row:
    try:
        says = level()
    except KeyFault as fault:
        return Row(_("Level"), "", fault=str(fault))
    if settings.SEAL_TSA_URL:
        says = _("%(level)s, time stamps from %(address)s") % {"level": says, "address": settings.SEAL_TSA_URL}
    return Row(_("Level"), says)


def _badges() -> Iterator[Row]:
    file = settings.BADGE_KEY_FILE
    try:
        loading.badge_key()
        keys = loading.badge_public_keys()
    except KeyFault as fault:
        yield Row(_("Badge key"), "", file, fault=str(fault))
        return
    for number, key in enumerate(keys):
        what = _("Earlier badge key") if number else _("Badge key")
        note = "" if number else _open_to_others(file)
        yield Row(what, f"Ed25519 {key.public_bytes_raw().hex()}", "" if number else file, note=note)
