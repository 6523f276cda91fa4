"""The portal's forms: drafts, two colleagues at once, replayed and hostile posts."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.actions import proposals
from partners.models import Proposal, Step
from tests.factories import CompanyFactory, MembershipFactory, PartnershipFactory, ProposalFactory

from .conftest import WORDS

pytestmark = pytest.mark.django_db
State = Proposal.State


@pytest.fixture
def as_contact(client, world):
    client.force_login(world.contact)
    return client


@pytest.fixture
def new_url(world):
    return reverse("partners:new_proposal", args=[world.cohort.public_id, world.organisation.public_id])


@pytest.fixture
def draft(world):
    return proposals.write(world.cohort, world.organisation, WORDS, world.contact)


def edit_url(proposal):
    return reverse("partners:edit_proposal", args=[proposal.public_id])


def test_save_a_draft_with_a_title_alone_then_send_it(as_contact, world, new_url):
    data = {"title": "Half a thought", "type": "lecture", "minutes": 60, "do": "save", "number": uuid.uuid4()}
    assert as_contact.post(new_url, data).status_code == 302
    proposal = Proposal.objects.get()
    assert proposal.state == State.DRAFT
    assert proposal.public_id == data["number"]
    answer = as_contact.post(edit_url(proposal), WORDS | {"do": "send", "seen": proposal.seen})
    assert answer.status_code == 302
    proposal.refresh_from_db()
    assert proposal.state == State.SUBMITTED
    assert proposal.sent["title"] == WORDS["title"]


def test_send_without_the_words_says_so_at_each_field_and_keeps_what_was_typed(as_contact, new_url):
    answer = as_contact.post(new_url, {"title": "Half a thought", "type": "lecture", "minutes": 60, "do": "send"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"abstract", "outcomes", "speaker"}
    assert b"Half a thought" in answer.content
    assert not Proposal.objects.exists()


def test_the_same_form_sent_twice_makes_one_proposal_and_one_mail(as_contact, new_url):
    data = WORDS | {"do": "send", "number": str(uuid.uuid4())}
    for _ in range(3):
        assert as_contact.post(new_url, data).status_code == 302
    proposal = Proposal.objects.get()
    assert list(proposal.steps.values_list("kind", flat=True)) == [Step.Kind.WRITTEN, Step.Kind.SUBMITTED]


def test_two_colleagues_at_once_lose_nothing(as_contact, world, draft):
    seen = draft.seen
    proposals.edit(draft, WORDS | {"title": "The colleague's title"}, world.colleague, seen)
    answer = as_contact.post(edit_url(draft), WORDS | {"title": "My title", "do": "save", "seen": seen})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "My title" in page
    assert "The colleague&#x27;s title" in page
    draft.refresh_from_db()
    assert draft.title == "The colleague's title"
    again = answer.context["form"].data | {"do": "save"}
    assert as_contact.post(edit_url(draft), {key: again[key] for key in again}).status_code == 302
    draft.refresh_from_db()
    assert draft.title == "My title"


def test_a_stale_tab_cannot_edit_what_was_sent(as_contact, world, draft):
    seen = draft.seen
    proposals.submit(draft, world.colleague)
    answer = as_contact.post(edit_url(draft), WORDS | {"title": "Too late", "do": "save", "seen": seen})
    assert answer.status_code == 422
    assert b"Too late" in answer.content
    draft.refresh_from_db()
    assert draft.title == WORDS["title"]
    assert as_contact.get(edit_url(draft)).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 201),
        ("title", "two\nlines"),
        ("title", "bell\x07"),
        ("abstract", "x" * 4001),
        ("abstract", "nul\x00"),
        ("abstract", "turned \u202e round"),
        ("outcomes", "x" * 2001),
        ("speaker", "half \ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace") + "\x1b[2J"),
        ("minutes", "0"),
        ("minutes", "601"),
        ("minutes", "99999999999999999999"),
        ("largest_group", "0"),
        ("largest_group", "-3"),
        ("type", "ceremony"),
        ("type", "nonsense"),
    ],
)
def test_bad_input_is_refused_at_its_field(as_contact, new_url, field, value):
    answer = as_contact.post(new_url, WORDS | {"do": "send", field: value})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Proposal.objects.exists()


def test_ten_megabytes_of_abstract_are_refused(as_contact, new_url):
    answer = as_contact.post(new_url, WORDS | {"do": "send", "abstract": "x" * 10_000_000})
    assert answer.status_code in (400, 413, 422)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("name", ["Наталія Ґонтаренко", "阮文雄", "Łukasz Żółć", "مريم"])
def test_any_script_is_welcome(as_contact, new_url, name):
    as_contact.post(new_url, WORDS | {"do": "send", "speaker": name})
    assert Proposal.objects.get().speaker == name


def test_line_breaks_of_browsers_count_once(as_contact, new_url):
    as_contact.post(new_url, WORDS | {"do": "save", "outcomes": "one\r\ntwo"})
    assert Proposal.objects.get().outcomes == "one\ntwo"


def test_a_cohort_without_us_does_not_exist(as_contact, world):
    url = reverse("partners:new_proposal", args=[world.other_cohort.public_id, world.organisation.public_id])
    assert as_contact.get(url).status_code == 404
    url = reverse("partners:new_proposal", args=[world.cohort.public_id, world.rival_organisation.public_id])
    assert as_contact.post(url, WORDS).status_code == 404


def test_copy_takes_the_words_of_ones_own_alone(as_contact, world, new_url, draft):
    assert as_contact.get(f"{new_url}?copy={draft.public_id}").context["form"]["title"].value() == WORDS["title"]
    other = ProposalFactory(cohort=world.cohort, organisation=world.rival_organisation)
    assert not as_contact.get(f"{new_url}?copy={other.public_id}").context["form"]["title"].value()
    assert as_contact.get(f"{new_url}?copy=%00nonsense").status_code == 200


def test_withdraw_asks_first(as_contact, draft):
    url = reverse("partners:withdraw_proposal", args=[draft.public_id])
    assert b"Withdraw" in as_contact.get(url).content
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    as_contact.post(url)
    as_contact.post(url)
    draft.refresh_from_db()
    assert draft.state == State.WITHDRAWN


@pytest.mark.parametrize("verb", ["submit_proposal", "confirm_proposal"])
def test_a_link_changes_nothing(as_contact, draft, verb):
    assert as_contact.get(reverse(f"partners:{verb}", args=[draft.public_id])).status_code == 405


def test_the_portal_says_what_is_next(as_contact, world, draft):
    sent = proposals.submit(draft, world.contact)
    accepted = proposals.accept(sent, world.organiser)
    page = as_contact.get(reverse("partners:portal")).content.decode()
    assert "was accepted: confirm it" in page
    as_contact.post(reverse("partners:confirm_proposal", args=[accepted.public_id]))
    page = as_contact.get(reverse("partners:portal")).content.decode()
    assert "was accepted: confirm it" not in page


def test_the_portal_takes_as_many_queries_for_one_as_for_thirty(as_contact, world):
    def fill(number):
        for _ in range(number):
            ProposalFactory(cohort=world.cohort, organisation=world.organisation)
            company = CompanyFactory(keeper=world.cohort.organisation)
            PartnershipFactory(cohort=world.cohort, organisation=company)
            MembershipFactory(organisation=company, role="partner_contact", user=world.contact)

    counts = []
    for number in (1, 29):
        fill(number)
        with CaptureQueriesContext(connection) as queries:
            assert as_contact.get(reverse("partners:portal")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[1] <= 24
