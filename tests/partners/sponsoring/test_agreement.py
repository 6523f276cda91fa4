"""From interest to thanks (SPONSORING in docs/rules.md)."""

from datetime import timedelta
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from partners.models import Agreement, Deliverable, Partnership, Sponsorship
from partners.sponsoring import refusals
from partners.sponsoring.actions import agreements, packages, promises, sponsorships
from partners.sponsoring.terms import terms_of
from records.errors import Refused
from records.models import OutgoingMail
from tests.factories import CohortFactory, MembershipFactory
from tests.factories.sponsoring import (
    AgreementFactory,
    DeliverableFactory,
    InKindFactory,
    PackageFactory,
    SponsorshipFactory,
)

State = Sponsorship.State


def terms(desk, **changes) -> dict:
    said = {
        "package": desk.gold, "amount_cents": 500_000, "vat_rate": Decimal(21), "held_until": None,
        "owner": desk.organiser, "contact": None, "by": desk.organiser,
    }  # fmt: skip
    return said | changes


def kinds() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("kind", flat=True))


@pytest.mark.django_db
def test_a_sponsor_comes_from_interest_to_thanks(desk, pdf_fonts):
    row = sponsorships.say_interested(desk.page, desk.organisation, desk.gold, "We would like a talk.", desk.contact)
    assert (row.state, row.amount_cents, row.contact) == (State.INTERESTED, 500_000, desk.contact)
    agreement = agreements.send_offer(row, desk.organiser)
    assert bytes(agreement.pdf).startswith(b"%PDF")
    assert [one["name"] for one in agreement.terms["theirs"]] == ["Talk of 20 minutes", "Logo"]
    row.refresh_from_db()
    assert row.state == State.OFFERED

    row = agreements.agree(row, agreement, name="Nele Verhaegen", function="Director", by=desk.contact)
    assert row.state == State.AGREED
    part = Partnership.objects.current().get(organisation=desk.organisation, kind="sponsor")
    assert part.tier == desk.gold.tier
    assert set(row.deliverables.values_list("side", "owner")) == {
        ("theirs", desk.contact.pk),
        ("ours", desk.organiser.pk),
    }
    sponsorships.mark_invoiced(row)
    row = sponsorships.mark_paid(row)
    assert row.state == State.PAID
    with pytest.raises(Refused, match="open"):
        sponsorships.fulfil(row, desk.organiser)
    for promise in row.deliverables.all():
        promises.mark_done(promise, "It was done.", "", desk.organiser)
    row = sponsorships.fulfil(row, desk.organiser)
    row = sponsorships.thank(row, "A good week, because of you.", desk.organiser)
    assert row.state == State.THANKED
    assert kinds() == sorted(
        ["partners/sponsor_interested", *["partners/sponsor_offered"] * 2, *["partners/sponsor_agreed"] * 3,
         *["partners/sponsor_thanked"] * 2]
    )  # fmt: skip


@pytest.mark.django_db
def test_the_same_offer_sent_twice_is_one_version(desk, pdf_fonts):
    row = sponsorships.begin(desk.cohort, desk.organisation, desk.gold, desk.organiser)
    agreements.send_offer(row, desk.organiser)
    with pytest.raises(Refused, match="exactly this"):
        agreements.send_offer(row, desk.organiser)
    assert row.agreements.count() == 1


@pytest.mark.django_db
def test_changed_terms_ask_for_a_new_version_which_alone_can_be_accepted(desk, pdf_fonts):
    row = sponsorships.begin(desk.cohort, desk.organisation, desk.gold, desk.organiser)
    first = agreements.send_offer(row, desk.organiser)
    sponsorships.save_terms(row, **terms(desk, amount_cents=400_000))
    with pytest.raises(Refused, match="changing"):
        agreements.agree(row, first, name="Nele", function="", by=desk.contact)
    row.refresh_from_db()
    second = agreements.send_offer(row, desk.organiser)
    with pytest.raises(Refused, match="newer version"):
        agreements.agree(row, first, name="Nele", function="", by=desk.contact)
    agreements.agree(row, second, name="Nele", function="", by=desk.contact)
    assert [bool(one.accepted_at) for one in row.agreements.all()] == [True, False]


@pytest.mark.django_db
def test_a_change_after_the_agreement_is_accepted_anew_and_the_former_stays(desk, pdf_fonts):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.silver)
    first = AgreementFactory(sponsorship=row, accepted_at=timezone.now(), accepted_name="Nele")
    InKindFactory(sponsorship=row)
    second = agreements.send_offer(row, desk.organiser)
    row = agreements.agree(row, second, name="Bram Claes", function="", by=desk.colleague)
    assert row.state == State.AGREED
    first.refresh_from_db()
    assert first.accepted_name == "Nele"
    assert first.terms != second.terms == terms_of(row)


@pytest.mark.django_db
def test_accepting_twice_is_refused_the_second_time(desk):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.gold, state="offered")
    agreement = AgreementFactory(sponsorship=row)
    agreements.agree(row, agreement, name="Nele", function="", by=desk.contact)
    with pytest.raises(Refused, match="accepted already"):
        agreements.agree(row, agreement, name="Bram", function="", by=desk.colleague)
    agreement.refresh_from_db()
    assert agreement.accepted_name == "Nele"


