"""Experts of partners comment on a module outcome by outcome and sign it; the public reads who did (REVIEW)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Role
from courses.actions import modules as module_actions
from courses.actions import retiring
from courses.actions import reviews as actions
from courses.content import digest_of
from courses.models import ModuleReview, ReviewComment, SignOff, VersionState
from courses.personal import reviews as personal
from courses.reviewing import things
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import (
    MembershipFactory,
    ModuleReviewFactory,
    ModuleVersionFactory,
    OutcomeFactory,
    ProgrammeModuleFactory,
    ProgrammeVersionFactory,
    UserFactory,
    expert,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return MembershipFactory(role=Role.ORGANISER)


@pytest.fixture
def version(organiser):
    """A draft with two outcomes."""
    row = ModuleVersionFactory(
        module__organisation=organiser.organisation, state=VersionState.DRAFT, released_at=None, title="Gowning"
    )
    for position, text in enumerate(("Demonstrate gowning", "Judge behaviour"), 1):
        OutcomeFactory(module_version=row, position=position, text=text)
    return row


@pytest.fixture
def review(version):
    return ModuleReviewFactory(module_version=version)


@pytest.fixture
def reading(client, review):
    client.force_login(review.reviewer)
    return client


def page_of(review):
    return reverse("courses:review", args=[review.public_id])


def signature(review, **fields):
    data = {"full_name": "Ada Lovelace", "digest": digest_of(review.module_version), "may_be_named": "on"}
    return data | {"do": "sign"} | fields


def signed(review, **fields):
    given = {"full_name": "Ada Lovelace", "digest": digest_of(review.module_version), "may_be_named": True}
    return actions.sign(review, **given | fields)


def test_an_expert_is_asked_by_mail_with_the_way_in(client, organiser, version):
    contact = expert(organiser.organisation)
    client.force_login(organiser.user)
    data = {"expert": contact.public_id, "question": "Is grade B enough?", "due_on": "2030-01-07"}
    answer = client.post(reverse("courses:ask_review", args=[version.public_id]), data, follow=True)
    assert "is asked by mail" in answer.content.decode()
    review = ModuleReview.objects.get()
    mail = OutgoingMail.objects.get(kind="courses/review_asked")
    assert mail.recipient == contact.user
    assert page_of(review) in mail.text
    assert "Is grade B enough?" in mail.text
    assert "7 January 2030" in mail.text
    with pytest.raises(Refused, match="not asked yet"):
        actions.ask(version, contact, by=organiser.user)


def test_only_contacts_of_the_own_partners_are_asked_and_only_about_something(organiser, version):
    for stranger in (
        expert(MembershipFactory().organisation),
        organiser,
        expert(organiser.organisation, ended_at="2026-01-01T00:00Z"),
    ):
        with pytest.raises(Refused, match="one of your partners"):
            actions.ask(version, stranger, by=organiser.user)
    version.outcomes.all().delete()
    with pytest.raises(Refused, match="outcomes first"):
        actions.ask(version, expert(organiser.organisation), by=organiser.user)


def test_comments_are_made_outcome_by_outcome_answered_and_settled(client, reading, organiser, version, review):
    outcome = version.outcomes.first()
    name = f"about-{outcome.public_id}"
    assert reading.post(page_of(review), {"do": name, f"{name}-text": "Say which grade."}).status_code == 302
    assert "Write what you think" in reading.post(page_of(review), {"do": name, f"{name}-text": " "}).content.decode()
    reading.post(page_of(review), {"do": "about-all", "about-all-text": "Too short."})
    comment, whole = ReviewComment.objects.all()
    assert (comment.outcome, comment.about, whole.outcome) == (outcome, outcome.text, None)
    assert [thing.title for thing in things.of_author(organiser.user)] == [f"2 comments on “{version}” wait."]
    client.force_login(organiser.user)
    listed = client.get(reverse("courses:reviews", args=[version.public_id])).content.decode()
    assert "2 open comments" in listed
    client.post(reverse("courses:answer_comment", args=[comment.public_id]), {"text": "Grade B.", "settled": "on"})
    comment.refresh_from_db()
    assert (comment.answer, comment.answered_by) == ("Grade B.", organiser.user)
    assert comment.resolved_at
    client.force_login(review.reviewer)
    assert "Grade B." in client.get(page_of(review)).content.decode()
    client.post(reverse("courses:settle_comment", args=[review.public_id, whole.public_id]))
    whole.refresh_from_db()
    assert whole.resolved_at


def test_a_comment_keeps_what_it_was_about_when_the_outcome_changes_or_goes(review, version):
    actions.comment(review, "Say which grade.", version.outcomes.first())
    version.outcomes.all().delete()
    comment = ReviewComment.objects.get()
    assert (comment.outcome, comment.about) == (None, "Demonstrate gowning")


def test_a_name_counts_under_the_words_that_were_signed_and_no_others(reading, review, version):
    assert reading.post(page_of(review), signature(review)).status_code == 302
    assert "You signed this version" in reading.get(page_of(review)).content.decode()
    reading.post(page_of(review), signature(review))
    assert SignOff.objects.count() == 1
    module_actions.write_module(version, title="Gowning anew")
    page = reading.get(page_of(review)).content.decode()
    assert "changed since it was signed" in page
    assert things.of_expert(review.reviewer)
    signed(ModuleReview.objects.get())
    assert things.of_expert(review.reviewer) == []
    assert SignOff.objects.count() == 2


def test_a_page_opened_before_a_change_does_not_sign_it(reading, review, version):
    before = signature(review)
    version.outcomes.update(text="Something else")
    answer = reading.post(page_of(review), before)
    assert "It has changed since you opened this page" in answer.content.decode()
    assert not SignOff.objects.exists()


def test_nobody_signs_with_an_open_comment_or_what_is_retired(review, version, organiser):
    comment = actions.comment(review, "Say which grade.")
    with pytest.raises(Refused, match="still open"):
        signed(review)
    actions.answer(comment, "", settled=True, by=organiser.user)
    signed(review)
    module_actions.release_module(version)
    fresh = ModuleReview.objects.get()
    with pytest.raises(Refused, match="was released"):
        actions.comment(fresh, "Too late.")
    retiring.retire(version, because="x")
    with pytest.raises(Refused, match="retired"):
        signed(ModuleReview.objects.get())


def test_the_public_page_names_who_signed_the_released_version_and_agreed_to_be_named(client, review, version):
    signed(review)
    module_actions.release_module(version)
    row = ProgrammeModuleFactory(
        module_version=version, programme_version__programme__organisation=version.module.organisation
    )
    address = reverse("courses:programme", args=[row.programme_version.programme.slug])
    line = f"Reviewed by Ada Lovelace, {review.organisation.name}"
    assert line in client.get(address).content.decode()
    client.force_login(review.reviewer)
    client.post(reverse("courses:review_name", args=[review.public_id]), {"named": "no"})
    assert "Ada Lovelace" not in client.get(address).content.decode()
    client.post(reverse("courses:review_name", args=[review.public_id]), {"named": "yes"})
    assert line in client.get(address).content.decode()
    take_back = reverse("courses:take_back_signature", args=[review.public_id])
    assert "Take your name back?" in client.get(take_back).content.decode()
    client.post(take_back)
    assert "Ada Lovelace" not in client.get(address).content.decode()
    assert SignOff.objects.get().taken_back_at


def test_a_new_draft_has_nobodys_name_under_it(review, version):
    signed(review)
    module_actions.release_module(version)
    draft = module_actions.begin_module_draft(version.module)
    assert not draft.reviews.exists()


def test_who_is_asked_no_more_sees_nothing_and_counts_no_more(client, reading, organiser, review, version):
    signed(review)
    client.force_login(organiser.user)
    address = reverse("courses:withdraw_review", args=[review.public_id])
    assert "no more?" in client.get(address).content.decode()
    client.post(address)
    client.force_login(review.reviewer)
    assert client.get(page_of(review)).status_code == 404
    client.force_login(organiser.user)
    assert "was withdrawn already" in client.post(address, follow=True).content.decode()


def test_whoever_speaks_for_the_partner_no_more_reads_no_more(reading, review):
    review.reviewer.memberships.update(ended_at="2026-01-01T00:00Z")
    assert reading.get(page_of(review)).status_code == 404


def test_an_expert_is_asked_again_by_mail(client, organiser, review):
    client.force_login(organiser.user)
    client.post(reverse("courses:ask_again", args=[review.public_id]))
    assert OutgoingMail.objects.get(kind="courses/review_asked_again").recipient == review.reviewer


def test_nobody_else_reads_comments_answers_or_signs(client, organiser, review, version):
    comment = actions.comment(review, "Say which grade.")
    mine = [
        reverse("courses:review", args=[review.public_id]),
        reverse("courses:review_name", args=[review.public_id]),
        reverse("courses:take_back_signature", args=[review.public_id]),
        reverse("courses:settle_comment", args=[review.public_id, comment.public_id]),
    ]
    theirs = [
        reverse("courses:reviews", args=[version.public_id]),
        reverse("courses:ask_review", args=[version.public_id]),
        reverse("courses:withdraw_review", args=[review.public_id]),
        reverse("courses:ask_again", args=[review.public_id]),
        reverse("courses:answer_comment", args=[comment.public_id]),
    ]
    other = ModuleReviewFactory(module_version=version)
    for user, addresses in (
        (organiser.user, mine),
        (review.reviewer, theirs),
        (other.reviewer, mine + theirs),
        (MembershipFactory(role=Role.ORGANISER).user, mine + theirs),
        (UserFactory(), mine + theirs),
    ):
        client.force_login(user)
        assert [client.post(address).status_code for address in addresses] == [404] * len(addresses)
    client.force_login(other.reviewer)
    foreign = reverse("courses:settle_comment", args=[other.public_id, comment.public_id])
    assert client.post(foreign).status_code == 404


def test_pages_take_as_many_queries_for_one_comment_as_for_thirty(client, organiser, review, version):
    counts = []
    for more in (1, 29):
        for _number in range(more):
            actions.comment(review, "Say which grade.", version.outcomes.first())
            if more > 1 and _number < 5:
                ModuleReviewFactory(module_version=version)
        numbers = []
        for user, address in (
            (organiser.user, reverse("courses:reviews", args=[version.public_id])),
            (review.reviewer, page_of(review)),
        ):
            client.force_login(user)
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            numbers.append(len(queries))
        counts.append(numbers)
    assert counts[0] == counts[1]


def test_the_public_page_takes_as_many_queries_for_one_name_as_for_thirty(client):
    counts = []
    for number in (1, 30):
        programme = ProgrammeVersionFactory()
        for _number in range(number):
            row = ProgrammeModuleFactory(programme_version=programme)
            OutcomeFactory(module_version=row.module_version)
            signed(ModuleReviewFactory(module_version=row.module_version))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("courses:programme", args=[programme.programme.slug]))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_comments_leave_as_a_file(client, organiser, review):
    actions.comment(review, "=Say which grade.")
    client.force_login(organiser.user)
    text = client.get(
        reverse("courses:reviews", args=[review.module_version.public_id]) + "?export=csv"
    ).content.decode()
    assert "'=Say which grade." in text


def test_what_is_held_of_an_expert_leaves_and_is_forgotten_but_for_the_fact(review, version, organiser):
    comment = actions.comment(review, "Say which grade.")
    actions.answer(comment, "Grade B.", settled=True, by=organiser.user)
    signed(review)
    held = personal.export(review.reviewer)
    assert held["comments"][0]["text"] == "Say which grade."
    assert held["signed"][0]["name"] == "Ada Lovelace"
    assert personal.export(organiser.user)["answers that I wrote"][0]["answer"] == "Grade B."
    personal.erase(review.reviewer)
    comment.refresh_from_db()
    assert (comment.text, SignOff.objects.get().full_name) == ("", "")
    assert not ModuleReview.objects.get().may_be_named


def test_a_review_follows_the_person_into_the_account_that_stays(review):
    kept = UserFactory()
    assert personal.follow(kept, review.reviewer, kept) == 1
    review.refresh_from_db()
    assert review.reviewer == kept
