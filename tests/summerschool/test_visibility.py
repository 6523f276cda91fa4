"""Which addresses open without logging in: a fixed list. Whoever adds one says here why the public needs it."""

import re
import uuid

import pytest
from django.urls import URLPattern, get_resolver

from tests.factories import UserFactory

PUBLIC = {
    # what the school is, and who stands behind it
    "home", "privacy", "accessibility", "courses:programmes", "courses:programme",
    "cohorts:list", "cohorts:public", "cohorts:public_calendar", "cohorts:public_timetable",
    "cohorts:public_timetable_pdf", "partners:public", "partners:logo", "partners:logo_bitmap",
    # the picture of a speaker who may be shown
    "partners:speaker_picture",
    "partners:sponsor_page",  # what a cohort offers sponsors, and the way to ask
    # what happened in a cohort: news and their feed, and pictures and films of people who agreed to be seen there
    "cohorts:public_news", "cohorts:public_item", "cohorts:news_feed", "cohorts:public_gallery",
    "cohorts:public_picture", "cohorts:public_film",
    "cohorts:apply",  # says what will be asked, then asks to log in
    # whether a certificate is true
    "certificates:verify", "certificates:verify_code", "certificates:verify_json", "certificates:verify_file",
    "certificates:verify_how", "certificates:verify_anchors",
    # what a badge stands for, who signed it, and whether it was revoked: verifiers and employers read it
    "certificates:issuer", "certificates:issuer_did", "certificates:status_list", "certificates:framework",
    "certificates:achievement", "certificates:achievement_picture",
    # how the pages look, and in which language
    "set_language", "set_theme", "style",
    # the way in
    "account_login", "account_logout", "account_signup", "account_inactive", "account_confirm_email",
    "account_confirm_login_code", "account_email_verification_sent", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "mfa_authenticate", "mfa_login_webauthn",
    # invitations, whose link came by mail, and the last page of an account
    "accounts:open_invitation", "accounts:invitation", "accounts:switch", "accounts:erased",
    # the question whether two accounts are one person's, whose link came by mail
    "accounts:open_merge", "accounts:merge_question",
    # the screen at a door, opened by its own secret address, and the file that makes scanning work offline
    "cohorts:screen", "cohorts:screen_codes", "cohorts:scan_worker",
    # calendars cannot log in; the address is secret
    "cohorts:calendar_feed",
    # a parent or guardian has no account; the link came by mail
    "cohorts:open_guardian", "cohorts:guardian_consent",
    # a lecturer needs no account; the link came by mail
    "cohorts:open_lecturer", "cohorts:lecturer_page", "cohorts:lecturer_material", "cohorts:begin_material",
    "cohorts:add_own_material", "cohorts:lecturer_file", "cohorts:lecturer_approval", "cohorts:withdraw_version",
    # a host has no account either
    "cohorts:open_visitors", "cohorts:visitors", "cohorts:visitors_file",
    # the parts of a large upload, each with the key that its page was given: lecturers have no account
    "records:upload_part",
    # mails of a demo's visitor
    "demo_mail", "demo_mail_one", "demo_mail_html", "demo_mail_attachment",
}  # fmt: skip
SAMPLES = {"uuid": str(uuid.UUID(int=7)), "slug": "nothing", "str": "nothing", "int": "7", "path": "nothing"}


def addresses(resolver, spaces=(), prefix=""):
    """Name, path and view of every address; the path with a sample for each part that varies."""
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            name = ":".join([*spaces, entry.name or path])
            sample = re.sub(r"<(?:(\w+):)?\w+>", lambda match: SAMPLES[match[1] or "str"], path)
            yield name, "/" + sample, entry.callback
        else:
            yield from addresses(entry, (*spaces, entry.namespace) if entry.namespace else spaces, path)


def is_open(view) -> bool:
    return not getattr(view, "login_required", True)


PRIVATE = {name: path for name, path, view in addresses(get_resolver()) if name not in PUBLIC}


def test_the_public_addresses_are_those_of_the_list():
    public = {name for name, _, view in addresses(get_resolver()) if is_open(view)}
    assert public - PUBLIC == set(), "open to everybody and not in the list"
    assert PUBLIC - public == set(), "in the list and not open"


@pytest.mark.django_db
@pytest.mark.parametrize("name", PRIVATE)
def test_every_other_address_asks_to_log_in(client, name):
    for answer in (client.get(PRIVATE[name]), client.post(PRIVATE[name])):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/login/")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name, path in PRIVATE.items() if SAMPLES["uuid"] in path])
def test_a_key_that_does_not_exist_answers_404(client, name):
    """As does what belongs to somebody else; pages of the installation ask for its administrator (403) before a key."""
    client.force_login(UserFactory())
    refusals = (403,) if PRIVATE[name].startswith("/installation/") else (404, 405)
    assert client.get(PRIVATE[name]).status_code in refusals
    assert client.post(PRIVATE[name]).status_code in refusals
