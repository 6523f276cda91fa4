"""The mail that tells one person what changed in their timetable, with the changes for their calendar."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import override

from records import mail
from records.models import MailAttachment, OutgoingMail

from ..models import Cohort, TimetableRelease
from . import ical
from .changes import Change
from .copies import Entry
from .readers import Reader

MOST_MESSAGES = 6  # more changes than that are one file, which a reader opens once


@dataclass
class News:
    """What one reader is told: the changes in words, and what their calendar has to do."""

    reader: Reader
    changes: list[Change]
    entries: list[Entry]

    @property
    def messages(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.is_news]


def timetable(release: TimetableRelease, news: Iterable[News], *, is_first: bool = False) -> int:
    """One mail a reader; how many."""
    rows = [(draft(release, one, is_first=is_first), one) for one in news]
    mail.write_all(row for row, _one in rows)
    files = [file for row, one in rows for file in _files(release.cohort, one, row)]
    MailAttachment.objects.bulk_create(files, batch_size=200)
    return len(rows)


def draft(release: TimetableRelease, news: News, *, is_first: bool = False) -> OutgoingMail:
    """One reader's mail, unsaved: the preview shows the same."""
    cohort = release.cohort
    return mail.draft(
        "cohorts/timetable",
        {
            "cohort": cohort,
            "release": release,
            "news": news,
            "is_first": is_first,
            "application": news.reader.application,
        },
        to=news.reader.person,
        address=news.reader.address,
        name=news.reader.name,
        language=news.reader.language,
        about=cohort.public_id,
        reply_to=cohort.contact_email,
    )


def _files(cohort: Cohort, news: News, row: OutgoingMail) -> list[MailAttachment]:
    with override(news.reader.language):
        if len(news.messages) > MOST_MESSAGES:
            return [_file(row, "timetable.ics", "PUBLISH", _whole(cohort, news))]
        told = [ical.message(cohort, entry, news.reader) for entry in news.messages]
    return [_file(row, f"change-{n}.ics", method, content) for n, (method, content) in enumerate(told, start=1)]


def _whole(cohort: Cohort, news: News) -> bytes:
    return ical.feed(cohort.title, [(cohort, entry) for entry in news.entries], zone=cohort.time_zone)


def _file(row: OutgoingMail, name: str, method: str, content: bytes) -> MailAttachment:
    kind = f"text/calendar; charset=utf-8; method={method}"
    return MailAttachment(mail=row, name=name, content_type=kind, content=content)
