"""A person is erased, then every column of every table is searched for what they typed (HOUSE 7)."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from accounts import actions
from accounts.models import Role, Text, User
from certificates.models import CertificateFile
from cohorts import emails
from cohorts.models import Accommodation, Application, LineChange
from records.models import OutgoingMail, StoredFile
from tests import factories

pytestmark = pytest.mark.django_db
MARK = "zzyx"
TYPED = {
    "email": f"{MARK}.mail@school.example",
    "full_name": f"{MARK} name O'Neill",
}


def places_of(mark: str) -> list[str]:
    """Every column of every table whose text or bytes contain the mark, letter case aside."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns "
            "JOIN information_schema.tables USING (table_schema, table_name) "
            "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
        )
        found = []
        for table, column, kind in cursor.fetchall():
            text = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {text} ILIKE %s', [f"%{mark}%"])
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return found


@pytest.fixture
def lotte(client):
    """A student who typed the mark wherever one can, and who is a partner's contact too."""
    user = factories.UserFactory(**TYPED)
    user.emailaddress_set.create(email=f"{MARK}.second@school.example", verified=True)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/my/", headers={"user-agent": f"{MARK} browser"})
    session = client.session
    session["account_verified_email"] = user.email
    session.save()
    factories.AcceptanceFactory(user=user, text__key=Text.Key.PHOTOS, text__required=False)
    return user


def write_everywhere(user: User) -> Application:
    cohort = factories.CohortFactory()
    application = factories.ApplicationFactory(
        cohort=cohort,
        person=user,
        study_programme=f"{MARK} studies",
        school_other=f"{MARK} school",
        motivation=f"{MARK} motivation\nof two lines",
    )
    application.decision_reason = f"{MARK} is too late"
    application.save()
    LineChange.objects.create(application=application, priority_before=0, priority=1, reason=f"{MARK} is a friend")
    sitting = factories.SittingFactory(session__cohort=cohort)
    factories.ScanFactory(sitting=sitting, application=application, reason=f"{MARK} felt ill")
    incident = factories.IncidentFactory(cohort=cohort, people=user.full_name, what=f"{user.full_name} slipped")
    incident.participants.add(application)
    company = factories.CompanyFactory(keeper=cohort.organisation, contact_email=user.email)
    factories.ContactFactory(user=user, organisation=company, position=f"{MARK} head", phone=f"{MARK} 1", is_main=True)
    factories.BillingDetailsFactory(organisation=company, invoice_email=user.email)
    factories.NoteFactory(organisation=company, words=f"{user.full_name} prefers the telephone.")
    proposal = {"cohort": cohort, "organisation": company, "written_by": user, "speaker": user.full_name}
    factories.ProposalFactory(title=f"{MARK} draft", abstract=f"{MARK} abstract", **proposal)
    factories.ProposalFactory(state="submitted", needs=f"Ask {user.full_name} or {user.email}", **proposal)
    invitation = actions.invite(f"{MARK}.mail@school.example", cohort.organisation, Role.OFFICER, None, full_name="Lo")
    actions.accept_invitation(invitation, user)
    actions.invite(f"{MARK}.second@school.example", cohort.organisation, Role.MEMBER, None, full_name=f"{MARK} again")
    factories.InviteeFactory(cohort=cohort, email=user.email, full_name=user.full_name, study_programme=f"{MARK} b")
    said = {"cohort": cohort, "problems": [[3, f"{user.email} stands in line 2 already."]]}
    factories.InviteeFileFactory(content=f"email\n{user.email}\n".encode("utf-16"), **said)
    write = {"to_address": "ilse@at.example", "html": "", "kind": "cohorts/letter", "about": cohort.public_id}
    OutgoingMail.objects.create(subject=f"{user.full_name} applied", text=f"From {user.email}: hello", **write)
    own = {"to_address": user.email, "recipient": user, "subject": f"{MARK} subject", "text": f"{MARK} text"}
    sent = OutgoingMail.objects.create(kind="cohorts/letter", to_name=user.full_name, html=f"<p>{MARK}</p>", **own)
    sent.attachments.create(name=f"{MARK}.ics", content_type="text/calendar", content=MARK.encode())
    StoredFile.objects.create(uploaded_by=user, name=f"{MARK}.png", content_type="image/png", size=1, sha256="0" * 64)
    write_at_gates(application)
    write_as_lecturer(user, cohort)
    return application


