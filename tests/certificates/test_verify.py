"""The public check of a code: what it says, to whom, how fast, and how often."""

import json

import pytest
from django.urls import reverse

from certificates import actions, holding
from certificates.codes import clean_code, grouped, is_code, new_code
from certificates.models import Certificate
from certificates.pdf import render
from certificates.views import verify
from records import personal

from .conftest import SIGNATORIES


def page(client, code, **headers):
    return client.get(reverse("certificates:verify_code", args=[code]), headers=headers)


def test_a_valid_code_shows_name_programme_hours_and_limit(client, issued):
    text = page(client, issued.code).content.decode()
    for words in ("Valid", "Lotte Vermeulen", "GMP for ATMP Summer School", "3 h", "2 h", "Simulated environment."):
        assert words in text


def test_a_revoked_code_shows_when_and_why_and_no_name(client, school, issued):
    actions.revoke(issued, reason="Result of another person", by=school.officer)
    text = page(client, issued.code).content.decode()
    assert "Revoked" in text
    assert "Result of another person" in text
    assert "Lotte" not in text
    assert "12 of 15" not in text


@pytest.mark.parametrize("code", ["7KQFM2XW7KQFM2XW7KQF", "abc", "x" * 80, "Ж" * 20, "'; drop table", "%00"])
def test_an_unknown_code_is_said_to_be_unknown(client, db, code):
    response = page(client, code)
    assert response.status_code == 404
    assert "We do not know this code" in response.content.decode()


def test_what_is_not_issued_yet_is_unknown(client, school):
    school.add()
    batch = actions.approve(school.cohort, by=school.officer, signatories=SIGNATORIES)
    assert page(client, batch.certificates.get().code).status_code == 404


def test_the_form_leads_to_the_code_as_it_was_meant(client, issued):
    typed = f" {grouped(issued.code).lower().replace('0', 'o').replace('1', 'l')} "
    response = client.get(reverse("certificates:verify"), {"code": typed})
    assert response.url == reverse("certificates:verify_code", args=[issued.code])


def test_codes_read_as_a_person_meant_them():
    assert clean_code("o1il 0-o0\u2011x") == "0111000X"
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(is_code(code) and clean_code(grouped(code).lower()) == code for code in codes)
    assert not is_code("U" * 20)


@pytest.mark.parametrize("way", ["address", "header"])
def test_the_same_as_json(client, issued, way):
    if way == "address":
        response = client.get(reverse("certificates:verify_json", args=[issued.code]))
    else:
        response = page(client, issued.code, accept="application/json")
    data = json.loads(response.content)
    assert data["verdict"] == "valid"
    assert data["name"] == "Lotte Vermeulen"
    assert data["minutes"] == {"theory": 180, "practice": 120, "visit": 0}


def test_revoked_as_json_has_no_name(client, school, issued):
    actions.revoke(issued, reason="Result of another person", by=school.officer)
    response = client.get(reverse("certificates:verify_json", args=[issued.code]))
    assert json.loads(response.content)["verdict"] == "revoked"
    assert b"Lotte" not in response.content


def test_two_queries_at_most_and_no_rendering(client, issued, django_assert_max_num_queries, monkeypatch):
    monkeypatch.setattr(render, "render", None)
    with django_assert_max_num_queries(2):
        assert page(client, issued.code).status_code == 200


def test_the_61st_question_of_a_minute_is_put_off(client, issued, monkeypatch):
    monkeypatch.setattr(verify, "MOST_ASKED", 3)
    monkeypatch.setattr(verify, "MINUTES", 60)
    assert [page(client, issued.code).status_code for _ in range(4)] == [200, 200, 200, 429]
    response = page(client, issued.code)
    assert "Too many codes" in response.content.decode()
    assert response["Retry-After"]
    other = client.get(reverse("certificates:verify_code", args=[issued.code]), REMOTE_ADDR="192.0.2.7")
    assert other.status_code == 200


def test_the_check_works_without_a_cache(client, issued, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    assert page(client, issued.code).status_code == 200


def test_erased_with_revocation_reads_as_revoked(client, issued):
    personal.erase(issued.holder, certificates="revoke")
    text = page(client, issued.code).content.decode()
    assert "Revoked" in text
    assert "Lotte" not in text
    issued.refresh_from_db()
    assert "Lotte" not in json.dumps(issued.facts)
    assert not Certificate.objects.filter(pk=issued.pk, file__isnull=False).exists()


def test_erased_with_the_certificate_kept_stays_valid(client, issued):
    holding.erase(issued.holder, certificates="keep")
    assert "Lotte Vermeulen" in page(client, issued.code).content.decode()
    assert holding.export(issued.holder)["certificates"][0]["facts"]["holder"] == "Lotte Vermeulen"
