"""What a module says beside its outcomes: verbs, prerequisites, references, credits; and versions that are retired."""

import threading
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import Role
from cohorts.actions import setup
from courses import outcome_words
from courses.actions import modules as module_actions
from courses.actions import programmes as programme_actions
from courses.actions import retiring
from courses.models import ModuleVersion, VersionState
from courses.prerequisites import out_of_order
from records.errors import Refused
from summerschool.demo.programme import SOURCE
from tests.factories import (
    CohortFactory,
    CompetencyFactory,
    MembershipFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    PrerequisiteFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
)

from .test_library import rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def organisation(organiser):
    return organiser.organisation


@pytest.fixture
def desk(client, organiser):
    client.force_login(organiser.user)
    return client


def draft(organisation, code="", **fields):
    fields |= {"module__code": code} if code else {}
    return ModuleVersionFactory(
        module__organisation=organisation, state=VersionState.DRAFT, released_at=None, title="Gowning", **fields
    )


def sent(references=(), credits=(), asked=None):
    data = rows("Demonstrate gowning")
    names = {"reference": ("document", "edition", "clause", "to_confirm"), "credit": ("school", "points")}
    for kind, given in (("reference", references), ("credit", credits)):
        data |= {f"{kind}-TOTAL_FORMS": len(given), f"{kind}-INITIAL_FORMS": 0}
        for number, values in enumerate(given):
            data |= {f"{kind}-{number}-{name}": value for name, value in zip(names[kind], values, strict=False)}
    return data if asked is None else data | {"asked": asked}


def asks(version, *others):
    module_actions.write_module(version, module_actions.Parts(prerequisites=[one.module for one in others]))


# Verbs


def test_every_outcome_of_the_programme_begins_with_a_measurable_verb():
    texts = [text for module in SOURCE["modules"] for text in module["outcomes"]]
    assert [text for text in texts if outcome_words.remark_on(text)] == []


def test_a_verb_that_nobody_can_see_is_named_in_the_draft_and_refused_at_release(desk, organisation):
    version = draft(organisation)
    OutcomeFactory(module_version=version, text="Understand why gowning matters")
    page = desk.get(reverse("courses:module_version", args=[version.public_id])).content.decode()
    assert "“understand” cannot be seen or measured" in page
    with pytest.raises(Refused, match="cannot be seen or measured"):
        module_actions.release_module(version)


@pytest.mark.parametrize("text", ["Begrijpen waarom", "Comprendre pourquoi", "KNOW the limits"])
def test_vague_verbs_are_known_in_the_languages_of_the_house(text):
    assert outcome_words.why_not_measurable(text)


def test_a_verb_in_no_list_is_remarked_on_and_stands_in_nobodys_way(organisation):
    version = draft(organisation)
    OutcomeFactory(module_version=version, text="Juggle three pipettes")
    assert "no list" in outcome_words.remark_on("Juggle three pipettes")
    assert outcome_words.remark_on("123")
    module_actions.release_module(version)


def test_a_competency_of_level_2_wants_an_outcome_in_which_somebody_does_something(desk, organisation):
    version = draft(organisation)
    told = OutcomeFactory(module_version=version, text="Explain gowning")
    told.competencies.add(CompetencyFactory(organisation=organisation, code="C2", course_target=2))
    address = reverse("courses:module_version", args=[version.public_id])
    assert "C2 aims at level 2" in desk.get(address).content.decode()
    done = OutcomeFactory(module_version=version, text="Demonstrate gowning")
    done.competencies.set(told.competencies.all())
    assert "C2 aims at level 2" not in desk.get(address).content.decode()


def test_what_somebody_else_saved_meanwhile_is_not_overwritten_unseen(desk, organisation):
    version = draft(organisation)
    address = reverse("courses:module_version", args=[version.public_id])
    mine = rows("Demonstrate gowning", outcomes=[OutcomeFactory(module_version=version)])
    mine |= {"read": desk.get(address).context["form"]["read"].value(), "title": "Mine"}
    version.outcomes.all().delete()
    module_actions.write_module(version, title="Theirs")
    page = desk.post(address, mine)
    assert "Somebody else saved this draft" in page.content.decode()
    assert ModuleVersion.objects.get().title == "Theirs"
    again = mine | {"read": page.context["form"]["read"].value()}
    assert desk.post(address, again).status_code == 302
    assert ModuleVersion.objects.get().title == "Mine"
    assert version.outcomes.get().text == "Demonstrate gowning"


# Prerequisites, references, credits


def test_a_draft_keeps_references_credits_and_prerequisites_and_hands_them_on(desk, organisation):
    version, other = draft(organisation, "M4"), draft(organisation, "M3")
    given = sent(
        references=[("EudraLex Volume 4, Annex 1", "2022", "7.14", "the clause"), ("", "", "", "")],
        credits=[("AP Hogeschool", "1.50"), ("", "")],
        asked="m3",
    )
    assert desk.post(reverse("courses:module_version", args=[version.public_id]), given).status_code == 302
    assert [str(row) for row in version.references.all()] == ["EudraLex Volume 4, Annex 1 (2022) 7.14"]
    assert [(row.school, row.points) for row in version.credits.all()] == [("AP Hogeschool", Decimal("1.50"))]
    assert [row.module for row in version.prerequisites.all()] == [other.module]
    module_actions.release_module(version)
    copy = module_actions.begin_module_draft(version.module)
    assert copy.references.get().clause == "7.14"
    assert copy.credits.get().points == Decimal("1.50")
    assert copy.prerequisites.get().module == other.module
    page = desk.get(reverse("courses:module_version", args=[version.public_id])).content.decode()
    for words in ("edition 2022", "still to confirm: the clause", "AP Hogeschool", "1.50", "M3"):
        assert words in page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (sent(references=[("", "2022", "", "")]), "Name the document"),
        (sent(references=[("Annex 1", "", "", "")]), "Say which edition"),
        (sent(credits=[("AP", "")]), "how many points"),
        (sent(credits=[("", "3")]), "which school"),
        (sent(credits=[("AP", "-3")]), "greater than or equal"),
        (sent(credits=[("AP", "61")]), "less than or equal"),
        (sent(credits=[("AP", "NaN")]), "Enter a number"),
        (sent(credits=[("AP", "3"), ("ap", "4")]), "stands there twice"),
        (sent(asked="M9"), "M9 is not a module of yours"),
        (sent(asked="M4"), "cannot ask for itself"),
    ],
)
def test_bad_parts_are_answered_at_the_field_and_nothing_is_written(desk, organisation, data, words):
    version = draft(organisation, "M4")
    answer = desk.post(reverse("courses:module_version", args=[version.public_id]), data)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not version.outcomes.exists()
    assert not version.references.exists()
    assert not version.credits.exists()


def test_modules_never_ask_for_each_other_in_a_circle(desk, organisation):
    one, two, three = (draft(organisation, f"M{number}") for number in (1, 2, 3))
    asks(two, one)
    asks(three, two)
    answer = desk.post(reverse("courses:module_version", args=[one.public_id]), sent(asked="M3"))
    assert "That would be a circle: M1 → M3 → M2 → M1" in answer.content.decode()
    assert not one.prerequisites.exists()
    asks(two)
    asks(one, three)
    assert one.prerequisites.get().module == three.module


def test_what_a_released_version_asks_for_counts_too(organisation):
    old = ModuleVersionFactory(module__organisation=organisation)
    other = draft(organisation)
    PrerequisiteFactory(module_version=old, module=other.module)
    with pytest.raises(Refused, match="circle"):
        asks(other, old)
    retiring.retire(old, because="replaced")
    asks(other, old)
    with pytest.raises(Refused, match="circle"):
        retiring.take_back(old)


def test_a_module_of_another_library_cannot_be_asked_for(organisation):
    with pytest.raises(Refused, match="your own library"):
        asks(draft(organisation), ModuleVersionFactory())