def write_as_lecturer(user: User, cohort) -> None:
    named = {"cohort": cohort, "person": user, "full_name": user.full_name, "email": user.email}
    lecturer = factories.LecturerFactory(affiliation=f"{MARK} works", **named)
    session = factories.SessionFactory(cohort=cohort, speaker=f"{user.full_name} and Ada")
    sitting = factories.SittingFactory(session=session, hour=13)
    factories.TeachingFactory(lecturer=lecturer, sitting=sitting)
    factories.UnavailabilityFactory(lecturer=lecturer, reason=f"{MARK} is ill")


def write_at_gates(application: Application) -> None:
    gate = factories.GateFactory(cohort=application.cohort)
    factories.GateResultFactory(gate=gate, application=application, outcome="adapt", note=f"{MARK} note")
    factories.GateRequestFactory(gate=gate, application=application, words=f"{MARK} words", reason=f"{MARK} reason")
    granted = {"kind": "time", "words": f"{MARK} needs a stool"}
    Accommodation.objects.create(application=application, **granted)
    guardian = {"full_name": f"{MARK} parent", "email": f"{MARK}.parent@home.example"}
    consent = factories.GuardianConsentFactory(application=application, **guardian)
    emails.guardian_asked(consent, f"{MARK}token")


def test_the_search_finds_text_bytes_and_history(lotte):
    write_everywhere(lotte)
    found = places_of(MARK)
    assert {"accounts_user.email", "cohorts_application.motivation", "records_mailattachment.content"} <= set(found)


def test_nothing_a_person_typed_is_left_anywhere(lotte):
    application = write_everywhere(lotte)
    actions.erase(lotte)
    assert places_of(MARK) == []
    application.refresh_from_db()
    lotte.refresh_from_db()
    assert application.person == lotte
    assert not lotte.is_active
    assert lotte.email == f"{lotte.public_id}@erased.invalid"
    assert not Session.objects.exists()
    assert application.cohort.sessions.filter(speaker="[erased] and Ada").exists()


@pytest.mark.parametrize(("choice", "left"), [("keep", True), ("revoke", False)])
def test_the_holder_chooses_what_becomes_of_certificates(lotte, choice, left):
    application = factories.ApplicationFactory(person=lotte, state=Application.State.ACCEPTED)
    certificate = factories.CertificateFactory(
        application=application,
        cohort=application.cohort,
        holder=lotte,
        state="issued",
        facts={"holder": {"name": lotte.full_name}},
        issued_at=timezone.now(),
    )
    CertificateFile.objects.create(certificate=certificate, pdf=MARK.encode(), sha256="0" * 64)
    actions.erase(lotte, certificates=choice)
    certificate.refresh_from_db()
    assert (certificate.state == "issued") == left
    expected = ["certificates_certificate.facts", "certificates_certificatefile.pdf"] if left else []
    assert sorted(places_of(MARK)) == expected


def test_words_about_certificates_go_and_so_does_the_name_of_who_signed(lotte):
    application = factories.ApplicationFactory(person=lotte, state=Application.State.ACCEPTED)
    of_lotte = {"application": application, "cohort": application.cohort, "holder": lotte}
    revoked = factories.CertificateFactory(
        state="revoked", revoked_at=timezone.now(), revocation_reason=f"{MARK} copied.", cause="conduct",
        facts={"holder": MARK, "replaces": {"number": "1", "code": "2", "reason": f"{MARK} misspelt"}}, **of_lotte
    )  # fmt: skip
    factories.CertificateFactory(
        state="issued", issued_at=timezone.now(), renewal_reason=f"{MARK} refresher", facts={}, **of_lotte
    )
    factories.CriterionExceptionFactory(application=application, reason=f"{MARK} was ill")
    factories.BatchFactory(started_by=lotte, approver_name=lotte.full_name)
    signed = factories.ResultsSignatureFactory(signed_by=lotte, name=lotte.full_name)
    certified = factories.ResultsSignatureFactory(application=application, name="An Peeters")
    actions.erase(lotte)
    assert places_of(MARK) == []
    for row in (revoked, signed, certified):
        row.refresh_from_db()
    assert revoked.revocation_reason == "A result was not come by honestly."
    assert signed.voided_at is not None
    assert (certified.name, certified.voided_at) == ("An Peeters", None)
