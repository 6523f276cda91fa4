"""One conversation with the mail server that EMAIL_URL names, and what is known at its end (MAIL in docs/rules.md)."""

import re
import smtplib
import ssl
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings

SECONDS_TO_ANSWER = 30
# Our own log-in or right to relay is at fault, not the recipient: worth another try once it was mended.
OUR_FAULT = {530, 534, 535, 538}


class Result(Enum):
    SENT = "sent"
    REFUSED = "refused"  # by the server, for good
    NOT_NOW = "not now"  # surely not accepted: may be tried again
    UNKNOWN = "unknown"  # the text was handed over and no answer came: must not be tried again


@dataclass(frozen=True)
class Outcome:
    result: Result
    reason: str = ""


@dataclass(frozen=True)
class Server:
    """`encryption`: "" = none, "starttls" = after the greeting, "tls" = from the first byte."""

    host: str
    port: int
    encryption: str = ""
    user: str = ""
    password: str = ""
    timeout: float = SECONDS_TO_ANSWER


SCHEMES = {
    "smtp": ("", 25),
    "submission": ("starttls", 587),
    "smtp+tls": ("starttls", 587),
    "smtps": ("tls", 465),
    "smtp+ssl": ("tls", 465),
}


@lru_cache(maxsize=8)
def server(url: str) -> Server | None:
    """The server behind `smtp://`, `submission://` or `smtps://user:password@host:port?timeout=30`.

    None for `outbox://`, where mail is kept and goes nowhere. ValueError, with what to write instead, otherwise.
    """
    parts = urlsplit(url)
    if parts.scheme == "outbox":
        return None
    if parts.scheme not in SCHEMES or not parts.hostname:
        known = ", ".join(f"{scheme}://host" for scheme in ("smtp", "submission", "smtps"))
        raise ValueError(f"EMAIL_URL must be one of {known} or outbox://, with user:password@ before the host.")
    encryption, port = SCHEMES[parts.scheme]
    if parts.username and not encryption:
        raise ValueError("EMAIL_URL has a password and no encryption: write submission:// or smtps:// instead.")
    return Server(
        host=parts.hostname,
        port=parts.port or port,
        encryption=encryption,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        timeout=float(parse_qs(parts.query).get("timeout", [SECONDS_TO_ANSWER])[0]),
    )


def send(sender: str, recipient: str, message: bytes) -> Outcome:
    """Hand one message to the server; never raises for what a server or a line does."""
    to = server(settings.EMAIL_URL)
    if to is None:
        return Outcome(Result.SENT)
    line = None
    try:
        line = _connect(to)
        refused = _announce(line, sender, recipient)
    except (OSError, smtplib.SMTPException) as error:
        _hang_up(line)
        return Outcome(Result.NOT_NOW, _words(error))
    except ValueError as error:  # an address that no SMTP command can carry
        _hang_up(line)
        return Outcome(Result.REFUSED, _words(error))
    outcome = refused or _hand_over_text(line, message)
    _hang_up(line)
    return outcome


def _connect(to: Server) -> smtplib.SMTP:
    own_name = urlsplit(settings.SITE_URL).hostname or "localhost"  # getfqdn() may hang on a name server
    line: smtplib.SMTP
    if to.encryption == "tls":
        checked = ssl.create_default_context()
        line = smtplib.SMTP_SSL(to.host, to.port, local_hostname=own_name, timeout=to.timeout, context=checked)
    else:
        line = smtplib.SMTP(to.host, to.port, local_hostname=own_name, timeout=to.timeout)
    try:
        line.ehlo_or_helo_if_needed()
        if to.encryption == "starttls":
            line.starttls(context=ssl.create_default_context())
            line.ehlo()
        if to.user:
            line.login(to.user, to.password)
    except (OSError, smtplib.SMTPException):
        line.close()
        raise
    return line


def _announce(line: smtplib.SMTP, sender: str, recipient: str) -> Outcome | None:
    """Who writes to whom; None when the server asks for the text."""
    for code, answer in (line.mail(sender), line.rcpt(recipient)):
        if not 200 <= code < 300:
            return _refused(code, answer)
    code, answer = line.docmd("DATA")
    return None if code == 354 else _refused(code, answer)


def _hand_over_text(line: smtplib.SMTP, message: bytes) -> Outcome:
    """From here on the server may have the message, whatever becomes of the line."""
    text = message if message.endswith(b"\r\n") else message + b"\r\n"
    try:
        line.send(re.sub(rb"(?m)^\.", b"..", text) + b".\r\n")
        code, answer = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Outcome(Result.UNKNOWN, _words(error))
    if 200 <= code < 300:
        return Outcome(Result.SENT)
    return _refused(code, answer) if 400 <= code < 600 else Outcome(Result.UNKNOWN, f"{code} {answer!r}"[:500])


def _refused(code: int, answer: bytes) -> Outcome:
    for_good = 500 <= code < 600 and code not in OUR_FAULT
    return Outcome(Result.REFUSED if for_good else Result.NOT_NOW, f"{code} {answer.decode('utf-8', 'replace')}"[:500])


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        answer = error.smtp_error
        return f"{error.smtp_code} {answer.decode('utf-8', 'replace') if isinstance(answer, bytes) else answer}"[:500]
    return f"{type(error).__name__}: {error}"[:500]


def _hang_up(line: smtplib.SMTP | None) -> None:
    if line is None:
        return
    try:
        line.quit()
    except (OSError, smtplib.SMTPException):
        line.close()
