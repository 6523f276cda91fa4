"""Files of keys for one test, and the settings that name them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from certificates.keys.authority import Authority, private_pem, public_pem, write_secret


class Keyring:
    """`key`, `certificate` and `authority` can be had, and files with other content written."""

    def __init__(self, folder: Path, settings, *, days: int = 900, begins: timedelta = timedelta(), key=None):
        self.folder, self.settings = folder, settings
        self.authority = Authority.new("Sealing school", at=datetime.now(UTC) - timedelta(days=400))
        self.key = key or ec.generate_private_key(ec.SECP256R1())
        start = datetime.now(UTC) + begins
        self.certificate = self.authority.issue("seal", self.key.public_key(), at=start, days=days)
        self.badge = ed25519.Ed25519PrivateKey.generate()
        settings.SEAL_KEY_FILE = self.write("seal-key.pem", private_pem(self.key))
        settings.SEAL_CERTIFICATE_FILE = self.write("seal.pem", public_pem(self.certificate))
        settings.SEAL_ROOTS_FILE = self.write("root.pem", public_pem(self.authority.certificate))
        settings.BADGE_KEY_FILE = self.write("badge-key.pem", private_pem(self.badge))

    def write(self, name: str, content: bytes) -> str:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        write_secret(path, content)
        return str(path)
