"""Verbs of certificates: criteria and scores, issuing, making the file, revoking."""

from .criteria.actions import add_criterion, change_criterion, enter_scores, move_criterion, remove_criterion
from .issuing.actions import approve, why_cannot_issue
from .issuing.handing import hand_out, hold_until, pause, repeat, resume, settle_held
from .issuing.making import make, send_again, try_again
from .lifecycle.actions import give_up, revoke
from .signing.actions import retire_signatory, save_signatory, sign_results, void_changed

__all__ = [
    "add_criterion",
    "approve",
    "change_criterion",
    "enter_scores",
    "give_up",
    "hand_out",
    "hold_until",
    "make",
    "move_criterion",
    "pause",
    "remove_criterion",
    "repeat",
    "resume",
    "retire_signatory",
    "revoke",
    "save_signatory",
    "send_again",
    "settle_held",
    "sign_results",
    "try_again",
    "void_changed",
    "why_cannot_issue",
]
