"""Verbs of certificates: criteria and scores, issuing, making the file, revoking."""

from .criteria.actions import add_criterion, change_criterion, enter_scores, move_criterion, remove_criterion
from .issuing.actions import approve, why_cannot_issue
from .issuing.making import make, send_again, try_again
from .lifecycle.actions import revoke

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
