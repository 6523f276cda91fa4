"""The word, the tone and the icon that a page shows for every state; the only place where they are written.

Tones: `turn` the reader's turn, `wait` someone else's, `done`, `stop`, `mute`. Whose turn it is depends on who reads:
the same place offered is `turn` for the student and `wait` for the organiser, so a page may pass its own tone.
"""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Word(NamedTuple):
    tone: str
    icon: str
    text: str | Promise


WORDS: dict[str, dict[str, Word]] = {
    "application": {
        "draft": Word("mute", "pencil", _("draft")),
        "submitted": Word("wait", "send", _("sent")),
        "with_coordinator": Word("wait", "clock", _("with coordinator")),
        "to_decide": Word("turn", "scale", _("to decide")),
        "offered": Word("turn", "hourglass", _("place offered")),
        "waiting": Word("wait", "list-numbers", _("waiting list")),
        "accepted": Word("done", "check", _("confirmed")),
        "declined": Word("stop", "x", pgettext_lazy("by the student", "declined")),
        "refused": Word("stop", "x", _("refused")),
        "lapsed": Word("stop", "hourglass-empty", _("offer lapsed")),
        "withdrawn": Word("mute", "arrow-back-up", _("withdrawn")),
        "no_show": Word("stop", "user-off", _("not shown up")),
        "completed": Word("done", "school", _("completed")),
    },
    "proposal": {
        "draft": Word("mute", "pencil", _("draft")),
        "submitted": Word("wait", "send", _("sent")),
        "in_review": Word("wait", "eye", _("in review")),
        "changes_asked": Word("turn", "message-2", _("changes asked")),
        "accepted": Word("done", "check", _("accepted")),
        "confirmed": Word("done", "check", _("confirmed")),
        "placed": Word("done", "calendar-check", _("in the timetable")),
        "declined": Word("stop", "x", pgettext_lazy("proposal", "declined")),
        "withdrawn": Word("mute", "arrow-back-up", _("withdrawn")),
    },
    "placement_round": {
        "preparing": Word("mute", "pencil", pgettext_lazy("placement round", "being prepared")),
        "posting": Word("wait", "building-factory-2", pgettext_lazy("placement round", "hosts post places")),
        "ranking": Word("wait", "list-numbers", pgettext_lazy("placement round", "students rank")),
        "hosts": Word("wait", "users", pgettext_lazy("placement round", "hosts rank")),
        "ready": Word("turn", "scale", pgettext_lazy("placement round", "to be allocated")),
        "allocated": Word("turn", "send", pgettext_lazy("placement round", "allocated, not told yet")),
        "released": Word("done", "check", pgettext_lazy("placement round", "everybody was told")),
        "cancelled": Word("mute", "ban", pgettext_lazy("placement round", "cancelled")),
    },
    "placement": {
        "draft": Word("mute", "pencil", pgettext_lazy("placement", "draft")),
        "offered": Word("wait", "eye", pgettext_lazy("placement", "to be looked at")),
        "listed": Word("done", "check", pgettext_lazy("placement", "listed")),
        "declined": Word("stop", "x", pgettext_lazy("placement", "not listed")),
        "withdrawn": Word("mute", "arrow-back-up", pgettext_lazy("placement", "withdrawn")),
    },
    "assignment": {
        "offered": Word("wait", "hourglass", pgettext_lazy("placement of a student", "offered")),
        "accepted": Word("done", "check", pgettext_lazy("placement of a student", "accepted")),
        "declined": Word("mute", "x", pgettext_lazy("placement of a student", "declined")),
        "lapsed": Word("mute", "hourglass-empty", pgettext_lazy("placement of a student", "lapsed")),
        "ended": Word("stop", "ban", pgettext_lazy("placement of a student", "ended early")),
        "completed": Word("done", "school", pgettext_lazy("placement of a student", "completed")),
    },
    "call": {
        "draft": Word("mute", "pencil", pgettext_lazy("call", "draft")),
        "coming": Word("wait", "calendar", pgettext_lazy("call", "not open yet")),
        "open": Word("done", "door", pgettext_lazy("call", "open")),
        "closed": Word("mute", "lock", pgettext_lazy("call", "closed")),
    },
    "late": {
        "asked": Word("turn", "clock", pgettext_lazy("late proposal", "asked")),
        "allowed": Word("done", "check", pgettext_lazy("late proposal", "allowed")),
        "refused": Word("stop", "x", pgettext_lazy("late proposal", "refused")),
    },
    "certificate": {
        "pending": Word("wait", "flask", _("result pending")),
        "resit": Word("wait", "repeat", _("resit planned")),
        "draft": Word("mute", "pencil", _("draft")),
        "ready": Word("turn", "rubber-stamp", _("ready to issue")),
        "approved": Word("wait", "loader-2", _("being made")),
        "held": Word("wait", "hand-stop", _("held for the ceremony")),
        "cancelled": Word("mute", "x", pgettext_lazy("certificate", "given up")),
        "unsigned": Word("wait", "signature", pgettext_lazy("certificate", "not signed")),
        "sealing": Word("wait", "loader-2", _("sealing")),
        "issued": Word("done", "rosette-discount-check", _("issued")),
        "failed": Word("stop", "alert-circle", _("failed")),
        "superseded": Word("wait", "replace", _("superseded")),
        "expired": Word("mute", "calendar-off", _("expired")),
        "revoked": Word("stop", "ban", _("revoked")),
    },
    "results": {
        "signed": Word("done", "signature", pgettext_lazy("results", "signed")),
        "changed": Word("turn", "alert-triangle", pgettext_lazy("results", "changed since")),
        "to_sign": Word("turn", "signature", pgettext_lazy("results", "to sign")),
        "incomplete": Word("wait", "flask", pgettext_lazy("results", "not complete")),
    },
    "batch": {
        "running": Word("wait", "loader-2", pgettext_lazy("batch", "being made")),
        "paused": Word("turn", "player-pause", pgettext_lazy("batch", "paused")),
        "failed": Word("stop", "alert-circle", pgettext_lazy("batch", "with failures")),
        "held": Word("wait", "hand-stop", pgettext_lazy("batch", "held for the ceremony")),
        "done": Word("done", "check", pgettext_lazy("batch", "done")),
    },
    "criterion": {
        "met": Word("done", "check", _("met")),
        "not_met": Word("stop", "x", _("not met")),
        "pending": Word("wait", "flask", _("pending")),
        "excepted": Word("done", "user-check", _("exception")),
    },
    "award": {
        "completion": Word("done", "rosette-discount-check", pgettext_lazy("award", "completion")),
        "attendance": Word("done", "clock-check", pgettext_lazy("award", "attendance")),
        "waits": Word("wait", "flask", pgettext_lazy("award", "not complete")),
        "nothing": Word("stop", "x", pgettext_lazy("award", "none")),
        "has_one": Word("mute", "check", pgettext_lazy("award", "has one")),
    },
    "reconsideration": {
        "open": Word("turn", "message-2", pgettext_lazy("reconsideration", "to answer")),
        "upheld": Word("done", "check", pgettext_lazy("reconsideration", "granted")),
        "kept": Word("mute", "x", pgettext_lazy("reconsideration", "refusal stays")),
    },
    "mail": {
        "queued": Word("mute", "clock", pgettext_lazy("mail", "queued")),
        "sending": Word("wait", "loader-2", pgettext_lazy("mail", "sending")),
        "sent": Word("done", "check", pgettext_lazy("mail", "sent")),
        "failed": Word("stop", "mail-x", pgettext_lazy("mail", "failed")),
        "held": Word("turn", "hand-stop", pgettext_lazy("mail", "held")),
        "uncertain": Word("turn", "help-circle", pgettext_lazy("mail", "uncertain")),
    },
    "promise": {
        "open": Word("mute", "circle-dashed", _("open")),
        "asked": Word("wait", "clock", _("asked")),
        "planned": Word("wait", "calendar-check", _("planned")),
        "fulfilled": Word("done", "check", _("fulfilled")),
        "late": Word("stop", "clock-exclamation", _("late")),
    },
    "sponsorship": {
        "interested": Word("wait", "message-2", pgettext_lazy("sponsorship", "interested")),
        "offered": Word("wait", "send", pgettext_lazy("sponsorship", "offered")),
        "agreed": Word("done", "signature", pgettext_lazy("sponsorship", "agreed")),
        "invoiced": Word("wait", "file-invoice", pgettext_lazy("sponsorship", "invoiced")),
        "paid": Word("done", "coin-euro", pgettext_lazy("sponsorship", "paid")),
        "fulfilled": Word("done", "check", pgettext_lazy("sponsorship", "fulfilled")),
        "thanked": Word("done", "heart-handshake", pgettext_lazy("sponsorship", "thanked")),
        "declined": Word("stop", "x", pgettext_lazy("sponsorship", "declined")),
        "withdrawn": Word("mute", "arrow-back-up", pgettext_lazy("sponsorship", "withdrawn")),
    },
    "deliverable": {
        "open": Word("mute", "circle-dashed", pgettext_lazy("promise", "open")),
        "delivered": Word("wait", "send", pgettext_lazy("promise", "handed in")),
        "accepted": Word("done", "check", pgettext_lazy("promise", "fulfilled")),
        "returned": Word("wait", "message-2", pgettext_lazy("promise", "given back")),
        "waived": Word("mute", "ban", pgettext_lazy("promise", "waived")),
    },
    "result": {
        "filled": Word("wait", "pencil", _("filled in")),
        "signed": Word("done", "signature", _("signed")),
        "void": Word("stop", "ban", _("void")),
    },
    "check": {
        "pending": Word("wait", "flask", _("result pending")),
        "passed": Word("done", "check", _("passed")),
        "failed": Word("stop", "x", _("not passed")),
    },
    "cohort": {
        "draft": Word("mute", "pencil", _("draft")),
        "planned": Word("mute", "calendar", _("planned")),
        "announced": Word("wait", "calendar", _("announced")),
        "open": Word("done", "door-enter", _("open for applications")),
        "full": Word("wait", "list-numbers", _("full, with a waiting list")),
        "closed": Word("mute", "door-off", _("applications closed")),
        "running": Word("done", "player-play", _("running")),
        "finished": Word("mute", "flag", _("finished")),
        "cancelled": Word("stop", "ban", _("cancelled")),
    },
    "invoice": {
        "draft": Word("turn", "pencil", pgettext_lazy("invoice", "draft")),
        "issued": Word("wait", "send", pgettext_lazy("invoice", "issued")),
        "part_paid": Word("wait", "circle-half-2", pgettext_lazy("invoice", "paid in part")),
        "overdue": Word("stop", "clock-exclamation", pgettext_lazy("invoice", "overdue")),
        "paid": Word("done", "check", pgettext_lazy("invoice", "paid")),
        "credited": Word("mute", "receipt-refund", pgettext_lazy("invoice", "credited")),
    },
    "version": {
        "draft": Word("mute", "pencil", _("draft")),
        "released": Word("done", "check", _("released")),
        "retired": Word("mute", "archive", _("retired")),
    },
    "attendance": {
        "present": Word("done", "check", _("present")),
        "late": Word("wait", "clock", pgettext_lazy("attendance", "late")),
        "absent": Word("stop", "user-off", _("absent")),
        "excused": Word("mute", "user-check", _("excused")),
        "unmarked": Word("mute", "circle-dashed", _("not marked")),
    },
    "invitation": {
        "sent": Word("wait", "send", _("sent")),
        "accepted": Word("done", "check", _("accepted")),
        "expired": Word("stop", "hourglass-empty", _("expired")),
        "withdrawn": Word("mute", "arrow-back-up", _("withdrawn")),
    },
    "gate": {
        "open": Word("done", "check", pgettext_lazy("gate", "open")),
        "instead": Word("wait", "replace", _("equivalent task")),
        "to_agree": Word("wait", "message-2", _("to be agreed")),
        "failed": Word("stop", "x", _("not passed")),
        "missing": Word("turn", "key", _("missing")),
    },
    "consent": {
        "asked": Word("wait", "send", pgettext_lazy("consent", "asked")),
        "given": Word("done", "check", pgettext_lazy("consent", "given")),
        "refused": Word("stop", "x", pgettext_lazy("consent", "refused")),
        "withdrawn": Word("stop", "arrow-back-up", pgettext_lazy("consent", "withdrawn")),
    },
    "verification": {
        "valid": Word("done", "check", _("valid")),
        "revoked": Word("stop", "ban", _("revoked")),
        "superseded": Word("wait", "replace", _("replaced")),
        "unknown": Word("mute", "question-mark", _("unknown")),
        "altered": Word("stop", "file-alert", _("changed file")),
    },
}


def word_of(state: str, kind: str) -> Word:
    """What a page shows for `state`. Raises `LookupError` where nobody has written the word yet."""
    try:
        return WORDS[kind][str(state)]
    except KeyError:
        raise LookupError(f"No word for the state “{state}” of “{kind}” in summerschool/words.py") from None
