"""Evidence of what people can do: which source may give which level, once, withdrawn with its source (EVIDENCE)."""

import json
import uuid

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Role
from courses.actions import evidence
from courses.models import Evidence
from courses.personal import evidence as holding
from records.errors import Refused
from tests.factories import CompanyFactory, CompetencyFactory, EvidenceFactory, MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db
QUIZ, EXERCISE, CHECKLIST, EMPLOYER = Evidence.Source


@pytest.fixture
def competency():
    return CompetencyFactory(code="C3")


@pytest.mark.parametrize(
    ("kind", "levels"), [(QUIZ, {1}), (EXERCISE, {1}), (CHECKLIST, {1, 2}), (EMPLOYER, {3, 4})], ids=str
)
def test_a_source_gives_the_levels_it_may_and_no_other(competency, kind, levels):
    employer = CompanyFactory(keeper=competency.organisation)
    contact = MembershipFactory(organisation=employer, role=Role.PARTNER_CONTACT).user
    by = {"by": contact, "employer": employer} if kind == EMPLOYER else {}
    for level in range(6):
        given = {"kind": kind, "source": uuid.uuid4(), "title": "x", **by}
        if level in levels:
            assert evidence.record(UserFactory(), competency, level, **given).level == level
        else:
            with pytest.raises(Refused, match="level"):
                evidence.record(UserFactory(), competency, level, **given)
    assert Evidence.objects.count() == len(levels)


@pytest.mark.parametrize(("kind", "level"), [(QUIZ, 2), (CHECKLIST, 3), (EMPLOYER, 2), (QUIZ, 0)])
def test_the_database_refuses_a_level_that_the_source_may_not_give(competency, kind, level):
    with pytest.raises(IntegrityError), transaction.atomic():
        employer = CompanyFactory(keeper=competency.organisation) if kind == EMPLOYER else None
        EvidenceFactory(competency=competency, source_kind=kind, level=level, employer=employer)


def test_levels_3_and_4_are_for_a_contact_of_an_employer_of_the_same_organiser(competency):
    person, given = UserFactory(), {"kind": EMPLOYER, "source": uuid.uuid4(), "title": "Site qualification"}
    elsewhere = MembershipFactory(organisation=CompanyFactory(), role=Role.PARTNER_CONTACT)
    employer = CompanyFactory(keeper=competency.organisation)
    contact = MembershipFactory(organisation=employer, role=Role.PARTNER_CONTACT)
    for by, of in [
        (None, employer),
        (UserFactory(), employer),
        (elsewhere.user, elsewhere.organisation),
        (elsewhere.user, employer),
        (contact.user, None),
    ]:
        with pytest.raises(Refused, match=r"employer's to give|Only a contact"):
            evidence.record(person, competency, 3, by=by, employer=of, **given)
    assert evidence.record(person, competency, 3, by=contact.user, employer=employer, **given).employer == employer


def test_nobody_shows_a_level_of_their_own(competency):
    person = UserFactory()
    with pytest.raises(Refused, match="another person"):
        evidence.record(person, competency, 2, kind=CHECKLIST, source=uuid.uuid4(), title="Gowning", by=person)


def test_the_same_result_is_noted_once_and_a_new_level_takes_its_place(competency):
    person, source = UserFactory(), uuid.uuid4()
    given = {"kind": CHECKLIST, "source": source, "title": "Gowning"}
    first = evidence.record(person, competency, 1, **given)
    assert evidence.record(person, competency, 1, **given) == first
    evidence.record(person, competency, 2, **given)
    assert Evidence.objects.levels_of(person) == {competency.pk: 2}
    first.refresh_from_db()
    assert first.withdrawn_at
    assert first.reason


def test_a_voided_result_takes_back_all_that_it_showed_and_what_else_shows_stands(competency):
    person, source, other = UserFactory(), uuid.uuid4(), CompetencyFactory(organisation=competency.organisation)
    evidence.record_all(person, [competency, other], 2, kind=CHECKLIST, source=source, title="Gowning")
    evidence.record(person, competency, 1, kind=QUIZ, source=uuid.uuid4(), title="Final test")
    with pytest.raises(Refused, match="why"):
        evidence.withdraw(CHECKLIST, source, reason=" ")
    assert evidence.withdraw(CHECKLIST, source, reason="Voided: wrong person.") == 2
    assert evidence.withdraw(CHECKLIST, source, reason="Voided: wrong person.") == 0
    assert Evidence.objects.levels_of(person) == {competency.pk: 1}


def test_export_tells_all_and_erasure_leaves_levels_without_words(competency):
    row = EvidenceFactory(competency=competency, title="Gowning of Unique Name")
    evidence.withdraw(row.source_kind, row.source, reason="Unique Reason")
    told = json.dumps(holding.export(row.person), default=str)
    assert all(words in told for words in ("Gowning of Unique Name", "Unique Reason", "C3"))
    holding.erase(row.person)
    assert "Unique" not in json.dumps(holding.export(row.person), default=str)
    assert Evidence.objects.filter(person=row.person, level=1).count() == 1


def test_evidence_follows_a_merged_account_unless_one_showed_what_the_other_can(competency):
    kept, gone = UserFactory(), UserFactory()
    EvidenceFactory(competency=competency, person=gone)
    assert holding.why_not_follow(kept, gone, competency.organisation) == ""
    assert holding.follow(kept, gone, UserFactory()) == 1
    assert Evidence.objects.levels_of(kept) == {competency.pk: 1}
    EvidenceFactory(competency=competency, person=UserFactory(), by=kept)
    row = EvidenceFactory(competency=competency, person=gone, by=kept)
    assert "two people" in holding.why_not_follow(kept, gone, competency.organisation)
    assert row.person == gone