@pytest.mark.django_db
def test_an_offer_that_keeps_a_place_keeps_it_until_its_day(desk):
    today = refusals.today_in(desk.cohort)
    kept = SponsorshipFactory(cohort=desk.cohort, package=desk.gold, state="offered", held_until=today)
    assert refusals.places_left(desk.gold) == 0
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.gold, state="offered")
    agreement = AgreementFactory(sponsorship=row)
    with pytest.raises(Refused, match="taken"):
        agreements.agree(row, agreement, name="Nele", function="", by=desk.contact)
    Sponsorship.objects.filter(pk=kept.pk).update(held_until=today - timedelta(days=1))
    assert agreements.agree(row, agreement, name="Nele", function="", by=desk.contact).state == State.AGREED


@pytest.mark.django_db(transaction=True)
def test_two_sponsors_in_the_same_second_do_not_both_get_the_last_place(desk):
    """Fails without `lock_package` in `agree` (both count none and both agree); tried once, with the lock taken out."""
    pairs = []
    for organisation, person in ((desk.organisation, desk.contact), (desk.rival_organisation, desk.rival)):
        row = SponsorshipFactory(cohort=desk.cohort, organisation=organisation, package=desk.gold, state="offered")
        pairs.append((row, AgreementFactory(sponsorship=row), person))
    start, told = Barrier(2), []

    def accept(row, agreement, person):
        start.wait()
        try:
            agreements.agree(row, agreement, name="Ada", function="", by=person)
            told.append("agreed")
        except Refused as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [Thread(target=accept, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert Sponsorship.objects.filter(package=desk.gold).agreed().count() == 1
    assert sorted(told)[0] == "agreed"
    assert "Gold" in sorted(told)[1]


@pytest.mark.django_db
def test_another_package_brings_its_own_promises_until_something_was_done(desk):
    row = sponsorships.begin(desk.cohort, desk.organisation, None, desk.organiser)
    sponsorships.save_terms(row, **terms(desk))
    assert row.deliverables.count() == 4
    sponsorships.save_terms(row, **terms(desk, package=desk.silver, amount_cents=200_000))
    assert row.deliverables.count() == 0
    DeliverableFactory(sponsorship=row, state="delivered")
    with pytest.raises(Refused, match="done for this package"):
        sponsorships.save_terms(row, **terms(desk))


@pytest.mark.django_db
def test_money_and_the_end(desk):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.silver)
    assert sponsorships.mark_invoiced(row).state == State.INVOICED
    with pytest.raises(Refused, match="Credit"):
        sponsorships.withdraw(row, "No more.", desk.organiser)
    with pytest.raises(Refused, match="invoiced"):
        sponsorships.save_terms(row, **terms(desk, amount_cents=1))
    assert sponsorships.mark_unpaid(row, credited=True).state == State.AGREED
    with pytest.raises(Refused, match="Say why"):
        sponsorships.withdraw(row, " ", desk.organiser)
    assert sponsorships.withdraw(row, "No more.", desk.organiser).state == State.WITHDRAWN
    with pytest.raises(Refused):
        sponsorships.mark_invoiced(row)


@pytest.mark.django_db
def test_an_offer_without_anybody_to_read_it_is_refused(desk):
    desk.rival.memberships.update(ended_at=timezone.now())
    row = sponsorships.begin(desk.cohort, desk.rival_organisation, desk.gold, desk.organiser)
    with pytest.raises(Refused, match="Invite a contact"):
        agreements.send_offer(row, desk.organiser)


@pytest.mark.django_db
def test_a_contact_accepts_the_version_that_was_read(client, desk):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.gold, state="offered")
    agreement = AgreementFactory(sponsorship=row)
    client.force_login(desk.contact)
    url = reverse("partners:accept_sponsor_agreement", args=[row.public_id])
    said = {"name": "Nele Verhaegen", "function": "Director", "may": "on"}
    assert client.post(url, said | {"version": "nonsense"}).status_code == 422
    assert client.post(url, {"version": str(agreement.public_id), "name": "Nele"}).status_code == 422
    assert client.post(url, said | {"version": str(agreement.public_id)}).status_code == 302
    assert Agreement.objects.get().accepted_name == "Nele Verhaegen"
    page = client.get(reverse("partners:sponsorship", args=[row.public_id])).content.decode()
    assert "accepted by Nele Verhaegen" in page


@pytest.mark.django_db
def test_next_years_packages_are_cloned_once_with_their_lines(desk):
    start = desk.cohort.starts_on + timedelta(days=365)
    after = CohortFactory(organisation=desk.cohort.organisation, starts_on=start, ends_on=start)
    assert packages.clone_packages(after, desk.cohort, desk.organiser) == 2
    gold = after.packages.get(name="Gold")
    assert gold.copied_from == desk.gold
    assert gold.benefits.count() == 3
    assert gold.benefits.first().asked_on(after) == start - timedelta(days=60)
    with pytest.raises(Refused, match="here already"):
        packages.clone_packages(after, desk.cohort, desk.organiser)
    with pytest.raises(Refused, match="of your organisation"):
        packages.clone_packages(after, PackageFactory().cohort, desk.organiser)


@pytest.mark.django_db
def test_an_owner_belongs_to_the_own_side(desk):
    row = SponsorshipFactory(cohort=desk.cohort, organisation=desk.organisation, package=desk.gold)
    promise = Deliverable(sponsorship=row, side="ours", name="Stand", due_on=desk.cohort.starts_on, owner=desk.contact)
    with pytest.raises(Refused, match="team"):
        promises.save_promise(promise, desk.organiser)
    stranger = MembershipFactory(organisation=desk.rival_organisation, role="partner_contact").user
    promise.side, promise.owner = "theirs", stranger
    with pytest.raises(Refused, match="contact of the sponsor"):
        promises.save_promise(promise, desk.organiser)
