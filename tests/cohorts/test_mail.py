"""The mails of a cohort as its organisers see them: list, one mail, sending again, secrets."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.models import Role
from cohorts.things.desk import undelivered_mails
from records import delivery, resending
from records.errors import Refused
from records.kinds import KINDS
from records.models import ERASED, MailAttachment, OutgoingMail
from records.reasons import explain
from tests.factories import (
    ApplicationFactory,
    CohortFactory,
    CohortRoleFactory,
    MembershipFactory,
    OutgoingMailFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

State = OutgoingMail.State


@pytest.fixture
def cohort():
    return CohortFactory()


@pytest.fixture
def organiser(cohort, client):
    user = MembershipFactory(organisation=cohort.organisation).user
    client.force_login(user)
    return user


def url(name, cohort, *args):
    return reverse(f"cohorts:{name}", args=[cohort.public_id, *args])


def write(cohort, **fields):
    return OutgoingMailFactory(about=cohort.public_id, **{"html": "<head></head><p>hello</p>"} | fields)


def test_the_list_shows_the_mails_of_the_cohort_alone_and_searches(client, cohort, organiser):
    write(cohort, subject="Your place", to_name="Mai Anh Nguyễn")
    write(cohort, subject="Bring boots", to_address="jan@school.example", state=State.SENT)
    write(CohortFactory(), subject="Of somebody else")
    text = client.get(url("mail", cohort)).text
    assert "Your place" in text
    assert "Bring boots" in text
    assert "Of somebody else" not in text
    for query, found in {"nguyễn": "Your place", "jan@": "Bring boots", "BOOTS": "Bring boots"}.items():
        text = client.get(url("mail", cohort), {"q": query}).text
        assert found in text
        assert {"Your place", "Bring boots"} - {found} != set(), text
    assert "Your place" not in client.get(url("mail", cohort), {"state": "sent"}).text
    assert "No mail found" in client.get(url("mail", cohort), {"q": "\x00zzz"}).text


def test_kinds_filter_and_are_counted(client, cohort, organiser):
    write(cohort, kind="cohorts/accepted", subject="One")
    write(cohort, kind="cohorts/letter", subject="Two")
    text = client.get(url("mail", cohort), {"kind": "cohorts/letter"}).text
    assert "Two" in text
    assert "One" not in text
    assert "letter (1)" in text


def test_mail_pages_are_the_organisers_alone(client, cohort):
    mail = write(cohort)
    people = {
        404: [MembershipFactory().user, ApplicationFactory(cohort=cohort).person],
        403: [
            MembershipFactory(organisation=cohort.organisation, role=Role.OFFICER).user,
            CohortRoleFactory(cohort=cohort).user,
        ],
    }
    gets = [url("mail", cohort), url("mail_retry", cohort), url("letters", cohort), url("letter_write", cohort)]
    gets += [url(name, cohort, mail.public_id) for name in ("mail_detail", "mail_html", "mail_resend")]
    for status, users in people.items():
        for user in users:
            client.force_login(user)
            assert {client.get(page).status_code for page in gets} == {status}
            assert client.post(url("mail_resend", cohort, mail.public_id)).status_code == status
            assert client.post(url("letter_write", cohort), {}).status_code == status
    assert OutgoingMail.objects.count() == 1


def test_a_mail_of_another_cohort_is_not_found_through_ones_own(client, cohort, organiser):
    foreign = write(CohortFactory())
    for name in ("mail_detail", "mail_html", "mail_resend"):
        assert client.get(url(name, cohort, foreign.public_id)).status_code == 404


def test_the_body_is_framed_under_a_policy_that_runs_nothing(client, cohort, organiser):
    mail = write(cohort, html="<html><head></head><body><script>alert(1)</script></body></html>")
    answer = client.get(url("mail_html", cohort, mail.public_id))
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "<script>alert(1)" not in client.get(url("mail_detail", cohort, mail.public_id)).text


def test_a_secret_mail_shows_everything_but_its_body(client, cohort, organiser):
    mail = write(cohort, secret=True, text="https://x/secret-token", html="secret-token", subject="Invitation")
    text = client.get(url("mail_detail", cohort, mail.public_id)).text
    assert "Invitation" in text
    assert mail.to_address in text
    assert "secret-token" not in text
    assert "secret-token" not in client.get(url("mail", cohort)).text
    assert client.get(url("mail_html", cohort, mail.public_id)).status_code == 404
    assert "secret-token" not in client.get(url("mail", cohort), {"export": "csv"}).text


def test_the_reason_of_a_failure_is_said_in_words(client, cohort, organiser):
    mail = write(cohort, state=State.FAILED, error="550 5.1.1 <x@y.example>: user unknown")
    text = client.get(url("mail_detail", cohort, mail.public_id)).text
    assert "does not know this address" in text
    assert "user unknown" in text
    assert "1 mail was not delivered" in client.get(url("mail", cohort)).text


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("552 5.2.2 over quota", "full"),
        ("554 5.7.1 blocked", "rules"),
        ("451 4.7.0 try later", "rules"),
        ("450 later", "come back later"),
        ("ConnectionRefusedError: [Errno 111] Connection refused", "could not be reached"),
        ("535 5.7.8 bad password", "rules"),
        ("550 no", "does not know"),
        ("", ""),
    ],
)
def test_reasons(error, words):
    assert words in explain(error, "failed")


def test_resend_asks_first_then_writes_a_new_copy_to_the_present_address(client, cohort, organiser, queued_jobs):
    reader = UserFactory(email="new@school.example")
    mail = write(cohort, state=State.SENT, recipient=reader, to_address="old@school.example")
    MailAttachment.objects.create(mail=mail, name="a.ics", content_type="text/calendar", content=b"x")
    page = url("mail_resend", cohort, mail.public_id)
    assert "gets it twice" in client.get(page).text
    assert OutgoingMail.objects.count() == 1
    client.post(page)
    copy = OutgoingMail.objects.get(resent_from=mail)
    assert (copy.to_address, copy.state, copy.subject, copy.html) == (
        "new@school.example",
        State.QUEUED,
        mail.subject,
        mail.html,
    )
    assert bytes(copy.attachments.get().content) == b"x"
    mail.refresh_from_db()
    assert mail.state == State.SENT
    answer = client.post(page, follow=True)
    assert "sent again already" in answer.text
    assert OutgoingMail.objects.count() == 2


@pytest.mark.parametrize("state", [State.QUEUED, State.SENDING])
def test_a_mail_on_its_way_is_not_sent_again(cohort, state):
    with pytest.raises(Refused, match="on its way"):
        resending.resend(write(cohort, state=state))


def test_a_secret_link_is_sent_again_to_its_own_address_alone(cohort):
    mail = write(cohort, secret=True, state=State.FAILED, recipient=UserFactory(), to_address="old@school.example")
    assert resending.resend(mail).to_address == "old@school.example"


def test_an_uncertain_mail_asks_the_person_and_can_be_called_arrived(client, cohort, organiser):
    mail = write(cohort)
    delivery.claim(mail.pk)
    OutgoingMail.objects.update(state=State.UNCERTAIN)
    assert "may have arrived" in client.get(url("mail_detail", cohort, mail.public_id)).text
    assert "may get it twice" in client.get(url("mail_resend", cohort, mail.public_id)).text
    client.post(url("mail_arrived", cohort, mail.public_id))
    mail.refresh_from_db()
    assert mail.state == State.SENT
    assert mail.sent_at == mail.claimed_at
    answer = client.post(url("mail_arrived", cohort, mail.public_id), follow=True)
    assert "Only of an uncertain mail" in answer.text


def test_all_failed_are_sent_again_once(client, cohort, organiser):
    failed = [write(cohort, state=State.FAILED) for _ in range(3)]
    write(cohort, state=State.UNCERTAIN)
    write(CohortFactory(), state=State.FAILED)
    page = url("mail_retry", cohort)
    assert "Send 3 mails again?" in client.get(page).text
    assert "3 mails are sent again" in client.post(page, follow=True).text
    assert OutgoingMail.objects.filter(resent_from__in=failed).count() == 3
    assert "0 mails are sent again" in client.post(page, follow=True).text
    assert OutgoingMail.objects.count() == 8


def test_an_erased_mail_says_so_and_is_not_sent_again(client, cohort, organiser):
    mail = write(cohort, state=State.FAILED, text="[erased]", html="", to_address=f"x{ERASED}")
    assert "not delivered" not in client.get(url("mail", cohort)).text
    assert "was erased" in client.get(url("mail_detail", cohort, mail.public_id)).text
    with pytest.raises(Refused, match="erased"):
        resending.resend(mail)


def test_the_list_is_exported_without_formulas(client, cohort, organiser):
    write(cohort, subject="=1+1", to_name="@SUM(A1)")
    text = client.get(url("mail", cohort), {"export": "csv"}).content.decode("utf-8-sig")
    assert "'=1+1" in text
    assert "'@SUM(A1)" in text
    assert client.get(url("mail", cohort), {"export": "xlsx"}).content[:2] == b"PK"


def test_mails_of_an_organisation_show_no_body_and_only_to_its_organisers(client, cohort, organiser):
    organisation = cohort.organisation
    OutgoingMailFactory(about=organisation.public_id, subject="Invitation", secret=True, text="token-xyz")
    page = reverse("cohorts:organisation_mail", args=[organisation.public_id])
    text = client.get(page).text
    assert "Invitation" in text
    assert "token-xyz" not in text
    client.force_login(MembershipFactory(organisation=organisation, role=Role.OFFICER).user)
    assert client.get(page).status_code == 403
    client.force_login(MembershipFactory().user)
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("name", ["mail", "mail_detail"])
def test_the_pages_take_as_many_queries_for_30_mails_as_for_one(
    client, cohort, organiser, name, django_assert_num_queries
):
    def ask():
        mail = OutgoingMail.objects.latest("pk")
        with CaptureQueries() as captured:
            assert (
                client.get(url(name, cohort, *([mail.public_id] if name == "mail_detail" else []))).status_code == 200
            )
        return len(captured)

    write(cohort, state=State.FAILED, error="550 no")
    ask()
    one = ask()
    for _ in range(29):
        write(cohort, recipient=UserFactory(), state=State.FAILED, error="550 no")
    assert ask() == one <= 16


def CaptureQueries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


def test_every_kind_of_mail_has_its_name():
    folder = Path(settings.BASE_DIR) / "templates" / "emails"
    written = {str(path.relative_to(folder)).removesuffix(".subject.txt") for path in folder.rglob("*.subject.txt")}
    assert written - set(KINDS) == set()


def test_undelivered_mails_stand_on_the_organisers_own_page(cohort, organiser):
    failed = [write(cohort, state=state) for state in (State.FAILED, State.UNCERTAIN, State.SENT)]
    write(CohortFactory(), state=State.FAILED)
    (thing,) = undelivered_mails(organiser)
    assert (thing.title, thing.detail) == ("2 mails were not delivered", str(cohort))
    resending.resend(failed[0])
    assert undelivered_mails(organiser)[0].title == "1 mail was not delivered"
    assert undelivered_mails(UserFactory()) == []
