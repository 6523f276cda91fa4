"""Mails about practical checks; no result stands in a mail (MAIL in docs/rules.md)."""

from cohorts.models import Appeal, FilledChecklist
from records import mail


def result(check: FilledChecklist) -> None:
    _write("check_signed", check)


def appeal_answered(asked: Appeal) -> None:
    _write("appeal_answered", asked.check_of, asked=asked)


def _write(kind: str, check: FilledChecklist, **context) -> None:
    application = check.application
    cohort = application.cohort
    mail.write(
        f"cohorts/{kind}",
        {"application": application, "cohort": cohort, "check": check, **context},
        to=application.person,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )
