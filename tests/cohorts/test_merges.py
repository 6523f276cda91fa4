"""One person with two accounts: noticed, compared, made one by a person, with everything that hangs on it."""

import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from accounts import actions as accounts
from accounts import own_data
from accounts.models import Merge, MergeRequest, Role, User
from cohorts.actions import merges
from cohorts.duplicates import pairs_in, plain_mailbox, plain_name
from cohorts.models import Application, TwoPeople
from records import personal
from records.errors import Refused
from records.models import OutgoingMail
from tests import factories
from tests.factories import ApplicationFactory, CohortFactory, MembershipFactory

pytestmark = pytest.mark.django_db
State = Application.State


@pytest.fixture
def cohort():
    return CohortFactory(capacity=2)


@pytest.fixture
def organiser(client, cohort):
    organiser = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(organiser)
    return organiser


def twins(cohort, first=State.ACCEPTED, second=State.WAITING):
    one = ApplicationFactory(cohort=cohort, state=first, person__full_name="Elif Yıldız")
    other = ApplicationFactory(cohort=cohort, state=second, person__full_name="YILDIZ elif")
    return one, other


def merged(*rows, **asked):
    """Asked by the team, and said yes to by the account that closes."""
    return accounts.answer_merge(merges.ask(*rows, **asked), is_one_person=True)


def page(name, cohort, one, other):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, one.public_id, other.public_id])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Elif Yıldız", "YILDIZ, Elif"), ("Łukasz Żółć", "Zolc Lukasz"), ("Mai Anh Nguyễn", "Nguyen Mai Anh")],
)
def test_names_are_compared_without_accents_case_and_order(one, other):
    assert plain_name(one) == plain_name(other)


def test_a_mailbox_is_compared_when_it_says_something():
    assert plain_mailbox("Ada.Peeters+school@a.example") == plain_mailbox("adapeeters@b.example")
    assert plain_mailbox("info@a.example") == plain_mailbox("123456789@a.example") == ""


def test_pairs_that_look_alike_are_noticed_in_two_queries(cohort, django_assert_num_queries):
    one, other = twins(cohort)
    ApplicationFactory(cohort=cohort, person__full_name="Robbe Janssens", person__email="elif@x.example")
    ApplicationFactory(person__full_name="Elif Yıldız")
    with django_assert_num_queries(2):
        (pair,) = pairs_in(cohort)
    assert (pair.one, pair.other, pair.why) == (one, other, "The same name.")


def test_two_people_told_apart_are_not_shown_again(client, organiser, cohort):
    one, other = twins(cohort)
    listing = reverse("cohorts:duplicates", args=[cohort.public_id])
    assert "1 pair to compare" in client.get(listing).content.decode()
    client.post(page("tell_apart", cohort, other, one))
    client.post(page("tell_apart", cohort, one, other))
    assert TwoPeople.objects.get().by == organiser
    assert "No pair looks alike" in client.get(listing).content.decode()


def test_the_stronger_application_stays_whichever_account_is_kept(client, organiser, cohort):
    one, other = twins(cohort)
    next_one = ApplicationFactory(cohort=cohort, state=State.WAITING)
    typed = {"keep": str(other.public_id), "reason": "Asked her by phone."}
    response = client.post(page("compare", cohort, one, other), typed, follow=True)
    assert "Asked by mail" in response.content.decode()
    assert not Merge.objects.exists()
    link = re.search(r"/one-person/[\w-]+/", OutgoingMail.objects.get(kind="account/merge_asked").text)[0]
    reader = Client()
    question = reader.get(link, follow=True).redirect_chain[-1][0]
    assert (
        "Log in with the address that stays" in reader.post(question, {"answer": "yes"}, follow=True).content.decode()
    )
    assert "answered already" in reader.post(question, {"answer": "no"}).content.decode()
    kept, gone = other.person, one.person
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.person, one.state) == (kept, State.ACCEPTED)
    assert (other.person, other.state) == (gone, State.WITHDRAWN)
    next_one.refresh_from_db()
    assert next_one.state != State.WITHDRAWN
    merge = Merge.objects.get()
    assert (merge.kept, merge.gone, merge.by, merge.moved["applications"]) == (kept, gone, organiser, 1)
    assert merge.reason == "Asked her by phone."


def test_the_closed_account_logs_in_no_more_and_both_addresses_are_told(cohort, organiser):
    one, other = twins(cohort)
    address = other.person.email
    merged(one, other, keep=one, by=organiser, reason="Same birthday.")
    gone = User.objects.get(pk=other.person_id)
    assert not gone.is_active
    assert not gone.emailaddress_set.exists()
    assert not gone.has_usable_password()
    told = set(OutgoingMail.objects.filter(kind="account/merged").values_list("to_address", flat=True))
    assert told == {address, one.person.email}
    mail = OutgoingMail.objects.get(kind="account/merged", to_address=address)
    assert one.person.email not in mail.text  # whoever reads this box may be somebody else
    assert User.objects.filter(email=address).count() == 0  # free to be added to the account that stays


def test_attendance_certificates_consents_and_mails_follow(cohort, organiser):
    kept = factories.UserFactory()
    gone = ApplicationFactory(cohort=cohort)
    person = gone.person
    attendance = factories.AttendanceFactory(application=gone, sitting__session__cohort=cohort)
    certificate = factories.CertificateFactory(application=gone, cohort=cohort, holder=person)
    acceptance = factories.AcceptanceFactory(user=person)
    company = factories.CompanyFactory(keeper=cohort.organisation)
    contact = MembershipFactory(user=person, organisation=company, role=Role.PARTNER_CONTACT)
    proposal = factories.ProposalFactory(cohort=cohort, organisation=company, written_by=person)
    mail = factories.OutgoingMailFactory(recipient=person)
    accounts.answer_merge(
        accounts.ask_to_merge(kept, person, organisation=cohort.organisation, by=organiser, reason="Same person."),
        is_one_person=True,
    )
    for row in (gone, certificate, acceptance, contact, proposal, mail):
        row.refresh_from_db()
    assert gone.person == certificate.holder == acceptance.user == contact.user == proposal.written_by == kept
    assert mail.recipient == kept
    assert attendance.application.person_id in (kept.pk, person.pk)
    assert personal.export(kept)["applications"]


def test_history_says_who_merged(cohort, organiser):
    one, other = twins(cohort)
    merged(one, other, keep=other, by=organiser, reason="Same person.")
    rows = apps.get_model("cohorts", "ApplicationEvent").objects
    assert rows.filter(pgh_obj_id=one.pk, person_id=other.person_id, pgh_context__user=organiser.pk).exists()


def test_what_stands_against_a_merge_is_said_before(cohort, organiser):
    one, other = twins(cohort)

    def why(keep=one, gone=other, by=organiser):
        return merges.reason_not_to_merge(keep, gone, by)

    assert why() == ""
    assert "your own" in why(by=one.person)
    factories.CohortRoleFactory(cohort=CohortFactory(organisation=cohort.organisation), user=other.person)
    assert "works in a cohort" in why()
    assert why(keep=other, gone=one) == ""
    MembershipFactory(user=one.person)
    assert "never changes hands" in why(keep=other, gone=one)
    with pytest.raises(Refused):
        merged(one, other, keep=other, by=organiser, reason="Same person.")
    assert not Merge.objects.exists()


def test_an_account_that_takes_part_elsewhere_is_not_closed_by_this_organiser(cohort, organiser):
    one, other = twins(cohort)
    ApplicationFactory(person=other.person)
    assert "another organiser" in merges.reason_not_to_merge(one, other, organiser)


def test_a_reason_is_asked_for_and_what_was_typed_stays(client, organiser, cohort):
    one, other = twins(cohort)
    response = client.post(page("compare", cohort, one, other), {"keep": str(other.public_id), "reason": " "})
    assert response.status_code == 422
    assert response.context["form"]["keep"].value() == str(other.public_id)
    with pytest.raises(Refused):
        merged(one, other, keep=one, by=organiser, reason=" ")


def test_whoever_is_erased_is_erased_with_the_account_that_was_closed(cohort, organiser):
    one, other = twins(cohort)
    other.motivation = "zzyx wants to come"
    other.save()
    factories.OutgoingMailFactory(to_address=other.person.email, text="Hello YILDIZ elif")
    merged(one, other, keep=one, by=organiser, reason="YILDIZ elif said so.")
    accounts.erase(User.objects.get(pk=one.person_id))
    other.refresh_from_db()
    assert other.motivation == ""
    assert not OutgoingMail.objects.filter(text__contains="YILDIZ").exists()
    merge = Merge.objects.get()
    assert (merge.addresses, merge.name, merge.reason) == ([], "", "")
    assert User.objects.get(pk=other.person_id).erased_at


def test_pairs_of_another_cohort_are_not_there(client, organiser, cohort):
    one, _other = twins(cohort)
    elsewhere = ApplicationFactory()
    assert client.get(page("compare", cohort, one, elsewhere)).status_code == 404
    assert client.get(page("compare", cohort, one, one)).status_code == 404


