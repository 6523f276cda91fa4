"""Words that the libraries give: days of the week, and titles of the pages of accounts."""

import re
from datetime import date

import pytest
from django.conf import settings
from django.template import Context, Template
from django.urls import reverse
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from summerschool.templatetags.wording import sentence_case
from tests.factories import PASSWORD, UserFactory

MARKED = re.compile(r"""(?:\b_|gettext(?:_lazy)?|noop|{%\s*translate)[(\s]\s*["'](\w+)["']""")
FOLDERS = ("accounts", "certificates", "cohorts", "courses", "partners", "records", "summerschool", "templates")


def test_no_day_or_month_is_translated_by_ours_as_well():
    """An entry of ours would win over Django's: “Mardi” within a sentence."""
    with override("en"):
        words = {str(word) for word in (*WEEKDAYS.values(), *MONTHS.values())}
    found = []
    for folder in FOLDERS:
        for file in (settings.BASE_DIR / folder).rglob("*"):
            if file.suffix in (".py", ".html"):
                found += [f"{file}: {word}" for word in words & set(MARKED.findall(file.read_text()))]
    assert found == []


def test_a_day_as_a_title_begins_with_a_capital_in_every_language():
    for language in ("en", "fr", "nl"):
        with override(language):
            said = Template('{{ day|date:"l"|capfirst }}').render(Context({"day": date(2026, 10, 8)}))
        assert said == {"en": "Thursday", "fr": "Jeudi", "nl": "Donderdag"}[language]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Two-Factor Authentication", "Two-factor authentication"),
        ("\n    Confirm Access\n", "\n    Confirm access\n"),
        ("IP Address", "IP address"),
        ("New Password (again)", "New password (again)"),
        ("Use a TOTP code", "Use a TOTP code"),
    ],
)
def test_titles_are_put_into_sentence_case(title, said):
    assert sentence_case(title) == said
    assert isinstance(sentence_case(mark_safe(title)), SafeString)
    assert not isinstance(sentence_case(title), SafeString)
    with override("fr"):
        assert sentence_case(title) == title


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name",
    ["account_email", "account_change_password", "mfa_index", "mfa_activate_totp", "mfa_generate_recovery_codes",
     "mfa_list_webauthn", "mfa_add_webauthn", "usersessions_list", "account_reauthenticate", "account_logout"],
)  # fmt: skip
def test_pages_of_accounts_are_written_as_the_others(client, name):
    user = UserFactory(password=True)
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse(name), follow=True).text
    parts = re.findall(r"<(title|h1|h2|button|label|th)\b[^>]*>(.*?)</\1>", page, re.S)
    chunks = [re.split(r"<[^>]+>|·", inside) for _tag, inside in parts]
    said = [next((" ".join(words.split()) for words in chunk if words.strip()), "") for chunk in chunks]
    assert [words for words in said if re.search(r"[a-z] [A-Z][a-z]", words) or words[:1].islower()] == []
