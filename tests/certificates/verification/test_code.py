"""The public check of a code: what it says, to whom, and what it gives away."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.codes import clean_code, grouped, is_code, new_code
from certificates.models import Certificate
from certificates.pdf import render

from .conftest import REVOKED, make_certificate, replace_with_new

LEFT_OUT = ("Was in hospital", "Q. A.", "hello@atlas.example")
UNKNOWN = ["7KQFM2XW7KQFM2XW7KQF", "abc", "x" * 80, "Ж" * 20, "'; drop table", "%00", "٣" * 20, "file.pdf"]


def page(client, code, **headers):
    return client.get(reverse("certificates:verify_code", args=[code]), headers=headers)


def as_json(client, code, **headers):
    return json.loads(client.get(reverse("certificates:verify_json", args=[code]), headers=headers).content)


def test_a_valid_code_shows_name_programme_hours_and_limit(client, certificate):
    text = page(client, certificate.code).content.decode()
    for words in ("<h1>Valid", "Lotte Vermeulen", "GMP for ATMP", "8 h 10 min", "6 h 15 min", "Simulated environment.",
                  "13 of 15 points", certificate.facts["number"], grouped(certificate.code)):  # fmt: skip
        assert words in text
    assert "demonstration" not in text
    assert not any(words in text for words in LEFT_OUT)


def test_a_demonstration_says_so_above_the_name(client, db):
    text = page(client, make_certificate(facts={"demonstration": True}).code).content.decode()
    assert text.index("proves nothing about anybody") < text.index("Lotte Vermeulen")


def test_a_certificate_of_attendance_is_called_so(client, db):
    assert (
        "certificate of attendance"
        in page(client, make_certificate(facts={"kind": "attendance"}).code).content.decode()
    )


def test_a_revoked_code_shows_when_and_why_and_no_name(client, db):
    text = page(client, make_certificate(**REVOKED).code).content.decode()
    for words in ("<h1>Revoked", "3 November 2026", "Mixed up."):
        assert words in text
    assert "Lotte" not in text
    assert "13 of 15" not in text


def test_a_superseded_code_leads_to_the_newest_number_and_gives_away_no_code(client, certificate):
    second = replace_with_new(certificate, "Spelling of the name")
    third = replace_with_new(second, "Spelling again")
    text = page(client, certificate.code).content.decode()
    for words in ("<h1>Replaced", "27 October 2026", "Spelling of the name", third.facts["number"]):
        assert words in text
    for words in ("Lotte", third.code, grouped(third.code), second.code, second.facts["number"]):
        assert words not in text
    data = as_json(client, certificate.code)["certificate"]["superseded"]
    assert data == {
        "on": "2026-10-27",
        "reason": "Spelling of the name",
        "by": {"number": third.facts["number"], "state": "valid"},
    }


def test_a_superseded_code_says_nothing_of_one_that_is_held_back(client, certificate):
    held = replace_with_new(certificate, "Spelling of the name", state="held")
    assert held.facts["number"] not in page(client, certificate.code).content.decode()


def test_the_new_one_says_what_it_replaces(client, certificate):
    new = replace_with_new(certificate, "Spelling of the name")
    text = page(client, new.code).content.decode()
    assert f"{certificate.facts['number']}: Spelling of the name" in text
    assert certificate.code not in text


def test_expired_from_the_day_after_the_last_in_the_zone_of_the_cohort(client, certificate):
    today = timezone.localdate(timezone=certificate.cohort.zone)
    for days, word in ((0, "<h1>Valid"), (-1, "<h1>Expired")):
        Certificate.objects.update(valid_until=today + timedelta(days=days))
        text = page(client, certificate.code).content.decode()
        assert word in text
        assert "Lotte Vermeulen" in text
        assert "Valid until" in text


def test_what_beat_marked_as_expired_reads_the_same(client, db, last_day):
    certificate = make_certificate(state="expired", valid_until=last_day)
    assert "<h1>Expired" in page(client, certificate.code).content.decode()
    assert as_json(client, certificate.code)["state"] == "expired"


@pytest.mark.parametrize("code", UNKNOWN)
def test_an_unknown_code_is_said_to_be_unknown(client, db, code):
    response = page(client, code)
    assert response.status_code == 404
    assert "We do not know this code" in response.content.decode()
    assert as_json(client, code)["state"] == "unknown"


@pytest.mark.parametrize("state", ["draft", "approved", "held", "cancelled"])
def test_what_its_holder_does_not_have_yet_is_unknown(client, db, state, django_assert_num_queries):
    code = make_certificate(state=state, issued_at=None).code
    with django_assert_num_queries(1):
        response = page(client, code)
    assert response.status_code == 404
    nobody = new_code()
    with django_assert_num_queries(1):
        other = page(client, nobody)
    assert _without(response, code) == _without(other, nobody)


def _without(response, code) -> str:
    text = response.content.decode().replace(code, "").replace(grouped(code), "")
    return text.split("Checked on")[0]


def test_the_form_leads_to_the_code_as_it_was_meant(client, certificate):
    typed = f" {grouped(certificate.code).lower().replace('0', 'o').replace('1', 'l')} "
    response = client.get(reverse("certificates:verify"), {"code": typed, "lang": "nl"})
    assert response.url == reverse("certificates:verify_code", args=[certificate.code]) + "?lang=nl"


def test_the_address_itself_forgives_o_for_0_and_l_for_1(client, db):
    make_certificate(code="0011M2XW7KQFM2XW7KQF")
    for typed in ("0011M2XW7KQFM2XW7KQF", "oOlIm2xw-7kqf-m2xw-7kqf", "0011 M2XW 7KQF M2XW 7KQF"):
        assert page(client, typed).status_code == 200


def test_codes_read_as_a_person_meant_them():
    assert clean_code("o1il 0-o0\u2011x") == "0111000X"
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(is_code(code) and clean_code(grouped(code).lower()) == code for code in codes)
    assert not is_code("U" * 20)


@pytest.mark.parametrize("way", ["address", "header"])
def test_the_same_as_json(client, certificate, way):
    if way == "address":
        response = client.get(reverse("certificates:verify_json", args=[certificate.code]))
    else:
        response = page(client, certificate.code, accept="application/json")
    data = json.loads(response.content)
    assert data["format"] == "summerschool-verification"
    assert data["state"] == "valid"
    assert data["code"] == certificate.code
    assert data["file"] is None
    assert data["certificate"]["holder"] == "Lotte Vermeulen"
    assert data["certificate"]["minutes"] == {"theory": 490, "practice": 375, "visit": 60}
    assert not any(words in response.content.decode() for words in LEFT_OUT)


def test_revoked_as_json_has_no_name(client, db):
    data = as_json(client, make_certificate(**REVOKED).code)
    assert data["certificate"]["revoked"] == {"on": "2026-11-03", "reason": "Mixed up."}
    assert "Lotte" not in json.dumps(data)


def test_two_queries_at_most_and_no_rendering(client, certificate, django_assert_num_queries, monkeypatch):
    monkeypatch.setattr(render, "render", None)
    with django_assert_num_queries(1):
        assert page(client, certificate.code).status_code == 200
    new = certificate
    for _time in range(3):
        new = replace_with_new(new, "Spelling")
    with django_assert_num_queries(2):
        assert page(client, certificate.code).status_code == 200


@pytest.mark.parametrize("name", ["verify_code", "verify_json"])
def test_no_cookie_no_cache_and_revoked_at_once(client, certificate, name):
    address = reverse(f"certificates:{name}", args=[certificate.code])
    response = client.get(address)
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    Certificate.objects.filter(pk=certificate.pk).update(**REVOKED)
    assert "revoked" in client.get(address).content.decode().lower()


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_a_code_is_only_read(client, certificate, method):
    address = reverse("certificates:verify_code", args=[certificate.code])
    response = getattr(client, method)(address)
    assert response.status_code in (403, 405)
    assert b"Lotte" not in response.content


def test_head_says_no_more_than_get(client, certificate):
    assert client.head(reverse("certificates:verify_code", args=[certificate.code])).status_code == 200
    assert client.head(reverse("certificates:verify_code", args=[new_code()])).status_code == 404


@pytest.mark.parametrize(("asked", "word"), [("nl", 'lang="nl"'), ("fr", 'lang="fr"'), ("xx", 'lang="en"')])
def test_the_language_is_asked_for_in_the_address(client, certificate, asked, word):
    response = client.get(reverse("certificates:verify_code", args=[certificate.code]), {"lang": asked})
    assert f"<html {word}" in response.content.decode()
    assert not response.cookies


def test_a_name_is_text_and_nothing_else(client, db):
    name = '<script>alert("1")</script>'
    text = page(client, make_certificate(facts={"holder": name}).code).content.decode()
    assert "<script>alert" not in text
    typed = page(client, "<img src=x onerror=alert(1)>").content.decode()
    assert "<img src=x" not in typed
