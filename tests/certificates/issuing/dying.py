"""Loaded by a real worker: the first attempt at each certificate ends with kill -9, at the step of its number."""

import os
import signal
from functools import wraps

from certificates.issuing import making, steps

STEPS = {"badge": 1, "print": 2, "seal": 3, "store": 4, "stored": 5}


def _dying(step, function, *, after: bool = False):
    @wraps(function)
    def wrapped(certificate, *args):
        result = function(certificate, *args) if after else None
        if certificate.attempts == 1 and certificate.serial == STEPS[step]:
            os.kill(os.getpid(), signal.SIGKILL)
        return result if after else function(certificate, *args)

    return wrapped


if os.environ["DJANGO_SETTINGS_MODULE"].endswith("dying_settings"):  # never in the process of the tests
    steps.sign_badge = _dying("badge", steps.sign_badge)
    steps.print_file = _dying("print", steps.print_file)
    steps.seal_file = _dying("seal", steps.seal_file)
    making.issue_now = _dying("store", making.issue_now, after=True)  # all is written, and not committed
    making._store = _dying("stored", making._store, after=True)  # committed, and the message not acknowledged
