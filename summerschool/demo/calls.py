"""The call for sessions of the next edition, with points, a conversation and what is told of the speakers."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from cohorts.competence.matrix import matrix_of
from cohorts.models import Cohort
from partners.actions import scoring, speakers, talking
from partners.calls import speaking
from partners.models import Call, CallCriterion, CallQuestion, Proposal

INTRO = (
    "We look for sessions in which students **do** something: set up, count, decide, write down. One hour is good, "
    "two are possible on the second day.\n\n"
    "- Groups of at most 12 in the cleanroom, 40 in the lecture room.\n"
    "- No prices and no product names in titles.\n"
    "- We pay travel and lunch; slides are due four weeks before the first day."
)
QUESTIONS = (
    ("May the session be filmed?", CallQuestion.Kind.YES_NO, [], True),
    ("In which languages can you give it?", CallQuestion.Kind.CHOICES, ["English", "Dutch", "French"], False),
    ("What should students have read before?", CallQuestion.Kind.LONG, [], False),
)
CRITERIA = (
    ("Fits the programme", "Teaches a topic that no other session teaches.", 2),
    ("Students do something", "More than listening.", 3),
    ("Can be done on the site", "Rooms, groups, safety.", 1),
)
BIOGRAPHY = (
    "Process engineer, twelve years in closed systems for cell therapy. Trains new operators and likes to be asked why."
)


def make_call(cohort: Cohort, *, organiser: User, contact: User) -> None:
    """Open for another month; the proposals that are there answer it."""
    call = _write_call(cohort, organiser)
    film = call.questions.first()
    for number, proposal in enumerate(cohort.proposals.order_by("pk")):
        proposal.call = call
        proposal.room = Proposal.Room.LAB if proposal.type in ("workshop", "lab") else Proposal.Room.LECTURE
        proposal.answers = {film.key: number % 2 == 0} if film else {}
        if proposal.submitted_at:
            proposal.sent = proposal.words
        proposal.save()
        speaking.follow_line(proposal)
    own = cohort.proposals.filter(written_by=contact, submitted_at__isnull=False).first()
    if own:
        _tell(own, contact, organiser)
    for proposal in cohort.proposals.to_decide().order_by("pk")[:2]:
        points = {row.pk: 4 - place for place, row in enumerate(call.criteria.all())}
        scoring.save_review(proposal, organiser, points, "Good to have: it is the only one of its kind.", send=True)


def _write_call(cohort: Cohort, organiser: User) -> Call:
    now = timezone.now()
    closes = datetime.combine((now + timedelta(days=30)).date(), time(23, 59), cohort.zone)
    call = Call.objects.create(
        cohort=cohort, intro=INTRO, opens_at=now - timedelta(days=20), closes_at=closes, published_at=now,
        published_by=organiser, types=["lecture", "workshop", "lab", "cleanroom", "employer"], lengths=[30, 45, 60, 90],
    )  # fmt: skip
    gaps = sorted(matrix_of(cohort).competencies, key=lambda row: row.times)
    call.topics.set([row.subject for row in gaps[:4]])
    for position, (label, kind, choices, required) in enumerate(QUESTIONS, start=1):
        CallQuestion.objects.create(
            call=call, label=label, kind=kind, choices=choices, required=required, position=position
        )
    for position, (title, description, weight) in enumerate(CRITERIA, start=1):
        CallCriterion.objects.create(call=call, title=title, description=description, weight=weight, position=position)
    return call


def _tell(proposal: Proposal, contact: User, organiser: User) -> None:
    speaker = proposal.speakers.first()
    if speaker:
        told = {"email": contact.email, "affiliation": "", "biography": BIOGRAPHY, "may_be_shown": True}
        speakers.save_speaker(speaker, told, contact, speaker.seen)
        day = proposal.cohort.starts_on + timedelta(days=2)
        speakers.add_absence(speaker, day, time(13), None, "Audit at our site", contact)
    talking.say(proposal, organiser, "Could two groups of six do it in turn? The lab takes eight.", by_partner=False)
    talking.say(proposal, contact, "Yes, we bring a second kit. 90 minutes each, then.", by_partner=True)
    talking.say(
        proposal, organiser, "Ask the site about the sink before we accept.", by_partner=False, is_internal=True
    )
