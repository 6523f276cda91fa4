"""The conversation under TLS: from the first byte, after the greeting, and with a certificate of nobody's."""

import ssl
import subprocess

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from records import transport
from records.transport import Result


class Box:
    def __init__(self):
        self.accepted = []

    async def handle_DATA(self, server, session, envelope):
        self.accepted.append((session.authenticated, envelope.content))
        return "250 OK"


@pytest.fixture
def certificate(tmp_path):
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(cert, key)
    return cert, context


class AnyPort(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def start(certificate):
    running = []

    def begin(kind, **options):
        box = Box()
        where = {"ssl_context": certificate[1]} if kind == "smtps" else {"tls_context": certificate[1]}
        server = AnyPort(box, hostname="localhost", port=0, **where, **options)
        server.start()
        running.append(server)
        return box, server.port

    yield begin
    for server in running:
        server.stop(no_assert=True)


def send(settings, url):
    settings.EMAIL_URL = url
    return transport.send("a@school.example", "b@school.example", b"Subject: x\r\n\r\n.dot\r\n")


@pytest.mark.parametrize("kind", ["smtps", "submission"])
def test_mail_goes_out_encrypted_with_the_password(kind, start, certificate, settings, monkeypatch):
    def check(server, session, envelope, mechanism, login):
        return AuthResult(success=login.login == b"me@a.example" and login.password == b"p/w")

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    box, port = start(kind, authenticator=check, auth_required=True, auth_require_tls=kind == "submission")
    outcome = send(settings, f"{kind}://me%40a.example:p%2Fw@localhost:{port}?timeout=5")
    assert outcome.result == Result.SENT, outcome
    ((authenticated, content),) = box.accepted
    assert authenticated
    assert content.endswith(b".dot\r\n")
    wrong = send(settings, f"{kind}://me%40a.example:wrong@localhost:{port}?timeout=5")
    assert wrong.result == Result.NOT_NOW
    assert len(box.accepted) == 1


@pytest.mark.parametrize("kind", ["smtps", "submission"])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(kind, start, settings):
    box, port = start(kind)
    outcome = send(settings, f"{kind}://localhost:{port}?timeout=5")
    assert outcome.result == Result.NOT_NOW
    assert "certificate" in outcome.reason.lower()
    assert box.accepted == []


def test_submission_never_falls_back_to_plain_text(settings, mail_server):
    outcome = send(settings, mail_server.url.replace("smtp://", "submission://"))
    assert outcome.result == Result.NOT_NOW
    assert mail_server.steps == []
