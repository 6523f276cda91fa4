"""What the demo's modules rely on and ask for, who signed them, and a draft that experts read."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Membership, Organisation, Role, User
from courses.actions import modules as actions
from courses.actions import reviews
from courses.content import digest_of
from courses.models import Credit, ModuleReview, ModuleVersion, Prerequisite, Reference, ReviewComment, SignOff

from .content import INVENTED_PARTNERS
from .partners import find_organisation

SIGNED_AT = datetime(2024, 12, 18, 15, tzinfo=UTC)
ANNEX_1, PART_IV = "EudraLex Volume 4, Annex 1", "EudraLex Volume 4, Part IV"
PARAGRAPH = "the number of the paragraph"
# code → document, edition, clause, what a QA still has to confirm
REFERENCES = {
    "M1": [("Regulation (EC) No 1394/2007", "2007, as amended", "Article 2", "the consolidated text in force")],
    "M2": [(PART_IV, "2017", "1.2", PARAGRAPH), (ANNEX_1, "2022", "1", "")],
    "M3": [(ANNEX_1, "2022", "9.30, table 6", PARAGRAPH)],
    "M4": [(ANNEX_1, "2022", "7.14", PARAGRAPH), (PART_IV, "2017", "3.3", PARAGRAPH)],
    "M5": [(ANNEX_1, "2022", "9.32 to 9.49", PARAGRAPH)],
    "M6": [(PART_IV, "2017", "9", "")],
    "M7": [(PART_IV, "2017", "11 and 12", "")],
    "M8": [("EudraLex Volume 4, Annex 11", "2011", "9", "the 2025 draft revision")],
    "M9": [("ICH Q9(R1)", "2023", "4", ""), (PART_IV, "2017", "14", "")],
    "M10": [(PART_IV, "2017", "6.6", PARAGRAPH)],
    "M12": [(PART_IV, "2017", "15", ""), ("Directive 2009/41/EC", "2009", "Annex IV", "")],
}
ASKS_FOR = {"M4": ["M3"], "M5": ["M4"], "M6": ["M1"], "M7": ["M3"], "M8": ["M2"], "M9": ["M8"]}
CREDITS = {"M4": "0.50", "M8": "0.25"}
EXPERTS = [  # invented people of the invented partners
    ("vera.lindqvist@helixcold.example", "Vera Lindqvist", "M4"),
    ("tomas.brandt@vectorlane.example", "Tomas Brandt", "M8"),
]
QUESTION = "Is the last outcome something a novice can show?"
NEW_OUTCOME = "Record the gowning check on paper and in the electronic log"


def deepen_library(organiser: Organisation, school: Organisation) -> None:
    """What the released versions rely on, ask for and count for."""
    versions = {row.module.code: row for row in _versions(organiser)}
    for code, rows in REFERENCES.items():
        for position, said in enumerate(rows, 1):
            fields = dict(zip(("document", "edition", "clause", "to_confirm"), said, strict=True))
            Reference.objects.create(module_version=versions[code], position=position, **fields)
    for code, asked in ASKS_FOR.items():
        for other in asked:
            Prerequisite.objects.create(module_version=versions[code], module=versions[other].module)
    for code, points in CREDITS.items():
        Credit.objects.create(module_version=versions[code], school=school.name, points=Decimal(points))


def _versions(organiser: Organisation):
    return ModuleVersion.objects.filter(module__organisation=organiser, number=1).select_related("module")


def make_reviews(organiser: Organisation, author: User, contact: User) -> None:
    """Two modules that experts signed, and a new draft of one that two of them read."""
    versions = {row.module.code: row for row in _versions(organiser)}
    experts = [_expert(organiser, email, name, place) for place, (email, name, _code) in enumerate(EXPERTS, 1)]
    for member, (_email, name, code) in zip(experts, EXPERTS, strict=True):
        _sign(versions[code], member, name, author)
    draft = actions.begin_module_draft(versions["M4"].module)
    wordings = [actions.Wording(row.text, row.competencies.all(), row) for row in draft.outcomes.all()]
    actions.write_module(draft, actions.Parts(outcomes=[*wordings, actions.Wording(NEW_OUTCOME)]))
    asked = Membership.objects.get(user=contact, role=Role.PARTNER_CONTACT)
    due_on = timezone.now().date() + timedelta(days=21)
    for member in (asked, experts[0]):
        reviews.ask(draft, member, by=author, question=QUESTION, due_on=due_on)
    ReviewComment.objects.create(
        review=draft.reviews.get(reviewer=experts[0].user),
        outcome=draft.outcomes.get(position=1),
        about=draft.outcomes.get(position=1).text,
        text="Say that the grade is simulated: we would not sign for a grade B gowning at our own site.",
    )


def _expert(organiser: Organisation, email: str, name: str, place: int) -> Membership:
    user = User.objects.create_user(email, None, full_name=name)
    company = find_organisation(organiser, INVENTED_PARTNERS[-place])
    return Membership.objects.create(user=user, organisation=company, role=Role.PARTNER_CONTACT)


def _sign(version: ModuleVersion, member: Membership, name: str, author: User) -> None:
    review = ModuleReview.objects.create(
        module_version=version,
        reviewer=member.user,
        organisation=member.organisation,
        asked_by=author,
        asked_at=SIGNED_AT - timedelta(days=20),
        may_be_named=True,
    )
    SignOff.objects.create(
        review=review,
        digest=digest_of(version),
        full_name=name,
        meaning="reviewed and agreed as it reads",
        at=SIGNED_AT,
    )
