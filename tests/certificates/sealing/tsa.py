"""A time-stamping service on this machine, which can be told to misbehave."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import tsp
from asn1crypto.keys import PrivateKeyInfo
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import DummyTimeStamper

from certificates.pdf.cms import as_asn1


class Service:
    """`mode` is good, hangs, garbage, refuses, other (it stamps another digest) or error."""

    def __init__(self, authority):
        key = rsa.generate_private_key(65537, 2048)
        self.certificate = authority.issue("tsa", key.public_key(), purpose=ExtendedKeyUsageOID.TIME_STAMPING)
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self.stamper = DummyTimeStamper(as_asn1(self.certificate), PrivateKeyInfo.load(private))
        self.mode, self.asked, self.freed = "good", 0, threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def stop(self) -> None:
        self.freed.set()
        self.server.shutdown()
        self.server.server_close()

    def answer(self, body: bytes) -> bytes:
        self.asked += 1
        if self.mode == "hangs":
            self.freed.wait(20)
        if self.mode == "garbage":
            return b"\x30\x03nothing of the kind"
        if self.mode == "refuses":
            status = tsp.PKIStatusInfo({"status": "rejection", "status_string": ["no"]})
            return tsp.TimeStampResp({"status": status}).dump()
        asked = tsp.TimeStampReq.load(body)
        if self.mode == "other":
            asked["message_imprint"]["hashed_message"] = bytes(32)
        return self.stamper.request_tsa_response(asked).dump()

    def _handler(self):
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                content = service.answer(body)
                self.send_response(500 if service.mode == "error" else 200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args):
                pass

        return Handler
