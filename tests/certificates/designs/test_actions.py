"""What becomes of a design: begun, changed, released, chosen, retired."""

import pytest

from accounts.models import Role
from certificates.designs import actions, checking, page, standard
from certificates.models import CertificateKind, Design, DesignVersion
from certificates.pdf import corpus
from records.errors import Refused
from tests.factories import (
    CohortFactory,
    DesignChoiceFactory,
    DesignFactory,
    DesignVersionFactory,
    MembershipFactory,
    OrganiserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def officer(cohort):
    return MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user


@pytest.fixture
def draft(cohort, officer):
    standard.ensure(cohort.organisation)
    own = standard.chosen(cohort, "completion")
    return actions.begin_design(cohort.organisation, name="Ours", based_on=own, mode="blocks", by=officer)


def test_every_organiser_has_the_houses_designs_once(cohort):
    standard.ensure(cohort.organisation)
    standard.ensure(cohort.organisation)
    assert cohort.organisation.designs.count() == len(standard.DESIGNS)
    assert {standard.chosen(cohort, kind).design.kind for kind in CertificateKind} == set(CertificateKind)


def test_the_houses_designs_say_nothing_that_keeps_them_from_release():
    assert [checking.faults_of(standard.unsaved(key)) for key in standard.DESIGNS] == [[]] * len(standard.DESIGNS)


def test_a_name_is_taken_once(draft, officer):
    with pytest.raises(Refused, match="already"):
        actions.begin_design(draft.design.organisation, name="ours", based_on=draft, mode="blocks", by=officer)


def test_a_draft_that_changed_elsewhere_is_not_overwritten(draft):
    actions.change(draft, seen=0, accent="wine")
    with pytest.raises(Refused, match="elsewhere"):
        actions.change(draft, seen=0, accent="blue")
    draft.refresh_from_db()
    assert draft.accent == "wine"


def test_a_change_undoes_what_was_checked(draft):
    DesignVersion.objects.filter(pk=draft.pk).update(checked_at="2026-01-01T00:00Z", report={"faults": ["x"]})
    assert actions.change(draft, seen=0, accent="ink").report == {}


def test_a_draft_without_what_no_certificate_goes_without_is_not_released(draft, officer):
    draft = actions.change(draft, seen=None, blocks=[row for row in draft.blocks if row["kind"] != "limit"])
    kept = actions.release(draft, by=officer)
    assert kept.is_draft
    assert "Limits" in kept.report["faults"][0]


def test_the_next_version_begins_as_a_copy_and_the_old_one_stays(officer):
    version = DesignVersionFactory(released=True, accent="wine")
    draft = actions.begin_draft(version, by=officer)
    assert (draft.number, draft.accent, draft.blocks) == (2, "wine", version.blocks)
    with pytest.raises(Refused, match="draft already"):
        actions.begin_draft(version, by=officer)


def test_the_houses_own_is_neither_changed_nor_retired(cohort, officer):
    own = standard.chosen(cohort, "completion")
    for verb in (
        lambda: actions.begin_draft(own, by=officer),
        lambda: actions.retire(own, reason="x"),
        lambda: actions.change(own, seen=None, accent="ink"),
        lambda: actions.delete_draft(own),
    ):
        with pytest.raises(Refused):
            verb()


def test_a_cohort_chooses_what_is_released_and_its_own(cohort):
    theirs = DesignVersionFactory(released=True)
    mine = DesignVersionFactory(released=True, design__organisation=cohort.organisation)
    draft = DesignVersionFactory(design__organisation=cohort.organisation)
    for other in (theirs, draft):
        with pytest.raises(Refused):
            actions.choose(cohort, other)
    actions.choose(cohort, mine)
    assert standard.chosen(cohort, "completion") == mine


def test_a_retired_version_stays_where_it_was_chosen_and_can_come_back():
    choice = DesignChoiceFactory()
    actions.retire(choice.version, reason="a new logo")
    assert standard.chosen(choice.cohort, choice.kind) == choice.version
    other = CohortFactory(programme_version=choice.cohort.programme_version, organisation=choice.cohort.organisation)
    with pytest.raises(Refused, match="retired"):
        actions.choose(other, choice.version)
    actions.bring_back(DesignVersion.objects.get(pk=choice.version.pk))
    actions.choose(other, choice.version)


def test_a_draft_is_deleted_with_a_design_that_has_no_other_version():
    draft = DesignVersionFactory()
    actions.delete_draft(draft)
    assert not Design.objects.filter(pk=draft.design_id).exists()


def test_nobody_bases_a_design_on_somebody_elses(officer, cohort):
    with pytest.raises(Refused, match="somebody else"):
        actions.begin_design(
            cohort.organisation, name="Mine", based_on=DesignVersionFactory(), mode="blocks", by=officer
        )


def test_a_design_of_another_organiser_is_not_there(officer):
    theirs = DesignFactory(organisation=OrganiserFactory())
    assert not Design.objects.visible_to(officer).filter(pk=theirs.pk).exists()


def test_the_same_facts_give_the_same_page_in_each_language(draft):
    facts = corpus.sample("<b>Robert</b> {holder}")
    for language in ("en", "nl", "fr"):
        once, again = (page.front(draft, facts, language) for _time in range(2))
        assert once == again
        assert "&lt;b&gt;Robert&lt;/b&gt; {holder}" in once.html


@pytest.mark.usefixtures("pdf_fonts")
def test_samples_that_pass_release_the_version_for_good(draft, officer):
    released = actions.release(draft, by=officer)
    assert released.report["faults"] == []
    assert released.state == "released"
    assert len(released.report["samples"]) == 10
    with pytest.raises(Refused, match="released"):
        actions.release(released, by=officer)


@pytest.mark.usefixtures("pdf_fonts")
def test_a_sample_that_runs_into_the_foot_keeps_the_draft(draft, officer):
    tall = [{"id": f"s{number}", "kind": "space", "gap": "large"} for number in range(12)]
    kept = actions.release(actions.change(draft, seen=None, blocks=[*tall, *draft.blocks]), by=officer)
    assert kept.is_draft
    assert any("no room" in fault for fault in kept.report["faults"])
