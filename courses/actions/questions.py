"""The question bank: write, release, begin a new draft, retire, bring in from a file (QUIZZES in docs/rules.md)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation
from records.errors import Refused, refuse

from ..models import BankQuestion, Outcome, QuestionVersion, VersionState
from ..quiz.kinds import why_not_whole

COPIED = (
    "kind", "text", "body", "outcome", "points", "is_critical", "explanation", "source", "clause", "edition",
    "check_note",
)  # fmt: skip


@dataclass
class Written:
    """A question as it comes from a file, and the line where it began."""

    kind: str
    text: str
    body: dict
    line: int = 0
    code: str = ""
    outcome: Outcome | None = None
    more: dict = field(default_factory=dict)


def next_code(organisation: Organisation) -> str:
    """Q1, Q2 …: one after the highest such code."""
    codes = BankQuestion.objects.filter(organisation=organisation, code__regex=r"^Q[0-9]{1,9}$")
    return f"Q{max((int(code[1:]) for code in codes.values_list('code', flat=True)), default=0) + 1}"


def outcomes_to_ask(organisation: Organisation):
    """Outcomes that a question can be about: of released modules, whose outcomes stay as they are."""
    rows = Outcome.objects.filter(module_version__module__organisation=organisation)
    return rows.exclude(module_version__released_at=None).select_related("module_version__module")


def why_version_cannot_be(organisation: Organisation, version: QuestionVersion) -> tuple[str, str]:
    """The reason and the field; ("", "") = a draft can be kept so."""
    if not version.text.strip():
        return _("Write the question."), "text"
    outcome = version.outcome
    if outcome and not outcomes_to_ask(organisation).filter(pk=outcome.pk).exists():
        return _("Choose an outcome of a released module of your own."), "outcome"
    return "", ""


def why_cannot_release(version: QuestionVersion) -> str:
    """What is missing before it can be asked; "" = nothing."""
    return (
        version.why_cannot_change()
        or why_version_cannot_be(version.question.organisation, version)[0]
        or why_not_whole(version.kind, version.body)
    )


@transaction.atomic
def create_question(organisation: Organisation, *, kind: str, text: str, code: str = "", **fields) -> QuestionVersion:
    """A question with its first draft. Raises Refused."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)  # the next code is given once
    code = code.strip() or next_code(organisation)
    if BankQuestion.objects.filter(organisation=organisation, code__iexact=code).exists():
        raise Refused(_("%(code)s is taken already.") % {"code": code}, "code")
    version = QuestionVersion(kind=kind, text=text, **fields)
    refuse(*why_version_cannot_be(organisation, version))
    version.question = BankQuestion.objects.create(organisation=organisation, code=code)
    version.save()
    return version


@transaction.atomic
def write_question(version: QuestionVersion, **fields) -> QuestionVersion:
    """Change a draft; what is not whole yet can be kept, not released. Raises Refused."""
    version = QuestionVersion.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "question__organisation"
    ).get(pk=version.pk)  # fmt: skip
    refuse(version.why_cannot_change())
    for name, value in fields.items():
        setattr(version, name, value)
    refuse(*why_version_cannot_be(version.question.organisation, version))
    version.save()
    return version


@transaction.atomic
def release_question(version: QuestionVersion) -> QuestionVersion:
    """From now on quizzes can ask it, and it never changes. Raises Refused."""
    version = QuestionVersion.objects.select_for_update(no_key=True, of=("self",)).select_related(
        "question__organisation"
    ).get(pk=version.pk)  # fmt: skip
    refuse(why_cannot_release(version))
    version.state, version.released_at = VersionState.RELEASED, timezone.now()
    version.save(update_fields=["state", "released_at"])
    return version


@transaction.atomic
def begin_question_draft(question: BankQuestion) -> QuestionVersion:
    """A draft that says what the newest version says, under the next number. Raises Refused."""
    BankQuestion.objects.select_for_update(no_key=True).get(pk=question.pk)
    refuse(question.why_cannot_begin_draft())
    newest = question.versions.newest_first()[0]
    copied = {name: getattr(newest, name) for name in COPIED}
    return QuestionVersion.objects.create(question=question, number=newest.number + 1, **copied)


def retire_question(question: BankQuestion, retired: bool = True) -> None:
    """No new quiz asks it, no rule draws it; where it is asked already it stays."""
    question.retired_at = timezone.now() if retired else None
    question.save(update_fields=["retired_at"])


@transaction.atomic
def bring_in(organisation: Organisation, rows: Iterable[Written], *, release: bool = False) -> list[QuestionVersion]:
    """Write all questions of a file, or none. Raises Refused, naming the line."""
    made = []
    for row in rows:
        try:
            version = create_question(
                organisation,
                kind=row.kind,
                text=row.text,
                code=row.code,
                body=row.body,
                outcome=row.outcome,
                **row.more,
            )
            made.append(release_question(version) if release else version)
        except Refused as refused:
            said = {"line": row.line, "reason": str(refused)}
            raise Refused(_("Line %(line)d: %(reason)s") % said, "file") from refused
    return made
