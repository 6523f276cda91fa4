"""What a run is told by the environment, and the secrets that it makes once."""

import json
import os
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

from .errors import CannotRun

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Place:
    """Where a run listens and keeps its data."""

    port: int
    folder: Path

    @property
    def site_url(self) -> str:
        return os.environ.get("SITE_URL", f"http://localhost:{self.port}")


def read() -> Place:
    try:
        port = int(os.environ.get("PORT", "8000"))
    except ValueError:
        port = 0
    if not 0 < port < 65536:
        raise CannotRun(f"PORT must be a number from 1 to 65535, not “{os.environ['PORT']}”.")
    folder = Path(os.environ.get("DATA_DIR") or ROOT / ".data").expanduser().resolve()
    _check_folder(folder)
    _check_port(port)
    return Place(port, folder)


def _check_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotRun(
            f"{folder} can't be written ({error.strerror}): get the right to it, or name another with DATA_DIR."
        ) from None


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise CannotRun(f"Port {port} is not for you: choose one above 1023, such as PORT=8001 make run.") from None
        except OSError:
            another = f"PORT={port + 1} make run"
            raise CannotRun(f"Port {port} is in use: end what uses it, or choose another: {another}.") from None


def load_secrets(folder: Path) -> dict[str, str]:
    """The secrets of this folder's installation, made at the first run; readable by its owner alone."""
    file = folder / "secrets.json"
    if file.exists():
        try:
            return json.loads(file.read_text())
        except ValueError:
            raise CannotRun(f"{file} is damaged: remove it, and everybody has to log in again.") from None
    made = {"SECRET_KEY": secrets.token_urlsafe(48), "REDIS_PASSWORD": secrets.token_hex(24)}
    file.touch(mode=0o600)
    file.write_text(json.dumps(made))
    return made