def test_an_account_that_once_belonged_to_another_organiser_is_not_closed(cohort, organiser):
    one, other = twins(cohort)
    elsewhere = MembershipFactory(user=other.person, ended_at=cohort.published_at)
    assert "another organiser" in merges.reason_not_to_merge(one, other, organiser)
    elsewhere.delete()
    factories.CohortRoleFactory(user=other.person, ended_at=cohort.published_at)
    assert "another organiser" in merges.reason_not_to_merge(one, other, organiser)


def test_what_was_begun_at_another_organiser_is_not_handed_on(cohort, organiser):
    one, other = twins(cohort)
    begun = ApplicationFactory(person=other.person, state=State.DRAFT)
    own = ApplicationFactory(
        person=other.person, state=State.DRAFT, cohort=CohortFactory(organisation=cohort.organisation)
    )
    merged(one, other, keep=one, by=organiser, reason="Same person.")
    begun.refresh_from_db()
    own.refresh_from_db()
    assert (begun.person, own.person) == (other.person, one.person)


def test_after_a_merge_by_mistake_the_new_account_at_the_address_is_let_alone(cohort, organiser):
    """The account that stayed reads nothing of the new one's mails, and its erasure takes nothing from it."""
    one, other = twins(cohort)
    address = other.person.email
    merged(one, other, keep=one, by=organiser, reason="Same name.")
    anew = factories.UserFactory(email=address)
    factories.OutgoingMailFactory(to_address=address, recipient=anew, text="A place at another organiser.")
    kept = User.objects.get(pk=one.person_id)
    assert "another organiser" not in str(own_data.everything(kept))
    accounts.erase(kept)
    assert OutgoingMail.objects.get(recipient=anew, kind="cohorts/letter").text == "A place at another organiser."


def test_a_team_with_an_account_of_its_own_making_reads_nothing(cohort, organiser):
    """The address that would close says no, or nothing; either way nothing moves."""
    victim, puppet = twins(cohort)
    asked = merges.ask(victim, puppet, keep=puppet, by=organiser, reason="Same name.")
    mail = OutgoingMail.objects.get(kind="account/merge_asked")
    assert (mail.to_address, mail.secret) == (victim.person.email, True)
    assert puppet.person.email not in mail.text
    assert accounts.answer_merge(asked, is_one_person=False) is None
    victim.refresh_from_db()
    assert victim.person.is_active
    with pytest.raises(Refused):
        accounts.answer_merge(asked, is_one_person=True)
    assert not Merge.objects.exists()


def test_a_question_asked_anew_taken_back_or_late_ends_its_link(client, organiser, cohort):
    one, other = twins(cohort)
    first = merges.ask(one, other, keep=one, by=organiser, reason="Same name.")
    second = merges.ask(one, other, keep=other, by=organiser, reason="The other way round.")
    with pytest.raises(Refused, match="took the question back"):
        accounts.answer_merge(first, is_one_person=True)
    back = reverse("cohorts:take_back_merge", args=[cohort.public_id, second.public_id])
    assert "taken back" in client.post(back, follow=True).content.decode()
    assert client.post(back).status_code == 404
    late = merges.ask(one, other, keep=one, by=organiser, reason="Same name.")
    MergeRequest.objects.filter(pk=late.pk).update(expires_at=cohort.published_at)
    with pytest.raises(Refused, match="time to answer is over"):
        accounts.answer_merge(late, is_one_person=True)


def test_what_came_to_stand_against_it_since_is_said_to_whoever_answers(cohort, organiser):
    one, other = twins(cohort)
    asked = merges.ask(one, other, keep=one, by=organiser, reason="Same name.")
    MembershipFactory(user=other.person)
    with pytest.raises(Refused, match="never changes hands"):
        accounts.answer_merge(asked, is_one_person=True)
    assert MergeRequest.objects.standing().exists()


def test_whoever_never_got_the_link_finds_no_question(client, organiser, cohort):
    asked = merges.ask(*(pair := twins(cohort)), keep=pair[0], by=organiser, reason="Same name.")
    assert client.get(reverse("accounts:merge_question", args=[asked.public_id])).status_code == 404
    assert client.get(reverse("accounts:open_merge", args=["guessed"])).status_code == 404


def test_erasure_clears_what_was_asked(cohort, organiser):
    one, other = twins(cohort)
    merges.ask(one, other, keep=one, by=organiser, reason="YILDIZ elif said so.")
    accounts.erase(other.person)
    asked = MergeRequest.objects.get()
    assert asked.reason == ""
    assert asked.taken_back_at
