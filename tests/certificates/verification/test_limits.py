"""How often an address may ask: misses and files count, codes that we know do not."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from certificates.codes import new_code
from certificates.verification import limits

SCHOOL = "198.51.100.7"


@pytest.fixture(autouse=True)
def _few(monkeypatch, settings):
    monkeypatch.setattr(limits, "MOST", {"codes": 3, "files": 3})
    monkeypatch.setattr(limits, "SECONDS", 3600)  # no test runs into the next


def ask(client, code, address=SCHOOL, **headers):
    return client.get(reverse("certificates:verify_code", args=[code]), REMOTE_ADDR=address, headers=headers)


def test_a_school_behind_one_address_reads_its_codes_as_often_as_it_likes(client, certificate):
    assert {ask(client, certificate.code).status_code for _ in range(10)} == {200}


def test_a_slip_of_the_keys_does_not_count(client, certificate):
    for typed in ("abc", "x" * 80, "7KQF", certificate.code[:-1]):
        assert ask(client, typed).status_code == 404
    assert ask(client, certificate.code).status_code == 200


def test_whoever_guesses_hears_nothing_more_of_valid_codes_neither(client, certificate):
    assert [ask(client, new_code()).status_code for _ in range(4)] == [404, 404, 404, 429]
    response = ask(client, certificate.code)
    assert response.status_code == 429
    assert response["Retry-After"]
    assert "Lotte" not in response.content.decode()
    assert ask(client, certificate.code, accept="application/json").json()["error"] == "too-often"
    assert ask(client, certificate.code, address="192.0.2.7").status_code == 200


def test_files_have_a_count_of_their_own(client, certificate):
    address = reverse("certificates:verify_file")
    answers = [client.post(address, b"x", "text/plain", REMOTE_ADDR=SCHOOL).status_code for _ in range(4)]
    assert answers == [422, 422, 422, 429]
    assert ask(client, certificate.code).status_code == 200


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
    ],
)
def test_an_address_is_a_household(one, other, same):
    networks = [limits.network_of(RequestFactory().get("/", REMOTE_ADDR=told)) for told in (one, other)]
    assert (networks[0] == networks[1]) is same


def test_the_check_works_without_a_cache(client, certificate, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    assert ask(client, certificate.code).status_code == 200
    assert ask(client, new_code()).status_code == 404
