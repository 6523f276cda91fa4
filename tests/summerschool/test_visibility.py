"""Which addresses open without logging in: a fixed list. Whoever adds one says here why the public needs it."""

from django.urls import get_resolver

PUBLIC = {
    # what the school is, and who stands behind it
    "home", "privacy", "accessibility", "courses:programmes", "courses:programme",
    "cohorts:list", "cohorts:public", "cohorts:public_calendar", "partners:public", "partners:logo",
    "cohorts:apply",  # says what will be asked, then asks to log in
    # whether a certificate is true
    "certificates:verify", "certificates:verify_code", "certificates:verify_json",
    # how the pages look, and in which language
    "set_language", "set_theme", "style",
    # the way in
    "account_login", "account_logout", "account_signup", "account_inactive", "account_confirm_email",
    "account_confirm_login_code", "account_email_verification_sent", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done",
    "mfa_authenticate", "mfa_login_webauthn",
    # invitations, whose link came by mail, and the last page of an account
    "accounts:open_invitation", "accounts:invitation", "accounts:switch", "accounts:erased",
    # whether the process lives
    "healthz", "readyz",
    # mails of a demo's visitor
    "demo_outbox", "demo_mail",
}  # fmt: skip


def addresses(resolver, spaces=()):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, (*spaces, pattern.namespace) if pattern.namespace else spaces)
        else:
            yield ":".join([*spaces, pattern.name or str(pattern.pattern)]), pattern.callback


def test_no_address_is_public_by_accident():
    public = {name for name, view in addresses(get_resolver()) if not getattr(view, "login_required", True)}
    assert public - PUBLIC == set()


def test_every_other_address_asks_to_log_in():
    closed = {name for name, view in addresses(get_resolver()) if getattr(view, "login_required", True)}
    assert {"accounts:me", "cohorts:desk", "accounts:installation"} <= closed
