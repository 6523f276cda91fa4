"""Which bit says what: drawn once, read from the register, signed anew when it changes."""

import json
import threading

import pytest
from django.db import connection
from django.urls import reverse

from certificates.badges import issuer, multibase, proof, status
from certificates.models import LIST_SIZE, Certificate, StatusEntry, StatusList
from tests.factories import CertificateFactory, OrganiserFactory, StatusEntryFactory, StatusListFactory

from .conftest import give_out, make_certificate, put


def test_the_most_significant_bit_comes_first():
    encoded = status.encode([0, 9, LIST_SIZE - 1])
    assert encoded.startswith("u")
    assert "=" not in encoded
    assert [index for index in (0, 1, 7, 8, 9, 10, LIST_SIZE - 1) if status.is_set(encoded, index)] == [
        0,
        9,
        LIST_SIZE - 1,
    ]


def test_a_list_has_at_least_16_kilobytes():
    import base64
    import gzip

    text = status.encode([])[1:]
    assert len(gzip.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))) * 8 == LIST_SIZE == 131_072


@pytest.mark.django_db
def test_each_certificate_gets_one_place_however_often_one_asks():
    rows = CertificateFactory.create_batch(3, batch=CertificateFactory().batch)
    status.allot(rows)
    first = dict(StatusEntry.objects.values_list("certificate", "index"))
    status.allot(rows)
    assert dict(StatusEntry.objects.values_list("certificate", "index")) == first
    assert len(set(first.values())) == 3
    assert StatusList.objects.count() == 1


@pytest.mark.django_db
def test_a_full_list_is_followed_by_the_next(monkeypatch):
    monkeypatch.setattr(status, "FULLEST", 2)
    rows = CertificateFactory.create_batch(5, batch=CertificateFactory().batch)
    status.allot(rows)
    assert list(StatusList.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert StatusEntry.objects.count() == 5


@pytest.mark.django_db
def test_organisations_have_lists_of_their_own():
    one, other = CertificateFactory(), CertificateFactory()
    for row in (one, other):
        status.allot([row])
    assert one.status_entry.list.organisation != other.status_entry.list.organisation


@pytest.mark.django_db(transaction=True)
def test_two_officers_at_once_give_no_place_twice(monkeypatch):
    """Fails without the lock in `allot`: both make a first list."""
    rows = CertificateFactory.create_batch(8, batch=CertificateFactory().batch)
    gate, failed = threading.Barrier(4), []

    def run(mine):
        try:
            gate.wait(10)
            status.allot(mine)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(rows[number::4],)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failed == []
    assert StatusList.objects.count() == 1
    assert StatusEntry.objects.values("index").distinct().count() == 8


@pytest.mark.django_db
@pytest.mark.parametrize("state", [Certificate.State.REVOKED, Certificate.State.SUPERSEDED])
def test_what_no_longer_counts_shows_at_once(client, certificate, state):
    give_out(certificate)
    index = certificate.status_entry.index
    address = reverse("certificates:status_list", args=[certificate.status_entry.list.public_id])
    before = client.get(address)
    assert not status.is_set(json.loads(before.content)["credentialSubject"]["encodedList"], index)
    assert client.get(address, headers={"If-None-Match": before["ETag"]}).status_code == 304

    put(certificate, state)
    after = client.get(address, headers={"If-None-Match": before["ETag"]})
    assert after.status_code == 200
    assert status.is_set(json.loads(after.content)["credentialSubject"]["encodedList"], index)
    assert after["Access-Control-Allow-Origin"] == "*"
    assert after["Cache-Control"] == "public, max-age=60"
    assert not after.cookies


@pytest.mark.django_db
def test_the_list_is_signed_by_the_issuer_of_the_badges(client, certificate):
    badge = json.loads(give_out(certificate))
    address = badge["credentialStatus"]["statusListCredential"].removeprefix("https://school.example")
    listed = json.loads(client.get(address).content)
    assert listed["id"] == badge["credentialStatus"]["statusListCredential"]
    assert listed["issuer"] == badge["issuer"]["id"] == issuer.issuer_id(certificate.organisation)
    assert proof.holds(listed, multibase.key_of(listed["proof"]["verificationMethod"].split("#")[1]))


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 30])
def test_a_list_takes_the_same_queries_however_long(client, badge_key, django_assert_num_queries, count):
    row = StatusListFactory(organisation=OrganiserFactory())
    batch = CertificateFactory().batch
    for number in range(count):
        entry = StatusEntryFactory(list=row, index=number * 7, certificate=CertificateFactory(batch=batch))
        put(entry.certificate, "revoked")
    address = reverse("certificates:status_list", args=[row.public_id])
    client.get(address)
    with django_assert_num_queries(3):  # the list, the key, the bits
        assert client.get(address).status_code == 200


@pytest.mark.django_db
def test_a_second_certificate_of_a_person_has_a_place_of_its_own(certificate):
    give_out(certificate)
    other = make_certificate(batch=certificate.batch)
    give_out(other)
    assert other.status_entry.index != certificate.status_entry.index
    assert other.status_entry.list == certificate.status_entry.list
