"""What reports hold about a person, and how they forget them (ERASURE in docs/rules.md).

A report names nobody by itself; a name can stand in the organiser's words or in the title of a session that was
frozen. It is cut out, the digest is made anew, and a PDF that says it goes: the next reader gets a new one.
"""

import pgtrigger
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from records.holding import addresses_of

from ..models import Paper, PaperFile, Report, SurveyResult

GONE = "[erased]"
SHORTEST = 4


def export(user) -> dict:
    """The reports that the person released or took back."""
    released = Report.objects.filter(Q(released_by=user) | Q(withdrawn_by=user)).order_by("released_at")
    return {
        "reports": list(
            released.values("cohort__title", "organisation__name", "number", "released_at", "withdrawn_at", "reason")
        )
    }


def erase(user, certificates: str = "keep") -> None:
    names = {user.full_name, *addresses_of(user)}
    for name in sorted((name for name in names if len(name) >= SHORTEST), key=len, reverse=True):
        _cut_out(name)
        for row in SurveyResult.objects.filter(question__contains=name):
            SurveyResult.objects.filter(pk=row.pk).update(question=row.question.replace(name, GONE))


def _cut_out(name: str) -> None:
    from .content import digest_of

    said = Report.objects.annotate(said=Cast("content", TextField()))
    found = said.filter(Q(words__contains=name) | Q(reason__contains=name) | Q(said__contains=name))
    for row in found:
        row.words, row.reason = row.words.replace(name, GONE), row.reason.replace(name, GONE)
        row.content = _without(row.content, name)
        row.digest = digest_of(row.content) if row.released_at else ""
        with pgtrigger.ignore("partners.Report:released_report_is_fixed"):
            row.save(update_fields=["words", "reason", "content", "digest"])
        PaperFile.objects.filter(paper__report=row).delete()
        Paper.objects.filter(report=row).update(made_at=None, digest="")


def _without(said, name: str):
    """The same without the name, however deep it stands."""
    if isinstance(said, str):
        return said.replace(name, GONE)
    if isinstance(said, list):
        return [_without(part, name) for part in said]
    return {key: _without(part, name) for key, part in said.items()} if isinstance(said, dict) else said
