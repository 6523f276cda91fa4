"""The web server's own log, without the secrets that links of mails carry in their path."""

import re

from gunicorn.glogging import Logger

SECRET = re.compile(r"(/invitation/|/account/confirm-email/|/account/password/reset/key/)[^/\s]+")


def hide_secrets(line: str) -> str:
    return SECRET.sub(r"\1…", line)


class AccessLogger(Logger):
    """Named to gunicorn by `--logger-class`."""

    def atoms(self, *args, **kwargs):
        """Request line (r), path (U) and referrer (f) as they may be kept."""
        atoms = super().atoms(*args, **kwargs)
        return atoms | {key: hide_secrets(atoms[key]) for key in ("r", "U", "f") if isinstance(atoms.get(key), str)}
