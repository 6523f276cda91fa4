"""The mails about reports, to the contacts who can read them (MAIL in docs/rules.md)."""

from accounts.models import Organisation
from records import mail

from ..emails import contacts_of
from ..models import Report


def released(report: Report) -> None:
    """To the sponsor it is about, or to the funders that could read the version before."""
    if report.organisation:
        shared(report, report.organisation)
    for share in report.shares.filter(ended_at=None).select_related("organisation"):
        shared(report, share.organisation)


def shared(report: Report, organisation: Organisation) -> None:
    for contact in contacts_of(organisation):
        mail.write(
            "partners/report_released",
            {"report": report, "cohort": report.cohort, "organisation": organisation},
            to=contact,
            about=report.cohort.public_id,
            reply_to=report.cohort.contact_email,
        )
