"""The pages and documents of badges: for anybody, for verifiers, and for the holder alone."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse

from certificates.badges import achievements, baking, issuer
from certificates.models import Achievement
from tests.factories import OrganiserFactory, UserFactory

from .conftest import give_out, make_certificate, put

pytestmark = pytest.mark.django_db
HTML = {"Accept": "text/html"}


@pytest.fixture(autouse=True)
def _fonts(pdf_fonts):
    """Pictures are drawn with the fonts of printed documents."""


def path_of(address):
    return address.removeprefix("https://school.example")


def test_every_address_in_a_badge_answers_to_anybody(client, certificate):
    badge = json.loads(give_out(certificate))
    achievement = badge["credentialSubject"]["achievement"]
    for address in (
        badge["issuer"]["id"],
        achievement["id"],
        achievement["image"]["id"],
        badge["credentialStatus"]["statusListCredential"],
    ):
        answer = client.get(path_of(address))
        assert answer.status_code == 200, address
        assert not answer.cookies, address
    framework = achievement["alignment"][0]["targetUrl"].split("#")[0]
    assert client.get(path_of(framework)).status_code == 200


def test_the_issuer_s_document_names_the_key_that_signed(client, certificate, badge_key):
    badge = json.loads(give_out(certificate))
    badge_key("later")
    give_out(make_certificate(batch=certificate.batch))
    answer = client.get(path_of(badge["issuer"]["id"]))
    document = answer.json()
    assert answer["Content-Type"] == "application/ld+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in answer["Vary"]
    assert document["id"] == badge["issuer"]["id"]
    assert badge["proof"]["verificationMethod"] in document["assertionMethod"]
    assert len(document["verificationMethod"]) == 2
    assert document["verificationMethod"][0]["id"] != badge["proof"]["verificationMethod"]  # today's comes first


def test_did_web_leads_to_the_same_keys(client, certificate, settings):
    give_out(certificate)
    settings.SITE_URL = "http://localhost:8145"
    organisation = certificate.organisation
    did = issuer.did_of(organisation)
    assert did == f"did:web:localhost%3A8145:issuers:{organisation.public_id}"
    document = client.get(reverse("certificates:issuer_did", args=[organisation.public_id])).json()
    assert document["id"] == did
    assert document["verificationMethod"][0]["controller"] == did
    keys = [row["publicKeyMultibase"] for row in issuer.document(organisation)["verificationMethod"]]
    assert [row["publicKeyMultibase"] for row in document["verificationMethod"]] == keys


def test_browsers_get_pages(client, certificate):
    badge = json.loads(give_out(certificate))
    achievement = badge["credentialSubject"]["achievement"]
    page = client.get(path_of(achievement["id"]), headers=HTML)
    assert "Cleanroom block" in page.text
    assert "Lotte" not in page.text
    assert "Lotte" not in client.get(path_of(achievement["id"])).text
    assert achievement["name"].split(" (")[0] in client.get(path_of(badge["issuer"]["id"]), headers=HTML).text
    target = achievement["alignment"][0]
    framework = client.get(path_of(target["targetUrl"].split("#")[0]), headers=HTML)
    assert f'id="{target["targetUrl"].split("#")[1]}"' in framework.text
    assert target["targetName"] in framework.text


def test_a_school_is_no_issuer_and_an_organiser_without_badges_is_one(client):
    from tests.factories import SchoolFactory

    assert client.get(reverse("certificates:issuer", args=[SchoolFactory().public_id])).status_code == 404
    empty = OrganiserFactory()
    assert client.get(reverse("certificates:issuer", args=[empty.public_id]), headers=HTML).status_code == 200
    assert client.get(reverse("certificates:framework", args=[empty.public_id])).status_code == 200


def test_equal_certificates_share_an_achievement_in_every_language(certificate):
    give_out(certificate)
    give_out(make_certificate("Somebody Else", batch=certificate.batch, language="fr"))
    assert Achievement.objects.count() == 1
    give_out(make_certificate(batch=certificate.batch, facts={"kind": "attendance"}))
    assert Achievement.objects.count() == 2
    assert achievements.level_of(Achievement.objects.get(kind="attendance").content) == 0


def test_the_holder_gets_page_and_files(client, certificate):
    badge = give_out(certificate)
    client.force_login(certificate.holder)
    page = client.get(reverse("certificates:badge", args=[certificate.public_id]))
    assert page.status_code == 200
    assert "linkedin.com/profile/add" in page.text
    data = client.get(reverse("certificates:badge_json", args=[certificate.public_id]))
    assert data.content == badge
    assert data["Cache-Control"] == "private, no-store"
    picture = client.get(reverse("certificates:badge_png", args=[certificate.public_id]))
    assert picture["Content-Type"] == "image/png"
    assert baking.unbake(picture.content) == badge


def test_linkedin_s_form_is_filled_in(certificate):
    from certificates.views.my_badge import profile_address

    asked = parse_qs(urlsplit(profile_address(certificate, "Certificate of completion: GMP & more")).query)
    assert asked["name"] == ["Certificate of completion: GMP & more"]
    assert asked["certId"] == ["2026-0007"]
    assert asked["certUrl"] == [certificate.verify_url]
    assert (asked["issueYear"], asked["issueMonth"], asked["expirationYear"]) == (["2026"], ["10"], ["2029"])


@pytest.mark.parametrize("name", ["badge", "badge_json", "badge_png"])
def test_nobody_else_gets_them(client, certificate, name):
    give_out(certificate)
    address = reverse(f"certificates:{name}", args=[certificate.public_id])
    assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("state", ["approved", "revoked", "superseded"])
def test_what_is_not_valid_is_not_given_out(client, certificate, state):
    give_out(certificate)
    put(certificate, state)
    client.force_login(certificate.holder)
    assert client.get(reverse("certificates:badge_png", args=[certificate.public_id])).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_public_lists_take_the_same_queries_however_long(client, badge_key, django_assert_num_queries, count):
    first = make_certificate()
    for number in range(count):
        titled = {"cohort": first.facts["cohort"] | {"title": f"Edition {number}"}}
        achievements.achievement_of(first.facts | titled, first.organisation)
    for name in ("issuer", "framework"):
        address = reverse(f"certificates:{name}", args=[first.organisation.public_id])
        with django_assert_num_queries(3 if name == "issuer" else 2):
            assert client.get(address, headers=HTML).text.count("Edition") >= count


@pytest.mark.parametrize("title", ["W" * 120, "細胞治療 GMP サマースクール", "<b>&", "فاطمة الزهراء بنت محمد", "x"])
def test_any_title_makes_a_picture(certificate, title):
    from certificates.badges import picture

    content = achievements.content_of(certificate.facts)
    content["cohort"] = content["cohort"] | {"title": title}
    assert picture.png_of(content, title).startswith(baking.HEAD)