@pytest.mark.django_db(transaction=True)
def test_two_drafts_saved_at_once_do_not_ask_for_each_other():
    """Red without `_lock_library`: each sees the graph without the other's row."""
    organisation = MembershipFactory(role=Role.ORGANISER).organisation
    one, two = draft(organisation, "M1"), draft(organisation, "M2")
    start, refused = threading.Barrier(2), []

    def save(version, other):
        try:
            start.wait(5)
            asks(ModuleVersion.objects.select_related("module").get(pk=version.pk), other)
        except Refused as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=pair) for pair in ((one, two), (two, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    assert one.prerequisites.count() + two.prerequisites.count() == 1


def test_a_programme_says_what_its_modules_ask_for_and_what_comes_too_late(desk, organisation):
    first, second, missing = ModuleVersionFactory.create_batch(3, module__organisation=organisation)
    PrerequisiteFactory(module_version=first, module=second.module)
    PrerequisiteFactory(module_version=second, module=missing.module)
    version = ProgrammeVersionFactory(programme__organisation=organisation, state=VersionState.DRAFT, released_at=None)
    programme_actions.compose(version, [first, second])
    page = desk.get(reverse("courses:programme_version", args=[version.public_id])).content.decode()
    assert f"{first.module.code} asks for {second.module.code}, which comes after it" in page
    assert f"{second.module.code} asks for {missing.module.code}, which is not in this version" in page
    programme_actions.compose(version, [missing, second, first])
    assert out_of_order(version.composition.all()) == []


# Retired


def test_a_version_in_use_is_retired_stays_where_it_is_and_is_chosen_no_more(desk, organisation):
    row = ProgrammeModuleFactory(
        programme_version__programme__organisation=organisation, module_version__module__organisation=organisation
    )
    version, cohort = row.module_version, CohortFactory(programme_version=row.programme_version)
    planned = programme_actions.begin_programme_draft(row.programme_version.programme)
    address = reverse("courses:retire_module", args=[version.public_id])
    asked = desk.get(address).content.decode()
    assert "It stays where it is used" in asked
    assert cohort.title in asked
    assert "Say why" in desk.post(address, {"because": " "}).content.decode() or not version.retired_at
    desk.post(address, {"because": "Annex 1 changed"})
    version.refresh_from_db()
    assert (version.state, version.retired_because) == (VersionState.RETIRED, "Annex 1 changed")
    assert row.programme_version.composition.exists()
    page = desk.get(reverse("courses:programme_version", args=[planned.public_id])).content.decode()
    assert "was retired: it may stay" in page
    programme_actions.compose(planned, [version])
    other = ProgrammeVersionFactory(programme__organisation=organisation, state=VersionState.DRAFT, released_at=None)
    with pytest.raises(Refused, match="not released"):
        programme_actions.compose(other, [version])
    desk.post(reverse("courses:take_back_module", args=[version.public_id]))
    programme_actions.compose(other, [version])


def test_a_cohort_goes_on_with_a_retired_programme_and_no_new_one_follows_it(desk, organiser, organisation):
    cohort = CohortFactory(
        programme_version__programme__organisation=organisation, organisation=organisation, published_at=None
    )
    version = cohort.programme_version
    desk.post(reverse("courses:retire_programme", args=[version.public_id]), {"because": "a new one"})
    setup.edit_cohort(cohort, by=organiser.user, programme_version=cohort.programme_version, title="Still here")
    version.refresh_from_db()
    assert "released version" in setup.why_not_theirs(organisation, {"programme_version": version}, (), ())
    assert desk.get(reverse("cohorts:edit_cohort", args=[cohort.public_id])).status_code == 200


def test_a_draft_cannot_be_retired_and_nothing_is_retired_twice(desk, organisation):
    version = draft(organisation)
    with pytest.raises(Refused, match="a draft is changed"):
        retiring.retire(version, because="x")
    released = ModuleVersionFactory(module__organisation=organisation)
    retiring.retire(released, because="x")
    with pytest.raises(Refused, match="already"):
        retiring.retire(released, because="y")
    with pytest.raises(Refused, match="not retired"):
        retiring.take_back(version)
    answer = desk.get(reverse("courses:retire_module", args=[version.public_id]), follow=True)
    assert "a draft is changed" in answer.content.decode()


def test_nobody_else_retires_a_version(client, organisation):
    version = ModuleVersionFactory(module__organisation=organisation)
    programme = ProgrammeVersionFactory(programme__organisation=organisation)
    client.force_login(MembershipFactory(role=Role.ORGANISER).user)
    for name, row in (("module", version), ("programme", programme)):
        for verb in ("retire", "take_back"):
            assert client.post(reverse(f"courses:{verb}_{name}", args=[row.public_id])).status_code == 404
