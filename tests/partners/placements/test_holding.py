"""What placements hold about a person: handed out, forgotten, followed."""

import pytest

from partners.actions.placements import assignments, ranking
from partners.models import AgreementSignature, Candidacy, LearningAgreement
from partners.placements import holding
from tests.factories import AssignmentFactory, CandidacyFactory, PlacementRoundFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def student(scene):
    one = CandidacyFactory(
        round=scene.round, application=scene.students[0].applications.get(), wishes=[scene.place], shows_name=True
    )
    held = AssignmentFactory(candidacy=one, placement=scene.place)
    words = {"goals": "Lotte fills vials.", "student_name": "Lotte Vermeulen", "host_name": "Cellarium"}
    days = {"starts_on": scene.place.starts_on, "ends_on": scene.place.ends_on}
    agreement = LearningAgreement.objects.create(assignment=held, mentor_name="Nele", digest="0", **words, **days)
    AgreementSignature.objects.create(agreement=agreement, side="student", by=one.person, name="Lotte Vermeulen")
    held.assessments.create(kind="mid", state="signed", done="Lotte was careful.", signed_at=held.created_at)
    return one.person


def test_the_export_holds_ranking_placement_agreement_and_assessment(student):
    told = str(holding.export(student))
    for words in ("I want to see a batch released.", "Fill and finish", "Lotte fills vials.", "Lotte was careful."):
        assert words in told


def test_erasing_leaves_a_pseudonym(student):
    holding.erase(student)
    told = str(holding.export(student))
    for words in ("I want to see a batch released.", "Lotte"):
        assert words not in told
    assert "Lotte" not in str(list(LearningAgreement.objects.values()) + list(AgreementSignature.objects.values()))
    assert Candidacy.objects.get(person=student).wishes.count() == 1


def test_a_ranking_follows_the_kept_account_but_not_where_both_rank(scene, student):
    kept = UserFactory()
    assert holding.follow(kept, student, None) == 1
    assert Candidacy.objects.get().person == kept
    CandidacyFactory(round=scene.round, application=scene.students[1].applications.get())
    assert holding.follow(kept, scene.students[1], None) == 0


def test_the_line_is_left_only_by_the_verb(scene, student):
    mine = Candidacy.objects.get(person=student)
    assignments.leave_line(mine, student)
    mine.refresh_from_db()
    assert mine.waits is False
    other = PlacementRoundFactory(organisation=scene.round.organisation, phase="ranking")
    assert "place in one of its cohorts" in ranking.why_not_take_part(other, student)
