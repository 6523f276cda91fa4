"""Verbs of certificates: criteria and scores, issuing, making the file, revoking."""

from .criteria import add_criterion, change_criterion, enter_scores, move_criterion, remove_criterion
from .issue import approve, why_cannot_issue
from .make import make, send_again, try_again
from .revoke import revoke

__all__ = [
    "add_criterion",
    "approve",
    "change_criterion",
    "enter_scores",
    "make",
    "move_criterion",
    "remove_criterion",
    "revoke",
    "send_again",
    "try_again",
    "why_cannot_issue",
]
