"""Who sees which page of people and organisations, and who must not."""

import pytest
from django.urls import reverse

from accounts import actions
from accounts.models import Role, Text
from records import nextthings
from tests.accounts.conftest import with_role
from tests.factories import (
    AcceptanceFactory,
    CompanyFactory,
    InvitationFactory,
    MembershipFactory,
    OrganiserFactory,
    SchoolFactory,
    TextFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def school(organiser):
    return SchoolFactory(keeper=organiser, name="AP Hogeschool")


@pytest.fixture
def paths(organiser, school):
    text = TextFactory(organisation=organiser)
    membership = MembershipFactory(organisation=organiser, role=Role.BOOKKEEPER)
    contact = MembershipFactory(organisation=school, role=Role.COORDINATOR)
    rows = {
        "team": organiser, "invite": organiser, "addresses": organiser, "create_address": organiser, "texts": organiser,
        "address": school, "change_address": school, "text": text, "change_text": text, "release_text": text,
        "end_membership": membership, "organiser": organiser, "change_organiser": organiser,
    }  # fmt: skip
    found = {name: reverse(f"accounts:{name}", args=[row.public_id]) for name, row in rows.items()}
    found["invite_contact"] = reverse("accounts:invite", args=[school.public_id])
    found["end_contact"] = reverse("accounts:end_membership", args=[contact.public_id])
    found["export"] = reverse("accounts:export_addresses", args=[organiser.public_id, "csv"])
    found["installation"] = reverse("accounts:installation")
    found["create_organiser"] = reverse("accounts:create_organiser")
    return found


OWN = {"team", "texts", "text"}
RUN = OWN | {
    "invite", "addresses", "create_address", "address", "change_address", "change_text", "release_text",
    "end_membership", "invite_contact", "end_contact", "export",
}  # fmt: skip
ADMINISTER = {"installation", "create_organiser", "organiser", "change_organiser"}


def opened(client, paths) -> set[str]:
    return {name for name, path in paths.items() if client.get(path).status_code in (200, 302)}


def test_the_organiser_opens_all_pages_of_the_organisation_and_none_of_the_installation(as_user, ilse, paths):
    assert opened(as_user(ilse), paths) == RUN


@pytest.mark.parametrize("role", [Role.OFFICER, Role.BOOKKEEPER, Role.MEMBER])
def test_the_team_reads_team_and_texts_only(as_user, organiser, ilse, paths, role):
    client = as_user(with_role(organiser, role))
    assert opened(client, paths) == OWN
    assert client.get(paths["addresses"]).status_code == 403


def test_an_administrator_sees_organisers_and_their_people_and_nothing_of_their_work(as_user, administrator, paths):
    client = as_user(administrator)
    assert opened(client, paths) == ADMINISTER | {"invite", "end_membership"}
    for name in ("address", "invite_contact", "end_contact", "text"):
        assert client.get(paths[name]).status_code == 404


@pytest.mark.parametrize("kind", ["student", "other organiser", "coordinator", "partner contact"])
def test_everybody_else_finds_nothing(as_user, school, paths, kind):
    user = {
        "student": lambda: UserFactory(),
        "other organiser": lambda: with_role(OrganiserFactory(), Role.ORGANISER),
        "coordinator": lambda: with_role(school, Role.COORDINATOR),
        "partner contact": lambda: with_role(CompanyFactory(keeper=school.keeper), Role.PARTNER_CONTACT),
    }[kind]()
    client = as_user(user)
    assert opened(client, paths) == set()
    others = RUN - {"address", "change_address", "invite_contact", "end_contact"}
    assert {client.get(paths[name]).status_code for name in others} == {404}


def test_somebody_not_logged_in_is_asked_to(client, paths):
    for path in [*paths.values(), reverse("accounts:me"), reverse("accounts:settings"), reverse("accounts:erase")]:
        response = client.get(path)
        assert response.status_code == 302
        assert response.url.startswith(reverse("account_login"))


def test_an_ended_role_opens_nothing(as_user, organiser, ilse, paths):
    other = with_role(organiser, Role.ORGANISER)
    actions.end_membership(ilse.memberships.get())
    assert opened(as_user(ilse), paths) == set()
    assert opened(as_user(other), paths) == RUN


@pytest.mark.parametrize("name", ["team", "addresses", "texts", "installation", "organiser", "address"])
def test_lists_ask_the_same_number_of_queries_for_1_and_for_30_rows(
    client, organiser, ilse, administrator, school, paths, name, django_assert_num_queries
):
    client.force_login(administrator if name in ADMINISTER else ilse)

    def count():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            assert client.get(paths[name]).status_code == 200
        return len(captured)

    MembershipFactory(organisation=school, role=Role.COORDINATOR)
    InvitationFactory(organisation=organiser)
    InvitationFactory(organisation=school, role=Role.COORDINATOR)
    before = count()
    for _ in range(29):
        MembershipFactory(organisation=organiser, role=Role.MEMBER)
        MembershipFactory(organisation=school, role=Role.COORDINATOR)
        InvitationFactory(organisation=organiser)
        InvitationFactory(organisation=school, role=Role.COORDINATOR)
        CompanyFactory(keeper=organiser)
        TextFactory(organisation=organiser, key=Text.Key.RULES)
        OrganiserFactory()
    assert count() == before


def test_address_book_searches_filters_counts_and_turns_pages(as_user, organiser, ilse, school):
    for _ in range(30):
        CompanyFactory(keeper=organiser)
    MembershipFactory(organisation=school, role=Role.COORDINATOR, user__full_name="Bart Claes")
    SchoolFactory(name="Somebody else's school")
    client, path = as_user(ilse), reverse("accounts:addresses", args=[organiser.public_id])
    assert "31 organisations" in client.get(path).content.decode()
    assert client.get(path, {"page": 2}).context["page"].number == 2
    assert [row.name for row in client.get(path, {"q": "claes"}).context["page"]] == ["AP Hogeschool"]
    assert {row.kind for row in client.get(path, {"kind": "company"}).context["page"]} == {"company"}
    assert (
        "Nothing in your address book fits"
        in client.get(path, {"q": "zz\x00z", "kind": "\x00", "page": "x"}).content.decode()
    )


def test_address_book_is_exported_with_contacts_and_without_formulas(as_user, organiser, ilse, school):
    MembershipFactory(organisation=school, role=Role.COORDINATOR, user__full_name="=cmd|calc")
    client = as_user(ilse)
    path = lambda kind: reverse("accounts:export_addresses", args=[organiser.public_id, kind])  # noqa: E731
    text = client.get(path("csv")).content.decode()
    assert "AP Hogeschool" in text
    assert "'=cmd" in text
    assert client.get(path("xlsx")).content.startswith(b"PK")
    assert client.get(path("exe")).status_code == 404


def test_create_address_says_at_the_field_what_is_wrong_and_keeps_what_was_typed(as_user, organiser, ilse, school):
    client, path = as_user(ilse), reverse("accounts:create_address", args=[organiser.public_id])
    data = {"kind": "school", "name": "ap hogeschool", "email_domains": "student.ap.be"}
    text = client.post(path, data).content.decode()
    assert "stands in your address book already" in text
    assert "student.ap.be" in text
    text = client.post(path, data | {"name": "KdG", "email_domains": "no domain"}).content.decode()
    assert "is not a domain" in text
    assert client.post(path, data | {"name": "KdG\x00"}).status_code == 200
    assert client.post(path, data | {"name": "KdG", "email_domains": "@Student.KdG.be, kdg.be"}).status_code == 302
    assert organiser.kept_organisations.get(name="KdG").email_domains == "student.kdg.be, kdg.be"


def test_an_address_keeps_its_kind(as_user, ilse, school):
    path = reverse("accounts:change_address", args=[school.public_id])
    as_user(ilse).post(path, {"kind": "company", "name": "AP", "email_domains": ""})
    school.refresh_from_db()
    assert (school.kind, school.name) == ("school", "AP")


def test_an_administrator_creates_an_organiser_once_and_invites_its_first_person(as_user, administrator):
    client, path = as_user(administrator), reverse("accounts:create_organiser")
    page = client.post(path, {"name": "at.las"}, follow=True)
    organiser = page.context["organiser"]
    assert "an organiser of that name already" in client.post(path, {"name": "AT.LAS"}).content.decode()
    data = {"email": "ilse@at.example", "full_name": "Ilse", "role": "organiser", "language": "nl"}
    page = client.post(reverse("accounts:invite", args=[organiser.public_id]), data, follow=True)
    assert page.request["PATH_INFO"] == reverse("accounts:organiser", args=[organiser.public_id])
    assert "ilse@at.example" in page.content.decode()


def test_the_last_organiser_stays_and_the_page_says_why(as_user, ilse):
    client, membership = as_user(ilse), ilse.memberships.get()
    path = reverse("accounts:end_membership", args=[membership.public_id])
    assert "is the last organiser" in client.get(path).content.decode()
    client.post(path)
    membership.refresh_from_db()
    assert membership.ended_at is None


def test_whoever_ends_their_own_role_lands_on_my_page(as_user, organiser, ilse):
    with_role(organiser, Role.ORGANISER)
    path = reverse("accounts:end_membership", args=[ilse.memberships.get().public_id])
    assert as_user(ilse).post(path).url == reverse("accounts:me")


def test_my_page_of_a_new_person_says_where_to_begin(as_user):
    assert (
        "You have not applied for a course yet" in as_user(UserFactory()).get(reverse("accounts:me")).content.decode()
    )


def test_my_page_puts_the_next_thing_first(as_user, monkeypatch):
    monkeypatch.setattr(nextthings, "_things", [])
    nextthings.register(lambda user: [nextthings.NextThing("Look at this", tone="wait")])
    nextthings.register(lambda user: [nextthings.NextThing("Choose your size", url="/x/", action="Choose")])
    text = as_user(UserFactory(full_name="Lotte")).get(reverse("accounts:me")).content.decode()
    assert "Lotte, one thing waits for you." in text
    assert text.index("Choose your size") < text.index("Look at this")


def test_my_page_of_an_administrator_and_of_an_organiser_says_the_first_step(as_user, administrator):
    assert "Create the first organiser" in as_user(administrator).get(reverse("accounts:me")).content.decode()
    ilse = with_role(OrganiserFactory(name="at.las"), Role.ORGANISER)
    assert "Write the privacy notice of at.las" in as_user(ilse).get(reverse("accounts:me")).content.decode()


def test_my_page_opens_the_pages_of_a_contact_and_of_a_coordinator(as_user):
    for kind, role, name in (
        ("company", Role.PARTNER_CONTACT, "partners:portal"),
        ("school", Role.COORDINATOR, "cohorts:school"),
    ):
        person = with_role(OrganiserFactory(kind=kind, keeper=OrganiserFactory()), role)
        (shelf,) = (shelf for shelf in as_user(person).get(reverse("accounts:me")).context["shelves"] if shelf.rows)
        assert shelf.rows[0].url == reverse(name)


def test_my_page_shows_an_invitation_to_a_proven_address(as_user, organiser):
    nele = UserFactory(email="nele@school.example")
    InvitationFactory(organisation=organiser, email="Nele@school.example")
    InvitationFactory(organisation=OrganiserFactory(name="Others"), email="else@school.example")
    text = as_user(nele).get(reverse("accounts:me")).content.decode()
    assert "at.las invites you" in text
    assert "Others" not in text


def test_consents_show_version_and_time_and_only_free_ones_are_withdrawn(as_user):
    lotte = UserFactory()
    free = AcceptanceFactory(user=lotte, text__key=Text.Key.PHOTOS, text__required=False)
    asked = AcceptanceFactory(user=lotte)
    client = as_user(lotte)
    text = client.get(reverse("accounts:settings")).content.decode()
    assert reverse("accounts:withdraw_consent", args=[free.public_id]) in text
    assert reverse("accounts:withdraw_consent", args=[asked.public_id]) not in text
    for row in (free, asked):
        client.post(reverse("accounts:withdraw_consent", args=[row.public_id]))
        row.refresh_from_db()
    assert free.withdrawn_at
    assert not asked.withdrawn_at
    assert "What is kept." in client.get(reverse("accounts:consent", args=[free.public_id])).content.decode()


def test_consents_of_others_are_not_there(as_user):
    row = AcceptanceFactory()
    client = as_user(UserFactory())
    for name in ("consent", "withdraw_consent"):
        assert client.get(reverse(f"accounts:{name}", args=[row.public_id])).status_code == 404
